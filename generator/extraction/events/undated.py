"""Events that are announced without a date: only concrete ones, by words that arrange or plan them.

Most sentences about the future tell of hopes and duties, not of an event that a reader could wait for. So three
things have to come together: a verb or noun that names something that takes place, words that arrange or plan it,
and somebody of whom it is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from generator.extraction.events.clauses import governing_verb, names_a_happening, subject_of
from generator.extraction.events.prospect import Prospect
from generator.lexicon.agenda import Agenda
from generator.lexicon.lists import CLAUSES, EVENTS


def find(doc: Doc, known: Sequence[Prospect], agenda: Agenda) -> list[Prospect]:
    """Give the undated events of a text; none in a clause of which a dated one is known already."""
    taken = {word.i for prospect in known for word in (prospect.head, prospect.clause)}
    sentences = {prospect.head.sent.start for prospect in known}
    return [
        prospect
        for prospect in (*_verbs(doc, agenda), *_nouns(doc, agenda))
        if not taken & {prospect.head.i, prospect.clause.i} and prospect.head.sent.start not in sentences
    ]


def _verbs(doc: Doc, agenda: Agenda) -> Iterator[Prospect]:
    for verb in doc:
        if verb.pos_ != "VERB" or verb.tag_ not in {"VB", "VBN"}:
            continue
        cue = is_arranged(verb, agenda) or is_announced(verb, agenda)
        if cue is None:
            continue
        subject = subject_of(verb)
        if subject is None or subject.pos_ == "PRON" or _hangs_on_a_condition(verb):
            continue
        head = _event(verb, subject, agenda)
        if head is not None:
            yield Prospect(head, verb, None, "undated-verb", f"'{cue.text} {verb.text}' announces it")


def is_arranged(verb: Token, agenda: Agenda) -> Token | None:
    """Give the word that arranges or plans a verb: "is scheduled to meet", "plans to visit", "is to open"."""
    if not any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children):
        return None
    cue = verb.head
    if verb.dep_ != "xcomp" or cue.tag_ == "VBD" or _is_past(cue):
        return None
    return cue if cue.lemma_ in agenda.arranging or cue.lower_ in agenda.arranging else None


def is_announced(verb: Token, agenda: Agenda) -> Token | None:
    """Give the "will" of a verb whose meaning is concrete: "will meet", "will be held"."""
    if verb.lemma_ not in agenda.concrete and verb.lemma_ not in agenda.taking_place:
        return None
    return next((child for child in verb.children if child.dep_ == "aux" and child.lower_ in CLAUSES.announcing), None)


def _event(verb: Token, subject: Token, agenda: Agenda) -> Token | None:
    """Give the word that names what happens; None where it is nothing that takes place at a time."""
    if verb.lemma_ in agenda.taking_place and verb.lemma_ not in agenda.concrete:
        return subject if subject.pos_ in {"NOUN", "PROPN"} and names_a_happening(subject, agenda) else None
    return verb if verb.lemma_ in agenda.concrete and is_about_its_object(verb, agenda) else None


def is_about_its_object(verb: Token, agenda: Agenda) -> bool:
    """Tell "meet the president" from "meet its goals", and "hold elections" from "hold on to power"."""
    thing = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if verb.lemma_ == "meet":
        return thing is None or thing.pos_ == "PROPN" or names_a_person(thing, agenda)
    if verb.lemma_ in EVENTS.holding:
        return thing is not None and (names_a_happening(thing, agenda) or thing.ent_type_ == "EVENT")
    return True


def names_a_person(noun: Token, agenda: Agenda) -> bool:
    """Say whether a noun names somebody who can be met."""
    return noun.lemma_.lower() in agenda.people


def _nouns(doc: Doc, agenda: Agenda) -> Iterator[Prospect]:
    """Give what is called upcoming: "the upcoming NATO summit"."""
    for noun in doc:
        if noun.pos_ == "NOUN" and names_a_happening(noun, agenda):
            cue = next((child for child in noun.lefts if child.lower_ in agenda.upcoming), None)
            if cue is not None and is_told_apart(noun, cue):
                yield Prospect(
                    noun, governing_verb(noun), None, "undated-noun", f"'{cue.text} {noun.text}' points ahead"
                )


def is_told_apart(noun: Token, cue: Token) -> bool:
    """Say whether the phrase tells which event it is: "the upcoming NATO summit", and not "the upcoming election"."""
    before = any(child.i != cue.i and child.pos_ not in {"DET", "PUNCT", "PRON"} for child in noun.lefts)
    return before or any(child.dep_ == "prep" for child in noun.rights)


def _is_past(verb: Token) -> bool:
    return any(child.lower_ in CLAUSES.unannounced for child in verb.children)


def _hangs_on_a_condition(verb: Token) -> bool:
    """Say whether the clause depends on an "if", or is itself what a condition or a time depends on."""
    clauses = (verb, *verb.children, *([verb.head] if verb.dep_ in {"xcomp", "advcl"} else []))
    return any(
        mark.dep_ in {"mark", "advmod"} and mark.lower_ in CLAUSES.conditions_and_times
        for clause in clauses
        if clause.pos_ in {"VERB", "AUX"}
        for mark in clause.children
    )
