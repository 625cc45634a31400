"""Rules for days, weekdays and months with a name or number of their own."""

from __future__ import annotations

from generator.extraction.times.grammar import Found, rule
from generator.extraction.times.meanings import Ambiguous, Cycle, Fixed, Meaning, Shift
from generator.extraction.times.values import interval


def fixed(value: str) -> Fixed | None:
    """Give a date that is complete in itself, or nothing where there is no such day."""
    return Fixed(value) if interval(value) else None


def side(found: Found) -> int | None:
    """Give which one of a series the text says: -1 last, 0 this, 1 next; None where it does not."""
    return found.words.calendar.sides.get(found.word("side"))


def year(found: Found) -> Meaning | None:
    """Give the year that stands in `year`, or the one that `side` counts from the year of writing."""
    if found.has("year"):
        return Fixed(found.word("year"))
    which = side(found)
    return None if which is None else Shift("Y", which)


def day_number(found: Found) -> int:
    """Give the day of the month in `day`, in figures or words."""
    return found.words.calendar.ordinals.get(found.word("day")) or found.number("day")


def month_number(found: Found) -> int:
    """Give the month in `month`."""
    return found.words.calendar.months[found.word("month")]


@rule("iso-date", "iso:day | year:y dash small:m dash small:d")
def iso_date(found: Found) -> Meaning | None:
    """Read: 2025-06-14, 2025-06-14T09:00."""
    if found.has("day"):
        return fixed(found.word("day").upper()[:10])
    return fixed(f"{found.word('y')}-{int(found.word('m')):02}-{int(found.word('d')):02}")


@rule("numeric-date", "numeric:day")
def numeric_date(found: Found) -> Meaning | None:
    """Read: 6/30/2025: read only where it cannot be read in two ways."""
    parts = [int(part) for part in found.word("day").replace(".", "/").split("/")]
    if parts[0] > 31:
        return fixed(f"{parts[0]:04}-{parts[1]:02}-{parts[2]:02}")
    if parts[2] < 1000:  # a year of two digits may also be a score or a fraction
        return None
    readings = {
        value for month, day in (parts[:2], parts[1::-1]) if interval(value := f"{parts[2]:04}-{month:02}-{day:02}")
    }
    return Fixed(readings.pop()) if len(readings) == 1 else Ambiguous() if readings else None


@rule("month-day-year", "(weekday comma?)? month:month the? monthday:day bracketed? comma? year:year")
def month_day_year(found: Found) -> Meaning | None:
    """Read: June 14, 2025; Saturday, June 14, 2025; June 14 (Saturday), 2025."""
    return fixed(f"{found.word('year')}-{month_number(found):02}-{day_number(found):02}")


@rule("day-month-year", "(weekday comma?)? the? monthday:day of? month:month bracketed? comma? year:year")
def day_month_year(found: Found) -> Meaning | None:
    """Read: 14 June 2025; the 14th of June, 2025."""
    return fixed(f"{found.word('year')}-{month_number(found):02}-{day_number(found):02}")


# "June 14 million", "Oct. 10-year" and "March 3 percent" have no day.
@rule(
    "month-day",
    "(this? next? weekday comma?)? month:month the? monthday:day"
    " (bracketed | (?! dash? (any_unit|multiplier|fraction)))",
)
def month_day(found: Found) -> Meaning | None:
    """Read: June 14; Saturday, June 14."""
    return day_of(month_number(found), day_number(found))


@rule("day-month", "(weekday comma?)? (the? (nth|ordinal):day of? | small:day) month:month bracketed?")
def day_month(found: Found) -> Meaning | None:
    """Read: 14 June; the 14th of June."""
    return day_of(month_number(found), day_number(found))


@rule("day-of-range", "(?<=month small (and|to|dash|or)) small:day (?! dash? (unit|units|multiplier|number))")
def day_of_range(found: Found) -> Meaning | None:
    """Read: the second day in "April 24 and 25"."""
    words, start = found.words, found.match.start()
    return day_of(words.calendar.months[words.lower[start - 3]], day_number(found))


@rule("day-before-range", "small:day (?= (and|to|dash|or) small month)")
def day_before_range(found: Found) -> Meaning | None:
    """Read: the first day in "20 to 24 June"."""
    words = found.words
    return day_of(words.calendar.months[words.lower[found.match.end() + 2]], day_number(found))


def day_of(month: int, day: int) -> Meaning | None:
    """Give a day that comes every year; 29 February comes in leap years."""
    return Cycle("day", (month, day)) if interval(f"2000-{month:02}-{day:02}") else None


@rule("month-year", "edge? month:month (of|comma)? year:year")
def month_year(found: Found) -> Meaning | None:
    """Read: June 2025; early June, 2025."""
    return fixed(f"{found.word('year')}-{month_number(found):02}")


@rule("month-of-year", "edge? month:month of? the? side:side unit:unit")
def month_of_year(found: Found) -> Meaning | None:
    """Read: June of last year."""
    if found.unit() != "Y":
        return None
    return Cycle("month", (month_number(found),), year=year(found))


@rule("month", "edge? the? (side:side next?)? month:month")
def month(found: Found) -> Meaning | None:
    """Read: June; last June; early June; the beginning of June."""
    return Cycle("month", (month_number(found),), side(found))


@rule("weekday", "edge? the? (side:side next?)? weekday:day")
def weekday(found: Found) -> Meaning | None:
    """Read: Friday; last Friday; this coming Friday; late Friday."""
    if found.word("day").endswith("days"):
        return None
    return Cycle("weekday", (found.words.calendar.weekdays[found.word("day")],), side(found))


@rule("weekday-of-week", "weekday:day of? the? side:side unit:unit | side:side unit:unit s? weekday:day")
def weekday_of_week(found: Found) -> Meaning | None:
    """Read: Monday of next week; next week's Monday."""
    if found.unit() != "W":
        return None
    index = found.words.calendar.weekdays[found.word("day")]
    return Cycle("weekday", (index,), week=Shift("W", side(found) or 0))


RULES = (
    iso_date,
    numeric_date,
    month_day_year,
    day_month_year,
    month_day,
    day_month,
    day_of_range,
    day_before_range,
    month_year,
    month_of_year,
    month,
    weekday_of_week,
    weekday,
)
