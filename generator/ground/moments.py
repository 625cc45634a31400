"""Days and times as ISO 8601 writes them, read in one way by every room. The machine's clock is never asked.

Laws: a moment gives back its text as it was written; its first day is not after its last, and not before the first day
of what holds it (a day lies in its month, a month in its year); a span runs from the first day of its start to the last
day of its end, and does not end before it begins. What `read` refuses, it refuses with one line that says why.
"""

from __future__ import annotations

import re
from calendar import monthrange
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Literal

Precision = Literal["year", "quarter", "month", "week", "day", "time", "span"]

_FORM = re.compile(
    r"(?P<year>\d{4})(?:-Q(?P<quarter>[1-4])|-W(?P<week>\d\d)|-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?P<time>[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?P<zone>Z|[+-]\d\d:?\d\d)?)?)?)?",
    re.ASCII,
)
_MIXED = {"year", "month", "day"}
"""Precisions that the two ends of a span may mix; any others have to be the same: `2025-06-14/2025-07`."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When something is, at the precision at which it is known."""

    iso: str
    """As it was written."""
    precision: Precision
    first: date
    """The first day that it can mean: of a time, the day in its own zone."""
    last: date
    """The last day that it can mean, inclusive."""
    instant: datetime
    """Its first instant, in UTC where it names a zone."""
    ends: tuple[Moment, ...] = ()
    """Start and end of a span."""

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day: moments are put in order by them."""
        return self.first, self.last

    @property
    def in_utc(self) -> datetime:
        """The first instant; where no zone is named it is taken as UTC."""
        return self.instant.replace(tzinfo=UTC)


@lru_cache(maxsize=8192)
def read(text: str) -> Moment:
    """Read a year, quarter, month, week, day, day with time, or two of them with a slash between.

    Raises `ValueError`, which says what is wrong, for anything else: a time runs from 00:00 to 23:59:59.
    """
    start, slash, end = text.partition("/")
    if not slash:
        return _point(text, text)
    first, last = _point(start, text), _point(end, text)
    if first.precision != last.precision and not {first.precision, last.precision} <= _MIXED:
        raise ValueError(f"{text!r} begins with a {first.precision} and ends with a {last.precision}")
    comparable = first.precision == "time" and first.instant.tzinfo == last.instant.tzinfo
    if last.last < first.first or (comparable and last.instant < first.instant):
        raise ValueError(f"{text!r} ends before it begins")
    return Moment(text, "span", first.first, last.last, first.instant, (first, last))


def known(text: str | None) -> Moment | None:
    """Read a moment; None where there is none, or none that can be read."""
    try:
        return read(text) if text else None
    except ValueError:
        return None


def _point(text: str, whole: str) -> Moment:
    form = _FORM.fullmatch(text)
    with suppress(ValueError, OverflowError):  # of a day that no month has, of an instant before the year 1 in UTC
        if form is not None:
            return _of(text, form)
    raise ValueError(f"{whole!r} is no date")


def _of(text: str, form: re.Match[str]) -> Moment:
    year = int(form["year"])
    precision: Precision
    if form["week"]:
        week = int(form["week"])
        precision, first, last = "week", date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)
    elif form["day"]:
        first = last = date(year, int(form["month"]), int(form["day"]))
        precision = "time" if form["time"] else "day"
    else:
        end = 3 * int(form["quarter"]) if form["quarter"] else int(form["month"] or 12)
        begin = end - 2 if form["quarter"] else int(form["month"] or 1)
        first, last = date(year, begin, 1), date(year, end, monthrange(year, end)[1])
        precision = "quarter" if form["quarter"] else "month" if form["month"] else "year"
    instant = datetime.fromisoformat(text if form["time"] else first.isoformat())
    return Moment(text, precision, first, last, instant.astimezone(UTC) if form["zone"] else instant)
