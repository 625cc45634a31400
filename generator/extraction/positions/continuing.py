"""Quotations that go on: a paragraph that is nothing but a quotation, said by whoever spoke in the one before.

News prints them without a word of saying, so the attribution model, which goes from cue to content, finds none. Their
form tells whose they are: "The house is damp, Mrs Lund said." and, as the next paragraph, "“We need a new roof.”"
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.extraction.positions.stance import stance_of
from generator.extraction.records import Attribution, covers, overlap
from generator.extraction.syntax import is_mark
from generator.extraction.words import Words
from generator.ground.quotation import CLOSING, DOUBLE
from generator.lexicon.stances import Stances

# Judged: a little less sure than what it hangs on.
_TRUST = 0.8
_CLOSE = CLOSING | DOUBLE | {"''"}


def continuing(words: Words, attributions: Sequence[Attribution], stances: Stances) -> tuple[Attribution, ...]:
    """Give the quotations that go on from a paragraph to the next, as attributions to the same source.

    Their cue is the mark that opens them. A paragraph that any attribution reaches into is left to it.
    """
    found: list[Attribution] = []
    open_still: list[Attribution] = []
    speaker: Attribution | None = None
    for first, last in _paragraphs(words):
        reached = any(_inside(words, a, first, last) for a in attributions)
        if speaker is not None and not reached and _is_quotation(words, first, last):
            trust = round(speaker.confidence * _TRUST, 4)
            open_still.append(replace(speaker, content=(words.span(first, last),), confidence=trust))
            if any(words.text[word] in _CLOSE for word in range(max(first + 1, last - 2), last)):
                found += open_still
                open_still = []
        else:
            # Whoever is named behind a quotation that nothing has closed may well be its speaker.
            open_still = []
            speaker = _last_speaker(words, attributions, first, last, stances)
    return tuple(found)


def _paragraphs(words: Words) -> Iterator[tuple[int, int]]:
    """Give `[first, last)` token of each line, without the white space around it."""
    first = 0
    while first < len(words):
        if words.text[first].isspace():
            first += 1
            continue
        last = first
        while last < len(words) and words.line[last] == words.line[first] and "\n" not in words.text[last]:
            last += 1
        yield first, last
        first = last


def _is_quotation(words: Words, first: int, last: int) -> bool:
    inner = [word for word in range(first, last) if not is_mark(words.text[word])]
    return bool(inner) and is_mark(words.text[first]) and all(words.quoted[word] for word in inner)


def _inside(words: Words, attribution: Attribution, first: int, last: int) -> bool:
    span = words.span(first, last)
    return any(overlap(part, span) for part in (*attribution.cue, *attribution.content))


def _last_speaker(
    words: Words, attributions: Sequence[Attribution], first: int, last: int, stances: Stances
) -> Attribution | None:
    """Give the attribution by which a paragraph ends: one speaker, behind whose sentence only quotations stand."""
    span = words.span(first, last)
    here = [a for a in attributions if a.source and covers(span, (a.cue_head, a.cue_head + 1))]
    outer = [a for a in here if not any(covers(part, (a.cue_head, a.cue_head + 1)) for b in here for part in b.content)]
    if not outer:
        return None
    end = max(words.sentence[words.at(a.cue_head)] for a in outer)
    said = [a for a in outer if words.sentence[words.at(a.cue_head)] == end]
    behind = range(words.sentences[end][1], last)
    speaks = all(_speaks(words, a, stances) for a in said)
    alone = len({a.source for a in said}) == 1 and all(words.quoted[w] or is_mark(words.text[w]) for w in behind)
    return said[-1] if speaks and alone else None


def _speaks(words: Words, attribution: Attribution, stances: Stances) -> bool:
    cue = [word for start, end in attribution.cue for word in words.within(start, end)]
    return bool(cue) and stance_of(words, cue, words.at(attribution.cue_head), stances).name in stances.speaking
