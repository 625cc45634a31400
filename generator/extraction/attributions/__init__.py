"""Find attributions: who (source) is said, by which words (cue), to say, think or want what (content).

A trained network marks the words that head a cue, then gives every word around each of them a role. Here its
numbers become spans. The scheme is that of PolNeAR (Newell et al. 2018): one attribution may have content in
several pieces (`"A," he said. "B."`), and may have no source at all ("is believed to").

All offsets are characters of the Doc's text, `[start, end)`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span

from generator.extraction import WEIGHTS
from generator.extraction.attributions import labels, signed
from generator.extraction.attributions.encoder import CONTENT, SOURCE, Encoder, Heads, Roles
from generator.extraction.attributions.spans import Chosen, Cuts, choose_words, spans_of
from generator.extraction.attributions.windows import Window, blocks, paragraphs, windows_of
from generator.extraction.records import Attribution

Evidence = NDArray[np.float64]

# What speaks for or against a candidate being an attribution, in the order of `Rules.weights`: a constant; the
# logit of its word as a cue's head; the scorer's verdict; how sure the content's words are, and the surest
# source word, both squared; the content's length (logarithm of words); whether there is a source; the share of
# content in common with the most alike of the stronger candidates.
EVIDENCE = ("constant", "head", "verdict", "content", "source", "length", "sourced", "rival")


@dataclass(frozen=True, slots=True)
class Rules:
    """Numbers chosen on the development articles by `training/thresholds.py`.

    `tempting` is the logit from which a word is worth scoring as a cue; `weights` those of the `EVIDENCE`;
    `keep` the confidence from which an attribution is kept, `doubt` that from which it is given at all, for those who
    know more about its cue; `alike` the share of common content from which
    two attributions with overlapping cues are one.
    """

    tempting: float
    keep: float
    doubt: float
    alike: float
    cuts: Cuts
    weights: tuple[float, ...]

    @classmethod
    def load(cls, path: Path) -> Rules:
        """Read the rules. Raises `OSError` when there are none, `TypeError` or `KeyError` when they do not fit."""
        read = json.loads(path.read_text(encoding="utf-8"))
        weights, cuts = read.pop("weights"), read.pop("cuts")
        return cls(cuts=Cuts(**cuts), weights=tuple(weights[name] for name in EVIDENCE), **read)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may head a cue, with the network's numbers for it."""

    window: Window
    logit: float
    roles: Roles


class AttributionModel:
    """The trained network and its decision rules, loaded once and used for any number of articles."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        """Load the weights. Raises `FileNotFoundError` when one of the files is missing."""
        self.encoder = Encoder(folder)
        self.rules = Rules.load(folder / "rules.json")
        self._lenient = replace(self.rules, keep=self.rules.doubt)

    def read(self, doc: Doc) -> list[Attribution]:
        """Read `doc` window by window: give its attributions, and make the names that stand in it its entities.

        Attributions come in the order of their cues; those with a confidence under `Rules.keep` are doubtful: more are
        wrong than right. Only the tokens of `doc` are used, not its parse. A token made of white space with a line
        break in it parts paragraphs. A text of any length takes time in proportion to it, and memory for what is found
        alone.
        """
        places = doc.to_array("IDX").astype(np.int64)
        found: list[Attribution] = []
        named: list[Span] = []
        for window in layout(doc, self.encoder):
            heads = self.encoder.heads(window)
            found += decide(candidates(window, heads, self.encoder, self.rules.tempting), self._lenient)
            tokens = np.searchsorted(places, window.start).tolist()
            for first, last, label in labels.names(heads.names):
                named.append(Span(doc, tokens[first], tokens[last - 1] + 1, label))
        doc.set_ents(named)
        return merged(found, signed.find(doc.text))


def load() -> AttributionModel:
    """Load the shipped weights."""
    return AttributionModel()


def merged(found: Iterable[Attribution], signed: list[Attribution]) -> list[Attribution]:
    """Join what the network found and the signed quotations, which win over whatever has the same beginning."""
    beginnings = {one.content[0][0] for one in signed}
    rest = [one for one in found if one.content[0][0] not in beginnings]
    return sorted(rest + signed, key=lambda a: (a.cue_head, a.content))


def layout(doc: Doc, encoder: Encoder) -> Iterator[Window]:
    """Give the windows of `doc`, holding only a bounded part of a long text at a time."""
    for block in blocks(paragraphs(doc, encoder.wordpiece)):
        yield from windows_of(block, encoder.wordpiece)


def candidates(window: Window, heads: Heads, encoder: Encoder, tempting: float) -> list[Candidate]:
    """Give the words of `window` that may head a cue, with the roles of the words around them."""
    numbers = np.flatnonzero(heads.logits > tempting)
    if not len(numbers):
        return []
    scored = encoder.roles(window, heads.vectors, numbers)
    return [Candidate(window, float(heads.logits[roles.head]), roles) for roles in scored]


def decide(found: list[Candidate], rules: Rules) -> list[Attribution]:
    """Choose among the candidates of one window, the surest first, and turn them into attributions."""
    return [attribution for attribution, _ in decide_with_evidence(found, rules)]


def decide_with_evidence(found: list[Candidate], rules: Rules) -> list[tuple[Attribution, Evidence]]:
    """Decide, and give beside each attribution the evidence for it."""
    if not found:
        return []
    words = [choose_words(c.window, c.roles, rules.cuts) for c in found]
    alike = _alike(words)
    rows = _evidence(found, words, alike)
    sure = _confidences(rows, rules)
    kept: list[int] = []
    for number in np.argsort(-sure, kind="stable").tolist():
        if sure[number] < rules.keep:
            break
        head = found[number].roles.head
        again = any(words[other].cue[head] and alike[number, other] > rules.alike for other in kept)
        if not again:
            kept.append(number)
    made = ((_attribution(found[n], words[n], float(sure[n])), rows[n]) for n in kept)
    return [(attribution, row) for attribution, row in made if attribution.content]


def _evidence(found: list[Candidate], words: list[Chosen], alike: NDArray[np.float64]) -> Evidence:
    """Give the `EVIDENCE` for each candidate of one window, a row each."""
    strength = np.array([c.logit + c.roles.verdict for c in found])
    rows = []
    for number, (candidate, chosen) in enumerate(zip(found, words, strict=True)):
        roles = candidate.roles
        content = chosen.content[roles.begin : roles.begin + len(roles.shares)]
        sure = float(roles.shares[content, CONTENT].mean()) if content.any() else 0.0
        rows.append(
            (
                1.0,
                candidate.logit,
                roles.verdict,
                sure**2,
                float(roles.shares[:, SOURCE].max()) ** 2,
                float(np.log1p(content.sum())),
                float(chosen.source.any()),
                float(np.max(alike[number], where=strength > strength[number], initial=0.0)),
            )
        )
    return np.array(rows)


def _confidences(rows: Evidence, rules: Rules) -> NDArray[np.float64]:
    """Give the probability of each candidate being an attribution, rounded so that no last bit decides."""
    logits = np.clip(rows @ np.array(rules.weights), -30, 30)
    return np.asarray(np.round(1 / (1 + np.exp(-logits)), 4), np.float64)


def _alike(words: list[Chosen]) -> NDArray[np.float64]:
    """Give the share of common content (intersection over union) of every two candidates."""
    contents = np.array([chosen.content for chosen in words], np.float64)
    both = contents @ contents.T
    sizes = contents.sum(1)
    return np.asarray(both / np.maximum(1, sizes[:, None] + sizes[None] - both), np.float64)


def _attribution(candidate: Candidate, chosen: Chosen, sure: float) -> Attribution:
    window, head = candidate.window, candidate.roles.head
    at = int(window.start[head]), int(window.end[head])
    return Attribution(
        source=spans_of(chosen.source, window),
        cue=spans_of(chosen.cue, window) or (at,),  # a colon by itself may be the cue
        content=spans_of(chosen.content, window),
        cue_head=at[0],
        confidence=sure,
    )
