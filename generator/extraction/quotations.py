"""Verbatim stretches: what stands between quotation marks, read from the text alone.

A stretch that is opened and not closed within its paragraph counts only when the next paragraph opens again, which is
how newspapers carry a quotation over paragraphs. Else it is left out: an unsure stretch is not called verbatim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.extraction.records import Span, Spans, overlap
from generator.ground.quotation import CLOSING, DOUBLE, OPENING, any_of

# Wire services write two single marks for a double one.
_MARK = re.compile(rf"{any_of(DOUBLE)}|''|``")
_OPENS_ONLY = OPENING | {"``"}
_PARAGRAPH = re.compile(r"[^\n]+")
# British papers use single marks. A closing one looks like an apostrophe, so it has to end a word or a clause, and the
# opening one has to begin a word.
_SINGLE = re.compile(r"(?<![\w'’‘])['‘](?=[\w“\"])([^'‘’\n]*(?:(?<=\w)['’](?=\w)[^'‘’\n]*)*)['’](?!\w)")


def stretches(text: str) -> Spans:
    """Give the inner spans (without the marks) of all quotations in `text`, in order, without overlap."""
    double = tuple(_double(text))
    single = tuple(
        (m.start(1), m.end(1))
        for m in _SINGLE.finditer(text)
        if any(c.isalnum() for c in m[1]) and not any(overlap(m.span(), stretch) for stretch in double)
    )
    return tuple(sorted(double + single))


def _double(text: str) -> Iterator[Span]:
    paragraphs = [m.span() for m in _PARAGRAPH.finditer(text) if m[0].strip()]
    for number, (start, end) in enumerate(paragraphs):
        opened: int | None = None
        for mark in _MARK.finditer(text, start, end):
            if opened is not None and mark[0] not in _OPENS_ONLY:
                yield from _stretch(text, opened, mark.start())
                opened = None
            elif mark[0] not in CLOSING:
                opened = mark.end()
        if opened is not None and number + 1 < len(paragraphs) and _opens(text, paragraphs[number + 1][0]):
            yield from _stretch(text, opened, end)


def _opens(text: str, start: int) -> bool:
    mark = _MARK.match(text, len(text) - len(text[start:].lstrip()))
    return mark is not None and mark[0] not in CLOSING


def _stretch(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if any(c.isalnum() for c in text[start:end]):
        yield start, end
