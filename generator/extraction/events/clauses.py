"""Whether a noun names a happening."""

from __future__ import annotations

from generator.extraction.words import Words
from generator.lexicon.agenda import Agenda
from generator.lexicon.lists import EVENTS


def names_a_happening(words: Words, noun: int, agenda: Agenda) -> bool:
    """Say whether a noun names something that takes place: a listed one, or one made of a verb ("completion")."""
    if words.entity[noun] in _NAMES:
        return False
    lemma = words.lemma[noun].lower()
    if lemma in agenda.happenings or words.lower[noun] in agenda.happenings:
        return True
    return lemma.endswith(EVENTS.of_actions) and lemma not in agenda.things and words.pos[noun] == "NOUN"


_NAMES = frozenset({"ORG", "GPE", "PERSON", "NORP"})
