"""Whether a date is still to come, and until when: after the day of publication, or the rest of a period under way."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from spacy.tokens import Span

from generator.extraction.events.clauses import governing_verb
from generator.extraction.records import TimeExpression
from generator.extraction.times.outlook import outlook
from generator.extraction.times.values import after
from generator.lexicon.agenda import Agenda
from generator.lexicon.lists import EVENTS, PREPOSITIONS


def when(
    time: TimeExpression, span: Span, published: date | None, habits: Collection[int], agenda: Agenda
) -> TimeExpression | None:
    """Give a time as far as it lies ahead of `published`; None where it does not.

    Where the day of publication is not known, what the sentence looks ahead to lies ahead, and keeps the value that
    it has: "Sunday" has none. `habits` are the first tokens of sentences that tell of what happens again and again.
    """
    if time.type == "DURATION" or time.value == "FUTURE_REF":
        return horizon(time, span, published)
    if time.type == "SET" or time.value in {"PAST_REF", "PRESENT_REF"}:
        return None
    if published is None:
        return time if says_that_it_comes(span, habits, agenda) else None
    if time.earliest is None or time.latest is None:
        return None
    if time.earliest > published or time.latest < published:
        return time if time.earliest > published else None
    under_way = span.sent.start not in habits and is_rest_of_period(time, span, agenda)
    return time if under_way else None


def says_that_it_comes(span: Span, habits: Collection[int], agenda: Agenda) -> bool:
    """Say whether the sentence by itself tells that a date is ahead: by "will", "is to", "next"."""
    if span.sent.start in habits:
        return False
    return span[0].lower_ in EVENTS.next or (
        outlook(span.root, agenda).sign > 0 and governing_verb(span.root).tag_ == "VB"
    )


def horizon(time: TimeExpression, span: Span, published: date | None) -> TimeExpression | None:
    """Give the days that "in the next two weeks" and "within 48 hours" reach to; a vague number has no last day."""
    before = span.doc[span.start - 1].lower_ if span.start else ""
    reaches = before == "within" or any(word.lower_ in EVENTS.next for word in span)
    if not reaches or governing_verb(span.root).tag_ != "VB":
        return None
    last = after(published, time.value) if published else None
    return replace(time, value=None, earliest=published if last else None, latest=last)


def is_rest_of_period(time: TimeExpression, span: Span, agenda: Agenda) -> bool:
    """Say whether the rest of a day, week or month is meant: "later this month", "will meet this week"."""
    looks_ahead = outlook(span.root, agenda)
    if time.earliest is None or time.latest is None or looks_ahead.sign <= 0 or not looks_ahead.direct:
        return False
    before = span.doc[span.start - 1].lower_ if span.start else ""
    if span[0].lower_ == "later" or before in PREPOSITIONS.ends:
        return True
    verb = governing_verb(span.root)
    if time.type == "TIME" and verb.lemma_ in agenda.bounds:
        return True
    return (time.latest - time.earliest).days <= _DAYS_OF_MONTH and verb.tag_ == "VB"


_DAYS_OF_MONTH = 31
