"""Pages as finished records: what a template prints and loops over. Nothing is decided, sorted or looked up later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from generator.publishing.values.pieces import (
    ActorLine,
    Badge,
    Card,
    Diagram,
    EventLine,
    EvidenceLine,
    Figure,
    Link,
    Office,
    Pager,
    Passage,
    Remark,
    Section,
    Speaker,
    Statements,
    SummaryLine,
    Ties,
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
class HomePage(Page):
    """The front page."""

    template = "home.md.j2"

    lead: Card | None
    latest: tuple[Card, ...]
    events: tuple[EventLine, ...]
    """Soonest first, by the newest article's date; which of them are still ahead is the reader's clock's to say."""
    shown: int
    """How many of them stand there at a time."""
    archive: Link
    all_events: Link


@dataclass(frozen=True, kw_only=True)
class ActorPage(Page):
    """Everything that the site's briefings say of one actor."""

    template = "actor.md.j2"

    kind: str
    country: Link | None
    aliases: tuple[str, ...]
    further_aliases: int
    """How many names there are besides."""
    link: str | None
    """The address of a web page about the actor, from the project's alias file."""
    roles: tuple[Office, ...]
    """Latest first."""
    positions: tuple[Statements, ...]
    events: tuple[EventLine, ...]
    ties: tuple[Ties, ...]
    """Whom the actor names, by whom it is named, and whom it meets."""
    briefings: tuple[Card, ...]
    calendar: str | None
    """The file with the events that have a day."""
    pager: Pager | None


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
class AboutPage(Page):
    """How the site is made."""

    template = "about.md.j2"

    full_text: bool
    figures: tuple[Figure, ...]
    feeds: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class MovedPage(Page):
    """The old address of a briefing whose slug has changed."""

    template = "moved.md.j2"

    target: Link
