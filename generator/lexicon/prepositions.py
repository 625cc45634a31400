"""Prepositions by what they lead to; `prepositions.toml` says what each list decides."""

from __future__ import annotations

from dataclasses import dataclass

from generator.lexicon import data


@dataclass(frozen=True, slots=True)
class Prepositions:
    """What leads to a party, a place or a time."""

    beside_names: frozenset[str]
    addressee: frozenset[str]
    target: frozenset[str]
    doer: frozenset[str]
    partner: frozenset[str]
    speaks_for: frozenset[str]
    together: frozenset[str]
    where: frozenset[str]
    where_arranged: frozenset[str]
    ends: frozenset[str]
    up_to: frozenset[str]
    of_lasting: frozenset[str]
    needed: frozenset[str]


PREPOSITIONS = data.load(Prepositions, "prepositions.toml")
