"""What tells that a city stands for a government; `metonyms.toml` says what each list decides."""

from __future__ import annotations

from dataclasses import dataclass

from generator.lexicon import data


@dataclass(frozen=True, slots=True)
class Metonyms:
    """What is done, felt or owned by governments, and lies between them."""

    acts: frozenset[str]
    undone: frozenset[str]
    placid: frozenset[str]
    states: frozenset[str]
    owned: frozenset[str]
    relations: frozenset[str]


METONYMS = data.load(Metonyms, "metonyms.toml")
