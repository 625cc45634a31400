"""Which briefing belongs to which article: by path, else by text, else by near-identical text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, Protocol, TypeVar

from generator.editing.index import Entry
from generator.editing.sketch import NEAR, Sketch, Sketches, resemblance


class Known(Protocol):
    """What has to be known of an article."""

    @property
    def id(self) -> str:
        """Its path relative to the project's root."""

    @property
    def text(self) -> bytes:
        """Short digest of its text (see `index.short`)."""


A = TypeVar("A", bound=Known)


@dataclass(frozen=True, slots=True)
class Assigned(Generic[A]):
    """An article with its briefing."""

    article: A
    entry: Entry | None
    """None for an article that has no briefing yet."""
    same_as: str | None = None
    """The path of another article with the same text, which has the briefing already."""


def assign(
    articles: Sequence[A],
    shelf: Sequence[Entry],
    exists: Callable[[str], bool],
    sketch_of_article: Callable[[A], Sketch],
    sketch_of_briefing: Callable[[Entry], Sketch],
) -> Iterable[Assigned[A]]:
    """Find for each article its briefing, in order.

    `exists` says whether an article's path still leads to a file. Sketches are asked for only where an article is new
    and a briefing has lost its own.
    """
    by_file = {entry.file: entry for entry in sorted(shelf, key=lambda entry: entry.has_yaml) if entry.file}
    there = {entry.file for entry in shelf if entry.has_lock and entry.file and exists(entry.file)}
    lost = _Lost([e for e in shelf if e.has_lock and e.file and e.file not in there], sketch_of_briefing)
    # Articles under their own path first: a copy that sorts before its original must not take its briefing.
    first_with: dict[bytes, str] = {}
    in_order = sorted(articles, key=lambda a: a.id)
    for is_known in (True, False):
        for article in in_order:
            if (article.id in by_file) is is_known:
                first_with.setdefault(article.text, article.id)
    for entry in shelf:
        if entry.text and entry.file in there:
            first_with.setdefault(entry.text, entry.file)
    for article in articles:
        own = by_file.get(article.id)
        if own is None and first_with[article.text] != article.id:
            yield Assigned(article, None, same_as=first_with[article.text])
        else:
            yield Assigned(article, own or lost.claim(article.text, partial(sketch_of_article, article)))


class _Lost:
    """The briefings whose article is gone, to be found by text."""

    def __init__(self, entries: Sequence[Entry], sketch_of: Callable[[Entry], Sketch]) -> None:
        self._entries = entries
        self._left = {entry.slug: entry for entry in entries}
        self._sketch_of = sketch_of
        self._by_text: defaultdict[bytes, list[Entry]] = defaultdict(list)
        for entry in entries:
            self._by_text[entry.text or b""].append(entry)
        self._sketches: Sketches | None = None

    def claim(self, text: bytes, sketch: Callable[[], Sketch]) -> Entry | None:
        """Give the only briefing with this text, else the only one with nearly this text; it is lost no more."""
        if not self._left:
            return None
        same = [entry for entry in self._by_text.get(text, ()) if entry.slug in self._left] or self._near(sketch())
        if len(same) != 1:
            return None
        return self._left.pop(same[0].slug)

    def _near(self, shape: Sketch) -> list[Entry]:
        if self._sketches is None:
            self._sketches = Sketches(map(self._sketch_of, self._entries))
        left = (e for n in self._sketches.candidates(shape) if (e := self._entries[n]).slug in self._left)
        return [entry for entry in left if resemblance(self._sketch_of(entry), shape) >= NEAR]


def renames(shelf: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    """Give briefings whose YAML a person gave another name: the old one, that has only a lock, and the new one."""
    gone = {e.file: e for e in shelf if e.is_gone and e.has_lock and e.file}
    return [(gone[e.file], e) for e in shelf if e.has_yaml and not e.has_lock and not e.is_faulty and e.file in gone]
