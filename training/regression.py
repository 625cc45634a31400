"""Fit linear models over named features: full-batch L-BFGS from zero, so that the same data give the same weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import minimize
from scipy.special import logsumexp, softmax

from generator.extraction.linear import Linear

#: A feature has to be met this often to get a weight.
RARE = 3

Choice = tuple[list[list[str]], list[bool]]
"""The features of each thing to choose from, and whether it is right."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One example: its features, its class, and how much it weighs."""

    features: Sequence[str]
    label: str
    weight: float
    vector: NDArray[np.float32] | None = None
    """Numbers beside the named features."""


def _columns(rows: Sequence[Sequence[str]], counts: Counter[str]) -> tuple[list[str], sparse.csr_matrix]:
    kept = sorted(feature for feature, times in counts.items() if times >= RARE)
    index = {feature: i for i, feature in enumerate(kept)}
    pairs = [(r, index[f]) for r, row in enumerate(rows) for f in row if f in index]
    places = tuple(np.array(pairs, np.int64).reshape(-1, 2).T)
    matrix = sparse.csr_matrix((np.ones(len(pairs)), places), shape=(len(rows), len(kept)))
    return kept, matrix


def multinomial(
    examples: Sequence[Labelled], classes: tuple[str, ...], ridge: float, vector_ridge: float = 0.0
) -> tuple[Linear, NDArray[np.float64]]:
    """Fit a multinomial logistic regression; give the weights of the features and, a row each, of the vectors."""
    kept, x = _columns([e.features for e in examples], Counter(f for e in examples for f in e.features))
    transposed = x.T.tocsr()
    dense = np.array([e.vector for e in examples if e.vector is not None], np.float32).reshape(len(examples), -1)
    y = np.eye(len(classes))[[classes.index(e.label) for e in examples]]
    case = np.array([e.weight for e in examples])[:, None]
    named = len(kept)

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        w = flat.reshape(-1, len(classes))
        z = x @ w[:named] + dense @ w[named:].astype(np.float32)
        value = float((case[:, 0] * (logsumexp(z, axis=1) - (z * y).sum(1))).sum())
        value += ridge * float((w[:named] ** 2).sum()) / 2 + vector_ridge * float((w[named:] ** 2).sum()) / 2
        slope = case * (softmax(z, axis=1) - y)
        return value, np.concatenate(
            [transposed @ slope + ridge * w[:named], dense.T @ slope.astype(np.float32) + vector_ridge * w[named:]]
        ).ravel()

    start = np.zeros((named + dense.shape[1]) * len(classes))
    w = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 200}).x.reshape(-1, len(classes))
    return Linear(classes, {f: tuple(round(float(v), 3) for v in w[i]) for i, f in enumerate(kept)}), w[named:]


def ranker(examples: Sequence[tuple[Choice, float]], ridge: float) -> Linear:
    """Fit weights that put the right choices first (the log of their share of the softmax)."""
    listed = [rows for (rows, _), _ in examples]
    counts = Counter(f for rows in listed for f in {f for row in rows for f in row})
    kept, x = _columns([row for rows in listed for row in rows], counts)
    right = np.array([r for (_, answers), _ in examples for r in answers])
    begins = np.cumsum([0] + [len(rows) for rows in listed])[:-1]
    which = np.repeat(np.arange(len(listed)), [len(rows) for rows in listed])
    case = np.array([weight for _, weight in examples])

    def loss(w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        z = x @ w
        e = np.exp(z - np.maximum.reduceat(z, begins)[which])
        every = np.add.reduceat(e, begins)
        good = np.add.reduceat(e * right, begins)
        value = float((case * (np.log(every) - np.log(good + 1e-30))).sum() + ridge * (w**2).sum() / 2)
        slope = e / every[which] - e * right / (good[which] + 1e-30)
        return value, x.T @ (slope * case[which]) + ridge * w

    found = minimize(loss, np.zeros(len(kept)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return Linear(("rank",), {f: (round(float(found.x[i]), 3),) for i, f in enumerate(kept)})
