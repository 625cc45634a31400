"""`newsbrief extract`: the machine's facts, one JSON object a line, before any hand edit."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from generator.article import Article, named, read_seed
from generator.briefing import Briefing
from generator.errors import ArticleError, NewsbriefError, Place, SettingsError, contained
from generator.metadata import Metadata, checked_date
from generator.project import Settings
from generator.register import Register
from generator.steps import Around

if TYPE_CHECKING:
    from generator.extraction.pipeline import Extractor
    from generator.extraction.records import Facts

Spread = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]
"""Applies a function to articles and gives the results in order: `map`, or the workers of `workers`."""

STDIN = Path("<stdin>")


def run(
    articles: Iterable[Article | NewsbriefError],
    settings: Settings,
    spread: Spread = map,
    register: Register | None = None,
    during: Around = nullcontext,
) -> Iterable[str | NewsbriefError]:
    """Give contract 1 for each article, in order, or what is wrong with it; the others go on.

    `register` is the project's alias file, which acts on what is freshly found; `during` surrounds each step of the
    extraction, wherever that runs.
    The language model is loaded when the first article needs it. Raises `SettingsError` when it cannot be used.
    """
    return spread(Printer(settings, register or Register(), during), articles)


@dataclass(frozen=True, slots=True)
class Printer:
    """Makes the line that `extract` prints for an article."""

    settings: Settings
    register: Register
    during: Around = nullcontext

    def __call__(self, article: Article | NewsbriefError) -> str | NewsbriefError:
        """Extract. What is wrong with an article comes back as it is. Raises `SettingsError` without a model."""
        if isinstance(article, NewsbriefError):
            return article
        try:
            with contained(Place(Path(article.id))):
                facts = _facts(article, self.settings, self.register, self.during)
                from generator.extraction import contract  # noqa: PLC0415 - is there once facts are

                return contract.as_json(facts, article.text)
        except SettingsError:
            raise
        except NewsbriefError as error:
            return error


@dataclass(frozen=True, slots=True)
class Machine:
    """Makes a fresh briefing of an article. The language model is loaded when the first one is asked for."""

    settings: Settings
    register: Register = field(default_factory=Register)
    """The project's alias file, which acts on what is freshly found."""

    def __call__(self, article: Article) -> Briefing:
        """Extract and select. Raises `ArticleError` for what is not English, `SettingsError` without a model."""
        facts = _facts(article, self.settings, self.register)
        from generator.extraction import selection  # noqa: PLC0415 - is there once facts are

        return selection.brief(article, facts, _extractor(self.settings.model).lexicon.stances)


def refuse(article: Article) -> None:
    """Raise `ArticleError` when the machine would not read an article. No language model is loaded for that."""
    from generator.extraction import language  # noqa: PLC0415 - reads the model that knows languages

    language.demand_english(article)


_ONE_AT_A_TIME = Lock()
"""A worker of a cluster may have several threads; the models are used by one."""


def _facts(article: Article, settings: Settings, register: Register, during: Around = nullcontext) -> Facts:
    with _ONE_AT_A_TIME:
        return _extractor(settings.model).facts(article, register, during)


def _extractor(model: str) -> Extractor:
    try:
        from generator.extraction import pipeline  # noqa: PLC0415 - loads spaCy

        return pipeline.load(model)
    except NewsbriefError:
        raise
    except Exception as error:  # without it no article can be read, so it is the run's failure and not each article's
        raise SettingsError(
            f"what reads articles cannot be loaded: {type(error).__name__}: {error}",
            hint="install Newsbrief anew, in an environment of its own",
        ) from error


def from_files(files: Iterable[Path], root: Path, settings: Settings) -> Iterator[Article | NewsbriefError]:
    """Read articles from files in or outside of the project."""
    for file in named(files):
        inside = file.resolve().is_relative_to(root.resolve())
        try:
            yield read_seed(file, root if inside else file.resolve().parent, settings.max_article_characters)
        except NewsbriefError as error:
            yield error


def from_jsonl(lines: Iterable[bytes], settings: Settings) -> Iterator[Article | NewsbriefError]:
    """Read `{"id", "text", "title"?, "published"?}` lines as they come; a blank line is passed over."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _article(json.loads(line), settings)
            except (ValueError, RecursionError) as error:
                yield ArticleError(f"not an article: {error}", place=Place(STDIN, number), hint=_FORM)


_FORM = 'each line is an object with "id" and "text", and may have "title" and "published"'


def _article(data: Any, settings: Settings) -> Article:
    if not isinstance(data, dict):
        raise ValueError("not a JSON object")  # noqa: TRY004 - one kind of error for all that is wrong with a line
    for key, needed in (("id", True), ("text", True), ("title", False), ("published", False)):
        if not isinstance(data.get(key), str) and (needed or data.get(key) is not None):
            raise ValueError(f'"{key}" has to be a string')
        if re.search("[\ud800-\udfff]", data.get(key) or ""):
            raise ValueError(f'"{key}" has half a character (a lone surrogate)')
    if not data["text"].strip():
        raise ValueError('"text" is empty')
    if len(data["text"]) > settings.max_article_characters:
        raise ValueError(f'"text" has over {settings.max_article_characters:,} characters')
    published = data.get("published") or None
    if published:
        checked_date(published)
    return Article(data["id"], data["text"], Metadata(title=data.get("title") or None, published=published))
