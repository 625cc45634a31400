"""What a source does (its stance) and whether it really does it (polarity), read from the cue and its parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from generator.briefing import Polarity
from generator.lexicon.lists import CLAUSES
from generator.lexicon.stances import UNKNOWN, Stances


@dataclass(frozen=True, slots=True)
class Stance:
    """A stance and the word of the cue, or of its object, that tells it."""

    name: str
    word: Token


def stance_of(cue: Sequence[Token], head: Token, stances: Stances) -> Stance:
    """Name the stance of a cue.

    The head word decides, with its particle or preposition. Where it only says that something was expressed, a more
    telling word goes first: of a light verb's object ("reiterated its *willingness*"), or of the rest of the cue
    ("released a statement *condemning*").
    """
    words = " ".join(token.lower_ for token in cue)
    if words in stances.phrases:
        return Stance(stances.phrases[words], head)
    by_head = _of_word(head, stances) if head.pos_ in ("VERB", "AUX") else None
    if by_head is None or by_head.name in stances.neutral:
        others = [word for word in cue if word is not head]
        light = head.lemma_.lower() in stances.light
        telling = _first(stances, (*_objects(head), *others) if light else others, neutral=False)
        if telling and (light or by_head is None):
            return telling
    return by_head or _first(stances, (head, *cue)) or Stance(UNKNOWN, head)


def _first(stances: Stances, words: Iterable[Token], *, neutral: bool = True) -> Stance | None:
    """Give the stance of the first word that has one; without `neutral`, of the first that has a telling one."""
    found = (_of_word(word, stances) for word in words)
    return next((stance for stance in found if stance and (neutral or stance.name not in stances.neutral)), None)


def _of_word(word: Token, stances: Stances) -> Stance | None:
    lemma = word.lemma_.lower()
    if word.pos_ in ("NOUN", "PROPN"):
        name = stances.nouns.get(lemma)
    elif word.pos_ in ("VERB", "AUX"):
        phrasal = (f"{lemma} {child.lower_}" for child in word.children if child.dep_ in ("prt", "prep", "advmod"))
        name = next((stances.verbs[p] for p in phrasal if p in stances.verbs), stances.verbs.get(lemma))
        # The parser takes many an adjective for a participle: "is worried".
        name = name or stances.adjectives.get(word.lower_)
    else:
        name = stances.adjectives.get(lemma) or stances.adjectives.get(word.lower_)
    return Stance(name, word) if name else None


def _objects(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in ("dobj", "attr", "oprd"):
            yield child
            yield from child.conjuncts


def polarity_of(head: Token) -> Polarity:
    """Say whether the cue is affirmed, negated ("did not say") or hypothetical ("would say", "if he says")."""
    verbs = [head] if head.pos_ in ("VERB", "AUX") else [head.head] if head.head.pos_ in ("VERB", "AUX") else []
    for verb in verbs:
        if any(_negates(child) for child in verb.children):
            return "negated"
        if any(
            (child.dep_ in ("aux", "auxpass") and child.lower_ in CLAUSES.unreal)
            or (child.dep_ in ("mark", "advmod") and child.lower_ in CLAUSES.conditions_of_saying)
            for child in verb.children
        ):
            return "hypothetical"
    if any(child.dep_ == "det" and child.lower_ == "no" for child in head.children):
        return "negated"
    return "affirmed"


def _negates(child: Token) -> bool:
    if child.dep_ == "neg" or child.lower_ == "never":
        return True
    if child.dep_ in ("nsubj", "nsubjpass"):
        nobody = child.lower_ in CLAUSES.nobody
        return nobody or any(c.dep_ == "det" and c.lower_ in CLAUSES.none_of for c in child.children)
    return False
