"""Rules for times and parts of a day, and how they join the day that stands beside them."""

from __future__ import annotations

from generator.extraction.times.grammar import Expression, Found, rule
from generator.extraction.times.meanings import Clock, Cycle, Fixed, Meaning, Shift
from generator.extraction.times.words import LETTERS, Classed
from generator.lexicon.lists import TIMES


@rule(
    "clock",
    "(hhmm|small):time (meridiem:half | oclock) zone:zone? | hhmm_meridiem:time zone:zone? | hhmm:time zone:zone?",
)
def clock(found: Found) -> Meaning | None:
    """Read: 9 a.m.; 7:15 p.m. EST; 15:00 GMT."""
    word = found.word("time")
    if found.before in {"$", "£", "€"}:
        return None
    half = next((name for name in TIMES.halves if name in (word + found.word("half")).replace(".", "")), None)
    hour, _, minute = "".join(c for c in word.replace(".", ":") if c.isdigit() or c == ":").strip(":").partition(":")
    hours = int(hour) % 12 + TIMES.halves[half] if half else int(hour)
    if not half and found.sees("oclock"):
        return None
    zone = found.words.calendar.zones.get(found.word("zone"), "")
    return Clock(f"{hours:02}:{minute or '00'}{zone}", None)


@rule("military-clock", "(year|figure):time zone:zone")
def military_clock(found: Found) -> Meaning | None:
    """Read: 1400 GMT."""
    digits, zone = found.word("time"), found.words.calendar.zones[found.word("zone")]
    if len(digits) != 4 or not digits.isdigit() or int(digits[:2]) > 23 or int(digits[2:]) > 59:
        return None
    return Clock(f"{digits[:2]}:{digits[2:]}{zone}", None)


@rule("hour-of-day", "hour:hour")
def hour_of_day(found: Found) -> Meaning | None:
    """Read: noon; midnight."""
    return Clock(found.words.calendar.hours_of_day[found.word("hour")], None)


@rule("tonight", "edge? tonight")
def tonight(_: Found) -> Meaning | None:
    """Read: tonight."""
    return Clock("NI", Shift("D", 0))


@rule("part-of-day", "edge? the:the? side:side? (mid dash? | early | late)? part:part")
def part_of_day(found: Found) -> Meaning | None:
    """Read: this morning; last night; the next morning. A bare "morning" needs a day beside it."""
    part = found.words.calendar.parts_of_day[found.word("part")]
    which = found.words.calendar.sides.get(found.word("side"))
    if which is not None:
        return Clock(part, Shift("D", which, "reference" if found.has("the") else "published"))
    if found.word("part") == "overnight":
        return Clock(part, Shift("D", 0))
    inside = found.has("the") and found.before in TIMES.inside
    return Clock(part, Shift("D", 0, "reference") if inside else None)


RULES = (clock, military_clock, hour_of_day, tonight, part_of_day)


def join(expressions: list[Expression], words: Classed) -> list[Expression]:
    """Give each time of day the day beside it ("9 a.m. Tuesday"); drop a bare "morning" that has none."""
    joined: list[Expression] = []
    for expression in expressions:
        together = _together(joined[-1], expression, words) if joined else None
        if together is None:
            joined.append(expression)
        else:
            joined[-1] = together
    return [one for one in joined if one.rule != part_of_day.name or _open_time(one) is None]


def _together(first: Expression, second: Expression, words: Classed) -> Expression | None:
    """Make one expression of a time and a day that stand side by side, in either order."""
    between = words.letters[first.end : second.start]
    if len(between) > 2 or not _BETWEEN.issuperset(between):
        return None
    for of_clock, of_day in ((first, second), (second, first)):
        time = _open_time(of_clock)
        if time is not None and _is_day(of_day.meaning):
            return Expression(first.start, second.end, of_clock.rule, Clock(time, of_day.meaning))
    return None


def _open_time(expression: Expression) -> str | None:
    """Give the time of a clock expression that has no day yet."""
    meaning = expression.meaning
    return meaning.time if isinstance(meaning, Clock) and meaning.day is None else None


def _is_day(meaning: Meaning) -> bool:
    match meaning:
        case Cycle(name=name):
            return name in {"weekday", "day", "holiday"}
        case Shift(unit=unit):
            return unit == "D"
        case Fixed(value=value):
            return len(value) == len("2025-06-14")
    return False


_BETWEEN = frozenset(LETTERS[name] for name in ("comma", "at", "on", "of", "by", "in", "the"))
