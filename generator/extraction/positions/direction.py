"""Whom a position is directed toward: the cue's addressee, and whoever its object is about."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from generator.extraction.positions.stance import Stance
from generator.lexicon.lists import PREPOSITIONS, SAYING
from generator.lexicon.stances import Stances


def directed_toward(head: Token, stance: Stance, stances: Stances) -> Iterator[Token]:
    """Give the head words of those whom a cue is directed toward, nearest first; a word may come twice.

    `head` is the cue's head word. Where another word tells the stance, its own objects count: whoever owns a noun such
    as "opposition" holds it, and is not its target.
    """
    for word in dict.fromkeys((stance.word, head)):
        if stance.name in stances.addressee:
            yield from _addressees(word)
        if stance.name in stances.target and word is stance.word:
            yield from _targets(word)
    yield from _partners(head)


def _addressees(word: Token) -> Iterator[Token]:
    for child in word.children:
        if child.dep_ in ("dobj", "dative", "iobj", "pobj"):
            yield from _with_conjuncts(child)
        elif child.dep_ == "prep" and child.lower_ in PREPOSITIONS.addressee:
            yield from _objects_of(child)
        elif child.dep_ in ("xcomp", "ccomp") and _is_infinitive(child):
            # "urged Israel to resolve": the parser may take Israel as the subject of what is urged.
            for subject in child.children:
                if subject.dep_ in ("nsubj", "nsubjpass"):
                    yield from _with_conjuncts(subject)


def _targets(word: Token) -> Iterator[Token]:
    for child in word.children:
        if child.dep_ in ("dobj", "nsubjpass"):
            for noun in _with_conjuncts(child):
                yield noun
                yield from _owners(noun)
        elif child.dep_ == "prep" and child.lower_ in PREPOSITIONS.target:
            for noun in _objects_of(child):
                yield noun
                yield from _owners(noun)


def _owners(noun: Token) -> Iterator[Token]:
    """Whoever owns, does or suffers what a noun names: "Israel's attacks", "the attacks by Israel"."""
    for child in noun.children:
        if child.dep_ == "poss":
            yield from _with_conjuncts(child)
        elif child.dep_ == "prep" and child.lower_ in PREPOSITIONS.doer:
            yield from _objects_of(child)


def _partners(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ == "prep":
            for noun in _objects_of(child):
                if noun.lemma_.lower() in SAYING.conversations:
                    for inner in noun.children:
                        if inner.dep_ == "prep" and inner.lower_ in PREPOSITIONS.partner:
                            yield from _objects_of(inner)


def _objects_of(preposition: Token) -> Iterator[Token]:
    for child in preposition.children:
        if child.dep_ == "pobj":
            yield from _with_conjuncts(child)


def _with_conjuncts(token: Token) -> Iterator[Token]:
    yield token
    yield from (other for other in token.conjuncts if other.i > token.i)


def _is_infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
