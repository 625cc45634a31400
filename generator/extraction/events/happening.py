"""The event that a date belongs to, found by the parse.

The way goes up from the date to the noun that names a happening ("the summit in April") or to the verb ("is due to
expire Nov. 6"). A verb that only says when or that something takes place gives way to what it says it of ("talks
will resume on Sunday", "has until Tuesday to sign").
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from generator.extraction.events.clauses import first, governing_verb, names_a_happening, subject_of
from generator.lexicon.agenda import Agenda
from generator.lexicon.lists import CLAUSES, EVENTS, PREPOSITIONS

_MAX_STEPS = 10


@dataclass(frozen=True, slots=True)
class Dated:
    """A verb with a date, and how the date hangs on it."""

    verb: Token
    preposition: str
    """The preposition of the date, or nothing."""
    direct: bool
    """The date hangs on the verb itself and not on a noun below it."""


def event_of(token: Token, agenda: Agenda) -> tuple[Token, Token] | None:
    """Give the word that names the event to which a date's head word belongs, and the verb that tells of it."""
    preposition, direct = "", True
    if token.dep_ == "dobj":  # "faces next year with caution": the date is not when, but what
        return None
    for _ in range(_MAX_STEPS):
        if token.head.i == token.i:
            return None
        below, token = token, token.head
        if token.pos_ in {"ADP", "SCONJ"}:
            preposition = token.lower_
        elif token.pos_ in {"VERB", "AUX"}:
            return of_verb(Dated(token, preposition, direct), agenda)
        elif token.lower_ in agenda.due:
            return of_adjective(token, agenda)
        elif token.pos_ in {"NOUN", "PROPN"}:
            # "By August" and "until August" say when an action ends, so they belong to the verb.
            if preposition not in PREPOSITIONS.ends and names_a_happening(token, agenda):
                return token, governing_verb(token)
            if below.i < token.i and below.pos_ not in {"ADP", "SCONJ"}:  # "Friday's purchases", "the 2026 model"
                return None
            direct = False
    return None


def of_adjective(adjective: Token, agenda: Agenda) -> tuple[Token, Token]:
    """Give the event of "the election due in September", or the adjective where the noun names no happening."""
    noun = adjective.head if adjective.head.pos_ == "NOUN" else subject_of(adjective.head)
    return (noun if noun is not None and names_a_happening(noun, agenda) else adjective), adjective


def of_verb(dated_verb: Dated, agenda: Agenda) -> tuple[Token, Token] | None:
    """Give the event that a dated verb tells of, by the first rule that applies."""
    for rule in _RULES:
        told, head = rule(dated_verb, agenda)
        if told:
            return None if head is None else (head, dated_verb.verb)
    return None


Told = tuple[bool, Token | None]
"""Whether a rule applies, and the event that it gives; None for none."""
_DOES_NOT_APPLY: Told = (False, None)


def reports(dated_verb: Dated, agenda: Agenda) -> Told:
    """Leave out what is said on a day, unless it is still to be said ("plans to announce on Monday")."""
    verb = dated_verb.verb
    ahead = any(child.dep_ == "aux" and child.lower_ in CLAUSES.still_ahead for child in verb.children)
    return (True, None) if verb.lemma_ in agenda.reporting and not ahead else _DOES_NOT_APPLY


def has_until(dated_verb: Dated, _: Agenda) -> Told:
    """In "gave them until Tuesday to sign" the signing is ahead."""
    verb = dated_verb.verb
    if verb.lemma_ not in EVENTS.giving or dated_verb.preposition not in PREPOSITIONS.ends:
        return _DOES_NOT_APPLY
    last = verb.right_edge
    for token in verb.doc[verb.i + 1 : last.i + 1]:
        if token.tag_ == "VB" and any(child.lower_ == "to" for child in token.lefts):
            return True, token
    return _DOES_NOT_APPLY


def puts_off(dated_verb: Dated, agenda: Agenda) -> Told:
    """In "extended its offer until Nov. 9" the offer runs on, in "the vote was postponed until May" it is the vote."""
    verb = dated_verb.verb
    if verb.lemma_ not in agenda.delays:
        return _DOES_NOT_APPLY
    thing = first(verb, "dobj", "nsubjpass")
    return (True, thing) if thing is not None and thing.pos_ == "NOUN" else _DOES_NOT_APPLY


def is_arranged_for(dated_verb: Dated, agenda: Agenda) -> Told:
    """In "is scheduled for completion by May" it is the completion."""
    verb = dated_verb.verb
    if verb.lemma_ not in agenda.schedules:
        return _DOES_NOT_APPLY
    for preposition in verb.children:
        if preposition.dep_ == "prep" and preposition.lower_ == "for":
            for noun in preposition.children:
                if noun.dep_ == "pobj" and noun.pos_ == "NOUN" and names_a_happening(noun, agenda):
                    return True, noun
    return _DOES_NOT_APPLY


def begins_doing(dated_verb: Dated, agenda: Agenda) -> Told:
    """In "will resume trading on Monday" and "is to add capacity" the second verb names what happens."""
    verb = dated_verb.verb
    if verb.lemma_ not in agenda.taking_place:
        return _DOES_NOT_APPLY
    inner = first(verb, "xcomp")
    return (True, inner) if inner is not None and inner.pos_ == "VERB" else _DOES_NOT_APPLY


def takes_place(dated_verb: Dated, agenda: Agenda) -> Told:
    """In "talks will resume on Sunday" and "will hold elections in May" the noun names what happens."""
    verb = dated_verb.verb
    if verb.lemma_ not in agenda.taking_place and verb.lemma_ not in agenda.schedules:
        return _DOES_NOT_APPLY
    if verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VBN" and verb.head.pos_ in {"NOUN", "PROPN"}:
        return True, verb.head
    subject = subject_of(verb)
    if subject is not None and subject.pos_ in {"NOUN", "PROPN"} and only_takes_place(verb):
        return True, subject
    for noun in (subject, first(verb, "dobj", "attr")):
        if noun is not None and noun.pos_ in {"NOUN", "PROPN"} and names_a_happening(noun, agenda):
            return True, noun
    return _DOES_NOT_APPLY


def only_takes_place(verb: Token) -> bool:
    """Say whether the verb tells nothing of its subject but that it takes place, whatever that is."""
    if verb.lemma_ == "hold":
        passive = any(child.dep_ == "auxpass" for child in verb.children)
        return passive and not any(child.dep_ == "prt" for child in verb.children)
    if verb.lemma_ == "take":
        return any(child.lower_ == "place" for child in verb.children)
    return verb.lemma_ in EVENTS.occurring


def is_something(dated_verb: Dated, _: Agenda) -> Told:
    """In "the split will be payable Jan. 3" the complement tells what happens."""
    verb = dated_verb.verb
    if verb.lemma_ != "be":
        return _DOES_NOT_APPLY
    return True, first(verb, "acomp", "attr") if dated_verb.direct else None


def is_a_state(dated_verb: Dated, agenda: Agenda) -> Told:
    """Leave out what somebody holds or foresees in the present."""
    verb = dated_verb.verb
    present = verb.tag_ in {"VBZ", "VBP"}
    return (True, None) if present and verb.lemma_ in agenda.states else _DOES_NOT_APPLY


def is_past(dated_verb: Dated, _: Agenda) -> Told:
    """Leave out a verb in the past: the date ahead is not its own."""
    verb = dated_verb.verb
    words = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    perfect = bool(words & CLAUSES.perfect) and dated_verb.preposition not in PREPOSITIONS.ends
    past = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and (perfect or bool(words & CLAUSES.pluperfect)))
    return (True, None) if past and not words & CLAUSES.turned_ahead else _DOES_NOT_APPLY


def is_a_forecast(dated_verb: Dated, agenda: Agenda) -> Told:
    """Leave out what is only foreseen of a time: "expects margins above 10 percent in 2026"."""
    verb = dated_verb.verb
    return (True, None) if verb.lemma_ in agenda.attitudes else _DOES_NOT_APPLY


def is_a_span_of_time(dated_verb: Dated, _: Agenda) -> Told:
    """Leave out the end of a year or quarter: "in the year ending June 30"."""
    noun = subject_of(dated_verb.verb)
    return (True, None) if noun is not None and noun.lower_ in EVENTS.spans_of_time else _DOES_NOT_APPLY


def happens(dated_verb: Dated, _: Agenda) -> Told:
    """Any other verb names the event itself."""
    return True, dated_verb.verb


_RULES: tuple[Callable[[Dated, Agenda], Told], ...] = (
    reports,
    has_until,
    puts_off,
    is_arranged_for,
    begins_doing,
    takes_place,
    is_something,
    is_a_state,
    is_past,
    is_a_forecast,
    is_a_span_of_time,
    happens,
)
