"""What a source does (its stance) and whether it really does it (polarity), read from the cue and its parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.briefing import Polarity
from generator.extraction.syntax import (
    NOUNS,
    SUBJECTS,
    VERBS,
    auxiliaries,
    conjuncts,
    dependents,
    has_determiner,
    is_negated,
)
from generator.extraction.words import Words
from generator.lexicon.lists import CLAUSES
from generator.lexicon.stances import UNKNOWN, Stances


@dataclass(frozen=True, slots=True)
class Stance:
    """A stance and the word of the cue, or of its object, that tells it."""

    name: str
    word: int


def stance_of(words: Words, cue: Sequence[int], head: int, stances: Stances) -> Stance:
    """Name the stance of a cue.

    The head word decides, with its particle or preposition. Where it only says that something was expressed, a more
    telling word goes first: of a light verb's object ("reiterated its *willingness*"), or of the rest of the cue
    ("released a statement *condemning*").
    """
    said = " ".join(words.lower[token] for token in cue)
    if said in stances.phrases:
        return Stance(stances.phrases[said], head)
    by_head = _of_word(words, head, stances) if words.pos[head] in VERBS else None
    if by_head is None or by_head.name in stances.neutral:
        others = [word for word in cue if word != head]
        light = words.lemma[head].lower() in stances.light
        offered = (*_objects(words, head), *others) if light else others
        telling = _first(words, stances, offered, neutral=False)
        if telling and (light or by_head is None):
            return telling
    return by_head or _first(words, stances, (head, *cue)) or Stance(UNKNOWN, head)


def _first(words: Words, stances: Stances, offered: Iterable[int], *, neutral: bool = True) -> Stance | None:
    """Give the stance of the first word that has one; without `neutral`, of the first that has a telling one."""
    found = (_of_word(words, word, stances) for word in offered)
    return next((stance for stance in found if stance and (neutral or stance.name not in stances.neutral)), None)


def _of_word(words: Words, word: int, stances: Stances) -> Stance | None:
    lemma, lower = words.lemma[word].lower(), words.lower[word]
    if words.pos[word] in NOUNS:
        name = stances.nouns.get(lemma)
    elif words.pos[word] in VERBS:
        phrasal = (f"{lemma} {words.lower[child]}" for child in dependents(words, word, "prt", "prep", "advmod"))
        name = next((stances.verbs[p] for p in phrasal if p in stances.verbs), stances.verbs.get(lemma))
        # The parser takes many an adjective for a participle: "is worried".
        name = name or stances.adjectives.get(lower)
    else:
        name = stances.adjectives.get(lemma) or stances.adjectives.get(lower)
    return Stance(name, word) if name else None


def _objects(words: Words, verb: int) -> Iterator[int]:
    for child in dependents(words, verb, "dobj", "attr", "oprd"):
        yield child
        yield from conjuncts(words, child)


def polarity_of(words: Words, head: int) -> Polarity:
    """Say whether the cue is affirmed, negated ("did not say") or hypothetical ("would say", "if he says")."""
    verb = next((word for word in (head, words.head[head]) if words.pos[word] in VERBS), None)
    if verb is not None:
        if is_negated(words, verb) or any(_denies(words, child) for child in words.children[verb]):
            return "negated"
        conditions = {
            words.lower[child] for child in dependents(words, verb, "mark", "advmod")
        } & CLAUSES.conditions_of_saying
        if conditions or auxiliaries(words, verb) & CLAUSES.unreal:
            return "hypothetical"
    return "negated" if has_determiner(words, head, "no") else "affirmed"


def _denies(words: Words, child: int) -> bool:
    """Say whether a verb is denied by "never", or by a subject that is nobody."""
    nobody = words.lower[child] in CLAUSES.nobody or has_determiner(words, child, *CLAUSES.none_of)
    return words.lower[child] == "never" or (words.dep[child] in SUBJECTS and nobody)
