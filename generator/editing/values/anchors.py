"""Evidence in an article whose text has changed: found again by exact text, else by the nearest sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from generator.ground.quotation import AFTER_A_STOP, BEGINS, any_of
from generator.ground.wording import one_space

NEAREST = 0.6
"""Least likeness of two versions of a sentence: twice the words that they share in order, of all their words."""

_BEGINS = rf"(?={any_of(BEGINS | {'(', '['})}?[A-Z0-9])"
_END = re.compile(rf"(?<=[.!?]){any_of(AFTER_A_STOP)}*\s+{_BEGINS}|\n\s*(?:\n\s*|{_BEGINS})")
_ABBREVIATED = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|St|No|vs)|\b[A-Z])\.$")


def anchored(evidence: Sequence[str], article: str) -> list[str]:
    """Give each sentence of `evidence` as the article has it now, each once; what it no longer has is left out."""
    found = (_anchored(one_space(sentence), article) for sentence in evidence)
    return list(dict.fromkeys(sentence for sentence in found if sentence is not None))


def _anchored(sentence: str, article: str) -> str | None:
    if sentence in _spaced(article):
        return sentence
    words = SequenceMatcher(None, autojunk=False)
    words.set_seq2(sentence.split())  # the matcher remembers what it found out about its second sequence
    best, likeness = None, NEAREST
    for other in _sentences(article):
        words.set_seq1(other.split())
        # Two upper bounds that cost little rule out nearly every sentence.
        if words.real_quick_ratio() < likeness or words.quick_ratio() < likeness:
            continue
        if (found := words.ratio()) > likeness or (best is None and found == likeness):
            best, likeness = other, found
    return best


@lru_cache(maxsize=4)
def _spaced(article: str) -> str:
    return one_space(article)


@lru_cache(maxsize=4)
def _sentences(article: str) -> tuple[str, ...]:
    return tuple(_split(article))


def _split(article: str) -> Iterator[str]:
    """Split into sentences, well enough to choose the nearest: an abbreviation does not end one."""
    start = 0
    for end in _END.finditer(article):
        if _ABBREVIATED.search(article[start : end.start()]):
            continue
        yield one_space(article[start : end.end()])
        start = end.end()
    if article[start:].strip():
        yield one_space(article[start:])
