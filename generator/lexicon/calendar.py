"""The words of the English calendar, from `calendar.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from generator.lexicon import agenda, data
from generator.lexicon.agenda import Agenda


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day with a name; exactly one of the three ways to find it in a year is given."""

    on: tuple[int, int] | None = None
    """Month and day."""
    nth: tuple[int, int, int] | None = None
    """Month, ISO weekday, and which one of them in the month; -1 is the last."""
    easter: int | None = None
    """Days after Easter Sunday of the western churches."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """What single words of the calendar mean. Keys are lower case and without a full stop."""

    classes: Mapping[str, str]
    """The grammatical class of each word; a word of two classes has the commoner one."""
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    """ISO 8601 numbers: Monday is 1."""
    units: Mapping[str, str]
    """Singular, plural and adverb ("daily") to the unit's letter."""
    seasons: Mapping[str, str]
    parts_of_day: Mapping[str, str]
    hours_of_day: Mapping[str, str]
    days: Mapping[str, int]
    vague: Mapping[str, str]
    numbers: Mapping[str, int]
    multipliers: Mapping[str, int]
    ordinals: Mapping[str, int]
    decades: Mapping[str, int]
    sides: Mapping[str, int]
    zones: Mapping[str, str]
    holidays: Mapping[tuple[str, ...], Holiday]
    """By the words of the name."""
    agenda: Agenda
    """Words that tell that something is still to come."""
    holiday_starts: frozenset[str]
    """The words with which a holiday's name begins."""


# A later table wins where a word stands in two: "second" is an ordinal before it is a unit, "night" a part of the
# day before it is one, "past" and "current" say which one of a series before they are vague.
_CLASS_OF_TABLE = {
    "months": "month",
    "weekdays": "weekday",
    "units": "unit",
    "plural_units": "units",
    "frequencies": "frequency",
    "seasons": "season",
    "parts_of_day": "part",
    "hours_of_day": "hour",
    "days": "day",
    "vague": "vague",
    "vague_adjectives": "adjective",
    "numbers": "number",
    "multipliers": "multiplier",
    "ordinals": "ordinal",
    "decades": "decade",
    "zones": "zone",
}
_AS_WRITTEN = (
    "months weekdays seasons parts_of_day hours_of_day days numbers multipliers ordinals decades sides zones".split()
)
_CLASS_OF_SIDE = {-1: "last", 0: "this", 1: "next"}


@cache
def load() -> Calendar:
    """Read the calendar once."""
    tables = data.read("calendar.toml")
    classes = {word: name for table, name in _CLASS_OF_TABLE.items() for word in tables[table]}
    holidays = _holidays(tables["holidays"])
    classes |= {word: _CLASS_OF_SIDE[side] for word, side in tables["sides"].items()} | tables["words"]
    as_written: dict[str, Any] = {name: MappingProxyType(tables[name]) for name in _AS_WRITTEN}
    return Calendar(
        classes=MappingProxyType(classes),
        units=MappingProxyType(tables["units"] | tables["plural_units"] | tables["frequencies"]),
        vague=MappingProxyType(tables["vague"] | tables["vague_adjectives"]),
        holidays=MappingProxyType(holidays),
        agenda=agenda.load(),
        holiday_starts=frozenset(name[0] for name in holidays),
        **as_written,
    )


def _holidays(entries: list[dict[str, Any]]) -> dict[tuple[str, ...], Holiday]:
    """Give the holidays by name, split as the tokens are: "presidents ' day"."""
    found = {}
    for entry in entries:
        on, nth = entry.get("on"), entry.get("nth")
        holiday = Holiday(tuple(on) if on else None, tuple(nth) if nth else None, entry.get("easter"))
        for name in entry["names"]:
            found[tuple(name.replace("'s", " 's").replace("s'", "s '").split())] = holiday
    return found
