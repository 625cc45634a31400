"""Which sentences hold the facts: a few measures of each, weighed by a model learned from what people chose.

`training/summaries.py` makes the weights.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from generator.extraction import linear
from generator.extraction.summary.sound import Kept, whole
from generator.extraction.words import Words
from generator.lexicon.lists import CLAUSES

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ"})
_FADING = 0.6
_LONG = 3.4  # the logarithm of thirty words


def lemmas(words: Words, kept: Kept) -> frozenset[str]:
    """Give the content words of what is kept, as their lemmas."""
    return frozenset(words.lemma[t].lower() for t in kept if words.pos[t] in _CONTENT)


def concepts(words: Words, telling: Sequence[int]) -> Mapping[str, float]:
    """Weigh the article's content words: by the sentences they stand in, early ones counting more."""
    weights: dict[str, float] = defaultdict(float)
    for place, sentence in enumerate(telling):
        for lemma in lemmas(words, whole(words, sentence)):
            weights[lemma] += _FADING**place + 0.1
    return weights


def score(measured: Mapping[str, float]) -> float:
    """Give the chance, 0 to 1 and to three decimals, that people choose a sentence for what it says."""
    return round(linear.shares(linear.load("summary").weigh(measured))[0], 3)


def measures(
    words: Words,
    telling: Sequence[int],
    title: str,
    ahead: Collection[int],
    said: Collection[int],
) -> list[Mapping[str, float]]:
    """Measure each telling sentence; `ahead` and `said` are those with a coming event, with a telling position."""
    weights = concepts(words, telling)
    asked = frozenset(word for word in title.casefold().split() if len(word) > 3)
    lead = lemmas(words, whole(words, telling[0])) if telling else frozenset()
    held = [lemmas(words, whole(words, sentence)) for sentence in telling]
    covers = [sum(weights[lemma] for lemma in sorted(own)) / math.sqrt(len(own) + 3) for own in held]
    most = max(covers, default=0.0) or 1.0
    found: list[Mapping[str, float]] = []
    for place, (sentence, own) in enumerate(zip(telling, held, strict=True)):
        kept = whole(words, sentence)
        lower = frozenset(words.lower[t] for t in kept)
        length = math.log(len(kept))
        found.append(
            {
                "constant": 1.0,
                "place": math.log1p(place),
                "first": float(place == 0),
                "late": place / len(telling),
                "covers": covers[place] / most,
                "fresh": len(own - lead) / max(1, len(own)),
                "title": len(asked & lower) / len(asked) if asked else 0.0,
                "quoted": sum(words.quoted[t] for t in kept) / len(kept),
                "length": length,
                "long": max(0.0, length - _LONG),
                "date": float(any(words.entity[t] == "DATE" for t in kept)),
                "future": float(bool(lower & CLAUSES.future)),
                "ahead": float(sentence in ahead),
                "says": float(sentence in said),
                "pronoun": float(words.pos[min(kept)] == "PRON"),
            }
        )
    return found
