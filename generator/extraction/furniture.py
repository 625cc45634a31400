"""What stands in an article beside its story: dateline, byline, credit, link to another article, heading in capitals.

Whoever is named there and nowhere else is no party of the story. It is found in the text alone, line by line, so that
the parser and all stages after it go by one opinion.
"""

from __future__ import annotations

import re

from generator.extraction.records import Span
from generator.ground.quotation import BEGINS, any_of
from generator.lexicon.lists import NAMES

# "ROTTERDAM, June 3 (AP) — Dock workers ...": the place of writing, in capitals, with the agency in brackets, or short.
_DATELINE = re.compile(
    rf"""\s*(?: [A-Z][A-Z.'/-]+ (?:[ ,]+[A-Z\d][\w.'-]*){{0,5}} (?:[ ]?\([^()\n]{{2,30}}\))?
          | [A-Z][\w.'-]* (?:[ ,]+[\w.'-]+){{0,5}} [ ]?\([A-Z][^()\n]{{1,29}}\)
          | [A-Z][\w.'-]+ (?:[ ][A-Z][\w.'-]+){{0,2}} (?=[ ](?:—|–|--|-)[ ][A-Z]) )
        \s*(?:—|–|--|-|_)+\s+(?=\w|{any_of(BEGINS)})""",
    re.VERBOSE,
)


def dateline(text: str) -> int:
    """Give where the report begins after the dateline that an article may begin with; 0 where it has none."""
    found = _DATELINE.match(text)
    return found.end() if found else 0


def find(text: str) -> tuple[Span, ...]:
    """Give the pieces `[start, end)` of a text, in code points, that are furniture, in order."""
    opening = dateline(text)
    found = [(0, opening)] if opening else []
    begin = 0
    for line in text.split("\n"):
        found += [(begin + start, begin + end) for start, end in _of_line(line)]
        begin += len(line) + 1
    return tuple(found)


def _of_line(line: str) -> list[Span]:
    if NAMES.furniture.match(line) or (line.isupper() and len(line.split()) > 1):
        return [(0, len(line))]
    before, after = NAMES.dateline.match(line), NAMES.credit_at_end.search(line)
    return [
        *([(0, before.end())] if before else []),
        *([(after.start(), len(line))] if after else []),
    ]
