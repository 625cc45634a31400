"""Which sentences hold the facts: a few measures of each, weighed by a model learned from what people chose.

`training/summaries.py` makes the weights.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from generator.extraction import linear
from generator.extraction.records import Actor
from generator.extraction.summary.sound import Kept, whole
from generator.extraction.words import Words

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
    """Give the chance, 0 to 1, that people choose a sentence for what it says."""
    return linear.shares(linear.load("summary").weigh(measured))[0]


def measures(
    words: Words,
    telling: Sequence[int],
    actors: Sequence[Actor],
    title: str,
    ahead: Collection[int],
    said: Collection[int],
) -> list[Mapping[str, float]]:
    """Measure each telling sentence; `ahead` and `said` are those with a coming event, with a telling position."""
    weights = concepts(words, telling)
    salience: dict[int, dict[str, float]] = defaultdict(dict)
    for actor in actors:
        for mention in actor.mentions:
            salience[words.sentence[words.at(mention.start)]][actor.id] = actor.salience
    asked = frozenset(word for word in title.casefold().split() if len(word) > 3)
    found: list[Mapping[str, float]] = []
    most = 1e-9
    covers = []
    for sentence in telling:
        own = lemmas(words, whole(words, sentence))
        covers.append(sum(weights[lemma] for lemma in own) / math.sqrt(len(own) + 3))
        most = max(most, covers[-1])
    for place, sentence in enumerate(telling):
        kept = whole(words, sentence)
        lower = frozenset(words.lower[t] for t in kept)
        length = math.log(len(kept))
        found.append(
            {
                "constant": 1.0,
                "place": math.log1p(place),
                "first": float(place == 0),
                "early": float(place < 3),
                "covers": covers[place] / most,
                "actors": min(2.0, sum(salience[sentence].values())),
                "title": len(asked & lower) / len(asked) if asked else 0.0,
                "titled": float(bool(asked)),
                "quoted": sum(words.quoted[t] for t in kept) / len(kept),
                "length": length,
                "long": max(0.0, length - _LONG),
                "number": float(any(words.pos[t] == "NUM" for t in kept)),
                "ahead": float(sentence in ahead),
                "says": float(sentence in said),
                "pronoun": float(words.pos[min(kept)] == "PRON"),
            }
        )
    return found
