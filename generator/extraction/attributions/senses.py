"""What the attribution encoder's word vectors tell of names: linear probes (Alain and Bengio 2016).

The encoder reads every word anyway. A linear map of its vectors, learned on annotated names by `training/actors.py`,
says what a word looks like as part of a name, and what the words beside it make of it: knowledge that the small
language model has not. Only these few numbers a word are kept, never the vectors.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from generator.extraction import WEIGHTS

#: Where a word stands when it speaks for a name: in it, just before it, just after it.
INSIDE, BEFORE, AFTER = range(3)
CLASSES = ("none", "person", "organization", "place")

Senses = NDArray[np.float64]
"""For each token of the article, `[where, class]` evidence; zero where the encoder saw no word."""


@dataclass(frozen=True, slots=True)
class Probes:
    """The learned map, `[width of a vector, where * class]`."""

    matrix: NDArray[np.float64]

    def of(self, vectors: NDArray[np.float32]) -> Senses:
        """Give the evidence in each word's vector. Summed up in doubles and rounded, so that no last bit decides."""
        told = np.round(vectors.astype(np.float64) @ self.matrix, 4)
        return told.reshape(len(vectors), AFTER + 1, len(CLASSES))


@cache
def load() -> Probes:
    """Read the shipped probes, once."""
    with (WEIGHTS / "senses.npy").open("rb") as file:
        return Probes(np.load(file, allow_pickle=False).astype(np.float64))


def blank(tokens: int) -> Senses:
    """Give no evidence for any of so many tokens."""
    return np.zeros((tokens, AFTER + 1, len(CLASSES)))


def of_span(senses: Senses, first: int, last: int) -> Sequence[float]:
    """Sum up, for each class, what speaks for tokens `[first, last)` being a name of that class."""
    told = senses[first:last, INSIDE].mean(axis=0)
    if first:
        told = told + senses[first - 1, BEFORE]
    if last < len(senses):
        told = told + senses[last, AFTER]
    return [float(value) for value in told]
