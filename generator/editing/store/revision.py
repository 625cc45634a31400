"""One briefing brought up to date on the disk: read, merged, spliced, checked, replaced together with its lock."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from generator.editing.checking import reading
from generator.editing.merging.merge import Merged, adopt, merge
from generator.editing.merging.underway import Change
from generator.editing.store.briefings import Store
from generator.editing.store.lock import Lock
from generator.editing.store.stored import Stored
from generator.editing.text import compose
from generator.editing.text.layout import Layout
from generator.editing.text.source import Source
from generator.editing.text.splice import splice
from generator.editing.values.decisions import Decisions
from generator.editing.values.shape import ITEMS, Data
from generator.errors import BriefingError, Place

TRIES = 5
"""How often a briefing is merged again because somebody saved it meanwhile."""

Stamp = Callable[[Data, Decisions], Lock]
"""Makes the new state of a briefing from its base and what people decided."""


@dataclass(frozen=True, slots=True)
class Revised:
    """What a revision did."""

    slug: str
    rewritten: bool
    """Bytes of the YAML changed."""
    changes: tuple[Change, ...]


def create(store: Store, slug: str, fresh: Data, stamp: Stamp) -> Revised:
    """Write a new briefing with its lock."""
    text = compose.document(fresh)
    reading.read(text, store.yaml(slug))
    if not store.save(Stored(slug, None, None), text, stamp(fresh, Decisions())):
        raise _busy(store, slug)
    return Revised(slug, rewritten=True, changes=())


def revise(
    store: Store,
    stored: Stored,
    fresh: Data | None,
    stamp: Stamp,
    article: Data | None = None,
    text: str | None = None,
) -> Revised:
    """Merge `fresh` (None: the machine has nothing new but the `article` section) and write what changes.

    Raises `InvalidFileError` when the YAML cannot be used and `BriefingError` when it cannot be written.
    """
    for _ in range(TRIES):
        source = read(store, stored)
        merged = merged_with(stored, source, fresh, article, text)
        reading.accept(merged.data)
        new = splice(source, merged.data)
        if store.save(stored, new, stamp(merged.base, merged.decided)):
            return Revised(stored.slug, new != source.text, merged.changes)
        stored = store.read(stored.slug)
    raise _busy(store, stored.slug)


def read(store: Store, stored: Stored) -> Source:
    """Read the YAML of a stored briefing. Raises `InvalidFileError` with all that is wrong with its form."""
    file = store.yaml(stored.slug)
    assert stored.content is not None
    return reading.read(reading.decode(stored.content, file), file)


def merged_with(
    stored: Stored, source: Source, fresh: Data | None, article: Data | None = None, text: str | None = None
) -> Merged:
    """Merge without writing. Without a lock the file is adopted: what equals `fresh` is the machine's."""
    if stored.lock:
        base, decided = stored.lock.base, stored.lock.memory
    else:
        assert fresh is not None
        base, decided = adopt(source.data, fresh)
    return merge(base, source.data, fresh, decided, commented(source), article, text)


def commented(source: Source) -> AbstractSet[tuple[str, int]]:
    """Give the records, by section and index in the list, that a comment describes."""
    layout = Layout(source.text, source.document)
    first = min(source.document.key_extents[(section,)].start for section in ITEMS)
    if not layout.comments_in(first, len(source.text)):  # most files have none but the line for editors at the top
        return frozenset()
    return {(s, i) for s in ITEMS for i in range(len(source.data[s])) if layout.has_comment((s, i))}


def _busy(store: Store, slug: str) -> BriefingError:
    return BriefingError(
        "it is being changed by somebody else all the time",
        place=Place(store.yaml(slug)),
        hint="save it, and run again",
    )
