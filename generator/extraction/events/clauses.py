"""What single words tell of events: whether a noun names a happening, and whether a verb moves one."""

from __future__ import annotations

from generator.extraction.syntax import dependents
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


def moves(words: Words, verb: int, agenda: Agenda) -> bool:
    """Say whether a verb gives its object another date: "postpone", "push back", "bring forward"."""
    return is_one_of(words, verb, agenda.moving)


def is_one_of(words: Words, verb: int, listed: frozenset[str]) -> bool:
    """Say whether a verb is in a list, in which those with a particle are written with a stroke: "call_off"."""
    lemma = words.lemma[verb]
    particles = (words.lower[child] for child in dependents(words, verb, "prt", "advmod"))
    return lemma in listed or any(f"{lemma}_{particle}" in listed for particle in particles)


_NAMES = frozenset({"ORG", "GPE", "PERSON", "NORP"})
