"""An article's words as plain tuples, read from the `Doc` once: rules that look at every word stay fast.

Tokens are counted from 0 as in the `Doc`; `start` and `end` are code points of the article.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from spacy.tokens import Doc

from generator.ground.quotation import CLOSING, OPENING
from generator.ground.wording import one_space


@dataclass(frozen=True, slots=True)
class Words:
    """The columns of a parsed article, one entry a token."""

    source: str
    text: tuple[str, ...]
    lower: tuple[str, ...]
    lemma: tuple[str, ...]
    tag: tuple[str, ...]
    pos: tuple[str, ...]
    dep: tuple[str, ...]
    head: tuple[int, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    sentence: tuple[int, ...]
    """Number of the token's sentence."""
    sentences: tuple[tuple[int, int], ...]
    """`[first, last + 1)` token of each sentence."""
    line: tuple[int, ...]
    """Number of the line (a paragraph, a heading) that the token stands in."""
    quoted: tuple[bool, ...]
    """Inside double quotation marks, or single ones that open and close like them."""
    entities: tuple[tuple[int, int, str], ...]
    """What the model's entity recognizer found: `[first, last + 1)` token and label."""
    entity: tuple[str, ...]
    """The label of the entity that a token is part of, or nothing."""
    children: tuple[tuple[int, ...], ...] = field(repr=False)

    def __len__(self) -> int:
        """Give the number of tokens."""
        return len(self.text)

    def at(self, offset: int) -> int:
        """Give the token that holds, or stands nearest before, the character at `offset`."""
        return max(0, bisect_right(self.start, offset) - 1)

    def aligned(self, start: int, end: int) -> range | None:
        """Give the tokens that cover `[start, end)` of the article, or None where one reaches over its edge."""
        first, last = self.at(start), self.at(end - 1)
        return range(first, last + 1) if len(self) and (self.start[first], self.end[last]) == (start, end) else None

    def within(self, start: int, end: int) -> range:
        """Give the tokens that have a character in `[start, end)` of the article."""
        first = bisect_right(self.end, start)
        return range(first, bisect_left(self.start, end, lo=first))

    def edges(self, token: int) -> tuple[int, int]:
        """Give `[first, last + 1)` of everything that hangs below `token`."""
        low = high = token
        waiting = [token]
        while waiting:
            word = waiting.pop()
            low, high = min(low, word), max(high, word)
            waiting.extend(self.children[word])
        return low, high + 1

    def top(self, first: int, last: int) -> int:
        """Give the first of tokens `[first, last)` that hangs on none of the others."""
        return next((t for t in range(first, last) if not first <= self.head[t] < last), last - 1)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Give the characters of tokens `[first, last)`."""
        return self.start[first], self.end[last - 1]

    def space_after(self, token: int) -> str:
        """Give the space that parts a token from the next one, or nothing."""
        return " " if self.source[self.end[token] : self.end[token] + 1] == " " else ""

    def stripped(self, first: int, last: int) -> tuple[int, int]:
        """Give the characters of tokens `[first, last)` without the white space around them."""
        start, end = self.span(first, last)
        text = self.source[start:end]
        return start + len(text) - len(text.lstrip()), start + len(text.rstrip())

    def string(self, first: int, last: int) -> str:
        """Give the article's text from token `first` up to token `last`, white space made single spaces."""
        return one_space(self.source[self.start[first] : self.end[last - 1]])


def read(doc: Doc) -> Words:
    """Read the columns of `doc`.

    A `Doc` without a parse is one sentence in which every word is its own head.
    """
    array = doc.to_array(["DEP", "HEAD", "TAG", "POS", "LEMMA", "SENT_START", "IDX", "ORTH", "SPACY"])
    strings = doc.vocab.strings
    known: dict[Any, str] = {}

    def column(number: int) -> tuple[str, ...]:
        values = array[:, number].tolist()
        for value in set(values) - known.keys():
            known[value] = strings[value] if value else ""
        return tuple(known[value] for value in values)

    count = len(doc)
    text = column(7)
    source = "".join(f"{word} " if space else word for word, space in zip(text, array[:, 8].tolist(), strict=True))
    start = tuple(array[:, 6].tolist())
    end = tuple(first + len(word) for first, word in zip(start, text, strict=True))
    offsets = array[:, 1].astype("int64").tolist()
    head = tuple(i + o for i, o in enumerate(offsets))
    begins = array[:, 5].astype("int64").tolist()
    children: list[list[int]] = [[] for _ in range(count)]
    for i, h in enumerate(head):
        if h != i:
            children[h].append(i)
    sentence: list[int] = []
    firsts: list[int] = []
    for i in range(count):
        if i == 0 or begins[i] == 1:
            firsts.append(i)
        sentence.append(len(firsts) - 1)
    line, number = [], 0
    for word in text:
        line.append(number)
        number += word.count("\n")
    entities = tuple((e.start, e.end, e.label_) for e in doc.ents)
    labels = {token: label for first, last, label in entities for token in range(first, last)}
    return Words(
        source=source,
        text=text,
        lower=tuple(word.lower() for word in text),
        lemma=tuple(lemma or word.lower() for lemma, word in zip(column(4), text, strict=True)),
        tag=column(2),
        pos=column(3),
        dep=column(0),
        head=head,
        start=start,
        end=end,
        sentence=tuple(sentence),
        sentences=tuple(pairwise([*firsts, count])),
        line=tuple(line),
        quoted=_quoted(source, start, text),
        entities=entities,
        entity=tuple(labels.get(i, "") for i in range(count)),
        children=tuple(tuple(c) for c in children),
    )


def _quoted(source: str, start: tuple[int, ...], text: tuple[str, ...]) -> tuple[bool, ...]:
    """Follow marks as coreference has learned it, unlike `quotations`; one left open ends with its paragraph."""
    inside = False
    mark = ""
    found = []
    for offset, word in zip(start, text, strict=True):
        before = source[offset - 1] if offset else "\n"
        after = source[offset + len(word) : offset + len(word) + 1] or "\n"
        if "\n" in word:
            inside = False
        if word in OPENING:
            inside, mark = True, word
        elif word in CLOSING:
            inside = False
        elif word in {'"', "''", "``"}:
            inside, mark = (not inside, '"') if not inside or mark == '"' else (inside, mark)
        elif word == "'" and not inside and before.isspace() and not after.isspace():
            inside, mark = True, "'"
        elif word == "'" and inside and mark == "'" and not before.isspace() and not after.isalnum():
            inside = False
        found.append(inside)
    return tuple(found)
