"""Whether the source of a cue is the one who does it: whoever is asked, accused or criticized only suffers it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.extraction.positions.stance import Stance
from generator.extraction.syntax import (
    NOUNS,
    VERBS,
    auxiliaries,
    dependent,
    governing_verb,
    governors,
    head_of,
    is_passive,
    subject,
    understood_subject,
)
from generator.extraction.words import Words
from generator.lexicon.lists import SAYING
from generator.lexicon.stances import Stances

_OBJECTS = frozenset({"dobj", "dative", "iobj", "pobj"})


def is_theirs(
    words: Words, source: Sequence[int], cue: Sequence[int], head: int, stance: Stance, stances: Stances
) -> bool:
    """Say whether a source does what a cue says, by the parse of both.

    Not theirs is what the subject of a passive suffers ("*he* was accused"), what is done to an object ("asked
    *him*"), what one meets with ("*he* faced criticism"), and doubts that nobody holds ("*doubts* remain").
    """
    if not source:
        return True
    top = head_of(words, source[0], source[-1] + 1)
    noun = next((w for w in (head, stance.word) if words.pos[w] in NOUNS and words.lemma[w] in stances.nouns), None)
    if _is_open_noun(words, top, stances) or (noun is not None and _is_met_with(words, top, noun)):
        return False
    verb = head if words.pos[head] in VERBS else None
    return verb is None or not (_suffers(words, top, verb, cue, stance, stances) or _is_addressed(words, top, verb))


def _is_open_noun(words: Words, top: int, stances: Stances) -> bool:
    return words.pos[top] == "NOUN" and stances.nouns.get(words.lemma[top].lower()) in stances.open


def _suffers(words: Words, top: int, verb: int, cue: Sequence[int], stance: Stance, stances: Stances) -> bool:
    """Say whether a source is the subject of a passive, and no attitude of its own is told: "is worried"."""
    attitude = words.lower[verb] in stances.adjectives or words.tag[verb] == "VBG"
    if attitude or any(words.tag[word] == "VBG" and words.pos[word] == "VERB" for word in cue if word > verb):
        return False
    if is_passive(words, verb) or auxiliaries(words, verb) & {"being"}:
        return understood_subject(words, verb) == top
    if words.dep[verb] == "advcl" and words.tag[verb] in {"VBN", "VBD"} and subject(words, verb) is None:
        return True  # "*Asked* whether he would run, he ..."
    # Tagged as a participle, a verb with an object is the sentence's own: "the agency disputed that".
    own = stance.name not in stances.addressee and dependent(words, verb, "dobj", "ccomp") is not None
    return words.tag[verb] == "VBN" and words.dep[verb] == "acl" and words.head[verb] == top and not own


def _is_addressed(words: Words, top: int, verb: int) -> bool:
    """Say whether a source is the object of a verb that has a subject of its own."""
    own = subject(words, verb)
    if own is None or own == top or words.dep[top] not in _OBJECTS or own > verb:
        return False
    above = words.head[top]
    return above == verb or (words.dep[above] == "prep" and words.head[above] == verb)


def _is_met_with(words: Words, top: int, noun: int) -> bool:
    """Say whether a noun of speech comes to a source from others: "faced criticism", "criticism of him"."""
    verb = governing_verb(words, noun)
    if verb != noun and words.dep[noun] in _OBJECTS and words.lemma[verb].lower() in SAYING.meeting_with:
        return top == understood_subject(words, verb)
    between = [word for word in governors(words, top) if noun in [*governors(words, word)] or word == noun]
    about = [word for word in between if words.head[word] == noun and words.dep[word] == "prep"]
    return any(words.lower[word] in SAYING.about for word in about)
