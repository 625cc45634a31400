"""Words that speak for somebody else: documents, and spokespeople."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Sources:
    """Nouns, as lemmas and in lower case, whose owner is the one that speaks."""

    documents: frozenset[str]
    spokespeople: frozenset[str]


@cache
def load() -> Sources:
    """Read the lexicon that is shipped with the package."""
    table = tomllib.loads(files("generator.lexicon").joinpath("sources.toml").read_text(encoding="utf-8"))
    return Sources(frozenset(table["documents"]), frozenset(table["spokespeople"]))
