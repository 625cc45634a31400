"""Whether a sentence looks back or ahead at the place of a word: tense, governing verb and preposition decide.

From the time expression the way goes up the parse. A word on the way may settle it (a preposition such as "until",
a noun such as "deadline", a participle such as "scheduled"), and the first verb that has a tense does. Newspapers
tell what has happened, so a day without any sign of the future is a past one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.extraction.syntax import ADPOSITIONS, VERBS, auxiliaries, is_infinitive, is_negated
from generator.extraction.words import Words
from generator.lexicon.agenda import Agenda
from generator.lexicon.lists import CLAUSES, PREPOSITIONS


@dataclass(frozen=True, slots=True)
class Outlook:
    """A direction in time: -1 back, 1 ahead, 0 unknown; `reason` says in words what decided."""

    sign: int
    reason: str
    direct: bool = True
    """The date belongs to the verb that decided, and not to a noun below it."""


UNKNOWN = Outlook(0, "nothing in the sentence says whether it looks back or ahead")
_MAX_STEPS = 12


def outlook(words: Words, token: int, agenda: Agenda) -> Outlook:
    """Say where the sentence looks at `token`, the head word of a time expression."""
    preposition, direct, names_noun = "", True, False
    for _ in range(_MAX_STEPS):
        if words.head[token] == token:
            return UNKNOWN
        below, token = token, words.head[token]
        if words.pos[token] in VERBS:
            # "Wednesday's ruling" is known already, whatever is still to be done about it.
            known = names_noun and is_infinitive(words, token)
            settled = UNKNOWN if known else of_verb(words, token, preposition, agenda, direct=direct)
        elif words.pos[token] in ADPOSITIONS:
            preposition = words.lower[token]
            settled = of_preposition(preposition)
        else:
            settled = of_noun(words, token, preposition, agenda)
            direct = direct and words.pos[token] == "ADV"
            names_noun = names_noun or below < token
        if settled is not None:
            return replace(settled, direct=direct)
    return UNKNOWN


def of_preposition(preposition: str) -> Outlook | None:
    """Give the outlook that a preposition settles by itself."""
    return Outlook(-1, "it tells since when") if preposition == "since" else None


def of_noun(words: Words, token: int, preposition: str, agenda: Agenda) -> Outlook | None:
    """Give the outlook that a noun or adjective settles by itself: "the deadline", "the planned visit", "due"."""
    noun = words.lower[token]
    if noun in agenda.due or (preposition in PREPOSITIONS.up_to and noun in agenda.deadlines):
        return Outlook(1, f"'{words.text[token]}' points ahead")
    for child in words.children[token]:
        if child < token and words.lower[child] in agenda.ahead_adjectives:
            return Outlook(1, f"'{words.text[child]} {words.text[token]}' points ahead")
    return None


def of_verb(words: Words, verb: int, preposition: str, agenda: Agenda, *, direct: bool) -> Outlook | None:
    """Give the outlook of a verb by its tense; None where it has none of its own (participles, infinitives).

    `direct` says that the date belongs to the verb itself. Where it belongs to a noun below the verb ("the price is
    above Thursday's"), a present tense or a modal verb says nothing about the date.
    """
    helping, text, lemma, tag = auxiliaries(words, verb), words.text[verb], words.lemma[verb], words.tag[verb]
    if helping & CLAUSES.future:
        return Outlook(1, f"the verb is in the future ('will {lemma}')")
    if modals := helping & CLAUSES.modals:
        return of_modal(min(modals), text, helping, direct=direct)
    # "could not reach him on Wednesday" tells of the past.
    if (
        helping & CLAUSES.able
        and direct
        and not is_negated(words, verb)
        and (tag == "VB" or ("be" in helping and lemma in agenda.concrete))
    ):
        return Outlook(1, f"'{text}' is possible, so it is still to come")
    if "to" in helping:
        return of_infinitive(words, verb, agenda)
    if (preposition or "bare") in agenda.schedules.get(lemma, ()):
        return Outlook(1, f"'{text} {preposition}'".replace(" '", "'") + " points ahead")
    if tag == "VBD" or helping & CLAUSES.past:
        return Outlook(-1, f"the verb is in the past ('{text}')")
    if tag in {"VBZ", "VBP"} or helping & CLAUSES.present:
        return of_present(words, verb, agenda, direct=direct)
    if tag == "VBN" and words.dep[verb] in {"acl", "amod", "advcl", "ROOT"}:
        return Outlook(-1, f"the participle looks back ('{text}')")
    return None


def of_modal(modal: str, verb: str, auxiliaries: set[str], *, direct: bool) -> Outlook:
    """Give the outlook of "would meet" and "would have met"."""
    if "have" in auxiliaries:
        return Outlook(-1, f"'{modal} have {verb}' looks back")
    return Outlook(1, f"'{modal} {verb}' looks ahead") if direct else UNKNOWN


def of_present(words: Words, verb: int, agenda: Agenda, *, direct: bool) -> Outlook:
    """Give the outlook of a present tense: with a date of its own it is a plan ("Congress reconvenes Monday")."""
    text = words.text[verb]
    if words.lemma[verb] in agenda.reporting:
        return Outlook(-1, f"'{text}' reports what has been said")
    if not direct or words.lower[verb] in agenda.tenseless:
        return UNKNOWN
    return Outlook(1, f"a verb in the present with a date is a plan ('{text}')")


def of_infinitive(words: Words, verb: int, agenda: Agenda) -> Outlook | None:
    """Give the outlook of "to meet", which depends on what it hangs on."""
    governor = words.head[verb]
    while words.dep[verb] == "conj" and words.head[governor] != governor:
        verb, governor = governor, words.head[governor]
    lemma, text = words.lemma[governor], words.text[governor]
    if lemma.lower() in agenda.prospective or words.lower[governor] in agenda.prospective:
        return Outlook(1, f"'{text} to' looks ahead")
    if lemma == "be" or (lemma == "go" and words.tag[governor] == "VBG"):
        return Outlook(1, f"'{text} to {words.text[verb]}' looks ahead")
    return None
