"""Whether a date is one: ISO 8601 at any grain, or a start and an end."""

from __future__ import annotations

import re
from datetime import date, datetime

_MONTH = re.compile(r"(\d{4})-(\d{2})")
_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_QUARTER = re.compile(r"(\d{4})-Q[1-4]")
_YEAR = re.compile(r"\d{4}")
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?")


def fault(value: str) -> str | None:
    """Say what is wrong with the date `value`; None when nothing is."""
    start, slash, end = value.partition("/")
    first, last = _first_day(start), _first_day(end) if slash else date.max
    if first is None or last is None:
        return f"{value!r} is no date"
    if slash and last < first and len(start) == len(end):  # of different grain: a month can end what a day begins
        return f"{value!r} ends before it begins"
    return None


def _first_day(value: str) -> date | None:
    """Give the first day that a date can mean; None when it is none."""
    try:
        if _YEAR.fullmatch(value) or _QUARTER.fullmatch(value):
            return date(int(value[:4]), 3 * int(value[6:] or 1) - 2, 1)
        if found := _MONTH.fullmatch(value):
            return date(int(found[1]), int(found[2]), 1)
        if found := _WEEK.fullmatch(value):
            return date.fromisocalendar(int(found[1]), int(found[2]), 1)
        if _TIME.fullmatch(value):
            return datetime.fromisoformat(value).date()
        return date.fromisoformat(value) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) else None
    except ValueError:
        return None
