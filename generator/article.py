"""An article and what is known about it besides its text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read."""

    id: str
    """The seed's path relative to the project's root, or the id given with `--jsonl`."""
    text: str
    """The text exactly as given; all offsets are code points of it."""
    title: str | None = None
    source: str | None = None
    source_note: str | None = None
    url: str | None = None
    published: str | None = None
    """ISO 8601 date, or date with time and offset."""
    published_note: str | None = None

    @property
    def published_on(self) -> date | None:
        """The calendar day of publication, in the publication's own time zone."""
        return date.fromisoformat(self.published[:10]) if self.published else None
