"""Whom a position is directed toward: the cue's addressee, and whoever its object is about."""

from __future__ import annotations

from collections.abc import Iterator

from generator.extraction.positions.stance import Stance
from generator.extraction.syntax import (
    ADPOSITIONS,
    SUBJECTS,
    auxiliaries,
    dependents,
    is_infinitive,
    is_passive,
    objects,
    subject,
    with_conjuncts,
)
from generator.extraction.words import Words
from generator.lexicon.lists import PREPOSITIONS, SAYING
from generator.lexicon.stances import Stances

# With these as its subject, the plain form of a verb says what is to be: "that Rome leave".
_SINGULAR = frozenset({"NN", "NNP"})


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
    if is_passive(words, word):  # "Rome was urged by Oslo to talk"
        for told in dependents(words, word, "nsubjpass"):
            yield from with_conjuncts(words, told)
        return
    for child in words.children[word]:
        relation = words.dep[child]
        if words.pos[child] in ADPOSITIONS and relation in ("prep", "dative"):
            if words.lower[child] in PREPOSITIONS.addressee:
                yield from objects(words, child)
        elif relation in ("dobj", "dative", "iobj", "pobj"):
            yield from with_conjuncts(words, child)
        elif relation in ("xcomp", "ccomp") and _is_asked(words, child):
            # "urged Israel to resolve": the parser may take Israel as the subject of what is urged.
            for subject in dependents(words, child, *SUBJECTS):
                yield from with_conjuncts(words, subject)


def _is_asked(words: Words, clause: int) -> bool:
    """Say whether a clause tells what is to be done: "Israel *to resolve*", "that Israel *resolve*"."""
    own = subject(words, clause)
    base = words.tag[clause] == "VB" or (words.tag[clause] == "VBP" and own is not None and words.tag[own] in _SINGULAR)
    return is_infinitive(words, clause) or (base and not auxiliaries(words, clause))


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
