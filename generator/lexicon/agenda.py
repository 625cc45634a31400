"""Words that tell that something is still to come; `agenda.toml` says what each list decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generator.lexicon import data


@dataclass(frozen=True, slots=True)
class Agenda:
    """Lemmas by what they tell about the future."""

    prospective: frozenset[str]
    deadlines: frozenset[str]
    due: frozenset[str]
    ahead_adjectives: frozenset[str]
    reporting: frozenset[str]
    tenseless: frozenset[str]
    arranged: frozenset[str]
    foreseen: frozenset[str]
    open_question: frozenset[str]
    cancelling: frozenset[str]
    moving: frozenset[str]
    going_ahead: frozenset[str]
    taking_place: frozenset[str]
    happenings: frozenset[str]
    things: frozenset[str]
    states: frozenset[str]
    attitudes: frozenset[str]
    arranging: frozenset[str]
    deciding: frozenset[str]
    upcoming: frozenset[str]
    concrete: frozenset[str]
    people: frozenset[str]
    staging: frozenset[str]
    bounds: frozenset[str]
    amounting: frozenset[str]
    shares: frozenset[str]
    delays: frozenset[str]
    schedules: Mapping[str, frozenset[str]]
    taking: Mapping[str, frozenset[str]]
    kinds: Mapping[str, frozenset[str]]


@cache
def load() -> Agenda:
    """Read the words once."""
    return data.load(Agenda, "agenda.toml")
