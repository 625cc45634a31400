"""What a time expression means before it is tied to a day: frozen records between the grammar and the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Base = Literal["published", "reference", "period"]
"""What an expression counts from: the day of publication, the last date that the text itself has named, or the
quarter that the text reports about, where it does."""
CycleName = Literal["weekday", "day", "month", "season", "quarter", "half", "holiday", "weekend"]


@dataclass(frozen=True, slots=True)
class Fixed:
    """A date that needs no anchor: "14 June 2025", "1998"."""

    value: str


@dataclass(frozen=True, slots=True)
class Shift:
    """The unit that lies `count` units away: "yesterday", "last month", "two years ago", "the following day"."""

    unit: str
    count: int
    base: Base = "published"
    year: int | None = None
    """The year to which it is moved: "the 1988 period"."""


@dataclass(frozen=True, slots=True)
class Cycle:
    """What comes back every week or every year: "Friday", "June 14", "the third quarter", "Easter"."""

    name: CycleName
    index: tuple[int | str, ...] = ()
    """Weekday (1 to 7); month and day; month; season's letters; quarter or half; the words of a holiday."""
    side: int | None = None
    """Said outright: -1 "last", 0 "this", 1 "next". None where tense has to tell."""
    year: Meaning | None = None
    """The year it lies in, where the text says it."""
    week: Meaning | None = None
    """The week it lies in, where the text says it: "Monday of next week"."""


@dataclass(frozen=True, slots=True)
class Holding:
    """The unit that holds a day: "the week of June 9"."""

    unit: str
    day: Meaning


@dataclass(frozen=True, slots=True)
class Clock:
    """A time or part of a day: "9 a.m. Tuesday", "Friday night"."""

    time: str
    """What follows the `T`: `09:00`, `15:00Z`, `EV`."""
    day: Meaning | None
    """None where the text says only the time."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time."""

    value: str
    reported: bool = False
    """The text reports about this much of the year: "in the nine months", "for the year ended"."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """A date where the sentence looks ahead, else a length of time: "in two weeks"."""

    unit: str
    count: int
    duration: str


@dataclass(frozen=True, slots=True)
class Repeat:
    """A repetition: "every Monday", "twice a week"."""

    value: str


@dataclass(frozen=True, slots=True)
class Vague:
    """No date, only a direction: `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`."""

    value: str


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A date that can be read in two ways, such as 03/04/2025: kept as words."""


Meaning = Fixed | Shift | Cycle | Holding | Clock | Duration | Ahead | Repeat | Vague | Ambiguous
