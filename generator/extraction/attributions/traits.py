"""What a word's form and the lexicon tell the names head of it: the encoder reads all words in lower case."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from generator.extraction.attributions.windows import Ints
from generator.lexicon import parties as lexicon
from generator.lexicon.parties import Parties

_LOWER, _DIGITS, _UPPER, _LETTER, _CAPITAL, _INNER, _MIXED, _MARK = range(8)
SHAPES = 8
#: Kinds of known words, in the order of `Traits._lists`.
KNOWN = 10
#: Forget remembered words past this number, to keep memory bounded on endless input.
_MOST_REMEMBERED = 50_000


class Traits:
    """Shapes of words, and what the lexicon knows of them."""

    def __init__(self, parties: Parties) -> None:
        """Take the lists of the lexicon that tell of single words."""
        self._lists = (
            frozenset(parties.first_names),
            parties.surnames,
            frozenset(parties.address),
            parties.offices,
            frozenset(parties.demonyms),
            frozenset(
                part
                for names in (parties.countries, parties.regions, parties.seats)
                for name in names
                for part in name.split()
                if part[:1].isupper()
            ),
            parties.organization_last,
            parties.no_party_last,
            parties.no_party_words,
            parties.outlets | parties.world_bodies | frozenset(parties.institutions),
        )
        self._remembered: dict[str, tuple[int, list[float]]] = {}

    def of(self, texts: Iterable[str]) -> tuple[Ints, NDArray[np.float32]]:
        """Give each word's shape, and a row of what it is known as."""
        told = [self._of(text) for text in texts]
        return np.array([shape for shape, _ in told], np.int64), np.array([known for _, known in told], np.float32)

    def _of(self, text: str) -> tuple[int, list[float]]:
        found = self._remembered.get(text)
        if found is None:
            found = shape(text), [float(text in known) for known in self._lists]
            if len(self._remembered) >= _MOST_REMEMBERED:
                self._remembered.clear()
            self._remembered[text] = found
        return found


@cache
def load() -> Traits:
    """Read the lexicon, once."""
    return Traits(lexicon.load())


def shape(word: str) -> int:
    """Give the number of a word's shape."""
    if word.isdigit():
        return _DIGITS
    if word.isupper():
        return _UPPER if len(word) > 1 else _LETTER
    if any(char.isupper() for char in word[1:]):
        return _INNER
    if word[:1].isupper():
        return _CAPITAL
    if any(char.isdigit() for char in word):
        return _MIXED
    return _LOWER if any(char.isalnum() for char in word) else _MARK
