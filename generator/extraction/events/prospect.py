"""Something ahead, still tied to the parse: what the parts of this room hand to each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from generator.extraction.events.ahead import when
from generator.extraction.events.happening import event_of, was_announced_then
from generator.extraction.records import TimeExpression
from generator.extraction.syntax import governing_verb, head_of
from generator.extraction.words import Words
from generator.lexicon.agenda import Agenda


@dataclass(frozen=True, slots=True)
class Prospect:
    """Something ahead, still tied to the parse: words are numbers of tokens."""

    head: int
    """The word that names the event."""
    clause: int
    """The verb whose clause tells of it; the head itself where there is none."""
    time: TimeExpression | None
    rule: str
    reason: str
    change: Literal["cancelled", "postponed"] | None = None
    """What became of the plan."""
    moved_from: TimeExpression | None = None
    """The date that it had before."""


_LONG_AGO = timedelta(31)


def _was_said_long_ago(
    words: Words,
    time: TimeExpression,
    clause: int,
    places: Sequence[tuple[TimeExpression, range]],
    published: date | None,
    agenda: Agenda,
) -> bool:
    """Say whether what is to come came long ago: "said in December that it would publish the audit in January".

    A date with its year is what it says.
    """
    saying = words.head[clause]
    if published is None or words.dep[clause] != "ccomp" or words.lemma[saying] not in agenda.reporting:
        return False
    if time.earliest is None or str(time.earliest.year) in words.source[time.start : time.end]:
        return False
    return any(
        other.latest is not None
        and other.latest < published - _LONG_AGO
        and governing_verb(words, head_of(words, at.start, at.stop)) == saying
        for other, at in places
        if other is not time
    )


def dated(words: Words, times: Sequence[TimeExpression], published: date | None, agenda: Agenda) -> list[Prospect]:
    """Give the event of each date that lies after `published`, or in a period under way of which the rest is meant."""
    places = [(time, at) for time in times if (at := words.aligned(time.start, time.end)) is not None]
    habits = {words.sentence[at[0]] for time, at in places if time.type == "SET"}
    found: list[Prospect] = []
    for time, at in places:
        ahead = when(words, time, at, published, habits, agenda)
        event = event_of(words, head_of(words, at.start, at.stop), agenda) if ahead is not None else None
        if event is None or _was_said_long_ago(words, time, event[1], places, published, agenda):
            continue
        if not (time.rule == "weekday" and was_announced_then(words, event[1])):
            found.append(Prospect(*event, ahead, "dated", time.reason))
    return found
