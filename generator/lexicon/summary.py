"""Words at the joints of sentences that are cut down; `summary.toml` says what each list decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.lexicon import data


@dataclass(frozen=True, slots=True)
class Summary:
    """What a sentence or headline can do without, or cannot end with, and forms of verbs that it needs."""

    linking: frozenset[str]
    never_last: frozenset[str]
    dispensable: frozenset[str]
    contrasting: frozenset[str]
    perfect: frozenset[str]
    sibilant: tuple[str, ...]
    singular: Mapping[str, str]
    plural: Mapping[str, str]


SUMMARY = data.load(Summary, "summary.toml")
