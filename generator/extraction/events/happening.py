"""The event that a date belongs to, found by the parse.

The way goes up from the date to the noun that names a happening ("the summit in April") or to the verb ("is due to
expire Nov. 6"). A verb that only says when or that something takes place gives way to what it says it of ("talks
will resume on Sunday", "has until Tuesday to sign").
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.extraction.events.clauses import moves, names_a_happening
from generator.extraction.events.doers import doer
from generator.extraction.syntax import (
    ADPOSITIONS,
    NOUNS,
    SUBJECTS,
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
            if is_of_saying(words, below, token, agenda):
                return None
            return of_verb(Dated(words, of_whole(words, token, agenda), preposition, direct), agenda)
        elif words.lower[token] in agenda.due:
            return of_adjective(words, token, agenda)
        elif words.pos[token] in NOUNS:
            if preposition == "on" and direct and is_subject_ahead(words, token):
                return token, words.head[token]
            # "By August" and "until August" say when an action ends, so they belong to the verb.
            if preposition not in PREPOSITIONS.ends and names_a_happening(words, token, agenda):
                return token, governing_verb(words, token)
            if below < token and words.pos[below] not in ADPOSITIONS:  # "Friday's purchases", "the 2026 model"
                return None
            direct = False
    return None


def is_of_saying(words: Words, date: int, verb: int, agenda: Agenda) -> bool:
    """Say whether a date that hangs on what is said is when it was said: "said on Friday he would sue"."""
    saying, does = words.head[verb], dependent(words, verb, *SUBJECTS)
    said = words.dep[verb] == "ccomp" and words.lemma[saying] in agenda.reporting
    return said and does is not None and saying < date < words.edges(does)[0]


def was_announced_then(words: Words, verb: int) -> bool:
    """Say whether a bare weekday is rather that of the announcement: "revealed his plans to fight crime on Monday"."""
    noun = words.head[verb]
    told = words.dep[verb] == "acl" and is_infinitive(words, verb) and words.dep[noun] == "dobj"
    return told and words.tag[words.head[noun]] == "VBD" and words.lemma[words.head[noun]] not in EVENTS.giving


def of_whole(words: Words, verb: int, agenda: Agenda) -> int:
    """Give the verb whose deed a date is of, where it hangs on what only says since when or what for.

    "Will tour the state, starting August 15", "will meet to discuss the leaks on Tuesday", "is set to hand out
    seedlings to be planted in May".
    """
    for _ in range(_MAX_STEPS):
        above = governing_verb(words, words.head[verb])
        own = dependent(words, verb, *SUBJECTS) is not None
        span = words.head[verb]
        since = words.dep[verb] == "acl" and words.lemma[span] in EVENTS.spans_of_time
        since = since and words.lower[words.head[span]] == "for"
        bound = words.tag[verb] == "VBG" and words.lemma[verb] in agenda.bounds
        bound = bound and (since or words.dep[verb] in {"advcl", "prep"})  # "for three weeks starting July 3"
        given = words.dep[verb] == "relcl" and is_passive(words, verb)
        purpose = is_infinitive(words, verb) and (words.dep[verb] == "advcl" or given)
        if own or above == verb or not (bound or (purpose and is_ahead(words, above))):
            return verb
        verb = above
    return verb


def is_ahead(words: Words, verb: int) -> bool:
    """Say whether a verb by itself is of the future: "will meet", "is set to hand out"."""
    return words.tag[verb] == "VB" and bool(auxiliaries(words, verb) & CLAUSES.still_ahead)


def is_subject_ahead(words: Words, noun: int) -> bool:
    """Say whether a noun with a day of its own is the subject of what is to come: "his statement on Thursday will"."""
    return words.dep[noun] in SUBJECTS and is_ahead(words, words.head[noun])


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
    moved = moves(dated.words, dated.verb, agenda)
    if dated.lemma not in agenda.delays and not moved:
        return _DOES_NOT_APPLY
    thing = dependent(dated.words, dated.verb, "dobj", "nsubjpass")
    nouns = NOUNS if moved else {"NOUN"}
    return (True, thing) if thing is not None and dated.words.pos[thing] in nouns else _DOES_NOT_APPLY


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
    if dated.lemma not in agenda.schedules and is_past(dated, agenda) != _DOES_NOT_APPLY:
        return True, None
    subject = doer(words, verb, agenda)
    if subject is not None and words.pos[subject] in NOUNS and only_takes_place(words, verb):
        return True, subject
    taken = dependent(words, verb, "dobj")
    nouns = (subject, dependent(words, verb, "attr")) if taken is None else (taken,)
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
    """Leave out what somebody holds or foresees in the present, and a present whose date belongs to a noun below it."""
    present = dated.words.tag[dated.verb] in {"VBZ", "VBP"}
    lasts = dated.lemma in agenda.states or not dated.direct
    return (True, None) if present and lasts else _DOES_NOT_APPLY


def is_past(dated: Dated, _: Agenda) -> Told:
    """Leave out a verb in the past: the date ahead is not its own."""
    tag, helping = dated.words.tag[dated.verb], auxiliaries(dated.words, dated.verb)
    perfect = bool(helping & CLAUSES.perfect) and dated.preposition not in PREPOSITIONS.ends
    past = tag == "VBD" or (tag == "VBN" and (perfect or bool(helping & CLAUSES.pluperfect)))
    return (True, None) if past and not helping & CLAUSES.turned_ahead else _DOES_NOT_APPLY


def is_a_forecast(dated: Dated, agenda: Agenda) -> Told:
    """Leave out what is only foreseen of a time: "expects margins above 10 percent in 2026"."""
    return (True, None) if dated.lemma in agenda.attitudes else _DOES_NOT_APPLY


def is_unfulfilled(dated: Dated, _: Agenda) -> Told:
    """Leave out what was once to come: "was supposed to open in early April", "was originally to be held"."""
    words, above = dated.words, dated.words.head[dated.verb]
    was = dated.words.dep[dated.verb] == "xcomp" and bool(auxiliaries(words, above) & CLAUSES.pluperfect)
    told = {words.lower[above], *(words.lower[one] for one in dependents(words, above, "advmod"))}
    return (True, None) if was and told & EVENTS.once else _DOES_NOT_APPLY


def is_a_span_of_time(dated: Dated, _: Agenda) -> Told:
    """Leave out the end of a year or quarter: "in the year ending June 30"."""
    noun = understood_subject(dated.words, dated.verb)
    return (True, None) if noun is not None and dated.words.lower[noun] in EVENTS.spans_of_time else _DOES_NOT_APPLY


def happens(dated: Dated, _: Agenda) -> Told:
    """Any other verb names the event itself."""
    return True, dated.verb


_RULES: tuple[Callable[[Dated, Agenda], Told], ...] = (
    is_unfulfilled,
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
