"""Rules for dates with a name or number of their own: days, months, years, quarters, seasons, holidays."""

from __future__ import annotations

from generator.extraction.times.grammar import Found, rule
from generator.extraction.times.meanings import Ambiguous, Cycle, CycleName, Fixed, Meaning, Shift
from generator.extraction.times.numbers import number
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


@rule("month-day-year", "(weekday comma?)? month:month the? monthday:day comma? year:year")
def month_day_year(found: Found) -> Meaning | None:
    """Read: June 14, 2025; Saturday, June 14, 2025."""
    return fixed(f"{found.word('year')}-{month_number(found):02}-{day_number(found):02}")


@rule("day-month-year", "(weekday comma?)? the? monthday:day of? month:month comma? year:year")
def day_month_year(found: Found) -> Meaning | None:
    """Read: 14 June 2025; the 14th of June, 2025."""
    return fixed(f"{found.word('year')}-{month_number(found):02}-{day_number(found):02}")


# "June 14 million", "Oct. 10-year" and "March 3 percent" have no day.
@rule(
    "month-day",
    "(this? next? weekday comma?)? month:month the? monthday:day (?! dash? (any_unit|multiplier|fraction))",
)
def month_day(found: Found) -> Meaning | None:
    """Read: June 14; Saturday, June 14."""
    return day_of(month_number(found), day_number(found))


@rule("day-month", "(weekday comma?)? (the? (nth|ordinal):day of? | small:day) month:month")
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


@rule("year", "edge? (the unit)? year:year")
def bare_year(found: Found) -> Meaning | None:
    """Read: 1998; early 1998; the year 2000. A number that counts things or money is no year.

    Newspapers write counts above 999 with a comma, so that only numbers far from today can count ("1200 people").
    """
    token = found.tokens[-1]
    if found.before in _OF_NO_YEAR or found.after in {"%", "percent", "-"} or token.dep_ == "quantmod":
        return None
    year = int(found.word("year"))
    counts = token.dep_ == "nummod" and token.head.tag_ in {"NNS", "NNPS"} and token.head.i > token.i
    return None if counts and not _FIRST_YEAR <= year <= _LAST_YEAR else Fixed(found.word("year"))


_OF_NO_YEAR = frozenset({"$", "£", "€", "no.", "no", "#", "than", "nearly", "about", "some"})
_FIRST_YEAR, _LAST_YEAR = 1900, 2099


@rule("second-year-of-range", "(?<= year dash) (small|figure):year")
def second_year_of_range(found: Found) -> Meaning | None:
    """Read: the second year in "1990-95"."""
    word = found.word("year")
    first = found.words.lower[found.match.start() - 2]
    return Fixed(first[:2] + word) if len(word) == 2 and word > first[2:] else None


@rule(
    "spelled-year",
    "edge? (the unit)? number:century (number dash? number?):rest | the unit (number multiplier):thousand",
)
def spelled_year(found: Found) -> Meaning | None:
    """Read: nineteen ninety-six; the year two thousand."""
    calendar = found.words.calendar
    if found.has("thousand"):
        total = number(found.get("thousand"), calendar)
        return Fixed(f"{total:.0f}") if total and 1000 <= total <= 2999 else None
    century, rest = number((found.word("century"),), calendar), number(found.get("rest"), calendar)
    if century in {17, 18, 19, 20} and rest and 10 <= rest <= 99:
        return Fixed(f"{century:.0f}{rest:02.0f}")
    return None


@rule(
    "decade",
    "edge? the? ((early|mid|late) dash?)? apostrophe:short? decades:decades | edge? the (early|mid|late)? decade:word",
)
def decade(found: Found) -> Meaning | None:
    """Read: the 1990s; the mid-'80s; the nineties. A decade without a century is one of the twentieth."""
    if found.has("word"):
        return Fixed(f"19{found.words.calendar.decades[found.word('word')]}X")
    digits = f"{found.number('decades')}"
    if len(digits) == 4:
        return Fixed(f"{digits[:3]}X")
    # "in his 20s", "temperatures in the 80s": only the apostrophe tells a decade from an age.
    return Fixed(f"19{digits[0]}X") if found.has("short") or "'" in found.word("decades") else None


@rule("century", "edge? the? ((early|mid|late) dash?)? (number:tens dash)? (ordinal|nth):nth dash? unit:unit")
def century(found: Found) -> Meaning | None:
    """Read: the 20th century; the twenty-first century."""
    calendar = found.words.calendar
    which = calendar.ordinals.get(found.word("nth")) or found.number("nth")
    which += calendar.numbers.get(found.word("tens"), 0)
    return fixed(f"{which - 1:02}XX") if found.unit() == "CE" else None


@rule(
    "part-of-year",
    "edge? the? fiscal? ordinal:nth dash? (unit|half):unit"
    " (of? the? fiscal? year:year | (of|in) side:side fiscal? unit)?",
)
def part_of_year(found: Found) -> Meaning | None:
    """Read: the third quarter; the first half of 1998; the fourth quarter of last year."""
    return _part(found, year(found))


@rule("part-of-named-year", "the? fiscal? (year:year | side:side fiscal? unit) s? ordinal:nth dash? (unit|half):unit")
def part_of_named_year(found: Found) -> Meaning | None:
    """Read: next year's first quarter; the 1988 third quarter."""
    return _part(found, year(found))


@rule("part-of-year-code", "(quarter_code|half_code):code (of? fiscal? year:year)?")
def part_of_year_code(found: Found) -> Meaning | None:
    """Read: Q3 2025; H1."""
    name: CycleName = "quarter" if "q" in found.word("code") else "half"
    return Cycle(name, (found.number("code"),), year=year(found))


def _part(found: Found, within: Meaning | None) -> Meaning | None:
    word = found.word("nth")
    which = found.words.calendar.ordinals.get(word) or found.number("nth")
    if found.word("unit") == "half":
        return Cycle("half", (which,), year=within) if which <= 2 else None
    return Cycle("quarter", (which,), year=within) if found.unit() == "Q" and which <= 4 else None


@rule("last-half", "edge? the? last half of? the? (year:year | side:side unit | decades:decades)")
def last_half(found: Found) -> Meaning | None:
    """Read: the last half of 1989."""
    return Cycle("half", (2,), year=year(found)) if not found.has("decades") else None


@rule("fiscal-year", "edge? the? fiscal (unit dash?)? year:year | fiscal_code:code")
def fiscal_year(found: Found) -> Meaning | None:
    """Read: fiscal 1989; FY2025. It is named after the year in which it ends."""
    if found.has("year"):
        return Fixed(found.word("year"))
    digits = f"{found.number('code'):02}"
    return Fixed(digits if len(digits) == 4 else f"20{digits}")


@rule("season-of-year", "edge? the? season:season (of|comma)? (year:year | (the? side:side unit))")
def season_of_year(found: Found) -> Meaning | None:
    """Read: the summer of 1998; spring 2025."""
    return _season(found, year=year(found))


@rule("season", "edge? the? side:side last? season:season | (?<= in|by|during|since|until) the? season:season")
def season(found: Found) -> Meaning | None:
    """Read: last fall; this past spring; in the summer."""
    return _season(found, year=None)


def _season(found: Found, year: Meaning | None) -> Meaning:
    letters = found.words.calendar.seasons[found.word("season")]
    return Cycle("season", (letters,), None if year else side(found), year=year)


@rule("holiday", "edge? (the|side:side)? (holiday holiday_goes_on*):name (comma? year:year | of? side:side unit)?")
def holiday(found: Found) -> Meaning | None:
    """Read: Christmas; last Thanksgiving; Easter 1998."""
    own = Fixed(found.word("year")) if found.has("year") else None
    return Cycle("holiday", found.get("name"), None if own else side(found), year=own)


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
    part_of_year,
    part_of_named_year,
    part_of_year_code,
    last_half,
    fiscal_year,
    season_of_year,
    season,
    holiday,
    spelled_year,
    bare_year,
    second_year_of_range,
    decade,
    century,
)
