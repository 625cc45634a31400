"""Rules for dates that are counted from another day: from that of writing, or from one that the text has named."""

from __future__ import annotations

from generator.extraction.times.dates import day_number, day_of, month_number, side
from generator.extraction.times.grammar import Found, rule
from generator.extraction.times.lengths import counted, duration
from generator.extraction.times.meanings import Ahead, Base, Cycle, Duration, Holding, Meaning, Shift, Vague
from generator.lexicon.lists import TIMES


@rule("today", "edge? day:day")
def today(found: Found) -> Meaning | None:
    """Read: today; yesterday; late tomorrow."""
    return Shift("D", found.words.calendar.days[found.word("day")])


@rule("day-after-tomorrow", "the unit (before|after):way day:day")
def day_after_tomorrow(found: Found) -> Meaning | None:
    """Read: the day before yesterday; the day after tomorrow."""
    step = 1 if found.word("way") == "after" else -1
    return Shift("D", found.words.calendar.days[found.word("day")] + step)


@rule("weekend", "edge? (the|side:side next?)? unit:unit")
def weekend(found: Found) -> Meaning | None:
    """Read: the weekend; last weekend."""
    if found.unit() != "WE" or found.match.start() == found.match.end() - 1:
        return None
    return Cycle("weekend", side=side(found))


@rule("side-unit", "edge? the:the? side:side (fiscal|full)? unit:unit")
def side_unit(found: Found) -> Meaning | None:
    """Read: last year; next week; this month; the previous day; the following year."""
    unit, which = found.unit(), side(found)
    if unit.startswith("T") or unit == "WE" or which is None:
        return None
    if unit in {"DE", "CE"} and found.has("the"):  # "over the next decade" is ten years from now
        return Duration(duration(1, unit))
    told = found.word("side") in TIMES.of_the_story or (
        found.has("the") and found.word("side") == "next" and unit == "D"
    )
    return Shift(unit, which, "reference" if told else "published")


@rule("same-unit", "edge? (that | the same) unit:unit")
def same_unit(found: Found) -> Meaning | None:
    """Read: that day; the same year."""
    unit = found.unit()
    return None if unit.startswith("T") else Shift(unit, 0, "reference")


@rule("bound-of-unit", "edge the? unit:unit | edge the? full? unit:unit")
def bound_of_unit(found: Found) -> Meaning | None:
    """Read: the end of the month; later in the day."""
    unit = found.unit()
    return None if unit.startswith("T") else Shift(unit, 0)


@rule("week-of", "the unit:unit of (month:month monthday:day)")
def week_of(found: Found) -> Meaning | None:
    """Read: the week of March 6."""
    day = day_of(month_number(found), day_number(found))
    return Holding("W", day) if day and found.unit() == "W" else None


@rule("period-of-year", "the unit:unit a unit ago | the year:year (unit|period):unit")
def period_of_year(found: Found) -> Meaning | None:
    """Read: the quarter a year ago; the 1988 period."""
    if found.unit() != "Q" and found.word("unit") != "period":
        return None
    return Shift("Q", 0, "reference", int(found.word("year"))) if found.has("year") else Shift("Y", -1, "period")


@rule("year-end", "about? unit:unit dash? s? bound")
def year_end(found: Found) -> Meaning | None:
    """Read: year-end, which is a day."""
    if found.unit() != "Y" or found.words.parse.lower[found.last] != "end":
        return None
    return Cycle("day", (12, 31), year=Shift("Y", 0))


@rule("ago", "(count:count | vague_count | a)? more? any_unit:unit (or so)? dash? ago")
def ago(found: Found) -> Meaning | None:
    """Read: two years ago, at the grain that people mean; a week or so ago."""
    return _away(found, -1, "period" if counted(found) == 1 and found.unit() == "Y" else "published")


@rule("from-now", "(count:count | vague_count | a) any_unit:unit from (day|vague)")
def from_now(found: Found) -> Meaning | None:
    """Read: two weeks from now."""
    return _away(found, 1, "published")


@rule("earlier", "(count:count | vague_count | a) any_unit:unit dash? earlier | unit:unit dash earlier")
def earlier(found: Found) -> Meaning | None:
    """Read: two days earlier; a year earlier."""
    return _away(found, -1, "period" if counted(found) == 1 and found.unit() == "Y" else "reference")


@rule("year-before-period", "the? unit:unit dash? (ago|earlier) ordinal? (unit|period)")
def year_before_period(found: Found) -> Meaning | None:
    """Read: the year-earlier quarter; the year-ago period."""
    return Shift("Y", -1, "period") if found.unit() == "Y" else None


@rule("later", "(count:count | vague_count | a) any_unit:unit later")
def later(found: Found) -> Meaning | None:
    """Read: two days later."""
    return _away(found, 1, "reference")


def _away(found: Found, sign: int, base: Base) -> Meaning | None:
    """Give the date so many units away.

    Hours and vague numbers lead to no date: from the day of writing they give a direction, from the story a length.
    """
    count, unit = counted(found), found.unit()
    if count is None or unit.startswith("T"):
        if base == "published" and count is None:
            return Vague("PAST_REF" if sign < 0 else "FUTURE_REF")
        return Duration(duration(count, unit))
    return Shift("Y", sign * round(10 * count), base) if unit == "DE" else Shift(unit, sign * round(count), base)


@rule("unit-before", "the unit:unit (before:way|earlier:way|after:way)")
def unit_before(found: Found) -> Meaning | None:
    """Read: the year before; the day after - at the end of a phrase, where they count from a date of the story."""
    unit = found.unit()
    if unit.startswith("T") or found.after not in TIMES.end_of_phrase:
        return None
    return Shift(unit, 1 if found.word("way") == "after" else -1, "reference")


@rule("in-units", "(?<= in) (count:count | vague_count | a) more? any_unit:unit (?! dash? (ago|earlier|later|old|s))")
def in_units(found: Found) -> Meaning | None:
    """Read: in two weeks: a date where the sentence looks ahead, else a length."""
    count, unit = counted(found), found.unit()
    if unit == "Q" and not found.has("count"):  # "in a quarter", of which there are four
        return None
    length = duration(count, unit)
    return Duration(length) if count is None or unit.startswith("T") else Ahead(unit, round(count), length)


@rule("on-the-day", "(?<= on) the unit:unit")
def on_the_day(found: Found) -> Meaning | None:
    """Read: on the day, at the end of a phrase: the last one that the text has named."""
    return Shift("D", 0, "reference") if found.unit() == "D" and found.after in TIMES.end_of_phrase else None


@rule("the-period", "the (full|this)? fiscal? unit:unit | the latest:latest fiscal? (unit|period):unit")
def the_period(found: Found) -> Meaning | None:
    """Read: the quarter, of which the text has spoken; the latest quarter; the year, which is this one."""
    unit = found.unit()
    if found.words.parse.text[found.last].istitle():  # "Woman of the Year"
        return None
    if unit == "Q" or found.word("unit") == "period":
        return Shift("Q", -1) if found.has("latest") else Shift("Q", 0, "reference")
    if unit != "Y":
        return None
    if found.after in TIMES.of_reports:
        return Duration("P1Y", reported=True)
    return Shift("Y", -1 if found.has("latest") else 0)


@rule("vague", "vague:word")
def vague(found: Found) -> Meaning | None:
    """Read: now, recently, soon; but not "as soon as" and "soon after"."""
    if found.before == "as" or found.after in TIMES.not_vague_before:
        return None
    return Vague(found.words.calendar.vague[found.word("word")])


@rule("near-term", "the near period")
def near_term(found: Found) -> Meaning | None:
    """Read: the near term; the short term."""
    return Vague("FUTURE_REF") if found.after != "of" else None


@rule("the-past", "the near? (adjective|last):word (?! (unit|units|count|few|season|month|weekday))")
def the_past(found: Found) -> Meaning | None:
    """Read: the past; the near future - where it is a noun."""
    words, token = found.words.parse, found.last
    word = "past" if words.lower[token] == "past" else found.word("word")
    return Vague(found.words.calendar.vague[word]) if words.tag[token] == "NN" and word in TIMES.vague_nouns else None


@rule("these-units", "these units")
def these_units(_: Found) -> Meaning | None:
    """Read: these days."""
    return Vague("PRESENT_REF")


@rule("vague-units", "the? (adjective|last|next):word units ((and|or) units)?")
def vague_units(found: Found) -> Meaning | None:
    """Read: recent years; the coming weeks."""
    word = found.word("word")
    if word in found.words.calendar.sides:
        ahead = found.words.calendar.sides[word] > 0
        return Vague("FUTURE_REF" if ahead else "PAST_REF") if found.words.calendar.sides[word] else None
    return Vague(found.words.calendar.vague[word])


@rule("vague-adjective", "adjective:word | this:word")
def vague_adjective(found: Found) -> Meaning | None:
    """Read: recent and current, before a noun."""
    word = found.word("word")
    if word not in TIMES.vague_adjectives or found.words.parse.dep[found.last] != "amod":
        return None
    return Vague(found.words.calendar.vague[word])


RULES = (
    today,
    day_after_tomorrow,
    weekend,
    side_unit,
    same_unit,
    bound_of_unit,
    week_of,
    period_of_year,
    year_end,
    ago,
    from_now,
    earlier,
    year_before_period,
    later,
    unit_before,
    in_units,
    on_the_day,
    the_period,
    near_term,
    the_past,
    these_units,
    vague_units,
    vague_adjective,
    vague,
)
