"""A sentence of the article as it is shown: with its parts in square brackets."""

from __future__ import annotations

from collections.abc import Iterable

from generator.extraction import records
from generator.ground.wording import one_space


def marked(text: str, sentence: records.Span, parts: Iterable[tuple[str, records.Span]]) -> str:
    """Show a sentence with its parts in square brackets, each with its name; parts that overlap nest or are cut."""
    start, end = sentence
    inside = sorted((max(s, start), -min(e, end), name) for name, (s, e) in parts if s < end and start < e)
    marks: list[tuple[int, int, str]] = []
    for opened, minus_closed, name in inside:
        marks += [(opened, 1, f"[{name}: "), (-minus_closed, 0, "]")]
    out, at = [], start
    for offset, _, mark in sorted(marks, key=lambda m: (m[0], m[1])):
        out += [text[at:offset], mark]
        at = offset
    return one_space("".join((*out, text[at:end])))
