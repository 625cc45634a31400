"""Language data as data files: a folder a language, a file a subject, each loaded once into a frozen record.

What is known of parties, dates, stances and sources can be had otherwise too, for a test or for training, so it is
passed on as an argument (`Lexicon`, and `agenda` with the calendar). The small words that rules are written around,
auxiliaries, pronouns, prepositions and their like, are a constant of their module, and bound where a rule names them.
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
