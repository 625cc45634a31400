"""Whom a bare description of a speaker means, where just one of those named fits: "the paper", "the French leader"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.briefing import Kind
from generator.extraction.actors import roles
from generator.extraction.actors.antecedents import Entity, Place
from generator.extraction.words import Words
from generator.lexicon.lists import DESCRIPTIONS, PRONOUNS
from generator.lexicon.parties import Parties

_BODIES = {
    noun: frozenset(kind for kind, others in DESCRIPTIONS.bodies.items() if noun in others)
    for nouns in DESCRIPTIONS.bodies.values()
    for noun in nouns
}
_TITLES = {short: noun for noun, forms in DESCRIPTIONS.titles.items() for short in forms}
_MODIFIERS = ("ADJ", "NOUN", "PROPN")
# At most so many words before a name tell of it: "the former French president".
_BEFORE = 5


@dataclass(frozen=True, slots=True)
class Fit:
    """A party that a description fits, and whether its noun is known of it; else it is only the one that is left."""

    entity: Entity
    known: bool


def fitting(words: Words, place: Place, kind: Kind, met: Iterable[Entity], parties: Parties) -> Fit | None:
    """Give the one party of those met that a description of a person or an organization fits, or None.

    The description is a definite noun with nothing behind it; before it may stand what tells a party's country, and of
    a person more, but nothing that tells one of several ("the other bank").
    """
    before = range(place.first + 1, place.head)
    apart = any(words.lower[token] in DESCRIPTIONS.telling_apart for token in before)
    told = kind == "person" or all(words.text[token] in parties.demonyms for token in before)
    if words.lower[place.first] not in PRONOUNS.definite or place.last > place.head + 1 or apart or not told:
        return None
    noun = words.lemma[place.head].lower()
    offered = [e for e in met if e.named and e.kind == kind and e.places and not contradicts(words, place, e, parties)]
    if kind == "person":
        return _person(noun, offered)
    return _organization(noun, [entity for entity in offered if not _reports(words, entity, parties)])


def _person(noun: str, offered: Sequence[Entity]) -> Fit | None:
    if known := [e for e in offered if noun in e.nouns]:
        return Fit(known[0], known=True) if len(known) == 1 else None
    leading = [e for e in offered if e.nouns & DESCRIPTIONS.leaders] if noun in DESCRIPTIONS.called_leaders else []
    return Fit(leading[0], known=False) if len(leading) == 1 else None


def _organization(noun: str, offered: Sequence[Entity]) -> Fit | None:
    kinds = _BODIES.get(noun)
    if kinds is None:
        return None
    same = [e for e in offered if noun in e.nouns] or [e for e in offered if kinds & _kinds(e)]
    if same:
        return Fit(same[0], known=True) if len(same) == 1 else None
    untold = [e for e in offered if not _kinds(e)] if kinds & DESCRIPTIONS.untold else []
    return Fit(untold[0], known=False) if len(untold) == 1 else None


def _reports(words: Words, entity: Entity, parties: Parties) -> bool:
    """Say whether a party is a publisher or an agency, which may be named only as where a text comes from."""
    return not _kinds(entity) and any(parties.is_outlet(words.string(n.first, n.last)) for n in entity.names)


def _kinds(entity: Entity) -> set[str]:
    return {kind for noun in entity.nouns for kind in _BODIES.get(noun, ())}


def contradicts(words: Words, place: Place, entity: Entity, parties: Parties) -> bool:
    """Say whether a description tells another country than what stands before the party's names does."""
    told = set(roles.countries(words, place.first, place.head, parties))
    known = {
        code for name in entity.names for code in roles.countries(words, _begins(words, name), name.first, parties)
    }
    return bool(told) and bool(known) and not told & known


def title(words: Words, token: int) -> str:
    """Give the noun that a word before a name stands for: "governor" for "Gov."."""
    return _TITLES.get(words.lower[token], words.lemma[token].lower())


def _begins(words: Words, name: Place) -> int:
    """Give the first of the words right before a name that tell of it."""
    first = name.first
    while first and name.first - first < _BEFORE and words.pos[first - 1] in _MODIFIERS:
        first -= 1
    return first
