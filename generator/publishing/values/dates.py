"""Dates as the YAML writes them (ISO 8601), as spans of days and as words for readers. The clock is never read."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_MONTH = timedelta(days=31)
"""Between the first and the last day of what leaves room for an appointment: a month, wherever it begins."""

_POINT = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})"
    r"(?:[T ](?P<time>\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?)?)?"
)
_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happens, at the grain at which it is known."""

    iso: str
    """As the YAML has it."""
    first: date
    """The first day that it can mean."""
    last: date
    """The last day that it can mean, inclusive."""
    words: str
    """For readers: `Sunday 15 June 2025`, `June 2025`, `15–17 June 2025`."""

    @property
    def month(self) -> str:
        """The month of its first day, as `2025-06`."""
        return self.first.isoformat()[:7]

    @property
    def is_close(self) -> bool:
        """Whether it leaves no more room than a month, so that it can be an appointment."""
        return self.last - self.first <= _MONTH

    @property
    def period(self) -> str:
        """Where it stands in a list by months: under its month, or under its year, as `2025`, where that is open."""
        return self.month if self.is_close else self.first.isoformat()[:4]


@lru_cache(maxsize=4096)
def read(when: str | None) -> Moment | None:
    """Read an ISO 8601 day, month, year, week, quarter, day with time, or start/end; None where it is none."""
    if not when:
        return None
    start, slash, end = when.partition("/")
    try:
        if not slash:
            return _single(start)
        first, last = _single(start), _single(end)
        if first is None or last is None or last.last < first.first:
            return None
        return Moment(when, first.first, last.last, _between(first, last))
    except ValueError:
        return None


def day(value: date) -> str:
    """Give a day in words: `15 June 2025`."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def month(year_month: str) -> str:
    """Give a month written `2025-06` in words: `June 2025`."""
    return f"{MONTHS[int(year_month[5:7]) - 1]} {year_month[:4]}"


def _single(value: str) -> Moment | None:
    if week := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return Moment(value, monday, date.fromisocalendar(int(week[1]), int(week[2]), 7), f"week of {day(monday)}")
    if quarter := _QUARTER.fullmatch(value):
        year, last_month = int(quarter[1]), int(quarter[2]) * 3
        last = date(year, last_month, monthrange(year, last_month)[1])
        return Moment(value, date(year, last_month - 2, 1), last, f"{MONTHS[last_month - 3]}–{month(f'{last:%Y-%m}')}")
    point = _POINT.fullmatch(value)
    if point is None:
        return None
    year = int(point["year"])
    if point["month"] is None:
        return Moment(value, date(year, 1, 1), date(year, 12, 31), point["year"])
    number = int(point["month"])
    if point["day"] is None:
        return Moment(value, date(year, number, 1), date(year, number, monthrange(year, number)[1]), month(value))
    exact = date(year, number, int(point["day"]))
    words = f"{WEEKDAYS[exact.weekday()]} {day(exact)}"
    if point["time"]:
        zone = {None: "", "Z": " UTC"}.get(point["zone"], f" UTC{point['zone']}")
        words += f", {point['time']}{zone}"
    return Moment(value, exact, exact, words)


def _between(first: Moment, last: Moment) -> str:
    """Give a span in words, naming the month or the year once where both ends share it."""
    if len(first.iso) == len(last.iso) == len("2025-06-15"):
        a, b = first.first, last.first
        if (a.year, a.month) == (b.year, b.month):
            return f"{a.day}–{day(b)}"
        if a.year == b.year:
            return f"{a.day} {MONTHS[a.month - 1]} – {day(b)}"
        return f"{day(a)} – {day(b)}"
    return f"{first.words} – {last.words}"
