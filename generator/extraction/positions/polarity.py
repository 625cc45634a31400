"""Whether a source really does what its cue says: affirmed, negated, or hypothetical, read from the parse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.briefing import Polarity
from generator.extraction.syntax import (
    SUBJECTS,
    VERBS,
    auxiliaries,
    dependents,
    has_determiner,
    is_infinitive,
    is_mark,
    is_negated,
    subject,
)
from generator.extraction.words import Words
from generator.lexicon.lists import CLAUSES, PRONOUNS

# What hangs so on a verb shares its subject, and its negation or condition.
_SHARING = frozenset({"xcomp", "pcomp", "prep", "acomp", "advmod", "ccomp"})


def polarity_of(words: Words, cue: Sequence[int], head: int) -> Polarity:
    """Say whether a cue is affirmed, negated ("did not say") or hypothetical ("might say", "if he says").

    `cue` are all words of the cue, which tell how far up a negation counts: "*has yet to decide*". What somebody will
    do is affirmed, and so is what a mark of quotation opens; after "said he" so is what somebody would do.
    """
    if is_mark(words.text[head]):
        return "affirmed"
    verb = next((word for word in (head, words.head[head]) if words.pos[word] in VERBS), None)
    if verb is None:
        return "negated" if _is_none(words, head) else "affirmed"
    chain = [verb, *_above(words, cue, verb)]
    if any(_is_denied(words, word) for word in chain) or _withholds(words, cue) or _is_none(words, head):
        return "negated"
    return "hypothetical" if any(_is_unreal(words, word) for word in chain) else "affirmed"


def _above(words: Words, cue: Sequence[int], verb: int) -> Iterator[int]:
    """Give the words above a verb that still belong to its cue: "stopped", "short", "of" above "accusing"."""
    while words.dep[verb] in _SHARING and words.head[verb] != verb:
        bound = words.head[verb] in cue or is_infinitive(words, verb)
        verb = words.head[verb]
        if not bound:
            return
        yield verb


def _is_denied(words: Words, word: int) -> bool:
    if words.pos[word] not in VERBS and words.pos[word] != "ADJ":
        return False
    return is_negated(words, word) or any(_denies(words, child) for child in words.children[word])


def _denies(words: Words, child: int) -> bool:
    """Say whether a verb is denied by "never", by "no longer", or by a subject that is nobody."""
    if words.dep[child] in SUBJECTS:
        return is_nobody(words, child)
    return words.lower[child] == "never" or (words.dep[child] == "advmod" and is_negated(words, child))


def is_nobody(words: Words, noun: int) -> bool:
    """Say whether a subject is nobody: "nobody", "no official", "neither Oslo nor Rome"."""
    either = any(words.lower[child] in CLAUSES.none_of for child in dependents(words, noun, "preconj"))
    return words.lower[noun] in CLAUSES.nobody or either or _is_none(words, noun, *CLAUSES.none_of)


def _is_none(words: Words, noun: int, *determiners: str) -> bool:
    """Say whether "no" makes nothing of a noun; before digits it is short for "number"."""
    counted = any(words.lower[child] == "no" and words.text[child + 1][:1].isdigit() for child in words.children[noun])
    return not counted and has_determiner(words, noun, *(determiners or ("no",)))


def _withholds(words: Words, cue: Sequence[int]) -> bool:
    """Say whether a cue says by itself that it is not done: "has *yet* to decide", "*failed* to condemn"."""
    return any(words.lower[word] in CLAUSES.withholding or words.lemma[word] in CLAUSES.withholding for word in cue)


def _is_unreal(words: Words, verb: int) -> bool:
    """Say whether a verb stands under a condition or a modal, so that nothing is done yet."""
    if words.pos[verb] not in VERBS:
        return words.lower[verb] in CLAUSES.uncertain
    marks = {words.lower[child] for child in dependents(words, verb, "mark", "advmod")}
    if marks & CLAUSES.conditions_of_saying or words.lower[verb] in CLAUSES.uncertain:
        return True
    own, modals = subject(words, verb), auxiliaries(words, verb)
    if words.lemma[verb].lower() == "have" and any(is_infinitive(words, c) for c in dependents(words, verb, "xcomp")):
        return "yet" not in {words.lower[child] for child in words.children[verb]}
    if modals & CLAUSES.obliging:
        return own is None or words.lower[own] not in PRONOUNS.speaking
    conditional = any(_is_condition(words, child) for child in dependents(words, verb, "advcl"))
    if modals & CLAUSES.unreal:
        wished = words.lemma[verb].lower() in CLAUSES.wished
        return conditional or not (wished or ("would" in modals and _is_reported(words, verb)))
    return conditional and bool(modals & CLAUSES.future)


def _is_condition(words: Words, clause: int) -> bool:
    return any(words.lower[child] in CLAUSES.conditions for child in dependents(words, clause, "mark", "advmod"))


def _is_reported(words: Words, verb: int) -> bool:
    """Say whether "would" is the "will" of what somebody said: "*said* he would seek"."""
    above = words.head[verb]
    return words.dep[verb] == "ccomp" and words.tag[above] in {"VBD", "VBN"} and words.lower[above] != "were"
