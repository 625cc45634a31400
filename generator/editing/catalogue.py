"""Every briefing of a project, read for publishing: what it says, its address, and what people did to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.briefing import Briefing
from generator.editing import revision
from generator.editing.differences import differences
from generator.editing.shelf import Shelf
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
    edited: frozenset[str]
    """Paths of what a person changed or added, such as `headline`, `actors/<id>/role`, `positions/<id>`."""


def catalogue(briefings: Path) -> Iterator[Listed | NewsbriefError]:
    """Give every briefing in order of the slugs, or what is wrong with it."""
    shelf = Shelf(briefings)
    for slug in shelf.slugs():
        stored = shelf.read(slug)
        if stored.content is None:
            continue
        try:
            source = revision.read(shelf, stored)
        except NewsbriefError as error:
            yield error
            continue
        state = stored.lock
        found = differences(state.base, source.data, state.memory) if state else ()
        edited = frozenset(d.at for d in found if d.kind in ("edited", "added"))
        yield Listed(slug, source.briefing, state.id if state else slug, state.former if state else (), edited)
