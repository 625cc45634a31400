"""From a meaning to a value: the arithmetic of the calendar, with the day of publication or of the story as anchor."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

from generator.extraction.records import TimexType
from generator.extraction.times.meanings import (
    Ahead,
    Ambiguous,
    Clock,
    Cycle,
    Duration,
    Fixed,
    Holding,
    Meaning,
    Repeat,
    Shift,
    Vague,
)
from generator.extraction.times.outlook import Outlook
from generator.extraction.times.story import Story
from generator.extraction.times.values import Interval, at, easter, interval, nth_weekday, shift
from generator.lexicon.calendar import Calendar, Holiday


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is resolved against."""

    published: date | None
    """The day of publication in the publication's own time zone."""
    story: Story
    """What the text has named before."""
    outlook: Callable[[], Outlook]
    """Whether the sentence looks back or ahead; asked only where that decides."""
    calendar: Calendar


@dataclass(frozen=True, slots=True)
class Resolved:
    """A TIMEX3 type and value; `reason` says in words what decided."""

    type: TimexType
    value: str | None
    reason: str


def resolve(meaning: Meaning, setting: Setting) -> Resolved:
    """Tie a meaning to the calendar. The value is None where that would be a guess."""
    match meaning:
        case Fixed(value):
            return Resolved("DATE", value, "the text gives the date in full")
        case Duration(value=value):
            return Resolved("DURATION", value, "a length of time, not a date")
        case Repeat(value):
            return Resolved("SET", value, "it happens again and again")
        case Vague(value):
            return Resolved("DATE", value, "the words give a direction but no date")
        case Ambiguous():
            return Resolved("DATE", None, "day and month can be read in two ways")
        case Holding(unit, day):
            held = resolve(day, setting)
            days = interval(held.value)
            return Resolved("DATE", at(days[0], unit) if days else None, held.reason)
        case Clock(time, day):
            return _clock(time, day, setting)
        case Ahead(unit, count, length):
            outlook = setting.outlook()
            if outlook.sign > 0:
                return Resolved("DATE", _shifted(unit, count, setting.published), outlook.reason)
            return Resolved("DURATION", length, "a length of time, since the sentence does not look ahead")
        case Shift():
            return _shift(meaning, setting)
        case Cycle():
            return _cycle(meaning, setting)


def _clock(time: str, day: Meaning | None, setting: Setting) -> Resolved:
    if day is not None:
        of_day = resolve(day, setting)
    elif setting.story.named and _is_day(setting.story.named[-1]):
        of_day = Resolved("DATE", setting.story.named[-1], "on the day of which the text speaks")
    else:
        of_day = resolve(Shift("D", 0), setting)
    value = f"{of_day.value[:10]}T{time}" if of_day.value and _is_day(of_day.value) else None
    return Resolved("TIME", value, of_day.reason)


def _is_day(value: str | None) -> bool:
    days = interval(value)
    return days is not None and days[0] == days[1]


def _shifted(unit: str, count: int, base: date | None) -> str | None:
    day = shift(base, unit, count) if base else None
    return at(day, unit) if day else None


def _shift(meaning: Shift, setting: Setting) -> Resolved:
    reference = _reference(meaning, setting)
    if reference is not None:
        return Resolved("DATE", _from(reference, meaning), "counted from the date that the text has named before")
    if meaning.base == "reference" and (meaning.unit == "Q" or meaning.count > 0):
        return Resolved("DATE", None, "the text has not said from when")
    if setting.published is None:
        return Resolved("DATE", None, "there is no date of publication to count from")
    return Resolved(
        "DATE", _shifted(meaning.unit, meaning.count, setting.published), "counted from the day of publication"
    )


def _reference(meaning: Shift, setting: Setting) -> str | None:
    """Give the value of the story that a shift counts from; a quarter is compared with a quarter."""
    story = setting.story
    if meaning.base == "period" or (meaning.unit == "Q" and meaning.base == "reference"):
        return story.reported
    return story.last(meaning.unit) if meaning.base == "reference" else None


def _from(reference: str, meaning: Shift) -> str | None:
    """Move a value, at the grain of the unit; "a year earlier" than a quarter is a quarter."""
    days = interval(reference)
    count = meaning.count if meaning.year is None or not days else 4 * (meaning.year - days[0].year)
    moved = shift(days[0], meaning.unit, count) if days else None
    return at(moved, "Q" if meaning.base == "period" and "-Q" in reference else meaning.unit) if moved else None


def _cycle(cycle: Cycle, setting: Setting) -> Resolved:
    if cycle.year is not None or cycle.week is not None:
        return _within(cycle, setting)
    if setting.published is None:
        return Resolved("DATE", None, "there is no date of publication, so no year or week is known")
    today = setting.published
    around = list(_occurrences(cycle, today, setting.calendar))
    before = [value for days, value in around if days[1] < today]
    begun = [value for days, value in around if days[0] <= today]
    ahead = [value for days, value in around if days[1] >= today]
    after = [value for days, value in around if days[0] > today]
    if cycle.side == -1:
        return Resolved("DATE", before[-1] if before else None, "the text says that it is the last one")
    if cycle.side == 1:
        return Resolved("DATE", _next(cycle, after, today), "the text says that it is the next one")
    if cycle.side == 0 and cycle.name not in {"weekday", "weekend"}:
        return Resolved("DATE", _of_this_year(cycle, setting), "the text says that it is this year's")
    outlook = setting.outlook()
    if cycle.name in {"weekday", "weekend"}:
        forward = outlook.sign > 0 or (cycle.side == 0 and outlook.sign == 0)
        chosen = ahead[:1] if forward else begun[-1:]
        reason = outlook.reason if outlook.sign or forward else f"{outlook.reason}; news tells what has happened"
        return Resolved("DATE", chosen[0] if chosen else None, reason)
    return Resolved(
        "DATE",
        _likeliest(cycle.name, around, today, outlook),
        f"{outlook.reason}; the year is left out, so a near date is meant",
    )


# How much nearer an occurrence on the other side of today has to be than one on the side where the sentence looks.
# A date that comes once a year is rarely far from the day of writing when its year is left out. Set on newswire.
_AGAINST_TENSE = 4
_AGAINST_TENSE_OF_OWN_VERB = 8
_AGAINST_FUTURE_OF_PERIOD = 2  # "expects to report a third-quarter loss"


def _likeliest(name: str, around: Sequence[tuple[Interval, str]], today: date, outlook: Outlook) -> str | None:
    """Give the occurrence of a yearly date that is meant: a near one, and rather on the side where tense points."""
    against = _AGAINST_TENSE_OF_OWN_VERB if outlook.direct else _AGAINST_TENSE
    if name in {"quarter", "half"} and outlook.sign > 0:
        against = _AGAINST_FUTURE_OF_PERIOD

    def farness(one: tuple[Interval, str]) -> int:
        (first, last), _ = one
        if first <= today <= last:
            return 0
        sign = 1 if first > today else -1
        return abs(((first if sign > 0 else last) - today).days) * (against if sign * outlook.sign < 0 else 1)

    return min(around, key=farness)[1] if around else None


def _within(cycle: Cycle, setting: Setting) -> Resolved:
    frame = resolve(cycle.year or cycle.week or cycle, setting)
    days = interval(frame.value)
    if days is None:
        return Resolved("DATE", None, frame.reason)
    if cycle.week is not None:
        return Resolved("DATE", (days[0] + timedelta(int(cycle.index[0]) - 1)).isoformat(), frame.reason)
    return Resolved("DATE", _in_year(cycle, days[0].year, setting.calendar), "the text gives the year")


def _of_this_year(cycle: Cycle, setting: Setting) -> str | None:
    return _in_year(cycle, setting.published.year, setting.calendar) if setting.published else None


def _next(cycle: Cycle, after: list[str], today: date) -> str | None:
    """Give the next one; "next Friday" is that of next week, since this week's is just "Friday"."""
    if cycle.name == "weekday":
        monday = today - timedelta(today.weekday())
        return _iso(monday, 7 + int(cycle.index[0]) - 1)
    return after[0] if after else None


def _occurrences(cycle: Cycle, today: date, calendar: Calendar) -> Iterator[tuple[Interval, str]]:
    """Give the occurrences around a day in order: of three weeks, or of three years and as many as a leap day needs."""
    if cycle.name in {"weekday", "weekend"}:
        monday = today - timedelta(today.weekday())
        values = [
            at(monday + timedelta(7 * week), "WE")
            if cycle.name == "weekend"
            else _iso(monday, 7 * week + int(cycle.index[0]) - 1)
            for week in (-1, 0, 1)
        ]
    else:
        reach = 8 if cycle.index == (2, 29) else 1
        values = [_in_year(cycle, today.year + step, calendar) for step in range(-reach, reach + 1)]
    for value in values:
        if value is not None and (days := interval(value)):
            yield days, value


def _iso(monday: date, days: int) -> str | None:
    moved = shift(monday, "D", days)
    return moved.isoformat() if moved else None


def _in_year(cycle: Cycle, year: int, calendar: Calendar) -> str | None:
    """Give the value of a yearly cycle in one year; None where that year has no such day."""
    if not MINYEAR <= year <= MAXYEAR:
        return None
    match cycle.name:
        case "day":
            value = f"{year:04}-{cycle.index[0]:02}-{cycle.index[1]:02}"
        case "month":
            value = f"{year:04}-{cycle.index[0]:02}"
        case "quarter":
            value = f"{year:04}-Q{cycle.index[0]}"
        case "half":
            value = f"{year:04}-H{cycle.index[0]}"
        case "season":
            value = f"{year:04}-{cycle.index[0]}"
        case _:
            value = _holiday(calendar.holidays[tuple(map(str, cycle.index))], year)
    return value if interval(value) else None


def _holiday(holiday: Holiday, year: int) -> str:
    if holiday.nth is not None:
        month, weekday, which = holiday.nth
        return nth_weekday(year, month, weekday, which).isoformat()
    if holiday.easter is not None:
        return (easter(year) + timedelta(holiday.easter)).isoformat()
    month, day = holiday.on or (1, 1)
    return f"{year:04}-{month:02}-{day:02}"
