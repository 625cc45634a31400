"""Small words in and around names; `names.toml` says what each list decides."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.lexicon import data


@dataclass(frozen=True, slots=True)
class Names:
    """What belongs to a name, links names, or tells what one names."""

    article: re.Pattern[str]
    particles: frozenset[str]
    generation: frozenset[str]
    prefixes: frozenset[str]
    links: frozenset[str]
    inside: frozenset[str]
    forms: frozenset[str]
    legal: re.Pattern[str]
    small: frozenset[str]
    asked: tuple[str, ...]
    of_titles: frozenset[str]
    of_offices: frozenset[str]
    of_roles: frozenset[str]
    of_persons: frozenset[str]
    indefinite: frozenset[str]
    of_places: frozenset[str]


NAMES = data.load(Names, "names.toml")
