"""Moments as words for readers, and as places in lists and calendars."""

from __future__ import annotations

from datetime import date, timedelta

from generator.ground.moments import Moment

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_MONTH = timedelta(days=31)
"""Between the first and the last day of what leaves room for an appointment: a month, wherever it begins."""


def month_of(moment: Moment) -> str:
    """Give the month of its first day, as `2025-06`."""
    return moment.first.isoformat()[:7]


def is_close(moment: Moment) -> bool:
    """Say whether it leaves no more room than a month, so that it can be an appointment."""
    return moment.last - moment.first <= _MONTH


def period(moment: Moment) -> str:
    """Give where it stands in a list by months: under its month, or under its year, as `2025`, where that is open."""
    return month_of(moment) if is_close(moment) else moment.first.isoformat()[:4]


def day(value: date) -> str:
    """Give a day in words: `15 June 2025`."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def month(year_month: str) -> str:
    """Give a month written `2025-06` in words: `June 2025`."""
    return f"{MONTHS[int(year_month[5:7]) - 1]} {year_month[:4]}"


def words(moment: Moment) -> str:
    """Give a moment in words: `Sunday 15 June 2025`, `June 2025`, `15–17 June 2025`."""
    match moment.precision:
        case "span":
            return _between(*moment.ends)
        case "year":
            return moment.iso
        case "quarter":
            return f"{MONTHS[moment.first.month - 1]}–{month(moment.last.isoformat())}"
        case "month":
            return month(moment.iso)
        case "week":
            return f"week of {day(moment.first)}"
    whole = f"{WEEKDAYS[moment.first.weekday()]} {day(moment.first)}"
    return f"{whole}, {_clock(moment.iso[11:])}" if moment.precision == "time" else whole


def _clock(time: str) -> str:
    """Give hours and minutes, and the zone where one is named: `20:00 UTC+02:00`."""
    zone = time.lstrip("0123456789:.")
    return time[:5] + (" UTC" if zone == "Z" else f" UTC{zone}" if zone else "")


def _between(first: Moment, last: Moment) -> str:
    """Give a span in words, naming the month or the year once where both ends share it."""
    if first.precision == last.precision == "day":
        a, b = first.first, last.first
        if (a.year, a.month) == (b.year, b.month):
            return f"{a.day}–{day(b)}"
        if a.year == b.year:
            return f"{a.day} {MONTHS[a.month - 1]} – {day(b)}"
        return f"{day(a)} – {day(b)}"
    return f"{words(first)} – {words(last)}"
