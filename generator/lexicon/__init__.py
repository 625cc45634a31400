"""Language data as data files: a folder a language, a file a subject, each loaded once into a frozen record.

What can be had otherwise, for a test or for training, is passed on as an argument (`Lexicon`, and the calendar's
`Agenda`). The small words that rules are written around are constants (`lists`), bound where a rule names them.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.lexicon import calendar, parties, sources, stances


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What extraction is given of words, one part for each thing that it has to know."""

    parties: parties.Parties
    calendar: calendar.Calendar
    stances: stances.Stances
    sources: sources.Sources


def load() -> Lexicon:
    """Read all that is shipped with the package."""
    return Lexicon(parties.load(), calendar.load(), stances.load(), sources.load())
