"""Auxiliaries, negations and conditions; `clauses.toml` says what each list decides."""

from __future__ import annotations

from dataclasses import dataclass

from generator.lexicon import data


@dataclass(frozen=True, slots=True)
class Clauses:
    """What makes a clause future, past, possible, denied or conditional."""

    future: frozenset[str]
    modals: frozenset[str]
    able: frozenset[str]
    past: frozenset[str]
    present: frozenset[str]
    perfect: frozenset[str]
    pluperfect: frozenset[str]
    turned_ahead: frozenset[str]
    still_ahead: frozenset[str]
    announcing: frozenset[str]
    unannounced: frozenset[str]
    unreal: frozenset[str]
    denying: frozenset[str]
    denied_until: frozenset[str]
    nobody: frozenset[str]
    none_of: frozenset[str]
    conditions: frozenset[str]
    conditions_of_saying: frozenset[str]
    conditions_and_times: frozenset[str]
    hedges: frozenset[str]


CLAUSES = data.load(Clauses, "clauses.toml")
