"""Times: dates, times of day, lengths of time and repetitions, with their TIMEX3 values.

Words are classed (`words`), rules read them (`dates`, `periods`, `relative`, `lengths`, `clock`, in the `grammar`) into
meanings, and the meanings are resolved against the calendar, in the order of the text.
"""

from __future__ import annotations

from collections.abc import Callable

from generator.extraction.reading import Reading
from generator.extraction.records import TimeExpression
from generator.extraction.syntax import head_of
from generator.extraction.times import clock, dates, lengths, periods, relative
from generator.extraction.times.grammar import Expression, read
from generator.extraction.times.outlook import Outlook, outlook
from generator.extraction.times.resolving import Setting, resolve
from generator.extraction.times.story import Story
from generator.extraction.times.values import interval
from generator.extraction.times.words import look
from generator.extraction.words import Words
from generator.lexicon.agenda import Agenda
from generator.lexicon.calendar import Calendar

RULES = (*dates.RULES, *periods.RULES, *relative.RULES, *lengths.RULES, *clock.RULES)
"""Every rule, by precedence among matches of the same length."""


def find(reading: Reading, calendar: Calendar) -> tuple[TimeExpression, ...]:
    """Give the time expressions of a parsed text in order.

    Without a date of publication, what counts from that day stays without a value.
    """
    words, day = reading.words, reading.day
    classed = look(words, calendar)
    story = Story()
    found = []
    for expression in clock.join(read(classed, RULES), classed):
        setting = Setting(day, story, _looker(words, expression, calendar.agenda), calendar)
        time = _resolved(words, expression, setting)
        found.append(time)
        story = story.after(expression.meaning, time.value, day)
    return tuple(found)


def _resolved(words: Words, expression: Expression, setting: Setting) -> TimeExpression:
    start, end = words.span(expression.start, expression.end)
    resolved = resolve(expression.meaning, setting)
    earliest, latest = interval(resolved.value) or (None, None)
    return TimeExpression(
        start=start,
        end=end,
        type=resolved.type,
        value=resolved.value,
        earliest=earliest,
        latest=latest,
        rule=expression.rule,
        reason=resolved.reason,
    )


def _looker(words: Words, expression: Expression, agenda: Agenda) -> Callable[[], Outlook]:
    return lambda: outlook(words, head_of(words, expression.start, expression.end), agenda)
