"""Whether a quote is verbatim: its words are the source's words, in order and without gaps.

Apostrophes, quotation marks, white space and capitals may differ. `…` (or `...`) stands for words left out, and
[square brackets] for words put in or put right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from generator.ground import quotation
from generator.ground.wording import folded

_WORD = r"[^\W_]+(?:'[^\W_]+)*|[$€£¥%]"
_TOKEN = re.compile(rf"(?P<gap>\[?(?:…|\.\.\.)\]?)|(?P<mended>\w*\[[^\]]*\]\w*)|(?P<word>{_WORD})")
_BRACKETS = re.compile(r"\[[^\]]*\]")


def is_verbatim(quote: str, evidence: Iterable[str]) -> bool:
    """Say whether the words of `quote` stand in the sentences of `evidence`, taken one after the other."""
    source = re.findall(_WORD, _unified(" ".join(evidence)))
    at = set(range(len(source) + 1))
    for token in _TOKEN.finditer(_unified(quote)):
        if token["gap"]:
            at = set(range(min(at), len(source) + 1)) if at else at
        elif token["word"]:
            at = _after(at, source, lambda word, wanted=token["word"]: word == wanted)  # type: ignore[misc]
        elif (parts := _BRACKETS.split(token["mended"])) != ["", ""]:
            pattern = re.compile(r"\w*".join(map(re.escape, parts)))
            at = _after(at, source, lambda word, pattern=pattern: bool(pattern.fullmatch(word)))  # type: ignore[misc]
        else:
            at = set(range(min(at), len(source) + 1)) if at else at
    return bool(at)


def _unified(text: str) -> str:
    return folded(quotation.plain(text))


def _after(at: set[int], source: list[str], fits: Callable[[str], bool]) -> set[int]:
    return {i + 1 for i in at if i < len(source) and fits(source[i])}
