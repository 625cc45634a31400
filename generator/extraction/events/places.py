"""Where an event is: the place that stands in its phrase."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.extraction.events.prospect import Prospect
from generator.extraction.records import Where
from generator.extraction.syntax import conjuncts, dependent, dependents
from generator.extraction.words import Words
from generator.lexicon.agenda import Agenda
from generator.lexicon.lists import PREPOSITIONS


def find(words: Words, prospect: Prospect, agenda: Agenda) -> int | None:
    """Give the preposition of the phrase that says where the event is ("in Oman", "set for Washington")."""
    for word in dict.fromkeys((prospect.head, prospect.clause)):
        prepositions = PREPOSITIONS.where_arranged if words.lemma[word] in agenda.schedules else PREPOSITIONS.where
        for child in dependents(words, word, "prep"):
            if words.lower[child] in prepositions and place_name(words, child) is not None:
                return child
    return None


_PLACES = frozenset({"GPE", "FAC"})


def place_name(words: Words, preposition: int) -> int | None:
    """Give the noun of the place that a preposition leads to, also below another noun ("in court in Manhattan")."""
    noun = dependent(words, preposition, "pobj")
    if noun is None or words.entity[noun] in {"DATE", "PERSON"}:
        return None
    if words.entity[noun] in _PLACES or (words.lower[preposition] == "at" and words.pos[noun] == "PROPN"):
        return noun
    inner = (
        place_name(words, child)
        for child in dependents(words, noun, "prep")
        if words.lower[child] in PREPOSITIONS.where
    )
    return next((name for name in inner if name is not None), None)


def where(words: Words, place: int, country_of: Callable[[str], str | None]) -> Where | None:
    """Give the place that `find` has found."""
    noun = place_name(words, place)
    if noun is None:
        return None
    names = [_name_of_place(words, word) for word in (noun, *conjuncts(words, noun))]
    text = _bare(words, names[0][0], names[-1][1])
    if len(names) > 1:
        return Where(text, None)
    end = words.edges(place)[1]
    wider = (_bare(words, *name) for name in _names(words, noun) if place < name[0] < end)
    return Where(text, next(filter(None, map(country_of, (text, *wider))), None))


def _names(words: Words, word: int) -> Iterator[tuple[int, int]]:
    """Give the tokens of each name in the sentence of a word."""
    begin, end = words.sentences[words.sentence[word]]
    return ((first, last) for first, last, _ in words.entities if begin <= first and last <= end)


def _name_of_place(words: Words, noun: int) -> tuple[int, int]:
    """Give the whole name that a noun is part of."""
    own = next((name for name in _names(words, noun) if name[0] <= noun < name[1]), None)
    return own or (words.edges(noun)[0], noun + 1)


def _bare(words: Words, first: int, last: int) -> str:
    start, end = words.span(first, last)
    return words.source[start:end].removeprefix("the ")
