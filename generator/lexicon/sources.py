"""Words that speak for somebody else: documents, and spokespeople."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from generator.lexicon import data


@dataclass(frozen=True, slots=True)
class Sources:
    """Nouns, as lemmas and in lower case, whose owner is the one that speaks."""

    documents: frozenset[str]
    spokespeople: frozenset[str]


@cache
def load() -> Sources:
    """Read the lexicon that is shipped with the package."""
    return data.load(Sources, "sources.toml")
