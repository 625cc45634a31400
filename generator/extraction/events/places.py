"""Where an event is: the place that stands in its phrase."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Span, Token

from generator.extraction.events.prospect import Prospect
from generator.extraction.records import Where
from generator.lexicon.agenda import Agenda
from generator.lexicon.lists import PREPOSITIONS


def find(prospect: Prospect, agenda: Agenda) -> Token | None:
    """Give the preposition of the phrase that says where the event is ("in Oman", "set for Washington")."""
    for word in dict.fromkeys((prospect.head, prospect.clause)):
        prepositions = PREPOSITIONS.where_arranged if word.lemma_ in agenda.schedules else PREPOSITIONS.where
        for child in word.children:
            if child.dep_ == "prep" and child.lower_ in prepositions and place_name(child) is not None:
                return child
    return None


_PLACES = frozenset({"GPE", "LOC", "FAC"})


def place_name(preposition: Token) -> Token | None:
    """Give the noun of the place that a preposition leads to, also below another noun ("in court in Manhattan")."""
    noun = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    if noun is None or noun.ent_type_ in {"DATE", "TIME", "PERSON"}:
        return None
    if noun.ent_type_ in _PLACES or (preposition.lower_ == "at" and noun.pos_ == "PROPN"):
        return noun
    inner = (
        place_name(child) for child in noun.children if child.dep_ == "prep" and child.lower_ in PREPOSITIONS.where
    )
    return next((name for name in inner if name is not None), None)


def where(place: Token, country_of: Callable[[str], str | None]) -> Where | None:
    """Give the place that `find` has found."""
    noun = place_name(place)
    if noun is None:
        return None
    names = [_name_of_place(word) for word in (noun, *noun.conjuncts)]
    text = noun.doc[names[0].start : names[-1].end].text
    wider = [name.text for name in noun.sent.ents if place.i < name.start <= place.right_edge.i]
    if len(names) > 1:
        return Where(_bare(text), None)
    return Where(_bare(text), next(filter(None, (country_of(_bare(name)) for name in (text, *wider))), None))


def _name_of_place(noun: Token) -> Span:
    """Give the whole name that a noun is part of."""
    own = next((name for name in noun.sent.ents if name.start <= noun.i < name.end), None)
    return own or noun.doc[noun.left_edge.i : noun.i + 1]


def _bare(name: str) -> str:
    return name.removeprefix("the ")
