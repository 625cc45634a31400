"""The event that a date belongs to, found by the parse.

The way goes up from the date to the noun that names a happening ("the summit in April") or to the verb ("is due to
expire Nov. 6"). A verb that only says when or that something takes place gives way to what it says it of ("talks
will resume on Sunday", "has until Tuesday to sign").
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.extraction.events.clauses import names_a_happening
from generator.extraction.syntax import (
    ADPOSITIONS,
    NOUNS,
    VERBS,
    auxiliaries,
    dependent,
    dependents,
    governing_verb,
    is_infinitive,
    is_passive,
    understood_subject,
)
from generator.extraction.words import Words
from generator.lexicon.agenda import Agenda
from generator.lexicon.lists import CLAUSES, EVENTS, PREPOSITIONS

_MAX_STEPS = 10


@dataclass(frozen=True, slots=True)
class Dated:
    """A verb with a date, and how the date hangs on it."""

    words: Words
    verb: int
    preposition: str
    """The preposition of the date, or nothing."""
    direct: bool
    """The date hangs on the verb itself and not on a noun below it."""

    @property
    def lemma(self) -> str:
        """The verb's base form."""
        return self.words.lemma[self.verb]

    def names_the_event(self, noun: int | None, agenda: Agenda) -> bool:
        """Say whether a noun is there and names a happening."""
        return noun is not None and self.words.pos[noun] in NOUNS and names_a_happening(self.words, noun, agenda)


def event_of(words: Words, token: int, agenda: Agenda) -> tuple[int, int] | None:
    """Give the word that names the event to which a date's head word belongs, and the verb that tells of it."""
    preposition, direct = "", True
    if words.dep[token] == "dobj":  # "faces next year with caution": the date is not when, but what
        return None
    for _ in range(_MAX_STEPS):
        if words.head[token] == token:
            return None
        below, token = token, words.head[token]
        if words.pos[token] in ADPOSITIONS:
            preposition = words.lower[token]
        elif words.pos[token] in VERBS:
            return of_verb(Dated(words, token, preposition, direct), agenda)
        elif words.lower[token] in agenda.due:
            return of_adjective(words, token, agenda)
        elif words.pos[token] in NOUNS:
            # "By August" and "until August" say when an action ends, so they belong to the verb.
            if preposition not in PREPOSITIONS.ends and names_a_happening(words, token, agenda):
                return token, governing_verb(words, token)
            if below < token and words.pos[below] not in ADPOSITIONS:  # "Friday's purchases", "the 2026 model"
                return None
            direct = False
    return None


def of_adjective(words: Words, adjective: int, agenda: Agenda) -> tuple[int, int]:
    """Give the event of "the election due in September", or the adjective where the noun names no happening."""
    head = words.head[adjective]
    noun = head if words.pos[head] == "NOUN" else understood_subject(words, head)
    return (noun if noun is not None and names_a_happening(words, noun, agenda) else adjective), adjective


def of_verb(dated: Dated, agenda: Agenda) -> tuple[int, int] | None:
    """Give the event that a dated verb tells of, by the first rule that applies."""
    for rule in _RULES:
        told, head = rule(dated, agenda)
        if told:
            return None if head is None else (head, dated.verb)
    return None


Told = tuple[bool, int | None]
"""Whether a rule applies, and the event that it gives; None for none."""
_DOES_NOT_APPLY: Told = (False, None)


def reports(dated: Dated, agenda: Agenda) -> Told:
    """Leave out what is said on a day, unless it is still to be said ("plans to announce on Monday")."""
    ahead = auxiliaries(dated.words, dated.verb) & CLAUSES.still_ahead
    return (True, None) if dated.lemma in agenda.reporting and not ahead else _DOES_NOT_APPLY


def has_until(dated: Dated, _: Agenda) -> Told:
    """In "gave them until Tuesday to sign" the signing is ahead."""
    words, verb = dated.words, dated.verb
    if dated.lemma not in EVENTS.giving or dated.preposition not in PREPOSITIONS.ends:
        return _DOES_NOT_APPLY
    for token in range(verb + 1, words.edges(verb)[1]):
        if words.tag[token] == "VB" and is_infinitive(words, token):
            return True, token
    return _DOES_NOT_APPLY


def puts_off(dated: Dated, agenda: Agenda) -> Told:
    """In "extended its offer until Nov. 9" the offer runs on, in "the vote was postponed until May" it is the vote."""
    if dated.lemma not in agenda.delays:
        return _DOES_NOT_APPLY
    thing = dependent(dated.words, dated.verb, "dobj", "nsubjpass")
    return (True, thing) if thing is not None and dated.words.pos[thing] == "NOUN" else _DOES_NOT_APPLY


def is_arranged_for(dated: Dated, agenda: Agenda) -> Told:
    """In "is scheduled for completion by May" it is the completion."""
    words = dated.words
    if dated.lemma not in agenda.schedules:
        return _DOES_NOT_APPLY
    for preposition in dependents(words, dated.verb, "prep"):
        if words.lower[preposition] == "for":
            for noun in dependents(words, preposition, "pobj"):
                if words.pos[noun] == "NOUN" and names_a_happening(words, noun, agenda):
                    return True, noun
    return _DOES_NOT_APPLY


def begins_doing(dated: Dated, agenda: Agenda) -> Told:
    """In "will resume trading on Monday" and "is to add capacity" the second verb names what happens."""
    if dated.lemma not in agenda.taking_place:
        return _DOES_NOT_APPLY
    inner = dependent(dated.words, dated.verb, "xcomp")
    return (True, inner) if inner is not None and dated.words.pos[inner] == "VERB" else _DOES_NOT_APPLY


def takes_place(dated: Dated, agenda: Agenda) -> Told:
    """In "talks will resume on Sunday" and "will hold elections in May" the noun names what happens."""
    words, verb, head = dated.words, dated.verb, dated.words.head[dated.verb]
    if dated.lemma not in agenda.taking_place and dated.lemma not in agenda.schedules:
        return _DOES_NOT_APPLY
    if words.dep[verb] in {"acl", "relcl"} and words.tag[verb] == "VBN" and words.pos[head] in NOUNS:
        return True, head
    subject = understood_subject(words, verb)
    if subject is not None and words.pos[subject] in NOUNS and only_takes_place(words, verb):
        return True, subject
    nouns = (subject, dependent(words, verb, "dobj", "attr"))
    event = next((noun for noun in nouns if dated.names_the_event(noun, agenda)), None)
    return _DOES_NOT_APPLY if event is None else (True, event)


def only_takes_place(words: Words, verb: int) -> bool:
    """Say whether the verb tells nothing of its subject but that it takes place, whatever that is."""
    match words.lemma[verb]:
        case "hold":
            return is_passive(words, verb) and dependent(words, verb, "prt") is None
        case "take":
            return any(words.lower[child] == "place" for child in words.children[verb])
        case lemma:
            return lemma in EVENTS.occurring


def is_something(dated: Dated, _: Agenda) -> Told:
    """In "the split will be payable Jan. 3" the complement tells what happens."""
    if dated.lemma != "be":
        return _DOES_NOT_APPLY
    return True, dependent(dated.words, dated.verb, "acomp", "attr") if dated.direct else None


def is_a_state(dated: Dated, agenda: Agenda) -> Told:
    """Leave out what somebody holds or foresees in the present."""
    present = dated.words.tag[dated.verb] in {"VBZ", "VBP"}
    return (True, None) if present and dated.lemma in agenda.states else _DOES_NOT_APPLY


def is_past(dated: Dated, _: Agenda) -> Told:
    """Leave out a verb in the past: the date ahead is not its own."""
    tag, helping = dated.words.tag[dated.verb], auxiliaries(dated.words, dated.verb)
    perfect = bool(helping & CLAUSES.perfect) and dated.preposition not in PREPOSITIONS.ends
    past = tag == "VBD" or (tag == "VBN" and (perfect or bool(helping & CLAUSES.pluperfect)))
    return (True, None) if past and not helping & CLAUSES.turned_ahead else _DOES_NOT_APPLY


def is_a_forecast(dated: Dated, agenda: Agenda) -> Told:
    """Leave out what is only foreseen of a time: "expects margins above 10 percent in 2026"."""
    return (True, None) if dated.lemma in agenda.attitudes else _DOES_NOT_APPLY


def is_a_span_of_time(dated: Dated, _: Agenda) -> Told:
    """Leave out the end of a year or quarter: "in the year ending June 30"."""
    noun = understood_subject(dated.words, dated.verb)
    return (True, None) if noun is not None and dated.words.lower[noun] in EVENTS.spans_of_time else _DOES_NOT_APPLY


def happens(dated: Dated, _: Agenda) -> Told:
    """Any other verb names the event itself."""
    return True, dated.verb


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
