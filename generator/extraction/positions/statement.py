"""The content of an attribution made readable: a clean paraphrase, and the verbatim words as they stand."""

from __future__ import annotations

import re

from generator.extraction.records import Spans, overlap
from generator.ground.quotation import AFTER_A_STOP, DOUBLE, ENDS, any_of
from generator.ground.wording import one_space
from generator.lexicon.lists import SAYING

_EDGES = re.compile(r"^[\s,;:–—-]+|[\s,;:–—-]+$")
# The comma before "he said" belongs to the reporting sentence: at the end of ours stands a full stop.
_LAST_COMMA = re.compile(rf",({any_of(ENDS)}+)$")
_ENDS = (".", "!", "?", "…")
_CLOSERS = "".join(AFTER_A_STOP)


def statement(text: str, content: Spans) -> str:
    """Join the pieces of a content into one sentence; words are never changed, least of all inside quotation marks.

    The complementizer goes ("that the talks will go on"), white space becomes single spaces, the first letter
    is raised outside a quotation, and a full stop ends it.
    """
    joined = " ".join(one_space(text[s:e]) for s, e in content)
    clean = _EDGES.sub("", SAYING.leading.sub("", _EDGES.sub("", joined)))
    if not any(char.isalnum() for char in clean):
        return ""
    clean = _LAST_COMMA.sub(r".\1", _balanced(clean))
    if clean[0].islower():
        clean = clean[0].upper() + clean[1:]
    return clean if clean.rstrip(_CLOSERS).endswith(_ENDS) else clean + "."


def quotes(text: str, content: Spans, stretches: Spans) -> tuple[str, ...]:
    """Give the verbatim stretches inside a content, without their marks and the comma before "he said"."""
    found = []
    for start, end in stretches:
        pieces = [(max(s, start), min(e, end)) for s, e in content if s < end and start < e]
        found += [one_space(text[s:e]).rstrip(",") for s, e in pieces if any(c.isalnum() for c in text[s:e])]
    return tuple(dict.fromkeys(found))


def is_quoted(content: Spans, stretches: Spans) -> bool:
    """Say whether verbatim words stand in a content."""
    return any(overlap(stretch, piece) for stretch in stretches for piece in content)


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
