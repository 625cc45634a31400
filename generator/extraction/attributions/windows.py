"""Lay an article out for the attribution encoder: words, paragraphs, and windows of whole paragraphs.

Windows depend on the article alone, never on what else is in a batch, so an article gives the same result
wherever it is processed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from generator.extraction.attributions.wordpiece import WordPiece
from generator.ground.quotation import CLOSING, OPENING

Ints = NDArray[np.int64]

# Pieces that a window aims at, and the most that a single paragraph may bring to it. Their sum with the
# separators stays under the encoder's 512 positions.
AIM = 160
LONGEST_PARAGRAPH = 192
# Pieces that are laid out together; nearly every article is shorter.
BLOCK = 20_000
# Words after which a text without line breaks is cut at the next sentence's end, so that memory stays bounded.
LONGEST_LINE = 2_000

# Quotation state of a word, and its letter case; together one feature number, `quote * CASES + case`.
OUTSIDE, INSIDE, MARK = range(3)
LOWER, CAPITAL, UPPER, NO_LETTER = range(4)
QUOTES, CASES = 3, 4

# Whether a word has a letter or digit, is a mark that neither begins nor ends a span, or is any other sign.
WORD, STOP, SIGN = range(3)
_STOPS = frozenset(",;.:")
_STRAIGHT = frozenset(('"', "''"))
_SENTENCE_ENDS = frozenset(".?!")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the article: `[start, end)` in characters of the article, and what the encoder sees."""

    start: int
    end: int
    pieces: tuple[int, ...]
    quote: int
    case: int
    mark: int
    ends_sentence: bool
    colon: bool
    text: str


@dataclass(frozen=True, slots=True)
class Window:
    """Some consecutive paragraphs, as arrays for the encoder.

    `pieces` and `features` have one entry a piece (with a start piece first and an end piece after each
    paragraph); all else has one entry a word: `first` and `last` are indices of the word's pieces,
    `quote` its quotation state, `paragraph` its paragraph's number within the window, `start` and
    `end` its characters in the article, `reach` (two columns) the words `[first, last)` that a cue
    there may govern: its own paragraph, and the next one too if its own ends with a colon. `texts` are the words.
    """

    pieces: Ints
    features: Ints
    first: Ints
    last: Ints
    quote: Ints
    paragraph: Ints
    start: Ints
    end: Ints
    mark: Ints
    reach: Ints
    texts: tuple[str, ...]


def paragraphs(doc: Doc, wordpiece: WordPiece) -> Iterator[list[Word]]:
    """Yield the paragraphs of `doc` (parted by line breaks), over-long ones in several parts."""
    for texts, starts in _lines(doc):
        yield from cut_to_fit(read_words(texts, starts, wordpiece))


def _lines(doc: Doc) -> Iterator[tuple[list[str], list[int]]]:
    texts: list[str] = []
    starts: list[int] = []
    for token in doc:
        text = token.text
        if not text.isspace():
            texts.append(text)
            starts.append(token.idx)
        ended = (
            "\n" in text or (len(texts) >= LONGEST_LINE and text in _SENTENCE_ENDS) or len(texts) >= 2 * LONGEST_LINE
        )
        if texts and ended:
            yield texts, starts
            texts, starts = [], []
    if texts:
        yield texts, starts


def read_words(texts: Iterable[str], starts: Iterable[int], wordpiece: WordPiece) -> list[Word]:
    """Make the words of one paragraph. Quotation marks are followed from its beginning."""
    words: list[Word] = []
    inside = False
    for text, start in zip(texts, starts, strict=True):
        quote = INSIDE if inside else OUTSIDE
        if text in OPENING:
            inside, quote = True, MARK
        elif text in CLOSING:
            inside, quote = False, MARK
        elif text in _STRAIGHT:
            inside, quote = not inside, MARK
        words.append(
            Word(
                start,
                start + len(text),
                wordpiece.cut(text),
                quote,
                _case(text),
                _mark(text),
                text[-1] in _SENTENCE_ENDS,
                text == ":",
                text,
            )
        )
    return words


def _mark(text: str) -> int:
    if any(char.isalnum() for char in text):
        return WORD
    return STOP if text in _STOPS else SIGN


def _case(text: str) -> int:
    if not text[0].isalpha():
        return NO_LETTER
    if not text[0].isupper():
        return LOWER
    return UPPER if len(text) > 1 and text.isupper() else CAPITAL


def cut_to_fit(words: list[Word]) -> Iterator[list[Word]]:
    """Cut an over-long paragraph, after the last sentence that fits if one ends in the part's second half."""
    begin = size = 0
    cut = 0
    for index, word in enumerate(words):
        if size + len(word.pieces) > LONGEST_PARAGRAPH:
            end = cut if cut > begin + (index - begin) // 2 else index
            yield words[begin:end]
            size = sum(len(w.pieces) for w in words[end:index])
            begin = end
        size += len(word.pieces)
        if word.ends_sentence:
            cut = index + 1
    yield words[begin:]


def blocks(parts: Iterable[list[Word]]) -> Iterator[list[list[Word]]]:
    """Yield the paragraphs by blocks of about `BLOCK` pieces, so that a long text is never held whole."""
    block: list[list[Word]] = []
    size = 0
    for part in parts:
        block.append(part)
        size += sum(len(word.pieces) for word in part) + 1
        if size >= BLOCK:
            yield block
            block, size = [], 0
    if block:
        yield block


def windows_of(parts: list[list[Word]], wordpiece: WordPiece, aim: float = AIM) -> Iterator[Window]:
    """Pack paragraphs into windows of about `aim` pieces, evenly, so that no last window is left thin."""
    sizes = [sum(len(word.pieces) for word in part) + 1 for part in parts]
    total = sum(sizes)
    if not total:
        return
    each = total / max(1, round(total / aim))
    group: list[list[Word]] = []
    number = done = 0
    for part, size in zip(parts, sizes, strict=True):
        # A paragraph belongs to the window in which its middle falls.
        here = int((done + size / 2) / each)
        if group and here != number:
            yield _window(group, wordpiece)
            group = []
        group.append(part)
        number, done = here, done + size
    yield _window(group, wordpiece)


def _window(group: list[list[Word]], wordpiece: WordPiece) -> Window:
    pieces, features, first, last = [wordpiece.start], [0], [], []
    for part in group:
        for word in part:
            first.append(len(pieces))
            pieces.extend(word.pieces)
            features.extend([word.quote * CASES + word.case] * len(word.pieces))
            last.append(len(pieces) - 1)
        pieces.append(wordpiece.end)
        features.append(0)
    words = [word for part in group for word in part]
    bounds = np.cumsum([0, *map(len, group)])
    reach: list[tuple[int, int]] = []
    for number, part in enumerate(group):
        more = part[-1].colon and number + 1 < len(group)
        reach.extend([(bounds[number], bounds[number + 1 + more])] * len(part))
    return Window(
        pieces=np.array(pieces, np.int64),
        features=np.array(features, np.int64),
        first=np.array(first, np.int64),
        last=np.array(last, np.int64),
        quote=np.array([word.quote for word in words], np.int64),
        paragraph=np.array([number for number, part in enumerate(group) for _ in part], np.int64),
        start=np.array([word.start for word in words], np.int64),
        end=np.array([word.end for word in words], np.int64),
        mark=np.array([word.mark for word in words], np.int64),
        reach=np.array(reach, np.int64),
        texts=tuple(word.text for word in words),
    )
