"""Which briefing belongs to which article: by path, else by text, else by near-identical text.

A path alone tells nothing where its file holds a wholly other text than before: that is another article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Generic, Protocol, TypeVar

from generator.editing.store.index import IndexEntry
from generator.editing.store.sketch import NEAR, VERSION, Sketch, Sketches, resemblance


class ArticleKey(Protocol):
    """What has to be known of an article."""

    @property
    def id(self) -> str:
        """Its path relative to the project's root."""

    @property
    def text(self) -> bytes:
        """Short digest of its text (see `index.short`)."""


A = TypeVar("A", bound=ArticleKey)


@dataclass(frozen=True, slots=True)
class Assigned(Generic[A]):
    """An article with its briefing."""

    article: A
    entry: IndexEntry | None
    """None for an article that has no briefing yet."""
    same_as: str | None = None
    """The path of another article with the same text, which has the briefing already."""
    instead_of: tuple[str, ...] = ()
    """Names of briefings of another article, which was under this one's path and is not at hand."""


def assign(
    articles: Sequence[A],
    store: Sequence[IndexEntry],
    exists: Callable[[str], bool],
    sketch_of_article: Callable[[A], Sketch],
    sketch_of_briefing: Callable[[IndexEntry], Sketch],
) -> Iterable[Assigned[A]]:
    """Find for each article its briefing, in order.

    `exists` says whether an article's path still leads to a file. Sketches are asked for only where an article is new
    or changed, or a briefing has lost its own.
    """

    def is_version(article: A, entry: IndexEntry) -> bool:
        known = () if entry.text in (None, article.text) else sketch_of_briefing(entry)
        return not known or resemblance(known, sketch_of_article(article)) >= VERSION

    own, displaced = _by_path(articles, store, is_version)
    without = {entry.slug for entries in displaced.values() for entry in entries}
    there = {e.slug for e in store if e.has_lock and e.file and e.slug not in without and exists(e.file)}
    lost = _Lost([e for e in store if e.has_lock and e.file and e.slug not in there], sketch_of_briefing)
    # Articles under their own path first: a copy that sorts before its original must not take its briefing.
    first_with: dict[bytes, str] = {}
    in_order = sorted(articles, key=lambda a: a.id)
    for is_known in (True, False):
        for article in in_order:
            if (article.id in own) is is_known:
                first_with.setdefault(article.text, article.id)
    for entry in store:
        if entry.text and entry.file and entry.slug in there:
            first_with.setdefault(entry.text, entry.file)
    found = []
    for article in articles:
        if article.id not in own and first_with[article.text] != article.id:
            found.append(Assigned(article, None, same_as=first_with[article.text]))
        else:
            mine = own.get(article.id) or lost.claim(article.text, partial(sketch_of_article, article))
            found.append(Assigned(article, mine))
    claimed = {one.entry.slug for one in found if one.entry}
    for one in found:
        left = tuple(e.slug for e in displaced.get(one.article.id, ()) if e.has_yaml and e.slug not in claimed)
        yield replace(one, instead_of=left) if left else one


def _by_path(
    articles: Sequence[A], store: Sequence[IndexEntry], is_version: Callable[[A, IndexEntry], bool]
) -> tuple[dict[str, IndexEntry], dict[str, list[IndexEntry]]]:
    """Give by path the briefing that names it and tells of the article there, and those that tell of another one."""
    by_file: defaultdict[str, list[IndexEntry]] = defaultdict(list)
    for entry in sorted(store, key=_standing):
        by_file[entry.file or ""].append(entry)
    own: dict[str, IndexEntry] = {}
    displaced: dict[str, list[IndexEntry]] = {}
    for article in articles:
        named = by_file.get(article.id, [])
        # A YAML without a lock, a copy most often, waits behind one that the machine wrote.
        named = [entry for entry in named if entry.has_lock or entry.is_faulty] or named
        fitting = [entry for entry in named if is_version(article, entry)]
        if fitting:
            own[article.id] = min(fitting, key=lambda entry: (entry.is_gone, entry.text != article.text))
        if len(fitting) < len(named):
            displaced[article.id] = [entry for entry in named if entry not in fitting]
    return own, displaced


def _standing(entry: IndexEntry) -> tuple[bool, bool, str]:
    """Order the briefings that name one article: those that are there first, the original before a copy with a lock."""
    return entry.is_gone, entry.id != entry.slug, entry.slug


class _Lost:
    """The briefings whose article is gone, to be found by text."""

    def __init__(self, entries: Sequence[IndexEntry], sketch_of: Callable[[IndexEntry], Sketch]) -> None:
        self._entries = entries
        self._left = {entry.slug: entry for entry in entries}
        self._sketch_of = sketch_of
        self._by_text: defaultdict[bytes, list[IndexEntry]] = defaultdict(list)
        for entry in entries:
            self._by_text[entry.text or b""].append(entry)
        self._sketches: Sketches | None = None

    def claim(self, text: bytes, sketch: Callable[[], Sketch]) -> IndexEntry | None:
        """Give the only briefing with this text, else the only one with nearly this text; it is lost no more."""
        if not self._left:
            return None
        same = [entry for entry in self._by_text.get(text, ()) if entry.slug in self._left] or self._near(sketch())
        if len(same) != 1:
            return None
        return self._left.pop(same[0].slug)

    def _near(self, shape: Sketch) -> list[IndexEntry]:
        if self._sketches is None:
            self._sketches = Sketches(map(self._sketch_of, self._entries))
        left = (e for n in self._sketches.candidates(shape) if (e := self._entries[n]).slug in self._left)
        return [entry for entry in left if resemblance(self._sketch_of(entry), shape) >= NEAR]


def renames(store: Sequence[IndexEntry]) -> list[tuple[IndexEntry, IndexEntry]]:
    """Give briefings whose YAML a person gave another name: the old one, that has only a lock, and the new one."""
    gone = {e.file: e for e in store if e.is_gone and e.has_lock and e.file}
    new = (e for e in store if e.has_yaml and not e.has_lock and not e.is_faulty and e.file)
    return [(gone.pop(e.file), e) for e in new if e.file in gone]  # a second one is a copy
