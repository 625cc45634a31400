"""Whom a position is directed toward: the cue's addressee, and whoever its object is about."""

from __future__ import annotations

from collections.abc import Iterator

from generator.extraction.positions.stance import Stance
from generator.extraction.syntax import SUBJECTS, dependents, is_infinitive, objects, with_conjuncts
from generator.extraction.words import Words
from generator.lexicon.lists import PREPOSITIONS, SAYING
from generator.lexicon.stances import Stances


def directed_toward(words: Words, head: int, stance: Stance, stances: Stances) -> Iterator[int]:
    """Give the head words of those whom a cue is directed toward, nearest first; a word may come twice.

    `head` is the cue's head word. Where another word tells the stance, its own objects count: whoever owns a noun such
    as "opposition" holds it, and is not its target.
    """
    for word in dict.fromkeys((stance.word, head)):
        if stance.name in stances.addressee:
            yield from _addressees(words, word)
        if stance.name in stances.target and word == stance.word:
            yield from _targets(words, word)
    yield from _partners(words, head)


def _addressees(words: Words, word: int) -> Iterator[int]:
    for child in words.children[word]:
        relation = words.dep[child]
        if relation in ("dobj", "dative", "iobj", "pobj"):
            yield from with_conjuncts(words, child)
        elif relation == "prep" and words.lower[child] in PREPOSITIONS.addressee:
            yield from objects(words, child)
        elif relation in ("xcomp", "ccomp") and is_infinitive(words, child):
            # "urged Israel to resolve": the parser may take Israel as the subject of what is urged.
            for subject in dependents(words, child, *SUBJECTS):
                yield from with_conjuncts(words, subject)


def _targets(words: Words, word: int) -> Iterator[int]:
    for child in dependents(words, word, "dobj", "nsubjpass", "prep"):
        preposition = words.dep[child] == "prep"
        if preposition and words.lower[child] not in PREPOSITIONS.target:
            continue
        for noun in objects(words, child) if preposition else with_conjuncts(words, child):
            yield noun
            yield from _owners(words, noun)


def _owners(words: Words, noun: int) -> Iterator[int]:
    """Whoever owns, does or suffers what a noun names: "Israel's attacks", "the attacks by Israel"."""
    for child in dependents(words, noun, "poss", "prep"):
        if words.dep[child] == "poss":
            yield from with_conjuncts(words, child)
        elif words.lower[child] in PREPOSITIONS.doer:
            yield from objects(words, child)


def _partners(words: Words, head: int) -> Iterator[int]:
    for preposition in dependents(words, head, "prep"):
        for noun in objects(words, preposition):
            if words.lemma[noun].lower() in SAYING.conversations:
                for inner in dependents(words, noun, "prep"):
                    if words.lower[inner] in PREPOSITIONS.partner:
                        yield from objects(words, inner)
