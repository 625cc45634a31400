"""Pages as finished records: what a template prints and loops over. Nothing is decided, sorted or looked up later.

All text is as people wrote it; it is escaped where it is printed. All `href`s are made by `addresses`, or are web
addresses that passed `weblink.safe`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Link:
    """A name that leads somewhere, or just the name where there is no page for it."""

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Cite:
    """The way from a line to one evidence sentence."""

    number: int
    """The sentence's number on the page, from 1, in the article's order."""
    href: str


@dataclass(frozen=True, slots=True)
class Badge:
    """A short remark on a line that a reader has to know before trusting it."""

    kind: str
    """The style: `edited`, `note`, `uncertain`, `unverified`, `negated`, `certainty-expected`, ..."""
    label: str


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a statement: somebody's own words, or a paraphrase."""

    text: str
    verbatim: bool
    space: bool
    """Whether a space parts it from the stretch before."""


@dataclass(frozen=True, slots=True)
class When:
    """A date for readers and for the reader's clock."""

    words: str
    iso: str | None = None
    """For `<time datetime>`; None while unresolved."""
    until: str | None = None
    """ISO date of the last day that it can mean; after it the event is past."""
    said: str | None = None
    """The article's words, where they add something."""


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One sentence of the summary."""

    anchor: str
    text: str
    cites: tuple[Cite, ...]
    badges: tuple[Badge, ...]


@dataclass(frozen=True, slots=True)
class ActorLine:
    """One party of the story in the list of who is who."""

    anchor: str
    name: Link
    kind: str
    role: str | None
    organization: Link | None
    country: Link | None
    cites: tuple[Cite, ...]
    badges: tuple[Badge, ...]


@dataclass(frozen=True, slots=True)
class PositionLine:
    """What one speaker says, wants or does toward others."""

    anchor: str
    stance: str
    toward: tuple[Link, ...]
    statement: tuple[Run, ...]
    quotes: tuple[str, ...]
    """Verbatim words that the statement does not hold already."""
    via: str | None
    cites: tuple[Cite, ...]
    badges: tuple[Badge, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What one briefing holds of an actor's positions."""

    briefing: Link
    date: When | None
    """The article's."""
    lines: tuple[PositionLine, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """All positions of one speaker in a briefing."""

    anchor: str
    name: Link
    role: str | None
    resolved: bool
    """False where the name is only the article's words for a source."""
    lines: tuple[PositionLine, ...]


@dataclass(frozen=True, slots=True)
class Address:
    """One speaker's stance toward one party: a row of the table."""

    speaker: Link
    stance: Link
    """Leads to the position."""
    party: Link
    unsure: bool


@dataclass(frozen=True, slots=True)
class Label:
    """A word in the picture; coordinates are in the picture's own units, from its upper left corner."""

    x: int
    y: int
    text: str


@dataclass(frozen=True, slots=True)
class Curve:
    """A line from a stance to a party, as SVG path data."""

    path: str
    unsure: bool


@dataclass(frozen=True, slots=True)
class Diagram:
    """A finished picture and its table."""

    width: int
    height: int
    names: tuple[Label, ...]
    stances: tuple[Label, ...]
    parties: tuple[Label, ...]
    curves: tuple[Curve, ...]
    arrows: tuple[str, ...]
    table: tuple[Address, ...]


@dataclass(frozen=True, slots=True)
class EventLine:
    """Something that is to happen."""

    anchor: str
    what: str
    when: When
    place: str | None
    certainty: str
    participants: tuple[Link, ...]
    according_to: Link | None
    cites: tuple[Cite, ...]
    badges: tuple[Badge, ...]
    briefing: Link | None = None
    """Where it stands, on pages that gather events of several briefings."""


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A sentence of the article, and every line of the page that rests on it."""

    number: int
    anchor: str
    text: str
    badges: tuple[Badge, ...]
    back: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a republished article: an evidence sentence, or what stands between such."""

    text: str
    cite: Cite | None


@dataclass(frozen=True, slots=True)
class Card:
    """A briefing in a list."""

    headline: Link
    date: When | None
    source: str | None
    lede: str | None
    badges: tuple[Badge, ...] = ()


@dataclass(frozen=True, slots=True)
class Pager:
    """The way through a list that fills several pages."""

    position: str
    newer: str | None
    older: str | None


@dataclass(frozen=True, slots=True)
class Notice:
    """The state of a briefing that readers have to know first: withdrawn, or its article not at hand."""

    kind: str
    text: str


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
    notices: tuple[Notice, ...]
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
    coming: tuple[EventLine, ...]
    """Soonest first, by the newest article's date; which of them are still ahead is the reader's clock's to say."""
    shown: int
    """How many of them stand there at a time."""
    archive: Link
    events: Link


@dataclass(frozen=True, slots=True)
class Office:
    """What an actor is called by office, and when articles say so."""

    role: str
    first: When | None
    """The date of the earliest article that says so, where it is another than that of the latest."""
    last: When | None
    briefing: Link
    """Made of the latest article that says so, at its line on the actor."""


@dataclass(frozen=True, slots=True)
class Ties:
    """Others with whom an actor has to do in one way."""

    label: str
    others: tuple[tuple[Link, str], ...]
    """Each with how often, those named most often first."""


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
    positions: tuple[Said, ...]
    events: tuple[EventLine, ...]
    ties: tuple[Ties, ...]
    """Whom the actor names, by whom it is named, and whom it meets."""
    briefings: tuple[Card, ...]
    calendar: str | None
    """The file with the events that have a day."""
    pager: Pager | None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a list page."""

    anchor: str
    heading: str
    cards: tuple[Card, ...] = ()
    events: tuple[EventLine, ...] = ()
    links: tuple[tuple[Link, str], ...] = ()
    """Each with a remark, such as how often it occurs."""
    quiet: bool = False
    """Whether the page's title says it all, so that the heading is for screen readers alone."""


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


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure of the extraction's quality."""

    measure: str
    data: str
    """The articles on which it was measured."""
    value: str
    human: str | None
    """What two people reach when they are compared with each other, where that is known."""


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
