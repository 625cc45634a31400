"""Whether a sentence looks back or ahead at the place of a word: tense, governing verb and preposition decide.

From the time expression the way goes up the parse. A word on the way may settle it (a preposition such as "until",
a noun such as "deadline", a participle such as "scheduled"), and the first verb that has a tense does. Newspapers
tell what has happened, so a day without any sign of the future is a past one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

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


def outlook(token: Token, agenda: Agenda) -> Outlook:
    """Say where the sentence looks at `token`, the head word of a time expression."""
    preposition, direct, names_noun = "", True, False
    for _ in range(_MAX_STEPS):
        if token.head.i == token.i:
            return UNKNOWN
        below, token = token, token.head
        if token.pos_ in {"VERB", "AUX"}:
            # "Wednesday's ruling" is known already, whatever is still to be done about it.
            settled = (
                UNKNOWN if names_noun and is_infinitive(token) else of_verb(token, preposition, agenda, direct=direct)
            )
        elif token.pos_ in {"ADP", "SCONJ"}:
            settled = of_preposition(token)
            preposition = token.lower_
        else:
            settled = of_noun(token, preposition, agenda)
            direct = direct and token.pos_ == "ADV"
            names_noun = names_noun or below.i < token.i
        if settled is not None:
            return replace(settled, direct=direct)
    return UNKNOWN


def is_infinitive(verb: Token) -> bool:
    """Say whether a verb has "to" before it."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.lefts)


def of_preposition(token: Token) -> Outlook | None:
    """Give the outlook that a preposition settles by itself."""
    return Outlook(-1, "it tells since when") if token.lower_ == "since" else None


def of_noun(token: Token, preposition: str, agenda: Agenda) -> Outlook | None:
    """Give the outlook that a noun or adjective settles by itself: "the deadline", "the planned visit", "due"."""
    if token.lower_ in agenda.due or (preposition in PREPOSITIONS.up_to and token.lower_ in agenda.deadlines):
        return Outlook(1, f"'{token.text}' points ahead")
    for child in token.lefts:
        if child.lower_ in agenda.ahead_adjectives:
            return Outlook(1, f"'{child.text} {token.text}' points ahead")
    return None


def of_verb(verb: Token, preposition: str, agenda: Agenda, *, direct: bool) -> Outlook | None:
    """Give the outlook of a verb by its tense; None where it has none of its own (participles, infinitives).

    `direct` says that the date belongs to the verb itself. Where it belongs to a noun below the verb ("the price is
    above Thursday's"), a present tense or a modal verb says nothing about the date.
    """
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if auxiliaries & CLAUSES.future:
        return Outlook(1, f"the verb is in the future ('will {verb.lemma_}')")
    if modals := auxiliaries & CLAUSES.modals:
        return of_modal(min(modals), verb, auxiliaries, direct=direct)
    if auxiliaries & CLAUSES.able and direct and verb.tag_ == "VB" and not _is_negated(verb):
        return Outlook(1, f"'{verb.text}' is possible, so it is still to come")
    if "to" in auxiliaries:
        return of_infinitive(verb, agenda)
    if (preposition or "bare") in agenda.schedules.get(verb.lemma_, ()):
        return Outlook(1, f"'{verb.text} {preposition}'".replace(" '", "'") + " points ahead")
    if verb.tag_ == "VBD" or auxiliaries & CLAUSES.past:
        return Outlook(-1, f"the verb is in the past ('{verb.text}')")
    if verb.tag_ in {"VBZ", "VBP"} or auxiliaries & CLAUSES.present:
        return of_present(verb, agenda, direct=direct)
    if verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod", "advcl", "ROOT"}:
        return Outlook(-1, f"the participle looks back ('{verb.text}')")
    return None


def _is_negated(verb: Token) -> bool:
    """Say whether the verb is denied: "could not reach him on Wednesday" tells of the past."""
    return any(child.dep_ == "neg" for child in verb.children)


def of_modal(modal: str, verb: Token, auxiliaries: set[str], *, direct: bool) -> Outlook:
    """Give the outlook of "would meet" and "would have met"."""
    if "have" in auxiliaries:
        return Outlook(-1, f"'{modal} have {verb.text}' looks back")
    return Outlook(1, f"'{modal} {verb.text}' looks ahead") if direct else UNKNOWN


def of_present(verb: Token, agenda: Agenda, *, direct: bool) -> Outlook:
    """Give the outlook of a present tense: with a date of its own it is a plan ("Congress reconvenes Monday")."""
    if verb.lemma_ in agenda.reporting:
        return Outlook(-1, f"'{verb.text}' reports what has been said")
    if not direct or verb.lower_ in agenda.tenseless:
        return UNKNOWN
    return Outlook(1, f"a verb in the present with a date is a plan ('{verb.text}')")


def of_infinitive(verb: Token, agenda: Agenda) -> Outlook | None:
    """Give the outlook of "to meet", which depends on what it hangs on."""
    governor = verb.head
    while verb.dep_ == "conj" and governor.head.i != governor.i:
        verb, governor = governor, governor.head
    if governor.lemma_.lower() in agenda.prospective or governor.lower_ in agenda.prospective:
        return Outlook(1, f"'{governor.text} to' looks ahead")
    if governor.lemma_ == "be" or (governor.lemma_ == "go" and governor.tag_ == "VBG"):
        return Outlook(1, f"'{governor.text} to {verb.text}' looks ahead")
    return None
