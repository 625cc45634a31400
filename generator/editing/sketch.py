"""Telling near-identical texts by a few hashes, without keeping the texts.

Bottom-k sketch of hashed word shingles: A. Broder, "On the resemblance and containment of documents" (1997).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection

SHINGLE = 4
"""Words in a row that are hashed together."""
SIZE = 64
"""Hashes that are kept; the standard error of the resemblance is about 1 / (2 * sqrt(SIZE))."""
NEAR = 0.6
"""Least resemblance of two versions of one article: one paragraph in five may be another."""
SHARED = int(SIZE * (1 - NEAR)) + 1
"""Two sketches that are near have a hash in common among the first of each, as many as this: of the smallest hashes of
both together at most `SIZE * (1 - NEAR)` belong to one alone, and so come before the first that is shared."""


def sketch(text: str) -> tuple[str, ...]:
    """Give the sketch of a text: the smallest hashes of its shingles, in order."""
    words = re.findall(r"\w+", text.casefold())
    shingles = {" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))}
    hashes = {hashlib.blake2b(shingle.encode(), digest_size=5).hexdigest() for shingle in shingles}
    return tuple(sorted(hashes)[:SIZE])


def resemblance(a: Collection[str], b: Collection[str]) -> float:
    """Estimate the share of shingles that two texts have in common, from their sketches: 0 to 1."""
    smallest = sorted({*a, *b})[:SIZE]
    return sum(h in a and h in b for h in smallest) / len(smallest) if smallest else 0.0
