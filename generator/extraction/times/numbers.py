"""Numbers in figures and words."""

from __future__ import annotations

from collections.abc import Iterable

from generator.lexicon.calendar import Calendar
from generator.lexicon.lists import TIMES

_LARGEST = 1e9
"""No count of days or years is larger; a longer row of figures is something else."""


def number(words: Iterable[str], calendar: Calendar) -> float | None:
    """Give what a number phrase says: "5 1/2" is 5.5, "twenty-four" 24, "two hundred" 200; else None."""
    total, current, seen = 0.0, 0.0, False
    for word in words:
        if word in TIMES.joints:
            continue
        if word in calendar.multipliers:
            current = (current or 1) * calendar.multipliers[word]
            if current >= 1000:
                total, current = total + current, 0.0
        elif word in calendar.numbers:
            current += calendar.numbers[word]
        elif "/" in word:
            above, _, below = word.partition("/")
            current += int(above) / int(below)
        else:
            try:
                current += float(word.replace(",", ""))
            except ValueError:
                return None
        seen = True
    return total + current if seen and total + current <= _LARGEST else None
