"""Events that are announced without a date: only concrete ones, by words that arrange or plan them.

Most sentences about the future tell of hopes and duties, not of an event that a reader could wait for. So three
things have to come together: a verb or noun that names something that takes place, words that arrange or plan it,
and somebody of whom it is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.extraction.events.clauses import names_a_happening
from generator.extraction.events.prospect import Prospect
from generator.extraction.syntax import (
    NOUNS,
    VERBS,
    dependent,
    dependents,
    governing_verb,
    is_infinitive,
    understood_subject,
)
from generator.extraction.words import Words
from generator.lexicon.agenda import Agenda
from generator.lexicon.lists import CLAUSES, EVENTS


def find(words: Words, known: Sequence[Prospect], agenda: Agenda) -> list[Prospect]:
    """Give the undated events of a text; none in a clause of which a dated one is known already."""
    taken = {word for prospect in known for word in (prospect.head, prospect.clause)}
    sentences = {words.sentence[prospect.head] for prospect in known}
    return [
        prospect
        for prospect in (*_verbs(words, agenda), *_nouns(words, agenda))
        if not taken & {prospect.head, prospect.clause} and words.sentence[prospect.head] not in sentences
    ]


def _verbs(words: Words, agenda: Agenda) -> Iterator[Prospect]:
    for verb, pos in enumerate(words.pos):
        if pos != "VERB" or words.tag[verb] not in {"VB", "VBN"}:
            continue
        cue = is_arranged(words, verb, agenda)
        cue = is_announced(words, verb, agenda) if cue is None else cue
        if cue is None:
            continue
        subject = understood_subject(words, verb)
        if subject is None or words.pos[subject] == "PRON" or _hangs_on_a_condition(words, verb):
            continue
        head = _event(words, verb, subject, agenda)
        if head is not None:
            reason = f"'{words.text[cue]} {words.text[verb]}' announces it"
            yield Prospect(head, verb, None, "undated-verb", reason)


def is_arranged(words: Words, verb: int, agenda: Agenda) -> int | None:
    """Give the word that arranges or plans a verb: "is scheduled to meet", "plans to visit", "is to open"."""
    if not is_infinitive(words, verb):
        return None
    cue = words.head[verb]
    if words.dep[verb] != "xcomp" or words.tag[cue] == "VBD" or _is_past(words, cue):
        return None
    return cue if words.lemma[cue] in agenda.arranging or words.lower[cue] in agenda.arranging else None


def is_announced(words: Words, verb: int, agenda: Agenda) -> int | None:
    """Give the "will" of a verb whose meaning is concrete: "will meet", "will be held"."""
    if words.lemma[verb] not in agenda.concrete and words.lemma[verb] not in agenda.taking_place:
        return None
    return next(
        (helper for helper in dependents(words, verb, "aux") if words.lower[helper] in CLAUSES.announcing), None
    )


def _event(words: Words, verb: int, subject: int, agenda: Agenda) -> int | None:
    """Give the word that names what happens; None where it is nothing that takes place at a time."""
    lemma = words.lemma[verb]
    if lemma in agenda.taking_place and lemma not in agenda.concrete:
        return subject if words.pos[subject] in NOUNS and names_a_happening(words, subject, agenda) else None
    return verb if lemma in agenda.concrete and is_about_its_object(words, verb, agenda) else None


def is_about_its_object(words: Words, verb: int, agenda: Agenda) -> bool:
    """Tell "meet the president" from "meet its goals", and "hold elections" from "hold on to power"."""
    thing = dependent(words, verb, "dobj")
    if words.lemma[verb] == "meet":
        return thing is None or words.pos[thing] == "PROPN" or names_a_person(words, thing, agenda)
    if words.lemma[verb] in EVENTS.holding:
        return thing is not None and names_a_happening(words, thing, agenda)
    return True


def names_a_person(words: Words, noun: int, agenda: Agenda) -> bool:
    """Say whether a noun names somebody who can be met."""
    return words.lemma[noun].lower() in agenda.people


def _nouns(words: Words, agenda: Agenda) -> Iterator[Prospect]:
    """Give what is called upcoming: "the upcoming NATO summit"."""
    for noun, pos in enumerate(words.pos):
        if pos == "NOUN" and names_a_happening(words, noun, agenda):
            before = (child for child in words.children[noun] if child < noun)
            cue = next((child for child in before if words.lower[child] in agenda.upcoming), None)
            if cue is not None and is_told_apart(words, noun, cue):
                reason = f"'{words.text[cue]} {words.text[noun]}' points ahead"
                yield Prospect(noun, governing_verb(words, noun), None, "undated-noun", reason)


def is_told_apart(words: Words, noun: int, cue: int) -> bool:
    """Say whether the phrase tells which event it is: "the upcoming NATO summit", and not "the upcoming election"."""
    before = (child for child in words.children[noun] if child < noun and child != cue)
    told = any(words.pos[child] not in {"DET", "PUNCT", "PRON"} for child in before)
    return told or any(child > noun for child in dependents(words, noun, "prep"))


def _is_past(words: Words, verb: int) -> bool:
    return any(words.lower[child] in CLAUSES.unannounced for child in words.children[verb])


def _hangs_on_a_condition(words: Words, verb: int) -> bool:
    """Say whether the clause depends on an "if", or is itself what a condition or a time depends on."""
    above = [words.head[verb]] if words.dep[verb] in {"xcomp", "advcl"} else []
    return any(
        words.lower[mark] in CLAUSES.conditions_and_times
        for clause in (verb, *words.children[verb], *above)
        if words.pos[clause] in VERBS
        for mark in dependents(words, clause, "mark", "advmod")
    )
