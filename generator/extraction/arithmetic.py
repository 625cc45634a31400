"""The language model's sums, so taken that they come out the same on every processor.

In which order a sum is taken depends on how wide a processor's registers are, and in 32-bit floats the last bits
follow: from there they reach a label now and then, and with it a line of a briefing. Here the sums are taken in 64
bits and rounded to 32 once. What then still differs is the sixteenth digit, which decides nothing.

The attribution model needs none of this: it is built of sums that are exact (`training/export.py`).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from thinc.api import Model, NumpyOps

Floats = NDArray[np.float32]


class RoundedOnce(NumpyOps):  # type: ignore[misc]  # thinc says nothing of its types
    """Thinc's operations on the CPU, with matrix products in doubles."""

    def gemm(
        self, x: Floats, y: Floats, *, out: Floats | None = None, trans1: bool = False, trans2: bool = False
    ) -> Floats:
        """Multiply two matrices of 32-bit floats, each turned round first where `trans1` or `trans2` says so."""
        left, right = x.astype(np.float64), y.astype(np.float64)
        product = (left.T if trans1 else left) @ (right.T if trans2 else right)
        if out is None:
            return product.astype(np.float32)
        out[...] = product
        return out


def round_once(nlp: Language) -> None:
    """Make every network of the pipeline take its sums in doubles."""
    operations = RoundedOnce()
    for _, part in nlp.pipeline:
        network = getattr(part, "model", None)  # rules have none
        if network is None:
            continue
        for layer in network.walk():
            layer.ops = operations
            if layer.name == "layernorm":
                layer._func = _norm  # noqa: SLF001 - thinc takes a layer's function only when it is made


def _norm(layer: Model[Floats, Floats], x: Floats, is_train: bool) -> tuple[Floats, Any]:  # noqa: ARG001, FBT001
    """Bring each row to mean 0 and variance 1, as thinc's `LayerNorm` does; for reading, not for training."""
    wide = x.astype(np.float64)
    wide -= wide.mean(axis=1, keepdims=True)
    wide /= np.sqrt(np.square(wide).mean(axis=1, keepdims=True) + 1e-8)
    return wide.astype(np.float32) * layer.get_param("G") + layer.get_param("b"), None
