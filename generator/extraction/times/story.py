"""Which dates a text has named so far: what "that day", "a week later" and "a year earlier" count from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.extraction.times.meanings import Duration, Meaning, Shift
from generator.extraction.times.values import at, interval


@dataclass(frozen=True, slots=True)
class Story:
    """The reference dates of a text at one of its words."""

    named: str | None = None
    """The value of the last date that the text has named by itself."""
    reported: str | None = None
    """The quarter, or the year for a longer part of it, that a text of business reports about."""
    age: int = 0
    """How many dates ago that was: a text soon goes on to other things."""

    def after(self, meaning: Meaning, value: str | None, published: date | None) -> Story:
        """Give the story after an expression. What was counted from the story itself does not move it."""
        if isinstance(meaning, Duration) and meaning.reported and published:
            return Story(self.named, at(published, "Y"))
        days = interval(value)
        if value is None or days is None or (isinstance(meaning, Shift) and meaning.base != "published"):
            return self
        is_reported = "-Q" in value and (published is None or days[0] <= published)
        if is_reported:
            return Story(value, value)
        return Story(value, self.reported if self.age < _SOON else None, self.age + 1)


_SOON = 5
