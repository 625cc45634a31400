"""Words that tell that something is still to come, from `agenda.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generator.lexicon import data


@dataclass(frozen=True, slots=True)
class Agenda:
    """Lemmas by what they tell about the future."""

    prospective: frozenset[str]
    """Verbs, nouns and adjectives that make their infinitive a matter of the future."""
    deadlines: frozenset[str]
    due: frozenset[str]
    ahead_adjectives: frozenset[str]
    reporting: frozenset[str]
    tenseless: frozenset[str]
    """Verb forms that may be present or past."""
    arranged: frozenset[str]
    foreseen: frozenset[str]
    open_question: frozenset[str]
    cancelling: frozenset[str]
    taking_place: frozenset[str]
    """Verbs that only say that their subject takes place."""
    happenings: frozenset[str]
    """Nouns that name a happening."""
    things: frozenset[str]
    """Nouns that end like those of actions and name none."""
    states: frozenset[str]
    """Verbs of what lasts."""
    attitudes: frozenset[str]
    """Verbs of what somebody thinks of the future."""
    arranging: frozenset[str]
    """What announces a verb that has no date."""
    upcoming: frozenset[str]
    """Adjectives that announce a noun that has no date."""
    concrete: frozenset[str]
    """Verbs of what takes place at one time and can be waited for."""
    people: frozenset[str]
    """Nouns for those whom one meets."""
    staging: frozenset[str]
    """Verbs by which somebody holds or announces something."""
    bounds: frozenset[str]
    """Verbs for the first or last moment of something."""
    delays: frozenset[str]
    schedules: Mapping[str, frozenset[str]]
    """Verbs whose date a preposition ties to the future, with these prepositions."""


@cache
def load() -> Agenda:
    """Read the words once."""
    return data.load(Agenda, "agenda.toml")
