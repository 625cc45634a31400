"""Pages as finished records: what a template prints and loops over. Nothing is decided, sorted or looked up later.

Here stand those that more than one module knows; the record of any other page stands beside what makes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from generator.publishing.values.pieces import (
    ActorLine,
    Badge,
    Diagram,
    EventLine,
    EvidenceLine,
    Link,
    Pager,
    Passage,
    Remark,
    Section,
    Speaker,
    SummaryLine,
    When,
)


@dataclass(frozen=True, kw_only=True)
class Page:
    """What every page has."""

    template: ClassVar[str]

    path: str
    """Under `docs/`."""
    title: str
    meta: Mapping[str, object] = field(default_factory=dict)
    """The head of the page; keys of `escape.FRONT_MATTER_KEYS`."""


@dataclass(frozen=True, kw_only=True)
class BriefingPage(Page):
    """One briefing."""

    template = "briefing.md.j2"

    told: Mapping[str, str | tuple[str, ...] | None]
    """By key: what the briefing holds besides records, for templates that show it as it stands."""
    published: When | None
    updated: When | None
    published_note: str | None
    source: Link | None
    source_note: str | None
    authors: tuple[str, ...]
    """Who wrote the article."""
    original: Link | None
    """The article on the web."""
    badges: tuple[Badge, ...]
    notices: tuple[Remark, ...]
    summary: tuple[SummaryLine, ...]
    events: tuple[EventLine, ...]
    calendar: str | None
    """The file with the events that have a day."""
    actors: tuple[ActorLine, ...]
    speakers: tuple[Speaker, ...]
    diagram: Diagram | None
    evidence: tuple[EvidenceLine, ...]
    article: tuple[tuple[Passage, ...], ...]
    """The whole article by paragraphs, where it may be republished; else empty."""
    corrections: tuple[tuple[str, str], ...]
    """Date in words, and text."""


@dataclass(frozen=True, kw_only=True)
class WithdrawnPage(Page):
    """A briefing that was taken back."""

    template = "withdrawn.md.j2"

    reason: str | None
    corrections: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class ListPage(Page):
    """A page that leads to others: events, actors, archive, countries, sources."""

    template = "list.md.j2"

    intro: str
    sections: tuple[Section, ...]
    empty: str
    """What stands there when there is nothing to list."""
    pager: Pager | None = None
    ways: tuple[Link, ...] = ()
    """Neighbouring pages."""


@dataclass(frozen=True, kw_only=True)
class MovedPage(Page):
    """The old address of a briefing whose slug has changed."""

    template = "moved.md.j2"

    target: Link
