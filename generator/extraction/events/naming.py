"""The fuller name that a text gives an event elsewhere: "the congress" is "the union's 11th elective congress"."""

from __future__ import annotations

from generator.extraction.syntax import NOUNS, PLURALS, dependents, has_determiner
from generator.extraction.words import Words
from generator.lexicon.lists import EVENTS

_MODIFIERS = frozenset({"compound", "amod", "poss", "nmod"})


def fuller(words: Words, noun: int) -> int | None:
    """Give the noun whose phrase names more fully what a bare noun means: the nearest before it, else the next one.

    None where the noun is new to the reader ("a summit"), and where no phrase elsewhere has the same noun in the same
    number with words that tell it apart.
    """
    if has_determiner(words, noun, *EVENTS.new):
        return None
    same = [one for one in range(len(words)) if one != noun and _names_the_same(words, noun, one)]
    before = [one for one in same if one < noun]
    return before[-1] if before else next(iter(same), None)


def only_one(words: Words, noun: int) -> int | None:
    """Give the noun before a bare one that names more fully the only thing of its kind in the text so far."""
    same = [one for one in range(noun) if _names_the_same(words, noun, one)]
    told = {frozenset(words.lower[child] for child in _telling(words, one)) for one in same}
    return same[-1] if len(told) == 1 else None


def _telling(words: Words, noun: int) -> list[int]:
    return [child for child in dependents(words, noun, *_MODIFIERS) if words.pos[child] != "PRON"]


def _names_the_same(words: Words, noun: int, other: int) -> bool:
    """Say whether another noun is the same word, told apart by what stands with it."""
    if words.lemma[other].lower() != words.lemma[noun].lower() or words.pos[other] not in NOUNS:
        return False
    if (words.tag[other] in PLURALS) != (words.tag[noun] in PLURALS):
        return False
    told = {words.lower[child] for child in _telling(words, other)}
    about = {words.lower[child] for child in dependents(words, other, "prep")} & EVENTS.about
    return bool(told | about) and not told & EVENTS.others
