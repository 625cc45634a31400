"""Telling near-identical texts by a few hashes, without keeping the texts.

Bottom-k sketch of hashed word shingles: A. Broder, "On the resemblance and containment of documents" (1997).
"""

from __future__ import annotations

import hashlib
import zlib
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from generator.ground import wording

SHINGLE = 4
"""Words in a row that are hashed together."""
SIZE = 64
"""Hashes that are kept; the standard error of the resemblance is about 1 / (2 * sqrt(SIZE))."""
NEAR = 0.6
"""Least resemblance of two versions of one article: one paragraph in five may be another."""
VERSION = 0.1
"""Least resemblance of two texts under one path, so that one is the other rewritten: else they are two articles."""
Sketch = tuple[str, ...]


def sketch(text: str) -> Sketch:
    """Give the sketch of a text: the smallest hashes of its shingles, in order."""
    words = wording.words(text)
    shingles = {" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))}
    hashes = {hashlib.blake2b(shingle.encode(), digest_size=5).hexdigest() for shingle in shingles}
    return tuple(sorted(hashes)[:SIZE])


def resemblance(a: Collection[str], b: Collection[str]) -> float:
    """Estimate the share of shingles that two texts have in common, from their sketches: 0 to 1."""
    smallest = sorted({*a, *b})[:SIZE]
    return sum(h in a and h in b for h in smallest) / len(smallest) if smallest else 0.0


class Sketches:
    """Many sketches in some 500 bytes each, to be asked which of them may be near another one."""

    def __init__(self, sketches: Iterable[Sketch]) -> None:
        # Each row is a hash, made short, and the number of the sketch that has it.
        self._rows = array("Q", sorted(_short(h) | number for number, one in enumerate(sketches) for h in one))

    def candidates(self, shape: Sketch) -> list[int]:
        """Give the numbers, from 0, of all that are near, and of few others; whether one is, `resemblance` says.

        Of two that are near, each has at least that share of its own hashes in common with the other.
        """
        shared = Counter(number for h in shape for number in self._with(_short(h)))
        return sorted(number for number, count in shared.items() if count >= NEAR * len(shape))

    def _with(self, short: int) -> Iterator[int]:
        for at in range(bisect_left(self._rows, short), len(self._rows)):
            if self._rows[at] >> 32 != short >> 32:
                return
            yield self._rows[at] & 0xFFFFFFFF


def _short(hash_: str) -> int:
    return zlib.crc32(hash_.encode(errors="replace")) << 32
