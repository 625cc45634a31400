"""Quotations that go on beyond their words of saying: in the rest of a paragraph, in the next, or in the one before.

News prints them without a cue, so the attribution model, which goes from cue to content, finds none. Their form tells
whose they are. A quotation that closes behind somebody's sentence, or fills the paragraph behind it, is that person's:
"The house is damp, Mrs Lund said." and then "“We need a new roof.”" One that is left open is whose the paragraph behind
it is: a mark that nothing closes says that the same person goes on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.extraction.positions.stance import stance_of
from generator.extraction.positions.voices import voice
from generator.extraction.records import Attribution, covers, overlap
from generator.extraction.syntax import is_mark
from generator.extraction.words import Words
from generator.ground.quotation import CLOSING, DOUBLE, OPENING
from generator.lexicon.stances import Stances

# Judged: a little less sure than what it hangs on, and surer where the marks themselves say who goes on.
_TRUST, _TRUST_MARKS = 0.8, 0.9
_OPEN = OPENING | {'"', "``"}
_CLOSE = CLOSING | DOUBLE | {"''"}


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A line of the article, as tokens `[first, last)`, and the attributions that reach into it."""

    words: Words
    first: int
    last: int
    reaching: tuple[Attribution, ...]

    def is_bare(self, first: int) -> bool:
        """Say whether all from `first` on is quotations: it opens with a mark, and no word stands outside."""
        words = self.words
        inner = [word for word in range(first, self.last) if not is_mark(words.text[word])]
        opened = next((word for word in range(first, self.last) if not words.text[word].isspace()), first)
        return bool(inner) and is_mark(words.text[opened]) and all(words.quoted[word] for word in inner)

    def closes(self) -> bool:
        """Say whether its last quotation is closed where the paragraph ends."""
        return any(self.words.text[word] in _CLOSE for word in range(max(self.first + 1, self.last - 2), self.last))

    def closing(self) -> int | None:
        """Give the mark that closes what an earlier paragraph has opened: the first one, where it can only close."""
        mark = _mark(self.words, self.first, self.last)
        return mark if mark is not None and self.words.text[mark] in CLOSING else None

    def reaches(self, first: int, last: int) -> tuple[Attribution, ...]:
        """Give the attributions that reach into a part of the paragraph."""
        return tuple(a for a in self.reaching if _inside(self.words, a, first, last))

    def opener(self) -> Attribution | None:
        """Give the attribution whose content is the quotation that the paragraph begins with, or that it closes."""
        begins = self.words.text[self.first] in _OPEN or self.closing() is not None
        said = (
            a for a in self.reaching if any(self.words.at(s) <= self.first + 1 and self._here(s) for s, _ in a.content)
        )
        return next((a for a in said if a.source), None) if begins else None

    def _here(self, offset: int) -> bool:
        return self.first <= self.words.at(offset) < self.last


def continuing(words: Words, attributions: Sequence[Attribution], stances: Stances) -> tuple[Attribution, ...]:
    """Give the attributions, and the quotations that go on as more of the same source, with a mark for a cue.

    What any attribution reaches into is left to it; but one that breaks off inside a quotation behind its sentence ends
    before it.
    """
    found = [*attributions]
    open_still: list[tuple[int, int]] = []
    speaker: Attribution | None = None
    left_open: Attribution | None = None
    for paragraph in _paragraphs(words, attributions):
        first, last = paragraph.first, paragraph.last
        if not paragraph.reaching and paragraph.is_bare(first):
            open_still.append((first, last))
            if paragraph.closes():
                found += _given(words, speaker, open_still, _TRUST)
                open_still = []
            left_open = None
            continue
        found += _given(words, paragraph.opener(), open_still, _TRUST_MARKS)
        open_still = []
        closing = paragraph.closing()
        if closing is not None and left_open is not None and not paragraph.reaches(first, closing):
            found += _given(words, left_open, [(first, closing + 1)], _TRUST_MARKS)
        speaker, behind = _last_speaker(paragraph, stances)
        left_open = speaker if words.quoted[last - 1] and not paragraph.closes() else None
        if speaker is not None and paragraph.is_bare(behind):
            inside = paragraph.reaches(behind, last)
            if all(a.source == speaker.source and _breaks_off(words, a, behind, last) for a in inside):
                found = [_before(words, a, behind) if a in inside else a for a in found]
                said = _before(words, speaker, behind)
                more = [*_given(words, said, [(behind, last)], _TRUST_MARKS)]
                if _ends_quoted(words, said):
                    found = [_joined(a, more) if a == said else a for a in found]
                else:
                    found += more
    return tuple(found)


def _ends_quoted(words: Words, attribution: Attribution) -> bool:
    """Say whether what is said before is quoted too, so that the two are one quotation: "“A,” he said. “B.”"."""
    last = max(word for span in attribution.content for word in words.within(*span) if not is_mark(words.text[word]))
    return words.quoted[last]


def _joined(attribution: Attribution, more: Sequence[Attribution]) -> Attribution:
    content = (*attribution.content, *(span for a in more for span in a.content))
    return replace(attribution, content=tuple(sorted(content)))


def _breaks_off(words: Words, attribution: Attribution, behind: int, last: int) -> bool:
    """Say whether a content has only the beginning of what stands in `[behind, last)`, and its cue stands before."""
    end = attribution.content[-1][1]
    before = attribution.cue_head < words.start[behind] and attribution.content[0][0] < words.start[behind]
    return before and any(not is_mark(words.text[word]) for word in range(words.at(end - 1) + 1, last))


def _before(words: Words, attribution: Attribution, behind: int) -> Attribution:
    """Cut a content where the tokens from `behind` on begin."""
    end = words.end[behind - 1]
    content = tuple((s, min(e, end)) for s, e in attribution.content if s < end)
    return replace(attribution, content=content)


def _mark(words: Words, first: int, last: int) -> int | None:
    return next((word for word in range(first, last) if words.text[word] in _OPEN | _CLOSE), None)


def _given(
    words: Words, attribution: Attribution | None, said: Sequence[tuple[int, int]], trust: float
) -> Iterator[Attribution]:
    """Give stretches of tokens to whom an attribution gives its own content."""
    source = voice(words, attribution).spans if attribution else ()
    if attribution is None or not source:
        return
    for first, last in said:
        begins = next(word for word in range(first, last) if not words.text[word].isspace())
        mark = _mark(words, begins, last)
        if mark is None:
            continue
        yield Attribution(
            source=source,
            cue=(words.span(mark, mark + 1),),
            content=(words.span(begins, last),),
            cue_head=words.start[mark],
            confidence=round(attribution.confidence * trust, 4),
        )


def _paragraphs(words: Words, attributions: Sequence[Attribution]) -> Iterator[_Paragraph]:
    """Give each line, without the white space around it."""
    first = 0
    while first < len(words):
        if words.text[first].isspace():
            first += 1
            continue
        last = first
        while last < len(words) and words.line[last] == words.line[first] and "\n" not in words.text[last]:
            last += 1
        yield _Paragraph(words, first, last, tuple(a for a in attributions if _inside(words, a, first, last)))
        first = last


def _inside(words: Words, attribution: Attribution, first: int, last: int) -> bool:
    span = words.span(first, last)
    return any(overlap(part, span) for part in (*attribution.cue, *attribution.content))


def _last_speaker(paragraph: _Paragraph, stances: Stances) -> tuple[Attribution | None, int]:
    """Give the attribution by which a paragraph ends, and the first token behind its sentence.

    There is one speaker, behind whose sentence only quotations stand, else none.
    """
    words, last = paragraph.words, paragraph.last
    span = words.span(paragraph.first, last)
    here = [a for a in paragraph.reaching if a.source and covers(span, (a.cue_head, a.cue_head + 1))]
    outer = [a for a in here if not any(covers(part, (a.cue_head, a.cue_head + 1)) for b in here for part in b.content)]
    if not outer:
        return None, last
    end = max(words.sentence[words.at(a.cue_head)] for a in outer)
    said = [a for a in outer if words.sentence[words.at(a.cue_head)] == end]
    behind = words.sentences[end][1]
    speaks = all(_speaks(words, a, stances) for a in said)
    alone = len({a.source for a in said}) == 1 and all(
        words.quoted[w] or is_mark(words.text[w]) for w in range(behind, last)
    )
    return (said[-1] if speaks and alone else None), min(behind, last)


def _speaks(words: Words, attribution: Attribution, stances: Stances) -> bool:
    cue = [word for start, end in attribution.cue for word in words.within(start, end)]
    return bool(cue) and stance_of(words, cue, words.at(attribution.cue_head), stances).name in stances.speaking
