"""Run the trained attribution network: a compact encoder and a role scorer, as ONNX graphs on the CPU.

The graphs are made so that no sum depends on the order in which a processor takes it (`training/export.py`): they
give the same bits on every one. One window at a time, since matrices are scaled by what a window holds: so an
article gives the same numbers on its own and in a batch.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from generator.extraction import WEIGHTS
from generator.extraction.attributions import traits
from generator.extraction.attributions.windows import QUOTES, Ints, Window
from generator.extraction.attributions.wordpiece import WordPiece

Floats = NDArray[np.float32]


# Columns of `Roles.shares`.
NOTHING, SOURCE, CUE, CONTENT = range(4)
# Distance between word and cue: one by one up to 7, then in steps of a third of a doubling: what each begins with.
_STEPS = np.array([*range(1, 9), 11, 13, 16, 21, 26, 32, 41, 51, 64, 81, 102, 128])
_FAR = len(_STEPS)
# Cues scored in one go, so that memory stays bounded whatever the window holds.
_TOGETHER = 16


@dataclass(frozen=True, slots=True)
class Heads:
    """What the encoder says of a window: a vector a word, the logit of each word being a cue's head, its part in names.

    `names` are `[words, LABELS]`, as `labels.py` reads them.
    """

    vectors: Floats
    logits: Floats
    names: Floats


@dataclass(frozen=True, slots=True)
class Roles:
    """What the scorer says of one candidate cue.

    `head` is the number of the cue's word in the window, `begin` that of the first word in its reach;
    `shares` [words in reach, 4] are the probabilities of nothing, source, cue, content; `verdict` is the
    logit of the whole being an attribution.
    """

    head: int
    begin: int
    shares: Floats
    verdict: float


class Encoder:
    """The two graphs and the vocabulary, read from a folder of weights."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        """Load the weights; raise `FileNotFoundError` when one of the files is missing."""
        for name in ("vocabulary.txt", "encoder.onnx", "roles.onnx"):
            if not (folder / name).is_file():
                raise FileNotFoundError(f"no attribution weights: {folder / name} is missing")
        self.wordpiece = WordPiece.load(folder / "vocabulary.txt")
        self._traits = traits.load()
        self._encoder = _session(folder / "encoder.onnx")
        self._roles = _session(folder / "roles.onnx")

    def heads(self, window: Window) -> Heads:
        """Encode a window and score each of its words as the head of a cue and as a part of a name."""
        shape, known = self._traits.of(window.texts)
        vectors, tags, names = self._encoder.run(
            ["x", "tags", "names"],
            {
                "pieces": window.pieces,
                "features": window.features,
                "first": window.first,
                "last": window.last,
                "quote": window.quote,
                "shape": shape,
                "known": known,
            },
        )
        return Heads(vectors, tags[:, 0], names)

    def roles(self, window: Window, vectors: Floats, heads: Ints) -> list[Roles]:
        """Score the roles of the words around each of some candidate cues, given as word numbers."""
        found: list[Roles] = []
        for start in range(0, len(heads), _TOGETHER):
            found.extend(self._score(window, vectors, heads[start : start + _TOGETHER]))
        return found

    def _score(self, window: Window, vectors: Floats, heads: Ints) -> list[Roles]:
        begin, end = window.reach[heads].T
        words = begin[:, None] + np.arange((end - begin).max())
        real = words < end[:, None]
        words = np.minimum(words, end[:, None] - 1)
        at = heads[:, None]
        shares, verdicts = self._roles.run(
            ["roles", "verdicts"],
            {
                "x": vectors,
                "heads": heads,
                "words": words,
                "distance": bucket(words - at),
                "paragraph": np.clip(window.paragraph[words] - window.paragraph[at], 0, 1),
                "quote": window.quote[words] * QUOTES + window.quote[at],
                "real": real.astype(np.float32),
                "places": at - begin[:, None],
            },
        )
        return [
            Roles(int(head), int(b), share[: e - b], float(verdict))
            for head, b, e, share, verdict in zip(heads, begin, end, shares, verdicts, strict=True)
        ]


def bucket(distance: Ints) -> Ints:
    """Turn distances of words from a cue into numbers 0 to `2 * _FAR`, the cue itself being `_FAR`."""
    return np.searchsorted(_STEPS, np.abs(distance), side="right") * np.sign(distance) + _FAR


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Nodes run as they were written: a fused one may round in other places.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
