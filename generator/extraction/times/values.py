"""TIMEX3 values and the days that they cover.

Values follow TIMEX3 (ISO-TimeML), which follows ISO 8601: `2025`, `2025-06`, `2025-06-15`, `2025-W24`,
`2025-W24-WE`, `2025-Q2`, `2025-H1`, `2025-SU`, `2025-06-15T09:00`, `2025-06-15TMO`; a decade is `198X` and a
century `19XX`, as in EDTF (ISO 8601-2). A winter belongs to the year in which it begins.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from generator.ground import moments

Interval = tuple[date, date]
"""First and last day, both inclusive."""

_PARTS = {"H1": (1, 6), "H2": (7, 6), "SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3)}
"""First month, and how many: halves of a year, and seasons."""
_MONTHS_OF_UNIT = {"M": 1, "Q": 3, "H": 6, "S": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
_DAYS_OF_UNIT = {"D": 1, "W": 7, "WE": 7, "FN": 14}
_VALUE = re.compile(
    r"(?P<year>\d{4})-(?:W(?P<week>\d\d)-WE|(?P<part>H[12]|SP|SU|FA|WI))"
    r"|(?P<day>\d{4}-\d\d-\d\d)T[A-Z]{2}|(?P<decade>\d{3})X|(?P<century>\d\d)XX"
)
"""What TIMEX3 adds to ISO 8601: weekends, halves of a year, seasons, parts of a day, decades and centuries."""


def interval(value: str | None) -> Interval | None:
    """Give the days that `value` covers; None for durations, repetitions, vague values and what is no date."""
    match = _VALUE.fullmatch(value or "")
    if match is None:
        moment = moments.known(value)
        return moment.days if moment else None
    part = match.groupdict()
    try:
        if part["decade"] or part["century"]:
            first, years = (int(part["decade"]) * 10, 10) if part["decade"] else (int(part["century"]) * 100, 100)
            return _months(first, 1, 12 * years)
        if part["day"]:
            return moments.read(part["day"]).days
        year = int(part["year"])
        if part["week"]:
            week = int(part["week"])
            return date.fromisocalendar(year, week, 6), date.fromisocalendar(year, week, 7)
        return _months(year, *_PARTS[part["part"]])
    except (ValueError, OverflowError):
        return None


def at(day: date, unit: str) -> str:
    """Give the value of the `unit` (a duration's letter) that holds `day`."""
    week = day.isocalendar()
    match unit:
        case "W" | "FN":
            return f"{week.year:04}-W{week.week:02}"
        case "WE":
            return f"{week.year:04}-W{week.week:02}-WE"
        case "M":
            return f"{day.year:04}-{day.month:02}"
        case "Q":
            return f"{day.year:04}-Q{(day.month + 2) // 3}"
        case "H" | "S":
            return f"{day.year:04}-H{(day.month + 5) // 6}"
        case "Y":
            return f"{day.year:04}"
        case "DE":
            return f"{day.year // 10:03}X"
        case "CE" | "ML":
            return f"{day.year // 100:02}XX"
    return day.isoformat()


def shift(day: date, unit: str, count: int) -> date | None:
    """Move `day` by `count` units; the day of the month is cut to the month's length. None outside 1 to 9999."""
    try:
        if unit in _DAYS_OF_UNIT:
            return day + timedelta(count * _DAYS_OF_UNIT[unit])
        if unit not in _MONTHS_OF_UNIT:
            return day
        year, month = divmod(day.year * 12 + day.month - 1 + count * _MONTHS_OF_UNIT[unit], 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


_LENGTH = re.compile(r"P(?P<time>T)?(?P<count>\d+)(?P<unit>[A-Z]+)$")


def after(day: date, length: str | None) -> date | None:
    """Give the day that lies a TIMEX3 duration after `day`, hours made whole days; None where it is vague."""
    match = _LENGTH.match(length or "")
    if match is None:
        return None
    count = int(match["count"])
    if match["time"]:
        hours = count if match["unit"] == "H" else 0
        return shift(day, "D", -(-hours // 24))
    return shift(day, match["unit"], count)


def nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    """Give the `which`-th (from 1; -1 is the last) ISO `weekday` of a month."""
    if which > 0:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (which - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta((last.isoweekday() - weekday) % 7)


def easter(year: int) -> date:
    """Give Easter Sunday of the western churches (the computus of Meeus, Jones and Butcher)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    skipped, leap = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - skipped - correction + 15) % 30
    leaps, plain = divmod(rest, 4)
    sunday = (32 + 2 * leap + 2 * leaps - moon - plain) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _months(year: int, month: int, count: int) -> Interval:
    first = date(year, month, 1)
    after = year * 12 + month - 1 + count
    return first, date(after // 12, after % 12 + 1, 1) - timedelta(1) if after < 120000 else date.max
