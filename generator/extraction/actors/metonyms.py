"""Cities that stand for a government: "Moscow warned" is Russia, "a fire in Moscow" is the city."""

from __future__ import annotations

from generator.extraction.words import Words
from generator.lexicon.lists import METONYMS, PREPOSITIONS
from generator.lexicon.parties import Parties


def state_of(name: str, parties: Parties) -> str | None:
    """Give the code of the state that a seat of government may stand for."""
    return None if name in parties.countries else parties.seats.get(name)


def acts(words: Words, head: int) -> bool:
    """Say whether the sentence makes the city named at token `head` act, will something, or be dealt with."""
    return any(rule(words, head) for rule in RULES)


def _governor(words: Words, head: int) -> tuple[str, int]:
    """Give the role and the governor, looking through coordination ("Washington and Tehran")."""
    while words.dep[head] == "conj" and words.head[head] != head:
        head = words.head[head]
    return words.dep[head], words.head[head]


def does(words: Words, head: int) -> bool:
    """Match "Moscow warned"; also in the passive, "was warned by Moscow"."""
    dep, verb = _governor(words, head)
    if dep in {"nsubj", "nsubjpass"} and (dep == "nsubj" or words.lower[verb] in METONYMS.states):
        if words.lemma[verb] in METONYMS.acts:
            return True
        if words.lemma[verb] == "be" or words.lower[verb] in METONYMS.states:
            return words.lower[verb] in METONYMS.states or any(
                words.lower[c] in METONYMS.states for c in words.children[verb]
            )
        return any(words.dep[c] == "dobj" for c in words.children[verb]) and words.lemma[verb] not in METONYMS.placid
    return dep == "pobj" and words.dep[verb] == "agent"


def is_asked(words: Words, head: int) -> bool:
    """Match "urged Washington to"."""
    dep, verb = _governor(words, head)
    return dep in {"dobj", "dative", "nsubjpass"} and words.lemma[verb] in METONYMS.acts - METONYMS.undone


def owns(words: Words, head: int) -> bool:
    """Match "Tehran's nuclear ambitions"."""
    return words.dep[head] == "poss" and words.lower[words.head[head]] in METONYMS.owned


def deals(words: Words, head: int) -> bool:
    """Match "ties between Washington and Tehran", "close contact with Tehran"."""
    dep, preposition = _governor(words, head)
    if dep != "pobj" or words.lower[preposition] not in PREPOSITIONS.together:
        return False
    return words.lemma[words.head[preposition]].lower() in METONYMS.relations


RULES = (does, is_asked, owns, deals)
