"""Stances: what a source does when it speaks, thinks or wants, named from its cue."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from generator.lexicon import data

# A cue that the lexicon does not know says at least that something was expressed.
UNKNOWN = "says"


@dataclass(frozen=True, slots=True)
class Stances:
    """The stance of each cue lemma, and how stances behave."""

    light: frozenset[str]
    """Lemmas of verbs that leave the meaning to their object ("express concern")."""
    verbs: MappingProxyType[str, str]
    """Verb lemma, with its particle where it has one, to stance."""
    nouns: MappingProxyType[str, str]
    adjectives: MappingProxyType[str, str]
    phrases: MappingProxyType[str, str]
    neutral: frozenset[str]
    """Stances that only say that something was expressed; a noun in the object may tell more."""
    reporting: frozenset[str]
    """Stances by which somebody may report what others said."""
    addressee: frozenset[str]
    """Stances directed toward the object of the cue."""
    target: frozenset[str]
    """Stances directed toward whoever owns, does or suffers what the object names."""
    speaking: frozenset[str]
    """Stances that are speech and no mere thought or deed: the speaker may go on speaking."""
    topical: frozenset[str]
    """Stances behind which a bare noun only names what was spoken of."""
    open: frozenset[str]
    """Stances whose noun is held by somebody unnamed: "questions remain"."""
    deeds: frozenset[str]
    """Stances whose verb tells what was done, and belongs to the statement ("sentenced him to two years")."""
    silent: frozenset[str]
    """What is no stance: the verb neither speaks nor thinks ("the flood claimed lives")."""


@cache
def load() -> Stances:
    """Read the lexicon that is shipped with the package."""
    tables = data.read("stances.toml")
    light = frozenset(tables.pop("light"))

    def words(kind: str) -> MappingProxyType[str, str]:
        return MappingProxyType({word: stance for stance, table in tables.items() for word in table.get(kind, ())})

    def those(flag: str) -> frozenset[str]:
        return frozenset(stance for stance, table in tables.items() if table.get(flag))

    return Stances(
        light,
        words("verbs"),
        words("nouns"),
        words("adjectives"),
        words("phrases"),
        those("neutral"),
        those("neutral") | those("reporting"),
        those("addressee"),
        those("target"),
        frozenset(tables) - those("unspoken") - those("deed") - those("silent"),
        those("topical"),
        those("open"),
        those("deed"),
        those("silent"),
    )
