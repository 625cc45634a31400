"""Language data as data files, loaded once and passed on as an argument."""

from __future__ import annotations

from dataclasses import dataclass

from generator.lexicon import calendar, parties, sources, stances


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All language data, one part for each thing that the rules need to know of words."""

    parties: parties.Parties
    calendar: calendar.Calendar
    stances: stances.Stances
    sources: sources.Sources


def load() -> Lexicon:
    """Read all that is shipped with the package."""
    return Lexicon(parties.load(), calendar.load(), stances.load(), sources.load())
