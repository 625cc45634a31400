"""Times: dates, times of day, lengths of time and repetitions, with their TIMEX3 values.

Words are classed (`words`), rules read them (`dates`, `periods`, `relative`, `lengths`, `clock`, in the `grammar`) into
meanings, and the meanings are resolved against the calendar, in the order of the text.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from spacy.tokens import Doc

from generator.extraction.records import TimeExpression
from generator.extraction.times import clock, dates, lengths, periods, relative
from generator.extraction.times.grammar import Reading, read
from generator.extraction.times.outlook import Outlook, outlook
from generator.extraction.times.resolving import Setting, resolve
from generator.extraction.times.story import Story
from generator.extraction.times.values import interval
from generator.extraction.times.words import look
from generator.lexicon.agenda import Agenda
from generator.lexicon.calendar import Calendar

RULES = (*dates.RULES, *periods.RULES, *relative.RULES, *lengths.RULES, *clock.RULES)
"""Every rule, by precedence among matches of the same length."""


def find(doc: Doc, published: str | None, calendar: Calendar) -> tuple[TimeExpression, ...]:
    """Give the time expressions of a parsed text in order.

    `published` is an ISO date, or a date with time and offset; its day is the one that it names, in its own time
    zone. Without it, what counts from that day stays without a value.
    """
    words = look(doc, calendar)
    readings = clock.join(read(words, RULES), words)
    day = date.fromisoformat(published[:10]) if published else None
    story = Story()
    found = []
    for reading in readings:
        setting = Setting(day, story, _looker(doc, reading, calendar.agenda), calendar)
        expression = _expression(doc, reading, setting)
        found.append(expression)
        story = story.after(reading.meaning, expression.value, day)
    return tuple(found)


def _expression(doc: Doc, reading: Reading, setting: Setting) -> TimeExpression:
    span = doc[reading.start : reading.end]
    resolved = resolve(reading.meaning, setting)
    earliest, latest = interval(resolved.value) or (None, None)
    return TimeExpression(
        start=span.start_char,
        end=span.end_char,
        type=resolved.type,
        value=resolved.value,
        earliest=earliest,
        latest=latest,
        rule=reading.rule,
        reason=resolved.reason,
    )


def _looker(doc: Doc, reading: Reading, agenda: Agenda) -> Callable[[], Outlook]:
    return lambda: outlook(doc[reading.start : reading.end].root, agenda)
