"""Who does what is to come: the subject that a verb has, or that the words above it give.

A verb without a subject of its own takes the one of the words that it hangs on ("is likely to commence", "has a plan
to produce", "seeks to stop the ban from taking effect"). Where nobody can be told, nobody is given.
"""

from __future__ import annotations

from generator.extraction.syntax import (
    NOUNS,
    PLURALS,
    SUBJECTS,
    dependent,
    dependents,
    is_infinitive,
    is_passive,
    is_relative,
    understood_subject,
)
from generator.extraction.words import Words
from generator.lexicon.agenda import Agenda
from generator.lexicon.lists import EVENTS

_MAX_STEPS = 6
_PARTIES = frozenset({"PERSON", "ORG", "NORP"})
_DASHES = frozenset("-–—")
_GO_UP = frozenset({"acomp", "xcomp", "conj", "advcl", "ccomp"})


def doer(words: Words, verb: int, agenda: Agenda) -> int | None:
    """Give the noun or pronoun that names who does, or suffers, what a verb tells; None where nothing tells it."""
    found, above = object_above(words, verb), verb
    found = understood_subject(words, verb) if found is None else found
    for _ in range(_MAX_STEPS):
        if found is not None or words.head[above] == above:
            break
        found, above = _above(words, above, agenda)
    if found is not None and is_relative(words, found):
        found = words.head[above] if words.dep[above] == "relcl" else None
    if found is None or words.dep[found] == "expl" or words.lemma[found].lower() in EVENTS.purposes:
        return None
    if words.dep[found] == "pobj" and _is_an_afterthought(words, found):
        return None
    if not _goes_on(words, verb, found):
        return None
    told = _what_comes_from(words, found)
    return None if told is None else after_dateline(words, told)


def who_said(words: Words, pronoun: int, agenda: Agenda) -> int | None:
    """Give the speaker that a pronoun stands for in what is said: "*Norway* announced it would freeze its support".

    None where number or kind do not agree, or where more than the one subject could be meant.
    """
    said = words.head[pronoun]
    telling = words.head[said]
    if words.dep[said] != "ccomp" or words.lemma[telling] not in agenda.reporting:
        return None
    speaker = dependent(words, telling, "nsubj")
    if speaker is None or speaker > pronoun or words.pos[speaker] not in NOUNS:
        return None
    person = words.entity[speaker] == "PERSON" or words.lemma[speaker].lower() in agenda.people
    many = words.tag[speaker] in PLURALS or dependent(words, speaker, "conj") is not None
    match words.lower[pronoun]:
        case "they":
            agrees = many
        case "it":
            agrees = not many and not person and _is_a_body(words, speaker)
        case "he" | "she":
            agrees = not many and person
        case _:
            agrees = False
    return speaker if agrees else None


def _is_a_body(words: Words, noun: int) -> bool:
    """Say whether a noun is a name, or one that acts for itself: "the ministry", and not "the report"."""
    return words.pos[noun] == "PROPN" or words.lemma[noun].lower() in EVENTS.bodies


def object_above(words: Words, verb: int) -> int | None:
    """Give the object of the verb above where that is who does it, or what a passive afterthought is about.

    "Told *the parties* to sign", "will host *the session*, to be held in May".
    """
    above = words.head[verb]
    asked = dependent(words, above, "dobj", "dative")
    told = words.dep[verb] in {"advcl", "xcomp", "ccomp"} and is_infinitive(words, verb)
    if told and words.dep[above] == "acl" and asked is not None:  # parsed into "taking medication to stop"
        bearer = words.head[above]
        demanded = words.dep[bearer] == "dobj" and words.lemma[words.head[bearer]] in EVENTS.demanding
        return bearer if demanded else None
    if told and asked is not None and asked < verb and is_founded(words, asked) and not is_passive(words, verb):
        return asked  # "has set up *a committee* to investigate"
    if told and words.lemma[above] in EVENTS.demanding and asked is not None and asked < verb:
        return asked  # "mandate *those taking medication* to stop"
    after = is_passive(words, verb) and is_infinitive(words, verb) and dependent(words, verb, *SUBJECTS) is None
    thing = dependent(words, above, "dobj") if after and words.dep[verb] in {"advcl", "xcomp"} else None
    return thing if thing is not None and thing < verb else None


def _above(words: Words, verb: int, agenda: Agenda) -> tuple[int | None, int]:
    """Give the subject that the word above a verb gives, if any, and that word."""
    head, relation = words.head[verb], words.dep[verb]
    if relation in _GO_UP:
        return understood_subject(words, head), head
    if words.pos[verb] == "ADJ" and words.pos[head] in NOUNS:  # "the trial, due to begin on Monday"
        return head, verb
    if relation == "pcomp":  # "stop the ban from taking effect", "by lifting the ban"
        governor = words.head[head]
        kept = dependent(words, governor, "dobj", "nsubjpass") if words.lower[head] == "from" else None
        return (understood_subject(words, governor) if kept is None else kept), governor
    if relation in {"acl", "relcl"} and words.pos[head] == "NOUN" and words.tag[verb] == "VB":
        return holder(words, verb, head, agenda), words.sentences[words.sentence[verb]][0]
    return None, words.head[verb]


def holder(words: Words, verb: int, noun: int, agenda: Agenda) -> int | None:
    """Give who is to do what follows a noun: "*the department* has a plan to produce", "*Ann*'s bid to return"."""
    lemma = words.lemma[noun].lower()
    if is_passive(words, verb):
        return None
    if lemma in agenda.people or is_founded(words, noun):  # "a prime minister to form a cabinet"
        return noun
    if lemma not in agenda.prospective:
        return None
    owner, governor = dependent(words, noun, "poss"), words.head[noun]
    had = words.dep[noun] == "dobj" and words.lemma[governor] in EVENTS.giving
    return understood_subject(words, governor) if owner is None and (had or is_settled(words, noun)) else owner


def is_settled(words: Words, noun: int) -> bool:
    """Say whether what a noun names is agreed on: "signed *a deal* to build", "has unveiled *plans* to open"."""
    settles = words.dep[noun] == "dobj" and words.lemma[words.head[noun]] in EVENTS.settling
    return settles and words.lemma[noun].lower() in EVENTS.settled


def is_founded(words: Words, noun: int) -> bool:
    """Say whether a noun names a body that is set up: "formed *a panel* to investigate"."""
    founds = words.dep[noun] in {"dobj", "nsubjpass"} and words.lemma[words.head[noun]] in EVENTS.founding
    return founds and words.lemma[noun].lower() in EVENTS.bodies


def _goes_on(words: Words, verb: int, noun: int) -> bool:
    """Say whether a verb with "will" that takes over the subject of another one follows on an "and" or a comma.

    Where something else stands before it, the parse has lost the verb's own subject.
    """
    if words.dep[verb] != "conj" or words.head[noun] == verb:
        return True
    helper = dependent(words, verb, "aux", "auxpass")
    before = (verb if helper is None else helper) - 1
    while before > noun and words.pos[before] == "ADV":
        before -= 1
    return words.pos[before] == "CCONJ" or words.text[before] == ","


def _is_an_afterthought(words: Words, noun: int) -> bool:
    """Say whether a clause set off by a comma hangs on a noun, so that it may be about all before it (", which")."""
    clause = dependent(words, noun, "relcl")
    relative = None if clause is None else dependent(words, clause, *SUBJECTS)
    return relative is not None and words.lower[relative] == "which" and words.text[relative - 1] == ","


def _what_comes_from(words: Words, noun: int) -> int | None:
    """Give what a clause is about that hangs on a name below it: "*the runoff* from the North, which will flow"."""
    if words.pos[noun] != "PROPN" or words.dep[noun] != "pobj" or words.entity[noun] in _PARTIES:
        return noun
    upper = words.head[words.head[noun]]
    return upper if words.pos[upper] in NOUNS else None


def after_dateline(words: Words, noun: int) -> int | None:
    """Give the subject that follows the place a report is sent from: "Oslo – The *minister* will resign"."""
    dash = noun + 1
    begins = words.edges(noun)[0] in {noun, words.sentences[words.sentence[noun]][0]} and words.children[noun]
    if not begins or dash >= len(words) or words.text[dash] not in _DASHES or not words.space_after(noun):
        return noun
    return next((one for one in dependents(words, noun, "appos", "dep", "conj") if one > dash), None)
