"""Two dates of one event that give its first and last day: "from June 17 to June 20", "April 24 and 25"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from generator.extraction.events.clauses import moves
from generator.extraction.events.prospect import Prospect
from generator.extraction.records import TimeExpression
from generator.extraction.words import Words
from generator.lexicon.agenda import Agenda
from generator.lexicon.lists import EVENTS


def join(words: Words, prospects: Sequence[Prospect], agenda: Agenda) -> list[Prospect]:
    """Make one prospect of two neighbours whose dates are the ends of a range, which those of a move are not."""
    joined: list[Prospect] = []
    for prospect in prospects:
        last = joined[-1].time if joined and not moves(words, prospect.clause, agenda) else None
        whole = _range(words.source, last, prospect.time) if last and prospect.time else None
        if whole is not None:
            joined[-1] = replace(joined[-1], time=whole)
        else:
            joined.append(prospect)
    return joined


def _range(text: str, first: TimeExpression, last: TimeExpression) -> TimeExpression | None:
    """Give the range of two dates in order that stand as one; "24 and 25" only where no day lies between them."""
    if not (first.earliest and first.latest and last.earliest and last.latest):
        return None
    first = _in_year_of(text, first, last)
    if first.earliest is None or first.latest is None or last.earliest <= first.latest:
        return None
    between = text[first.end : last.start]
    neighbours = first.earliest == first.latest and last.earliest == last.latest == first.latest + timedelta(1)
    paired = EVENTS.between.search(text[: first.start]) is not None
    joined = EVENTS.next_day.fullmatch(between) and (neighbours or paired)
    if not EVENTS.to.fullmatch(between) and not joined:
        return None
    return replace(first, end=last.end, value=f"{first.value}/{last.value}", latest=last.latest)


def _in_year_of(text: str, first: TimeExpression, last: TimeExpression) -> TimeExpression:
    """Give the first date in the year that is written after the last one only: "September 23 to October 8 2023"."""
    if not (first.earliest and first.latest and last.earliest and first.value):
        return first
    written, year = str(last.earliest.year), str(first.earliest.year)
    if written not in text[last.start : last.end] or year in text[first.start : first.end]:
        return first
    try:
        days = [day.replace(year=last.earliest.year) for day in (first.earliest, first.latest)]
    except ValueError:  # 29 February
        return first
    return replace(first, value=first.value.replace(year, written, 1), earliest=days[0], latest=days[1])
