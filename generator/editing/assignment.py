"""Which briefing belongs to which article: by path, else by text, else by near-identical text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from generator.article import Article
from generator.editing import lock
from generator.editing.shelf import Stored
from generator.editing.sketch import NEAR, resemblance, sketch


@dataclass(frozen=True, slots=True)
class Assigned:
    """An article with its briefing."""

    article: Article
    stored: Stored | None
    """None for an article that has no briefing yet."""
    same_as: str | None = None
    """The path of another article with the same text, which has the briefing already."""


def assign(articles: Sequence[Article], shelf: Sequence[Stored], exists: Callable[[str], bool]) -> list[Assigned]:
    """Find for each article its briefing. `exists` says whether an article's path still leads to a file."""
    by_file = {stored.file: stored for stored in sorted(shelf, key=_has_yaml) if stored.file}
    lost = [s for s in shelf if s.lock and s.file and not exists(s.file)]
    # Articles under their own path first: a copy that sorts before its original must not take its briefing.
    first_with: dict[str, str] = {}
    for article in sorted(articles, key=lambda a: (a.id not in by_file, a.id)):
        first_with.setdefault(lock.digest(article.text), article.id)
    for stored in shelf:
        if stored.lock and stored.file and exists(stored.file):
            first_with.setdefault(stored.lock.inputs.text, stored.file)
    return [_assigned(article, by_file.get(article.id), lost, first_with) for article in articles]


def _assigned(article: Article, own: Stored | None, lost: list[Stored], first_with: dict[str, str]) -> Assigned:
    if own is not None:
        return Assigned(article, own)
    digest = lock.digest(article.text)
    if first_with[digest] != article.id:
        return Assigned(article, None, same_as=first_with[digest])
    same = [s for s in lost if s.lock and s.lock.inputs.text == digest]
    if not same:
        shape = sketch(article.text)
        same = [s for s in lost if s.lock and resemblance(s.lock.sketch, shape) >= NEAR]
    if len(same) != 1:
        return Assigned(article, None)
    lost.remove(same[0])
    return Assigned(article, replace(same[0], file=article.id))


def _has_yaml(stored: Stored) -> bool:
    return stored.content is not None


def renames(shelf: Sequence[Stored]) -> list[tuple[Stored, Stored]]:
    """Give briefings whose YAML a person gave another name: the old one, that has only a lock, and the new one."""
    gone = {s.file: s for s in shelf if s.is_gone and s.lock and s.file}
    return [(gone[s.file], s) for s in shelf if s.content is not None and not s.lock and not s.fault and s.file in gone]
