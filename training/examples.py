"""Make training windows with gold labels, and batches of them."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch

from generator.extraction.attributions.windows import (
    LONGEST_PARAGRAPH,
    Window,
    Word,
    cut_to_fit,
    read_words,
    windows_of,
)
from generator.extraction.attributions.wordpiece import WordPiece
from training.network import CONTENT, CUE, SOURCE, Batch

#: The id of the piece [MASK] in the BERT vocabulary.
MASK = 103
IGNORED = -100


@dataclass(slots=True)
class Article:
    """A prepared article: its paragraphs as words, the kind of name of each word, and the gold."""

    row: dict[str, Any]
    parts: list[list[Word]]
    names: dict[int, int]
    annotator: int


@dataclass(slots=True)
class Example:
    """A window and its labels: head[w], tags[w, 3], and for each gold cue its head word and roles[w]."""

    window: Window
    annotator: int
    head: np.ndarray
    tags: np.ndarray
    inside_cue: np.ndarray
    cues: list[int]
    roles: list[np.ndarray]


@dataclass(slots=True)
class Labels:
    """The labels of a batch, padded; ``rows`` and ``cues`` locate the gold heads, ``roles`` is [k, w]."""

    head: torch.Tensor
    tags: torch.Tensor
    inside_cue: torch.Tensor
    rows: torch.Tensor
    cues: torch.Tensor
    roles: torch.Tensor
    reach: torch.Tensor  # [b, w, 2]


def read(rows: list[dict[str, Any]], wordpiece: WordPiece, annotators: list[str]) -> list[Article]:
    """Lay out prepared articles as the runtime does."""
    articles = []
    for row in rows:
        parts: list[list[Word]] = []
        names: dict[int, int] = {}
        texts: list[str] = []
        starts: list[int] = []
        for text, start, name in zip(row["texts"], row["starts"], row["names"], strict=True):
            if not text.isspace():
                texts.append(text)
                starts.append(start)
                if name:
                    names[start] = name
            elif "\n" in text and texts:
                parts.extend(cut_to_fit(read_words(texts, starts, wordpiece)))
                texts, starts = [], []
        if texts:
            parts.extend(cut_to_fit(read_words(texts, starts, wordpiece)))
        known = row.get("annotator")
        articles.append(Article(row, parts, names, annotators.index(known) + 1 if known in annotators else 0))
    return articles


def label(window: Window, article: Article) -> Example:
    """Put the gold of ``article`` on the words of ``window``."""
    begin, end = window.start, window.end
    n = len(begin)
    head, tags = np.zeros(n, np.float32), np.zeros((n, 3), np.float32)
    inside_cue = np.zeros(n, bool)
    cues: list[int] = []
    roles: list[np.ndarray] = []
    for gold, offset in zip(article.row["attributions"], article.row["heads"], strict=True):
        if offset is None or not begin[0] <= offset < end[-1]:
            continue
        role = np.zeros(n, np.int64)
        for number, name in ((CONTENT, "content"), (SOURCE, "source"), (CUE, "cue")):
            for a, b in gold[name]:
                i, j = np.searchsorted(end, a, "right"), np.searchsorted(begin, b, "left")
                role[i:j] = number
                tags[i:j, number - 1] = 1
                if number == CUE:
                    inside_cue[i:j] = True
        at = int(np.searchsorted(end, offset, "right"))
        head[at] = 1
        cues.append(at)
        roles.append(role)
    return Example(window, article.annotator, head, tags, inside_cue, cues, roles)


class Names:
    """Swaps names for others of the same kind and length in pieces, so that the model learns no names."""

    def __init__(self, articles: list[Article]) -> None:
        self.pool: dict[tuple[int, int], list[tuple[int, ...]]] = defaultdict(list)
        for article in articles:
            for part in article.parts:
                for word in part:
                    kind = article.names.get(word.start, 0)
                    if kind and word.case in (1, 2):
                        self.pool[kind, len(word.pieces)].append(word.pieces)

    def swap(self, window: Window, names: dict[int, int], rng: random.Random) -> np.ndarray:
        """Return the window's pieces with each name changed, alike wherever it stands."""
        pieces = window.pieces.copy()
        chosen: dict[tuple[int, ...], tuple[int, ...]] = {}
        for start, first, last in zip(window.start, window.first, window.last, strict=True):
            kind = names.get(int(start), 0)
            if kind:
                old = tuple(int(p) for p in pieces[first : last + 1])
                if (kind, len(old)) in self.pool:
                    if old not in chosen:
                        chosen[old] = rng.choice(self.pool[kind, len(old)])
                    pieces[first : last + 1] = chosen[old]
        return pieces


def epoch(
    articles: list[Article],
    names: Names,
    wordpiece: WordPiece,
    rng: random.Random,
    size: int,
    worker: int,
    workers: int,
) -> Iterator[tuple[Batch, Labels]]:
    """Yield one worker's batches of one pass: windows of varied size, some with names swapped or pieces masked.

    All workers draw the same batches and take them by turns; those of one step are of like length.
    """
    examples: list[Example] = []
    for article in articles:
        for window in windows_of(article.parts, wordpiece, rng.uniform(110, 230)):
            example = label(window, article)
            if rng.random() < 0.3:
                example.window = _with_pieces(window, names.swap(window, article.names, rng))
            rate = rng.choice((0.0, 0.03, 0.1))
            if rate:
                pieces = example.window.pieces.copy()
                hide = np.array([rng.random() for _ in pieces]) < rate
                pieces[hide & (pieces > 999)] = MASK
                example.window = _with_pieces(example.window, pieces)
            if rng.random() < 0.3:
                example.annotator = 0
            examples.append(example)
    rng.shuffle(examples)
    batches: list[list[Example]] = []
    for start in range(0, len(examples), 500):
        group: list[Example] = []
        for example in sorted(examples[start : start + 500], key=lambda e: len(e.window.pieces)):
            if group and len(example.window.pieces) * (len(group) + 1) > size:
                batches.append(group)
                group = []
            group.append(example)
        if group:
            batches.append(group)
    rounds = [batches[i : i + workers] for i in range(0, len(batches) - workers + 1, workers)]
    rng.shuffle(rounds)
    for group in (r[worker] for r in rounds):
        yield collate([e.window for e in group], [e.annotator for e in group]), collate_labels(group)


def _with_pieces(window: Window, pieces: np.ndarray) -> Window:
    return replace(window, pieces=pieces)


def collate(group: list[Window], annotators: list[int]) -> Batch:
    """Pad windows into one batch."""

    def padded(name: str, fill: int = 0) -> torch.Tensor:
        arrays = [getattr(window, name) for window in group]
        out = np.full((len(arrays), max(map(len, arrays))), fill, np.int64)
        for row, array in zip(out, arrays, strict=True):
            row[: len(array)] = array
        return torch.from_numpy(out)

    paragraph = padded("paragraph", -1)
    return Batch(
        pieces=padded("pieces"),
        features=padded("features"),
        seen=torch.from_numpy(_lengths([len(w.pieces) for w in group])),
        first=padded("first"),
        last=padded("last"),
        quote=padded("quote"),
        paragraph=paragraph,
        real=paragraph >= 0,
        annotator=torch.tensor(annotators),
    )


def _lengths(lengths: list[int]) -> np.ndarray:
    return np.arange(max(lengths))[None] < np.array(lengths)[:, None]


def collate_labels(group: list[Example]) -> Labels:
    """Pad the labels of one batch."""
    b, w = len(group), max(len(e.head) for e in group)
    reach = np.zeros((b, w, 2), np.int64)
    head, tags = np.zeros((b, w), np.float32), np.zeros((b, w, 3), np.float32)
    inside = np.zeros((b, w), bool)
    rows: list[int] = []
    cues: list[int] = []
    roles: list[np.ndarray] = []
    for row, example in enumerate(group):
        n = len(example.head)
        reach[row, :n] = example.window.reach
        head[row, :n], tags[row, :n], inside[row, :n] = example.head, example.tags, example.inside_cue
        for cue, role in zip(example.cues, example.roles, strict=True):
            rows.append(row)
            cues.append(cue)
            roles.append(np.concatenate([role, np.full(w - n, IGNORED, np.int64)]))
    return Labels(
        torch.from_numpy(head),
        torch.from_numpy(tags),
        torch.from_numpy(inside),
        torch.tensor(rows, dtype=torch.long),
        torch.tensor(cues, dtype=torch.long),
        torch.from_numpy(np.array(roles, np.int64).reshape(-1, w)),
        torch.from_numpy(reach),
    )


assert LONGEST_PARAGRAPH + 230 < 512
