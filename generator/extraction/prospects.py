"""What lies ahead in a text: the word that names the event, the date it has, and how surely it will come.

A date after the day of publication leads to its event by the parse: up from the date to the noun that names a
happening ("the summit in April") or to the verb ("is due to expire Nov. 6"). A verb that only says that something
takes place gives way to its subject ("talks will resume on Sunday").
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Token

from generator.briefing import Certainty
from generator.extraction.records import TimeExpression
from generator.lexicon.agenda import Agenda

_MAX_STEPS = 10


@dataclass(frozen=True, slots=True)
class Prospect:
    """Something ahead, still tied to the parse."""

    head: Token
    """The word that names the event."""
    clause: Token
    """The verb or noun whose words tell of it."""
    time: TimeExpression | None
    certainty: Certainty
    rule: str
    reason: str


def dated(doc: Doc, times: tuple[TimeExpression, ...], published: date, agenda: Agenda) -> list[Prospect]:
    """Give the event of each date that lies after `published`."""
    found = []
    for time in times:
        if time.type not in {"DATE", "TIME"} or time.earliest is None or time.earliest <= published:
            continue
        span = doc.char_span(time.start, time.end)
        if span is None:
            continue
        event = event_of(span.root, agenda)
        if event is None:
            continue
        head, clause = event
        found.append(Prospect(head, clause, time, certainty_of(head, clause, agenda), "dated", time.reason))
    return found


def event_of(token: Token, agenda: Agenda) -> tuple[Token, Token] | None:
    """Give the word that names the event to which a date's head word belongs, and the verb that tells of it."""
    for _ in range(_MAX_STEPS):
        if token.head.i == token.i:
            return None
        token = token.head
        if token.pos_ == "NOUN" and names_a_happening(token, agenda):
            return token, governing_verb(token)
        if token.pos_ == "ADJ" and token.lower_ in agenda.due:
            return token, token
        if token.pos_ in {"VERB", "AUX"}:
            return of_verb(token, agenda)
    return None


def of_verb(verb: Token, agenda: Agenda) -> tuple[Token, Token] | None:
    """Give the event that a dated verb tells of: itself, or what it says to take place."""
    if verb.lemma_ in agenda.reporting:
        return None
    if verb.lemma_ in agenda.schedules or verb.lemma_ in agenda.taking_place:
        subject = subject_of(verb)
        if verb.dep_ in {"acl", "relcl"} and verb.head.pos_ in {"NOUN", "PROPN"} and verb.tag_ == "VBN":
            return verb.head, verb
        if subject is not None and subject.pos_ == "NOUN" and names_a_happening(subject, agenda):
            return subject, verb
        for child in verb.children:
            if child.dep_ in {"dobj", "attr"} and child.pos_ == "NOUN" and names_a_happening(child, agenda):
                return child, verb
        if verb.lemma_ == "be":
            complement = next((c for c in verb.children if c.dep_ in {"attr", "acomp"}), None)
            return (complement, verb) if complement is not None else None
    return verb, verb


def subject_of(verb: Token) -> Token | None:
    """Give the subject of a verb: its own, or that of the verb that it hangs on ("talks are expected to resume")."""
    for _ in range(_MAX_STEPS):
        for child in verb.children:
            if child.dep_ in {"nsubj", "nsubjpass"}:
                return child
        if verb.dep_ in {"xcomp", "conj"} or (verb.dep_ in {"advcl", "ccomp"} and verb.tag_ == "VB"):
            verb = verb.head
        elif verb.dep_ in {"relcl", "acl"}:
            return verb.head
        else:
            return None
    return None


_HAPPENING_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "al", "ing", "ture", "sure")


def names_a_happening(noun: Token, agenda: Agenda) -> bool:
    """Say whether a noun names something that takes place, by its lemma."""
    return noun.lemma_.lower() in agenda.happenings or noun.lower_ in agenda.happenings


def governing_verb(token: Token) -> Token:
    """Give the nearest verb above a word, or the word itself."""
    for ancestor in token.ancestors:
        if ancestor.pos_ in {"VERB", "AUX"}:
            return ancestor
    return token


def certainty_of(head: Token, clause: Token, agenda: Agenda) -> Certainty:
    """Say how surely an event will come, by the words that govern it."""
    words = list(_governing_words(head, clause))
    lemmas = {word.lemma_.lower() for word in words}
    if lemmas & agenda.cancelling:
        return "cancelled"
    if any(child.dep_ == "mark" and child.lower_ in {"if", "unless"} for word in words for child in word.children):
        return "conditional"
    if lemmas & agenda.open_question:
        return "possible"
    if lemmas & agenda.arranged:
        return "scheduled"
    if lemmas & agenda.foreseen:
        return "expected"
    return "scheduled" if clause.tag_ in {"VBZ", "VBP"} else "expected"


def _governing_words(head: Token, clause: Token) -> list[Token]:
    """Give the words that say how the event stands to the writer: its verb, what that hangs on, and auxiliaries."""
    words = [head, clause]
    verb = clause
    while verb.dep_ in {"xcomp", "acl"} and verb.head.i != verb.i:
        verb = verb.head
        words.append(verb)
    words += [
        child for word in list(words) for child in word.children if child.dep_ in {"aux", "auxpass", "amod", "advmod"}
    ]
    return words
