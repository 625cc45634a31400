"""Quotations that go on in the next paragraph, where no cue tells anew who speaks.

A newspaper opens each paragraph of a quotation and closes only the last; and a paragraph that is a quotation and
nothing else goes on with the words of whoever was quoted last in the paragraph before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.extraction.quotations import stretches
from generator.extraction.records import Attribution, Span, overlap
from generator.ground.quotation import DOUBLE

# How sure it is that a paragraph of a quotation alone has the speaker of the one before.
_SAME = 0.9

_PARAGRAPH = re.compile(r"[^\n]*\w[^\n]*")


def find(text: str, attributions: Sequence[Attribution]) -> list[Attribution]:
    """Give an attribution more for each paragraph of a quotation that no cue introduces, in order of the text."""
    paragraphs = [match.span() for match in _PARAGRAPH.finditer(text)]
    quoted = stretches(text)
    speaking: Attribution | None = None
    found = []
    for paragraph in paragraphs:
        inside = [a for a in attributions if overlap((a.cue_head, a.cue_head + 1), paragraph)]
        told = [a for a in attributions if any(overlap(part, paragraph) for part in a.content)]
        if not told and speaking is not None and (whole := _quotation(text, paragraph, quoted)):
            found.append(replace(speaking, content=(whole,), confidence=round(speaking.confidence * _SAME, 4)))
            continue
        speaking = _last_quoted(inside, quoted)
    return found


def _quotation(text: str, paragraph: Span, quoted: Sequence[Span]) -> Span | None:
    """Give what a paragraph says, with its marks, where all of it is one quotation."""
    start, end = paragraph
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(text[start:end].rstrip())
    inner = [span for span in quoted if overlap(span, paragraph)]
    alone = len(inner) == 1 and not any(c.isalnum() for c in text[start : inner[0][0]] + text[inner[0][1] : end])
    return (start, end) if alone and text[start] in DOUBLE else None


def _last_quoted(inside: Sequence[Attribution], quoted: Sequence[Span]) -> Attribution | None:
    """Give the attribution with a source that quotes last in a paragraph, where none there quotes anybody else."""
    quoting = [a for a in inside if a.source and any(overlap(part, span) for part in a.content for span in quoted)]
    sources = {a.source for a in quoting}
    return max(quoting, key=lambda a: a.content[-1]) if len(sources) == 1 else None
