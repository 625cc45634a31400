"""Linear models: named features with weights from a data file, so that a decision can be read and explained.

The weights are made by `training/actors.py`; a feature that training never met weighs nothing.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator.extraction import WEIGHTS


@dataclass(frozen=True, slots=True)
class Linear:
    """A multinomial logistic model over named binary features."""

    classes: tuple[str, ...]
    weights: Mapping[str, tuple[float, ...]]
    """One weight a class for each feature."""

    def weigh(self, measures: Mapping[str, float]) -> list[float]:
        """Sum up measured features, each times its weights, for each class."""
        rows = [(self.weights[name], value) for name, value in measures.items() if name in self.weights]
        return [sum(row[i] * value for row, value in rows) for i in range(len(self.classes))]

    def score(self, features: Iterable[str]) -> float:
        """Sum the features' weights for the first class: the score of a ranker, which has one class."""
        weights = self.weights
        return sum(weights[feature][0] for feature in features if feature in weights)


@cache
def load(name: str) -> Linear:
    """Read `weights/NAME.json`, once."""
    data = json.loads((WEIGHTS / f"{name}.json").read_text(encoding="utf-8"))
    return Linear(tuple(data["classes"]), {feature: tuple(row) for feature, row in data["weights"].items()})


def shares(scores: Sequence[float]) -> list[float]:
    """Turn scores into probabilities (softmax)."""
    top = max(scores)
    raised = [math.exp(score - top) for score in scores]
    total = sum(raised)
    return [value / total for value in raised]
