"""The pieces that pages are made of, as finished records: links, badges, lines, sections.

All text is as people wrote it; it is escaped where it is printed. All `href`s are made by `addresses`, or are web
addresses that passed `weblink.safe`.
"""

from __future__ import annotations

from dataclasses import dataclass


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
class Statements:
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
class StanceRow:
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
    table: tuple[StanceRow, ...]


@dataclass(frozen=True, slots=True)
class EventLine:
    """Something that is to happen."""

    anchor: str
    what: str
    when: When
    moved_from: When | None
    """When it was to be before it was moved."""
    where: str | None
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
class Remark:
    """The state of a briefing that readers have to know first: withdrawn, or its article not at hand."""

    kind: str
    text: str


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


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure of the extraction's quality."""

    measure: str
    data: str
    """The articles on which it was measured."""
    value: str
    human: str | None
    """What two people reach when they are compared with each other, where that is known."""
