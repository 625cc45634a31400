"""Ids, slugs and digests: what a text is called where only `a-z`, `0-9` and hyphens may stand.

Laws: a slug holds nothing else, has no hyphen at its ends or beside another, and is its own slug; the same text has
the same digest everywhere; shortened, an id has at most the length that was asked for.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

DIGITS = 6
"""Hexadecimal digits of a digest that keep two ids apart."""

_PART = re.compile("[a-z0-9]+")


def in_ascii(text: str) -> str:
    """Give a text without accents; letters that ASCII has not are left out."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def loses_letters(text: str) -> bool:
    """Say whether `in_ascii` leaves out letters or digits, so that two texts could become one."""
    return any(char.isalnum() and not char.isascii() for char in unicodedata.normalize("NFKD", text))


def parts(text: str) -> list[str]:
    """Give the runs of letters and digits that a slug of `text` is made of, in order; other letters part them."""
    return _PART.findall(text.lower())


def slug(text: str) -> str:
    """Join the parts of a text by hyphens."""
    return "-".join(parts(text))


def digest(text: str) -> str:
    """Give the SHA-256 of a text in hexadecimal digits, whichever characters it holds."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def short_digest(text: str) -> str:
    """Give as many digits of the digest as keep two ids apart."""
    return digest(text)[:DIGITS]


def shortened(identifier: str, most: int) -> str:
    """Give an id of at most `most` characters: itself, or its beginning and a short digest of it."""
    if len(identifier) <= most:
        return identifier
    return f"{identifier[: most - DIGITS - 1].rstrip('-')}-{short_digest(identifier)}"
