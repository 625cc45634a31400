"""The words around a verb or noun: its subject, its governor, and whether it names a happening."""

from __future__ import annotations

from spacy.tokens import Token

from generator.lexicon.agenda import Agenda
from generator.lexicon.lists import EVENTS

_MAX_STEPS = 10


def subject_of(verb: Token) -> Token | None:
    """Give the subject of a verb: its own, or that of the verb that it hangs on ("talks are expected to resume")."""
    for _ in range(_MAX_STEPS):
        own = first(verb, "nsubj", "nsubjpass")
        if own is not None:
            return verb.head if own.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl" else own
        if (
            verb.dep_ == "xcomp"
            and (controller := first(verb.head, "dobj", "dative")) is not None
            and controller.i < verb.i
        ):
            return controller
        if verb.dep_ in {"xcomp", "conj"} or (verb.dep_ in {"advcl", "ccomp"} and verb.tag_ == "VB"):
            verb = verb.head
        elif verb.dep_ in {"relcl", "acl"} and verb.tag_ != "VB":
            return verb.head
        else:
            return None
    return None


def names_a_happening(noun: Token, agenda: Agenda) -> bool:
    """Say whether a noun names something that takes place: a listed one, or one made of a verb ("completion")."""
    if noun.ent_type_ in _NAMES:
        return False
    word, lemma = noun.lower_, noun.lemma_.lower()
    if lemma in agenda.happenings or word in agenda.happenings:
        return True
    return lemma.endswith(EVENTS.of_actions) and lemma not in agenda.things and noun.pos_ == "NOUN"


_NAMES = frozenset({"ORG", "GPE", "PERSON", "NORP", "LOC"})


def governing_verb(token: Token) -> Token:
    """Give the nearest verb above a word, or the word itself."""
    return next((ancestor for ancestor in token.ancestors if ancestor.pos_ in {"VERB", "AUX"}), token)


def first(token: Token, *dependencies: str) -> Token | None:
    """Give the first child that hangs on a word in one of these ways."""
    return next((child for child in token.children if child.dep_ in dependencies), None)
