"""How much a story is about an actor: where it is named, how often, and in what part of the sentence."""

from __future__ import annotations

import math
from collections.abc import Sequence

from generator.extraction.coreference import Place, role
from generator.extraction.words import Words

_PART = {"subject": 1.0, "owner": 0.6, "object": 0.8, "oblique": 0.55, "modifier": 0.4, "other": 0.5}


def weigh(words: Words, places: Sequence[Sequence[Place]]) -> list[float]:
    """Give each actor's salience, 0 to 1, the foremost actor having the most."""
    raw = [_weight(words, listed) for listed in places]
    top = max(raw, default=0.0) or 1.0
    return [round(min(1.0, value / top), 3) for value in raw]


def _weight(words: Words, places: Sequence[Place]) -> float:
    """Sum the mentions by part of the sentence, damped, and favour who comes first."""
    if not places:
        return 0.0
    total = sum(_PART[role(words, p.head)] for p in places)
    first = min(words.sentence[p.head] for p in places)
    spread = len({words.sentence[p.head] for p in places})
    return math.log1p(total) + 0.6 * math.log1p(spread) + 2.0 / (1.0 + 0.5 * first)
