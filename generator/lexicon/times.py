"""Words around time expressions; `times.toml` says what each list decides."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.lexicon import data


@dataclass(frozen=True, slots=True)
class Times:
    """What decides how an expression of time is read, and the forms of its figures."""

    how_long: frozenset[str]
    how_long_from: frozenset[str]
    of_no_year: frozenset[str]
    of_shares: frozenset[str]
    of_the_story: frozenset[str]
    end_of_phrase: frozenset[str]
    of_reports: frozenset[str]
    bare_units: frozenset[str]
    kinds_of_report: frozenset[str]
    inside: frozenset[str]
    vague_nouns: frozenset[str]
    vague_adjectives: frozenset[str]
    not_vague_before: frozenset[str]
    joints: frozenset[str]
    months_or_modals: frozenset[str]
    short_names: frozenset[str]
    forms: Mapping[str, re.Pattern[str]]


TIMES = data.load(Times, "times.toml")
