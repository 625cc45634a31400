"""What the stages of extraction hand to each other: frozen records of strings and offsets, no spaCy objects.

All offsets are `[start, end)` in code points of the article's text exactly as given.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from generator.briefing import Certainty, EventKind, Kind, Polarity
from generator.ground import ids

Offset = Annotated[int, "a place in the text"]
"""In code points of the article's text. What is declared so moves when a long article is read in parts."""
Span = tuple[Offset, Offset]
"""`[start, end)` in code points of the article's text."""
Spans = tuple[Span, ...]
"""A part of the text in one or more pieces, in order; empty where the text has none."""

MentionKind = Literal["name", "nominal", "pronoun"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]

GUESS = "the only one left"
"""The rule of a mention that means a party because no other fits; what hangs on it is shown as unsure."""

_LONGEST_ID = 120
"""As the vocabulary has it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that refers to a party."""

    start: Offset
    end: Offset
    kind: MentionKind
    head: Offset
    """Offset of the first character of the head word."""
    entity: Kind
    """What it refers to, as far as the mention itself shows."""
    rule: str
    """The rule or model that found it."""
    told: str = ""
    """What told the kind of a name, for people."""
    joined: str = ""
    """How it came to mean its actor, for people."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A party of the story with everything that refers to it. Actors come most important first."""

    id: str
    name: str
    """The fullest good name in the text, without title or possessive."""
    kind: Kind
    aliases: tuple[str, ...]
    """Other names that the text uses, without titles, each once, in order of first use."""
    role: str | None
    """Office or function, verbatim ("Kremlin spokesman"); `role_at` says where it stands."""
    role_at: Span | None
    country: str | None
    """ISO 3166-1 alpha-2, where the text itself ties the actor to a country."""
    organization: str | None
    """For a person: the id of the actor that it speaks for."""
    salience: float
    """0 to 1: how much the story is about this actor."""
    outlet: bool
    """A publisher or agency that only reports here; the briefing leaves it out."""
    mentions: tuple[Mention, ...]
    """In order of the text. A metonym ("Moscow" for Russia) is a name mention of the actor it stands for."""
    aside: bool = False
    """Only named in passing, as in a byline or before another noun; the briefing leaves it out unless it speaks."""
    kind_by: str = ""
    """What told its kind, for people."""
    country_by: str = ""
    """What tied it to its country, for people."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A date, time, duration or repetition in the text with its TIMEX3 value."""

    start: Offset
    end: Offset
    type: TimexType
    value: str | None
    """TIMEX3 value; None while it cannot be resolved (no publication date)."""
    earliest: date | None
    latest: date | None
    """First and last calendar day of the value, both inclusive; None where it has no calendar value."""
    rule: str
    """The rule that read it."""
    reason: str
    """Why it was read as past or future, for people ("the verb is in the past tense")."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words of the text that give a content to a source by a cue, before anybody is resolved."""

    source: Spans
    """Empty where the text names no source."""
    cue: Spans
    content: Spans
    """May be discontinuous, and may run over several sentences; never overlaps the source."""
    cue_head: Offset
    """Offset of the first character of the cue's head word."""
    confidence: float
    """0 to 1."""


@dataclass(frozen=True, slots=True)
class Position:
    """An attribution made readable: whose, what, toward whom, how sure."""

    id: str
    actor: str | None
    source: Spans
    cue: Spans
    content: Spans
    stance: str
    toward: tuple[str, ...]
    quoted: bool
    """Verbatim words stand in the content."""
    polarity: Polarity
    speaks_for: bool
    """The source is a document or a spokesperson of the actor's ("a Kremlin statement")."""
    tells: bool
    """The content says something by itself: it is more than pronouns."""
    via: str | None
    """The chain of reporting in words ("Reuters, citing a Kremlin statement")."""
    statement: str
    """The content cleaned for reading; words inside quotation marks are never changed."""
    quotes: tuple[str, ...]
    """The verbatim stretches of the content, without their quotation marks."""
    sentences: Spans
    """The sentences in which it stands."""
    rule: str
    confidence: float
    """0 to 1."""
    reason: str
    """Why this actor was chosen for the source, for people."""
    known_as: Spans = ()
    """The words by which a reader knows a source that is no actor: its own, or those that its pronoun stands for."""


@dataclass(frozen=True, slots=True)
class When:
    """The date of an event."""

    text: str
    """As the parser saw it; typographic marks may differ from the article's."""
    start: Offset
    end: Offset
    value: str | None
    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class Where:
    """The place of an event."""

    name: str
    country: str | None
    """ISO 3166-1 alpha-2."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that is to come after the publication date, or was to come and is cancelled."""

    id: str
    what: str
    """A readable title built from the text."""
    start: Offset
    end: Offset
    """The event's head word with its particles; at most 40 characters."""
    participants: tuple[str, ...]
    where: Where | None
    when: When | None
    certainty: Certainty
    according_to: str | None
    """Id of the actor that says so, or the text's words for it; None when the article itself says so."""
    sentence: Span
    rule: str
    confidence: float
    reason: str
    """Why it was read as still to come, for people."""
    tells: bool = True
    """Whether its title tells a reader of something to wait for; what does not is listed, but not shown."""
    moved_from: When | None = None
    """The date that it had before it was put off or brought forward."""
    kind: EventKind = "other"


@dataclass(frozen=True, slots=True)
class Cut:
    """A part of a sentence that is not printed."""

    rule: str
    """The rule that left it out."""
    at: Span


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """A sentence of the summary with the source sentences that it rests on."""

    text: str
    sentences: Spans
    cuts: tuple[Cut, ...] = ()
    reason: str = ""
    """Why it was chosen, for people."""


@dataclass(frozen=True, slots=True)
class Headline:
    """What stands over the briefing, and the sentence that it rests on."""

    text: str
    sentence: Span
    cuts: tuple[Cut, ...] = ()
    reason: str = ""
    """Where it was taken from, for people."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that the machine found in one article; contract 1 is its JSON form."""

    id: str
    title: str | None
    published: str | None
    headline: str
    summary: tuple[SummarySentence, ...]
    actors: tuple[Actor, ...]
    positions: tuple[Position, ...]
    times: tuple[TimeExpression, ...]
    events: tuple[Event, ...]
    sentences: Spans
    """Every sentence of the text, in order, without surrounding white space."""
    headline_sentence: Span = (0, 0)
    headline_cuts: tuple[Cut, ...] = ()
    headline_reason: str = ""
    """Where the headline was taken from, for people."""


def content_id(words: str, said: str, most: int) -> str:
    """Make an id of the first `most` words and a short hash of what was said, never of a place in a list.

    An id has 120 characters at most, however long a word is.
    """
    slug = "-".join(ids.parts(words)[:most])[: _LONGEST_ID - ids.DIGITS - 1]
    return f"{slug}-{ids.short_digest(said)}".lstrip("-")


def covers(outer: Span, inner: Span) -> bool:
    """Say whether `inner` lies wholly inside `outer`."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def overlap(a: Span, b: Span) -> bool:
    """Say whether two spans share a character."""
    return a[0] < b[1] and b[0] < a[1]


def span_around(sentences: Sequence[Span], offset: int) -> Span | None:
    """Give the sentence that holds the character at `offset`; `sentences` are in order and do not overlap."""
    number = bisect_right(sentences, (offset, sys.maxsize)) - 1
    return sentences[number] if number >= 0 and offset < sentences[number][1] else None
