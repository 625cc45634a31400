"""Rules for lengths of time and for repetitions."""

from __future__ import annotations

from generator.extraction.times.grammar import Found, rule
from generator.extraction.times.meanings import Duration, Meaning, Repeat
from generator.extraction.times.numbers import number
from generator.lexicon.lists import TIMES

# TIMEX3 letters; a decade is ten years, a fortnight two weeks, a weekend two days, so that lengths can be compared.
_IN_SMALLER = {"DE": ("Y", 10), "CE": ("Y", 100), "ML": ("Y", 1000), "FN": ("W", 2), "WE": ("D", 2), "S": ("M", 6)}


_IN_SIXTIETHS = {"TH": "M", "TM": "S"}


def duration(count: float | None, unit: str) -> str:
    """Give the TIMEX3 value of `count` units; `PXD` where the count is vague."""
    if count is not None and unit in _IN_SMALLER:
        unit, factor = _IN_SMALLER[unit]
        count *= factor
    prefix, letter = ("PT", unit[1]) if unit.startswith("T") else ("P", unit)
    if count is None:
        return f"{prefix}X{'Y' if letter in {'DE', 'CE', 'ML'} else letter}"
    if count == int(count):
        return f"{prefix}{int(count)}{letter}"
    if unit in _IN_SIXTIETHS:
        whole = f"{int(count)}{letter}" if count >= 1 else ""
        return f"PT{whole}{round(count % 1 * 60)}{_IN_SIXTIETHS[unit]}"
    return f"{prefix}{count:g}{letter}"


def counted(found: Found) -> float | None:
    """Give how many units a match speaks of; None where it is vague ("several weeks")."""
    if found.has("count"):
        return number(found.get("count"), found.words.calendar)
    if found.sees("couple"):
        return 2
    return 1 if found.is_singular() and not found.sees("few") else None


@rule(
    "count-of-units",
    "(count:count ((to|or|dash) count)? | vague_count) more? dash? any_unit:unit (?! dash? (ago|old|earlier|later))",
)
def count_of_units(found: Found) -> Meaning | None:
    """Read: six months; a 20-year pact; several weeks. Somebody's age is no length that matters."""
    if found.unit() == "Q" and (found.after == "of" or found.is_singular()):  # three-quarters of the people
        return None
    if found.has("count") and (counted(found) is None or (found.is_singular() and found.number("count") >= 1000)):
        return None
    value = duration(counted(found), found.unit())
    return Duration(value, reported=value in _REPORTED and found.before == "the")


_REPORTED = frozenset({"P6M", "P9M", "P1Y"})
"""Parts of a year that companies report about."""


@rule("one-unit", "(a|another:other) more:other? unit:unit (?! dash? (ago|earlier|later|old))")
def one_unit(found: Found) -> Meaning | None:
    """Read: a week, where it says how long - "for a week", "within a year" - and not "four flights a week"."""
    how_long = found.before in TIMES.how_long or found.after in TIMES.how_long_from or found.has("other")
    return Duration(duration(1, found.unit())) if how_long and found.unit() != "Q" else None


@rule(
    "unit-and-half",
    "(count:count | a) any_unit:unit and a half | count:count (and|dash)* a dash? half dash? any_unit:unit"
    " | half:half dash? a? unit:unit",
)
def unit_and_half(found: Found) -> Meaning | None:
    """Read: a year and a half; half an hour."""
    whole = 0 if found.has("half") else counted(found)
    return None if whole is None else Duration(duration(whole + 0.5, found.unit()))


@rule(
    "side-of-units",
    "the? (side|adjective|ordinal|latest|only)? (side|adjective|ordinal)"
    " (count:count | vague_count) more? dash? units:unit",
)
def side_of_units(found: Found) -> Meaning | None:
    """Read: the past two months; the first nine months; the next few days."""
    value = duration(counted(found), found.unit())
    return Duration(value, reported=value in _REPORTED and (found.sees("ordinal") or found.sees("latest")))


@rule("bare-units", "(many of)? units:unit (?! (ago|later|earlier|s|old))")
def bare_units(found: Found) -> Meaning | None:
    """Read: weeks; decades-long. Bare hours, nights and quarters tell nothing."""
    if found.unit().startswith("T") or found.word("unit") in TIMES.bare_units:
        return None
    return Duration(duration(None, found.unit()))


@rule("long-units", "unit:unit dash long")
def long_units(found: Found) -> Meaning | None:
    """Read: a week-long visit."""
    return Duration(duration(1, found.unit()))


@rule("frequency", "frequency:unit")
def frequency(found: Found) -> Meaning | None:
    """Read: daily, monthly. "Annual" and "quarterly" name a kind of report more often than a repetition."""
    return Repeat(duration(1, found.unit())) if found.word("unit") not in TIMES.kinds_of_report else None


@rule("every", "every (ordinal|count:count)? any_unit:unit | every weekday:day part?")
def every(found: Found) -> Meaning | None:
    """Read: every day; every two weeks; each Thursday."""
    calendar = found.words.calendar
    if found.has("day"):
        return Repeat(f"XXXX-WXX-{calendar.weekdays[found.word('day')]}")
    count = counted(found) if found.has("count") else 1
    unit = found.unit()
    return Repeat(duration(count, unit)) if unit else None


@rule("weekdays", "weekday:day units?")
def weekdays(found: Found) -> Meaning | None:
    """Read: Mondays; Monday nights, where the plural says that it happens each week."""
    weekly = found.word("day").endswith("days") or found.sees("units")
    return Repeat(f"XXXX-WXX-{found.words.calendar.weekdays[found.word('day')]}") if weekly else None


@rule("times-per-unit", "(once | count time) (a|per|every) unit:unit")
def times_per_unit(found: Found) -> Meaning | None:
    """Read: once a week; three times a day."""
    return Repeat(duration(1, found.unit()))


RULES = (
    count_of_units,
    one_unit,
    unit_and_half,
    side_of_units,
    bare_units,
    long_units,
    frequency,
    every,
    weekdays,
    times_per_unit,
)
