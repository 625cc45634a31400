"""What a source does (its stance), read from the cue and its parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.extraction.syntax import (
    NOUNS,
    VERBS,
    auxiliaries,
    conjuncts,
    dependent,
    dependents,
    is_infinitive,
    subject,
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
        # "filed a lawsuit *seeking*": what is done by it tells more than what it is.
        others = sorted((word for word in cue if word != head), key=lambda word: words.tag[word] != "VBG")
        light = words.lemma[head].lower() in stances.light
        offered = (*others, *_objects(words, head)) if light else others
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
        # The tagger takes many a verb for a noun: "Oslo disputes that".
        name = stances.nouns.get(lemma) or stances.verbs.get(lemma)
    elif words.pos[word] in VERBS:
        senses = (f"{lemma} {complement}" for complement in _complements(words, word))
        name = next((stances.verbs[s] for s in senses if s in stances.verbs), stances.verbs.get(lemma))
        # The parser takes many an adjective for a participle: "is worried".
        name = name or stances.adjectives.get(lower)
    else:
        name = stances.adjectives.get(lemma) or stances.adjectives.get(lower)
    return Stance(name, word) if name else None


def _complements(words: Words, verb: int) -> Iterator[str]:
    """Give what tells the sense of a verb, as the lexicon writes it, the most telling first.

    A particle, a preposition or an adverb, and the lemma of an object, stand for themselves; "to" for an infinitive,
    "as" for a predicate ("called him *a liar*"), "that" for a clause, "will" for one of what is to come.
    """
    yield from (words.lower[child] for child in dependents(words, verb, "prt"))
    clauses = [*dependents(words, verb, "xcomp", "ccomp", "advcl")]
    # "assured residents that it was safe": the parser may hang the clause on them.
    noun = dependent(words, verb, "dobj", "dative")
    told = (
        (c for c in dependents(words, noun, "acl") if dependent(words, c, "mark") is not None)
        if noun is not None
        else ()
    )
    stated = [*(c for c in clauses if words.dep[c] == "ccomp"), *told]
    if any(auxiliaries(words, c) & (CLAUSES.future | CLAUSES.unreal) for c in stated):
        yield "will"
    if any(words.dep[c] != "advcl" and is_infinitive(words, c) for c in clauses):
        yield "to"
    if is_predicated(words, verb):
        yield "as"
    if any(words.tag[c] not in {"VB", "VBG"} for c in stated):
        yield "that"
    held = [*dependents(words, verb, "dobj", "acomp")]
    yield from (words.lemma[noun].lower() for noun in held)
    yield from (words.lower[child] for child in dependents(words, verb, "advmod"))
    # "called *for* its supporters to gather": the parser joins the preposition to the clause.
    yield from (words.lower[mark] for c in clauses for mark in dependents(words, c, "mark") if mark == verb + 1)
    for preposition in dependents(words, verb, "prep"):
        # "called the mayor on Monday" is no call on anybody.
        if not any(noun < preposition for noun in held) and not _names_day(words, preposition):
            yield words.lower[preposition]


def is_predicated(words: Words, verb: int) -> bool:
    """Say whether a verb says of its object what it is: "called it *fair*", "described it *as* fair"."""
    small = (
        subject(words, clause) is not None and words.pos[clause] not in VERBS
        for clause in dependents(words, verb, "ccomp")
    )
    bound = any(words.lower[child] == "as" for child in dependents(words, verb, "prep"))
    return dependent(words, verb, "oprd") is not None or bound or any(small)


def unlinked(words: Words, verb: int) -> int | None:
    """Give the first word of a predicate that no "as" ties to its object: "called the deal *unfair*"."""
    small = (c for c in dependents(words, verb, "ccomp") if words.pos[c] not in VERBS)
    for told in (*dependents(words, verb, "oprd"), *small):
        held = dependent(words, verb, "dobj")
        held = subject(words, told) if held is None else held
        if held is not None and verb < held and words.edges(held)[1] <= told:
            return words.edges(held)[1]
    return None


def _names_day(words: Words, preposition: int) -> bool:
    return any(words.entity[noun] == "DATE" for noun in dependents(words, preposition, "pobj"))


def _objects(words: Words, verb: int) -> Iterator[int]:
    for child in dependents(words, verb, "dobj", "attr", "oprd"):
        yield child
        yield from conjuncts(words, child)
