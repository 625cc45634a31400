"""Every briefing of a project, read for publishing: what it says, its address, and what people did to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from generator import paths
from generator.briefing import Briefing
from generator.editing.merging.differences import differences
from generator.editing.store import lock, revision
from generator.editing.store.briefings import Store
from generator.editing.store.stored import Stored
from generator.errors import NewsbriefError


@dataclass(frozen=True, slots=True)
class Listed:
    """One briefing to publish."""

    slug: str
    briefing: Briefing
    id: str
    """The permanent id, kept when the slug changes."""
    former: tuple[str, ...]
    """Slugs that it had before."""
    text: str | None
    """Digest of the article's text; None where it is not known."""
    edited: frozenset[paths.Path]
    """What a person changed or added: a value, a key of a record, a whole record."""


@dataclass(frozen=True, slots=True)
class Faulty:
    """One briefing whose YAML cannot be used."""

    slug: str
    error: NewsbriefError


def catalogue(briefings: Path, last_good: Mapping[str, bytes] = MappingProxyType({})) -> Iterator[Listed | Faulty]:
    """Give every briefing in order of the slugs, or what is wrong with it.

    `last_good` has YAML by slug as it was when it could last be read: a fault is then followed by the briefing as
    it was.
    """
    store = Store(briefings)
    for slug in store.slugs():
        stored = store.read(slug)
        if stored.content is None:
            if stored.is_misnamed and stored.fault:
                yield Faulty(slug, stored.fault)
            continue
        try:
            yield _listed(store, stored)
        except NewsbriefError as error:
            yield Faulty(slug, error)
            if slug in last_good:
                with suppress(NewsbriefError):  # it was kept while somebody was writing
                    yield _listed(store, replace(stored, content=last_good[slug]))


def article_of(one: Listed, briefings: Path, text: str | None) -> str | None:
    """Give the text that stands under the article's path; None where that is another article's."""
    if text is None or one.text in (None, lock.digest(text)):
        return text
    state = Store(briefings).read(one.slug).lock
    return text if state is None or state.tells_of(text) else None


def _listed(store: Store, stored: Stored) -> Listed:
    source, state = revision.read(store, stored), stored.lock
    found = differences(state.base, source.data, state.memory) if state else ()
    edited = frozenset(d.path for d in found if d.kind in ("edited", "added"))
    if state is None:
        return Listed(stored.slug, source.briefing, stored.slug, (), None, edited)
    return Listed(stored.slug, source.briefing, state.id, state.former, state.inputs.text, edited)
