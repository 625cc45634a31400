"""Something ahead, still tied to the parse: what the parts of this room hand to each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Token

from generator.extraction.events.ahead import when
from generator.extraction.events.happening import event_of
from generator.extraction.records import TimeExpression
from generator.lexicon.agenda import Agenda


@dataclass(frozen=True, slots=True)
class Prospect:
    """Something ahead, still tied to the parse."""

    head: Token
    """The word that names the event."""
    clause: Token
    """The verb whose clause tells of it; the head itself where there is none."""
    time: TimeExpression | None
    rule: str
    reason: str


def dated(doc: Doc, times: Sequence[TimeExpression], published: date | None, agenda: Agenda) -> list[Prospect]:
    """Give the event of each date that lies after `published`, or in a period under way of which the rest is meant."""
    spans = [(time, span) for time in times if (span := doc.char_span(time.start, time.end)) is not None]
    habits = {span.sent.start for time, span in spans if time.type == "SET"}
    found = []
    for time, span in spans:
        ahead = when(time, span, published, habits, agenda)
        event = event_of(span.root, agenda) if ahead is not None else None
        if event is not None:
            found.append(Prospect(*event, ahead, "dated", time.reason))
    return found
