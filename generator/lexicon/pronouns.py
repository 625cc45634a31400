"""Pronouns and determiners; `pronouns.toml` says what each list decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.lexicon import data


@dataclass(frozen=True, slots=True)
class Pronouns:
    """What stands for a name, owns like one, or points to one."""

    before_names: frozenset[str]
    definite: frozenset[str]
    owners: frozenset[str]
    of_things: frozenset[str]
    pointing: frozenset[str]
    pointing_subjects: frozenset[str]
    named: frozenset[str]
    speaking: frozenset[str]
    forms: Mapping[str, tuple[str, ...]]
    caution: Mapping[str, float]


PRONOUNS = data.load(Pronouns, "pronouns.toml")
