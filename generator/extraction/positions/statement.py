"""The content of an attribution made readable: a clean paraphrase, and the verbatim words as they stand."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from itertools import pairwise
from types import MappingProxyType

from generator.extraction.records import Spans, overlap
from generator.ground.quotation import AFTER_A_STOP, CLOSING, DOUBLE, ENDS, OPENING, any_of
from generator.ground.wording import one_space
from generator.lexicon.lists import SAYING

_EDGES = re.compile(r"^[\s,;:–—-]+|[\s,;:–—-]+$")
# The comma before "he said" belongs to the reporting sentence: at the end of ours stands a full stop.
_LAST_COMMA = re.compile(rf",({any_of(ENDS)}+)$")
_ENDS = (".", "!", "?", "…")
_CLOSERS = "".join(AFTER_A_STOP)
_OPENS, _CLOSES = OPENING | {'"'}, CLOSING | {'"'}
_OPENERS = "".join(_OPENS)
_CLOSED = re.compile(rf"{any_of(_CLOSES)}$")
_OPENED = re.compile(rf"^{any_of(_OPENS)}")
# Typed for an apostrophe; two of them are a mark of quotation.
_BACKTICK = re.compile(r"(?<=\w)[`´](?![`´])")
NOBODY_NAMED: Mapping[int, str] = MappingProxyType({})


def statement(text: str, content: Spans, shown: Container[int] = (), named: Mapping[int, str] = NOBODY_NAMED) -> str:
    """Join the pieces of a content into one sentence; words are never changed, least of all inside quotation marks.

    The complementizer goes ("that the talks will go on"), white space becomes single spaces, the first letter
    is raised outside a quotation, and a full stop ends it. Before a piece that starts in `shown` stands "[…]"; behind
    each offset of `named` stands the party that is meant there, in square brackets.
    """
    joined = ""
    for number, (start, end) in enumerate(content):
        piece = _words(text, start, end, named)
        if number and start in shown:
            joined = f"{joined.rstrip(' ,;:')} […] {_unled(piece)}"
        elif number:
            joined = _continued(joined, piece, text[content[number - 1][1] : start])
        else:
            joined = piece
    clean = _unled(joined)
    if not any(char.isalnum() for char in clean):
        return ""
    clean = _LAST_COMMA.sub(r".\1", _balanced(clean))
    if clean[0].islower():
        clean = clean[0].upper() + clean[1:]
    return clean if clean.rstrip(_CLOSERS).endswith(_ENDS) else clean + "."


def quotes(text: str, content: Spans, stretches: Spans, named: Mapping[int, str] = NOBODY_NAMED) -> tuple[str, ...]:
    """Give the verbatim stretches inside a content, without their marks and the comma before "he said"."""
    found = []
    for start, end in stretches:
        pieces = [(max(s, start), min(e, end)) for s, e in content if s < end and start < e]
        found += [_words(text, s, e, named).rstrip(",") for s, e in pieces if any(c.isalnum() for c in text[s:e])]
    return tuple(dict.fromkeys(found))


def is_quoted(content: Spans, stretches: Spans) -> bool:
    """Say whether verbatim words stand in a content."""
    return any(overlap(stretch, piece) for stretch in stretches for piece in content)


def _unled(piece: str) -> str:
    return _EDGES.sub("", SAYING.leading.sub("", _EDGES.sub("", piece)))


def _words(text: str, start: int, end: int, named: Mapping[int, str]) -> str:
    """Give words as they are printed, with the parties that are named behind them."""
    cuts = sorted(at for at in named if start < at <= end)
    parts = [text[s:e] for s, e in pairwise([start, *cuts, end])]
    told = "".join(f"{part} [{named[at]}]" for part, at in zip(parts, cuts, strict=False)) + parts[-1]
    return _BACKTICK.sub("'", one_space(told))


def _continued(before: str, piece: str, between: str) -> str:
    """Join two pieces that only a reporting clause parts: two pieces of one quotation are one quotation."""
    ends = between.rstrip(" \n\t" + _OPENERS).endswith(_ENDS)
    closed, opened = _CLOSED.search(before), _OPENED.match(piece)
    if closed and opened:
        before, piece = before[:-1], piece[1:].lstrip()
    elif closed:
        return f"{before} {piece}"
    if ends:
        before = before.rstrip(" ,;:")
        before += "" if before.endswith(_ENDS) else "."
    elif not (closed or opened) and not piece.startswith(","):
        before = before if any(mark in between for mark in DOUBLE) else before.rstrip(" ,")
    return f"{before} {piece}"


def _balanced(clean: str) -> str:
    """Give a quotation that was cut at its mark the mark back: `"We go,` becomes `"We go,"`."""
    opened = clean.count("“") - clean.count("”")
    if opened == 1:
        return clean + "”"
    if opened == -1:
        return "“" + clean
    if clean.count('"') % 2:
        return clean + '"' if clean[0] in DOUBLE else '"' + clean if clean[-1] in DOUBLE else clean
    return clean
