"""Text as it is compared: white space, capitals and punctuation are what may differ.

Laws: how white space is written never matters; what is compared is the same when it is made ready a second time; no
word is empty or holds white space.
"""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\w+")
_WORD_OF_A_NAME = re.compile(r"[^\W_]+")


def one_space(text: str) -> str:
    """Make each run of white space one space, and leave none around the text."""
    return " ".join(text.split())


def folded(text: str) -> str:
    """Give a text without capitals, its white space made single spaces."""
    return one_space(text.casefold())


def words(text: str) -> list[str]:
    """Give the words of a text without capitals, in order."""
    return _WORD.findall(text.casefold())


def name_words(name: str) -> tuple[str, ...]:
    """Reduce a name, or a whole text, to what names are compared by: its words, without capitals and punctuation."""
    return tuple(_WORD_OF_A_NAME.findall(unicodedata.normalize("NFKC", name).casefold()))
