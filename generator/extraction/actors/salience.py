"""How much a story is about an actor: how early and how often it is mentioned, and whether as more than a speaker.

A few numbers an actor, weighed by a model learned from articles whose summaries, written by several people and
models, name an actor or do not (`training/actors.py`); the salience is the share of summaries that would. Many named
features instead of these few order actors worse: the annotated articles are too few for them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from generator.extraction import linear
from generator.extraction.actors.antecedents import Place
from generator.extraction.reading import Reading
from generator.extraction.words import Words
from generator.lexicon.lists import SAYING

_MODIFIERS = frozenset({"compound", "nmod", "amod"})


def weigh(reading: Reading, actors: Sequence[Sequence[Place]]) -> list[float]:
    """Give the salience, 0 to 1 and to three decimals, of the actors that are mentioned at these places."""
    model, words = linear.load("salience"), reading.words
    told = [in_story(reading, places) for places in actors]
    return [round(linear.shares(model.weigh(measures(words, places)))[0], 3) if places else 0.0 for places in told]


def in_story(reading: Reading, places: Sequence[Place]) -> list[Place]:
    """Leave out the places in bylines and credits: a photographer named under each picture is not who a story is of."""
    return [place for place in places if not reading.is_beside(reading.words.start[place.head])]


def measures(words: Words, places: Sequence[Place]) -> Mapping[str, float]:
    """Measure how an article treats one actor, mentioned at least once; counts and positions by their logarithms."""
    return {
        "constant": 1.0,
        "mentions": math.log1p(len(places)),
        "names": math.log1p(sum(place.kind == "name" for place in places)),
        "first": math.log1p(min(place.first for place in places)),
        "speaks": sum(_speaks(words, place.head) for place in places) / len(places),
        "modifies": sum(words.dep[place.head] in _MODIFIERS for place in places) / len(places),
    }


def _speaks(words: Words, head: int) -> bool:
    """Say whether a mention is the source of what is said, and no more."""
    governor = words.head[head]
    if words.dep[head] == "nsubj":
        return words.lemma[governor] in SAYING.witnessing
    return words.dep[head] == "pobj" and words.lemma[words.head[governor]] == "accord"
