"""Rules for years and what is made of them or cuts them: decades, centuries, quarters, seasons, holidays."""

from __future__ import annotations

from generator.extraction.syntax import PLURALS
from generator.extraction.times.dates import fixed, side, year
from generator.extraction.times.grammar import Found, rule
from generator.extraction.times.meanings import Cycle, CycleName, Fixed, Meaning
from generator.extraction.times.numbers import number
from generator.lexicon.lists import TIMES


@rule("year", "edge? (the unit)? year:year | part_year:year")
def bare_year(found: Found) -> Meaning | None:
    """Read: 1998; early 1998; the year 2000. A number that counts things or money is no year.

    Newspapers write counts above 999 with a comma, so that only numbers far from today can count ("1200 people").
    """
    words, token = found.words.parse, found.last
    if found.before in TIMES.of_no_year or found.after in TIMES.of_shares or words.dep[token] == "quantmod":
        return None
    if found.after == "-" and not found.next_but_one[:1].isdigit():
        return None
    year = found.word("year")[-4:]
    counted = words.head[token]
    counts = words.dep[token] == "nummod" and words.tag[counted] in PLURALS and counted > token
    return None if counts and not _FIRST_YEAR <= int(year) <= _LAST_YEAR else Fixed(year)


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
