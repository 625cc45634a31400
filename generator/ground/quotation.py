"""Marks of quotation and apostrophes: which there are, which way they point, and how they are made plain.

Laws: no mark both opens only and closes only; making plain keeps the length, changes nothing but marks, and changes
nothing the second time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

PAIRS = (('"', '"'), ("“", "”"), ("‟", "”"), ("„", "”"), ("„", "“"), ("«", "»"), ("〝", "〞"))
"""Double marks, each opening one with one that closes it."""
OPENING = frozenset(opening for opening, closing in PAIRS if opening != closing)
"""Double marks that begin a quotation wherever they stand (but that in German `“` ends one)."""
CLOSING = frozenset(closing for _, closing in PAIRS) - OPENING - {'"'}
"""Double marks that end a quotation wherever they stand."""
DOUBLE = OPENING | CLOSING | {'"'}
APOSTROPHES = frozenset("'’‘`´ʼ")
"""What is typed for an apostrophe, or for a single mark of quotation."""
MARKS = DOUBLE | APOSTROPHES

BEGINS = OPENING | {'"', "'", "‘", "`"}
"""Marks that can stand before the first word of a quotation."""
ENDS = CLOSING | {'"', "'", "’"}
"""Marks that can stand after the last word of a quotation."""
AFTER_A_STOP = ENDS | {")", "]"}
"""What can stand between the full stop of a sentence and the white space behind it."""

_STRAIGHT = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
_PLAIN = str.maketrans(dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(DOUBLE, '"'))


def straight_apostrophes(text: str) -> str:
    """Make every apostrophe and single mark `'`, character for character; double marks stay as they point."""
    return text.translate(_STRAIGHT)


def plain(text: str) -> str:
    """Make every mark `'` or `"`, character for character, so that texts are compared whichever marks they use."""
    return text.translate(_PLAIN)


def any_of(marks: Iterable[str]) -> str:
    """Give the regular expression of one character out of `marks`."""
    return f"[{''.join(re.escape(mark) for mark in sorted(marks))}]"
