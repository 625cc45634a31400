"""Which names an article only passes by: in its furniture, as a word before another noun, as the place of a post.

"By Nora Vail", "HALVIK (AP) —", "Editing by Ada Moss", "(R-Wis.)", "the Vail administration", "wrote on Chirper":
whoever is named like this and nowhere else is no party of the story.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.extraction import syntax
from generator.extraction.reading import Reading
from generator.extraction.records import Mention
from generator.extraction.words import Words
from generator.lexicon.lists import NAMES
from generator.lexicon.parties import Parties

_MODIFIERS = frozenset({"compound", "nmod", "amod"})


def only_passed(reading: Reading, mentions: Sequence[Mention], parties: Parties) -> bool:
    """Say whether all that refers to a party is a name in passing."""
    return all(m.kind == "name" and _in_passing(reading, m, parties) for m in mentions)


def _in_passing(reading: Reading, mention: Mention, parties: Parties) -> bool:
    words = reading.words
    first, last = words.at(mention.start), words.at(mention.end - 1) + 1
    return (
        reading.is_beside(mention.start)
        or _in_constituency(words, first)
        or _before_noun(words, first, last, parties)
        or _place_of_post(words, first, last)
        or _setting(words, first, last)
    )


def _in_constituency(words: Words, first: int) -> bool:
    """Match what tells whom somebody represents: "(D., Ariz.)", "(R-Wis.)"."""
    opening = next((t for t in range(first, max(-1, first - 5), -1) if words.text[t] == "("), None)
    if opening is None:
        return False
    start = words.end[opening]
    return NAMES.constituency.match(words.source, start) is not None


def _before_noun(words: Words, first: int, last: int, parties: Parties) -> bool:
    """Match a name that only tells of which kind another noun is: "the Vail administration".

    Not so where people act for it: "Union lawmakers", "the Union's spokesman".
    """
    head = words.top(first, last)
    noun = words.head[head]
    if words.dep[head] not in _MODIFIERS or noun < last or words.pos[noun] not in syntax.NOUNS:
        return False
    return words.pos[noun] == "PROPN" or parties.nouns.get(words.lemma[noun].lower()) != "person"


def _place_of_post(words: Words, first: int, last: int) -> bool:
    """Match where somebody wrote: "said on Chirper"."""
    head = words.top(first, last)
    on = words.head[head]
    if words.dep[head] != "pobj" or words.lower[on] not in NAMES.posted or on > first:
        return False
    return words.lemma[words.head[on]] in NAMES.posting or words.text[on - 1 if on else on] == ","


def _setting(words: Words, first: int, last: int) -> bool:
    """Match a building where something is done: "met at Harbour House", "marched to the Oldhall".

    "A professor at Vail College" and "teaches at Vail College" tell of a body.
    """
    head = words.top(first, last)
    place = words.head[head]
    if words.dep[head] != "pobj" or place > first or words.pos[words.head[place]] not in syntax.VERBS:
        return False
    verb = words.lemma[words.head[place]]
    if words.lower[place] in NAMES.towards:
        return verb in NAMES.moving
    return words.lower[place] in NAMES.at_settings and verb not in NAMES.serving
