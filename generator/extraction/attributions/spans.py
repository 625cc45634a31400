"""From the network's numbers for a candidate cue to roles of words and to character spans."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.extraction.attributions.encoder import CONTENT, CUE, SOURCE, Roles
from generator.extraction.attributions.windows import OUTSIDE, STOP, WORD, Ints, Window
from generator.extraction.records import Spans

Mask = NDArray[np.bool_]

# Words, marks included, from which a quotation is made whole, and the shares of it that decide.
LONG_QUOTATION = 6
MOST_OF_IT = 0.5
NEXT_TO_NOTHING = 0.1


@dataclass(frozen=True, slots=True)
class Cuts:
    """The probabilities above which a word is source, cue or content; chosen on the development articles."""

    source: float
    cue: float
    content: float


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which words of the window are source, cue and content. No word has two roles."""

    source: Mask
    cue: Mask
    content: Mask


def choose_words(window: Window, roles: Roles, cuts: Cuts) -> Chosen:
    """Give each word in the cue's reach at most one role; the cue's head is always cue."""
    shares, head = roles.shares, roles.head - roles.begin
    content = shares[:, CONTENT] > cuts.content
    source = (shares[:, SOURCE] > cuts.source) & ~content
    cue = (shares[:, CUE] > cuts.cue) & ~content & ~source
    cue[head], content[head], source[head] = True, False, False
    reach = slice(roles.begin, roles.begin + len(shares))
    _make_quotations_whole(window.quote[reach], source | cue, content)
    return Chosen(*(_in_window(mask, reach, len(window.start)) for mask in (source, cue, content)))


def _make_quotations_whole(quote: Ints, taken: Mask, content: Mask) -> None:
    """Take a longer quotation whole when half of it is content, and leave it out when next to nothing is."""
    edges = np.flatnonzero(np.diff((quote != OUTSIDE).astype(np.int64), prepend=0, append=0))
    for begin, end in zip(edges[::2], edges[1::2], strict=True):
        if end - begin < LONG_QUOTATION:
            continue
        inside = slice(begin, end)
        share = content[inside].mean()
        if share >= MOST_OF_IT:
            content[inside] |= ~taken[inside]
        elif share <= NEXT_TO_NOTHING and content[inside].sum() < content.sum():
            content[inside] = False


def _in_window(mask: Mask, reach: slice, size: int) -> Mask:
    whole = np.zeros(size, np.bool_)
    whole[reach] = mask
    return whole


def spans_of(mask: Mask, window: Window) -> Spans:
    """Turn chosen words into character spans, one a run of words, without commas and stops at its edges."""
    found = []
    numbers = np.flatnonzero(mask)
    for run in np.split(numbers, np.flatnonzero(np.diff(numbers) > 1) + 1):
        inner = run[window.mark[run] != STOP]
        if (window.mark[inner] == WORD).any():
            found.append((int(window.start[inner[0]]), int(window.end[inner[-1]])))
    return tuple(found)
