"""`newsbrief extract`: the machine's facts, one JSON object a line, before any hand edit."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.article import Article, Metadata, checked_date, read_seed
from generator.briefing import Briefing
from generator.errors import ArticleError, NewsbriefError, Place
from generator.project import Settings

if TYPE_CHECKING:
    from generator.extraction.pipeline import Extractor

STDIN = Path("<stdin>")


def run(articles: Iterable[Article | NewsbriefError], settings: Settings) -> Iterator[str | NewsbriefError]:
    """Give contract 1 for each article, in order, or what is wrong with it; the others go on.

    The language model is loaded when the first article needs it. Raises `SettingsError` when it cannot be used.
    """
    extractor = None
    for article in articles:
        if isinstance(article, NewsbriefError):
            yield article
            continue
        if extractor is None:
            from generator.extraction import contract, pipeline  # noqa: PLC0415 - loads spaCy

            extractor = pipeline.load(settings.model)
        try:
            yield contract.as_json(extractor.facts(article), article.text)
        except ArticleError as error:
            yield error


class Machine:
    """Makes a fresh briefing of an article. The language model is loaded when the first one is asked for."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._extractor: Extractor | None = None

    def __call__(self, article: Article) -> Briefing:
        """Extract and select. Raises `ArticleError` for what is not English, `SettingsError` without a model."""
        from generator.extraction import pipeline, selection  # noqa: PLC0415 - loads spaCy

        if self._extractor is None:
            self._extractor = pipeline.load(self._settings.model)
        return selection.brief(article, self._extractor.facts(article), self._extractor.lexicon.stances)


def from_files(files: Iterable[Path], root: Path, settings: Settings) -> Iterator[Article | NewsbriefError]:
    """Read articles from files in or outside of the project."""
    for file in files:
        inside = file.resolve().is_relative_to(root.resolve())
        try:
            yield read_seed(file, root if inside else file.resolve().parent, settings.max_article_characters)
        except ArticleError as error:
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
    if not data["text"].strip():
        raise ValueError('"text" is empty')
    if len(data["text"]) > settings.max_article_characters:
        raise ValueError(f'"text" has over {settings.max_article_characters:,} characters')
    published = data.get("published") or None
    if published:
        checked_date(published)
    return Article(data["id"], data["text"], Metadata(title=data.get("title") or None, published=published))
