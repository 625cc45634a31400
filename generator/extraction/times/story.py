"""Which dates a text has named so far: what "that day", "a week later" and "a year earlier" count from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.extraction.times.meanings import Duration, Meaning, Shift
from generator.extraction.times.values import at, interval

_REMEMBERED = 4
_SOON = 5
_DAYS = {"D": 1, "W": 7, "WE": 7, "FN": 14, "M": 31, "Q": 92, "S": 184, "Y": 366, "DE": 3653}


@dataclass(frozen=True, slots=True)
class Story:
    """The reference dates of a text at one of its words."""

    named: tuple[str, ...] = ()
    """The values of the last dates that the text has named by itself."""
    reported: str | None = None
    """The quarter, or the year for a longer part of it, that a text of business reports about."""
    age: int = 0
    """How many dates ago that was: a text soon goes on to other things."""

    def last(self, unit: str) -> str | None:
        """Give the last date that is fine enough to count units from: from "last year" there is no next day."""
        for value in reversed(self.named):
            days = interval(value)
            if days and (days[1] - days[0]).days < _DAYS.get(unit, 36525):
                return value
        return None

    def after(self, meaning: Meaning, value: str | None, published: date | None) -> Story:
        """Give the story after an expression. What was counted from the story itself does not move it."""
        if isinstance(meaning, Duration) and meaning.reported and published:
            return Story(self.named, at(published, "Y"))
        days = interval(value)
        if value is None or days is None or (isinstance(meaning, Shift) and meaning.base != "published"):
            return self
        named = (*self.named, value)[-_REMEMBERED:]
        if "-Q" in value and (published is None or days[0] <= published):
            return Story(named, value)
        return Story(named, self.reported if self.age < _SOON else None, self.age + 1)
