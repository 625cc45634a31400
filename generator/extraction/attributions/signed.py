"""Signed quotations: a paragraph that is a quotation, a dash and the name of its speaker.

They have no cue word for the trained network to find, and their form alone tells what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.extraction.records import Attribution
from generator.ground.quotation import DOUBLE

# The longest signature, in characters: a name, perhaps with an age, an office or a town.
LONGEST_SIGNATURE = 80
CONFIDENCE = 0.9

_SIGNATURE = re.compile(r"\s*(?P<dash>[\u2015\u2014\u2013]|--?)\s*(?P<name>[^\W\d_a-z][^!?;:]*?)[\s.]*")


def find(text: str) -> list[Attribution]:
    """Give the signed quotations among the lines of `text`, in order."""
    return [signed for start, line in _lines(text) if (signed := _signed(line, start))]


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _signed(line: str, start: int) -> Attribution | None:
    opening = len(line) - len(line.lstrip())
    closing = max(line.rfind(mark) for mark in DOUBLE)
    if closing - opening < 2 or line[opening] not in DOUBLE or len(line) - closing > LONGEST_SIGNATURE:
        return None
    signature = _SIGNATURE.fullmatch(line, closing + 1)
    if signature is None:
        return None
    dash, name = signature.span("dash"), signature.span("name")
    return Attribution(
        source=((start + name[0], start + name[1]),),
        cue=((start + dash[0], start + dash[1]),),
        content=((start + opening, start + closing + 1),),
        cue_head=start + dash[0],
        confidence=CONFIDENCE,
    )
