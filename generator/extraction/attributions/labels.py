"""From the names head's numbers to names: the best sequence of labels that is one.

A word begins a name of some kind, goes on with it, or is in none. Where each word's own best label already makes such a
sequence it is taken; else the best allowed one is looked for (Viterbi), in whole numbers, so that no last bit decides.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

#: Kinds of names, and beside each the label that the rules know it by.
KINDS = {
    "person": "PERSON",
    "organization": "ORG",
    "place": "GPE",
    "nationality": "NORP",
    "facility": "FAC",
    "work": "WORK_OF_ART",
    "product": "PRODUCT",
    "date": "DATE",
    "money": "MONEY",
}
#: 0 for no name, then for each kind the number of its first word and of its others.
LABELS = ("", *(f"{place}-{label}" for label in KINDS.values() for place in "BI"))
#: Steps in which scores are counted.
_STEPS = 256
#: What a forbidden sequence costs.
_NEVER = 1 << 30

Scores = NDArray[np.float32]
Name = tuple[int, int, str]
"""`[first, last)` word and label."""

_INSIDE = np.arange(2, len(LABELS), 2)
_COST = np.zeros((len(LABELS), len(LABELS)), np.int64)
_COST[:, _INSIDE] = _NEVER
_COST[_INSIDE, _INSIDE] = _COST[_INSIDE - 1, _INSIDE] = 0


def names(scores: Scores) -> Iterator[Name]:
    """Give the names of one window's words in order; `scores` are `[words, LABELS]`."""
    counted = np.rint(scores.astype(np.float64) * _STEPS).astype(np.int64)
    best = counted.argmax(1)
    before = np.concatenate([[0], best[:-1]])
    if _COST[before, best].any():
        best = _allowed(counted)
    first = -1
    for word, label in enumerate([*best.tolist(), 0]):
        goes_on = label and not label % 2
        if first >= 0 and not goes_on:
            yield first, word, LABELS[best[first]][2:]
            first = -1
        if label % 2:
            first = word


def _allowed(counted: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give the best sequence of labels in which no name goes on that has not begun."""
    total = counted[0] - _COST[0]
    came: list[NDArray[np.int64]] = []
    for row in counted[1:]:
        ways = total[:, None] - _COST
        came.append(ways.argmax(0))
        total = ways.max(0) + row
    path = [int(total.argmax())]
    for step in reversed(came):
        path.append(int(step[path[-1]]))
    return np.array(path[::-1], np.int64)
