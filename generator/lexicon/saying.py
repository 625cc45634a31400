"""Verbs and nouns of saying; `saying.toml` says what each list decides."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.lexicon import data


@dataclass(frozen=True, slots=True)
class Saying:
    """Who speaks, to whom, and where what is said begins."""

    quoting: frozenset[str]
    witnessing: frozenset[str]
    conversations: frozenset[str]
    leading: re.Pattern[str]


SAYING = data.load(Saying, "saying.toml")
