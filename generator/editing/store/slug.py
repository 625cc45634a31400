"""The name of a briefing's files and address."""

from __future__ import annotations

import re
from collections.abc import Container

from generator.ground import ids
from generator.ground.quotation import APOSTROPHES, any_of

LENGTH = 60
"""Characters that a slug has at most."""
DIGITS = 6
"""Digits of the text's digest that a newcomer adds where its slug is taken."""
_POSSESSIVE = re.compile(rf"(?<=\w){any_of(APOSTROPHES)}(?=s\b)")


def make(published: str | None, headline: str, digest: str, taken: Container[str]) -> str:
    """Make a slug of the day and the headline; where it is taken, of the text's digest too."""
    words = [*(published or "")[:10].split("-"), *_words(headline)]
    slug = _joined(words, LENGTH)
    if slug and slug not in taken:
        return slug
    count = DIGITS
    while True:
        slug = "-".join(filter(None, (_joined(words, LENGTH - count - 1), digest[:count])))
        if slug not in taken:
            return slug
        count += 1


def _words(text: str) -> list[str]:
    return ids.parts(ids.in_ascii(_POSSESSIVE.sub("", text)))


def _joined(words: list[str], length: int) -> str:
    slug = ""
    for word in filter(None, words):
        longer = f"{slug}-{word}" if slug else word[:length]
        if len(longer) > length:
            break
        slug = longer
    return slug
