"""How surely an event will come, by the words that govern it."""

from __future__ import annotations

from spacy.tokens import Token

from generator.briefing import Certainty
from generator.lexicon.agenda import Agenda
from generator.lexicon.lists import CLAUSES


def certainty(head: Token, clause: Token, agenda: Agenda) -> Certainty:
    """Say how surely an event comes that `head` names and the clause of `clause` tells of."""
    verbs = _governing(head, clause)
    words = {word.lemma_.lower() for verb in verbs for word in (verb, *_governors_of(verb)) if word.pos_ != "NOUN"}
    if is_cancelled(verbs, agenda):
        return "cancelled"
    if is_conditional(verbs):
        return "conditional"
    if words & agenda.open_question:
        return "possible"
    if words & agenda.arranged or _is_about_to(verbs):
        return "scheduled"
    if words & agenda.foreseen:
        return "expected"
    return "scheduled" if clause.tag_ in {"VBZ", "VBP"} else "expected"


def _governors_of(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in _GOVERN]


_GOVERN = frozenset({"aux", "auxpass", "amod", "advmod", "acomp", "prt"})


def _governing(head: Token, clause: Token) -> list[Token]:
    """Give the words that say how the event stands: itself, its clause's verb, and what these hang on."""
    words = [head, clause]
    verb = clause
    while verb.dep_ in {"xcomp", "acl"} and verb.head.i != verb.i:
        verb = verb.head
        words.append(verb)
    if head.pos_ == "NOUN" and head.dep_ in {"nsubj", "nsubjpass", "dobj"}:
        words.append(head.head)
    return list(dict.fromkeys(words))


def is_cancelled(verbs: list[Token], agenda: Agenda) -> bool:
    """Say whether a verb undoes the event: "was cancelled", "had been planned but was called off"."""
    told = [*verbs, *(child for verb in verbs for child in verb.children if child.dep_ == "conj")]
    return any(
        verb.lemma_ in agenda.cancelling
        or (verb.lemma_ == "call" and any(child.dep_ == "prt" and child.lower_ == "off" for child in verb.children))
        for verb in told
    )


def is_conditional(verbs: list[Token]) -> bool:
    """Say whether the event hangs on an "if" or "unless"."""
    return any(
        mark.dep_ == "mark" and mark.lower_ in CLAUSES.conditions
        for verb in verbs
        for clause in (verb, *(child for child in verb.children if child.dep_ == "advcl"))
        for mark in clause.children
    )


def is_negated(head: Token, clause: Token) -> bool:
    """Say whether the text says that the event will not come; "not until May" says when it will."""
    told = {child.lower_ for verb in {head, clause} for child in verb.children if child.dep_ in {"neg", "prep"}}
    words = told | {child.lower_ for child in head.children if child.dep_ == "det"}
    subjects = [child for verb in (head, clause) for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    if any(child.dep_ == "det" and child.lower_ == "no" for subject in subjects for child in subject.children):
        return True  # "no jobs would be lost before 2030" tells of no loss after it
    return bool(words & CLAUSES.denying) and not words & CLAUSES.denied_until


def _is_about_to(verbs: list[Token]) -> bool:
    """Say whether "is to" stands before the verb: "the strike is to begin"."""
    return any(verb.lemma_ == "be" and any(child.dep_ == "xcomp" for child in verb.children) for verb in verbs)
