"""What publishing is given: a briefing, and what the site has to know about it besides its YAML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.briefing import Briefing
from generator.ground import moments
from generator.paths import Path

UNDATED = "undated"
"""Stands for the month of an article without a date."""

_MAIN_ACTORS = 5
"""Actors under whom a briefing is filed: the weightiest stand first, and later ones are named in passing."""


@dataclass(frozen=True, slots=True)
class BriefingEntry:
    """One briefing to publish. Nothing here is read from YAML or from the clock by this room."""

    slug: str
    """The file name of the YAML without its suffix; it makes the address."""
    briefing: Briefing
    text: str | None = None
    """The article exactly as given, or None when it is not at hand; the page then says so."""
    id: str = ""
    """The permanent id, kept when the slug changes; the slug where there is none."""
    updated: str | None = None
    """ISO 8601 date or date with time of the last change; the article's date stands in where it is not known."""
    edited: frozenset[Path] = frozenset()
    """What a person changed or added: a value, a key of a record, a whole record."""
    same: Mapping[str, str] = field(default_factory=dict)
    """Ids by which this briefing calls actors whom the site knows under another id, each with that id."""
    former_slugs: tuple[str, ...] = ()
    """Slugs that the briefing had before; their addresses lead to the present one."""

    @property
    def permanent_id(self) -> str:
        """The id that feeds and calendars use."""
        return self.id or self.slug

    @property
    def published(self) -> str:
        """The article's ISO date, or the empty string, so that undated briefings sort before dated ones."""
        return self.briefing.article.published or ""

    @property
    def day(self) -> date | None:
        """The article's day, the first one that its date can mean."""
        moment = moments.known(self.published)
        return moment.first if moment else None

    @property
    def month(self) -> str:
        """The article's month, as `2025-06`, or `UNDATED`."""
        return self.day.isoformat()[:7] if self.day else UNDATED

    @property
    def main_actors(self) -> tuple[str, ...]:
        """The names of those whom the briefing is about: its tags, and its categories in feeds."""
        return tuple(actor.name for actor in self.briefing.actors[:_MAIN_ACTORS])

    def canonical(self, identifier: str) -> str:
        """Give the id under which the site knows what this briefing calls `identifier`."""
        return self.same.get(identifier, identifier)

    def is_edited(self, record: Path) -> bool:
        """Tell whether a person changed something in a record, or added it."""
        return any(edit.record == record for edit in self.edited)


def newest_first(entries: tuple[BriefingEntry, ...]) -> tuple[BriefingEntry, ...]:
    """Order entries by the article's date, newest first, then by slug; undated ones come last."""
    return tuple(sorted(sorted(entries, key=lambda entry: entry.slug), key=lambda e: e.published, reverse=True))


def newest_day(entries: Iterable[BriefingEntry]) -> date | None:
    """Give the newest article's day: the day that the site as a whole speaks from."""
    return max((entry.day for entry in entries if entry.day), default=None)
