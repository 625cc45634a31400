"""Words that tell which event a date belongs to; `events.toml` says what each list decides."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.lexicon import data


@dataclass(frozen=True, slots=True)
class Events:
    """What names an event, or leads to the word that does."""

    next: frozenset[str]
    of_actions: tuple[str, ...]
    spans_of_time: frozenset[str]
    giving: frozenset[str]
    occurring: frozenset[str]
    holding: frozenset[str]
    to: re.Pattern[str]
    next_day: re.Pattern[str]


EVENTS = data.load(Events, "events.toml")
