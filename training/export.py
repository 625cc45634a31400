"""Write the trained network as the two ONNX files that the program ships.

``encoder.onnx`` reads a window's pieces and gives a vector and tag logits a word; its large matrices and the
piece vectors are 8-bit integers. ``roles.onnx`` reads the word vectors and some candidate cues and gives each
word's role and each cue's verdict, in 32-bit floats. Both read one window at a time, unpadded, so no number
depends on what else is processed.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from training.network import CONTENT, FROZEN, HEADS, ROLE, ROLE_HEADS, WIDTH, Network

#: Largest magnitude of a rounded weight: two products with an 8-bit activation must fit 16 bits on AVX2.
MOST = 63


class Graph:
    """An ONNX graph in the making: adds nodes and constants, and names what they give."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, array: np.ndarray) -> str:
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def op(self, kind: str, *inputs: str, domain: str = "", outputs: int = 1, **settings: object) -> str:
        names = [f"n{len(self.nodes)}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, domain=domain, **settings))
        return names[0]

    def ints(self, *values: int) -> str:
        return self.constant(np.array(values, np.int64))

    def linear(self, x: str, layer: torch.nn.Linear) -> str:
        return self.op("Add", self.op("MatMul", x, self.constant(floats(layer.weight).T)), self.weight(layer.bias))

    def rounded(self, x: str, layer: torch.nn.Linear) -> str:
        """Multiply by 8-bit weights and add the bias, ``x`` being rounded over its whole range."""
        zero = self.constant(np.zeros(layer.out_features, np.int8))
        bias = self.weight(layer.bias)
        return self.op("DynamicQuantizeMatMul", x, *self.rounded_weight(layer), zero, bias, domain="com.microsoft")

    def rounded_rows(self, x: str, layer: torch.nn.Linear) -> str:
        """Multiply by 8-bit weights, each row of ``x`` being rounded on its own; without the bias.

        A few rows hold values far larger than the rest; here they spoil their own precision alone. Rows are
        rounded about zero, which the integer 128 stands for.
        """
        table, scale = self.rounded_weight(layer)
        low = self.op("Neg", self.op("ReduceMin", x, axes=[1], keepdims=0))
        most = self.op("Max", low, self.op("ReduceMax", x, axes=[1], keepdims=0), self.constant(np.float32(1e-6)))
        rows = self.op("Mul", most, self.constant(np.float32(1 / 127)))
        middle = self.op("Expand", self.constant(np.array([128], np.uint8)), self.op("Shape", rows))
        y = self.op(
            "MatMulIntegerToFloat",
            self.op("QuantizeLinear", x, rows, middle, axis=0),
            table,
            self.constant(np.float32(1)),
            scale,
            self.constant(np.uint8(128)),
            self.constant(np.zeros(layer.out_features, np.int8)),
            domain="com.microsoft",
        )
        return self.op("Mul", y, self.op("Unsqueeze", rows, self.ints(1)))

    def rounded_weight(self, layer: torch.nn.Linear) -> tuple[str, str]:
        """Round a weight matrix a row (an output) at a time; give the integers and the scales."""
        weight = floats(layer.weight)
        scale = np.maximum(np.abs(weight).max(1), 1e-8) / MOST
        table = np.round(weight / scale[:, None]).astype(np.int8).T
        return self.constant(table), self.constant(scale.astype(np.float32))

    def norm(self, x: str, layer: torch.nn.LayerNorm) -> str:
        return self.op(
            "LayerNormalization", x, self.weight(layer.weight), self.weight(layer.bias), axis=-1, epsilon=layer.eps
        )

    def add_norm(self, x: str, y: str, layer: torch.nn.LayerNorm) -> str:
        return self.norm(self.op("Add", x, y), layer)

    def weight(self, tensor: torch.Tensor) -> str:
        return self.constant(floats(tensor))

    def spread(self, x: str) -> str:
        return self.op("Unsqueeze", x, self.ints(1))

    def gather(self, table: str, index: str) -> str:
        return self.op("Gather", table, index, axis=0)

    def finish(
        self, inputs: Sequence[tuple[str, int, list[str | int]]], outputs: Sequence[tuple[str, str, list[str | int]]]
    ) -> onnx.ModelProto:
        for name, give, _ in outputs:
            self.nodes.append(helper.make_node("Identity", [give], [name]))
        graph = helper.make_graph(
            self.nodes,
            "attributions",
            [helper.make_tensor_value_info(name, kind, shape) for name, kind, shape in inputs],
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, _, shape in outputs],
            self.constants,
        )
        domains = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
        model = helper.make_model(graph, opset_imports=domains, producer_name="newsbrief")
        model.ir_version = 8
        onnx.checker.check_model(model)
        return model


def floats(tensor: torch.Tensor) -> np.ndarray:
    """Return a tensor as 32-bit numbers."""
    return tensor.detach().float().numpy()


def encoder_graph(network: Network) -> onnx.ModelProto:
    """Pieces of one window to word vectors ``x`` [w, WIDTH] and ``tags`` [w, 4]."""
    graph, encoder, tagger = Graph(), network.encoder, network.tagger
    table = floats(encoder.words.weight)
    scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
    small = graph.constant(np.round(table / scale).astype(np.int8))
    x = graph.op("Cast", graph.gather(small, "pieces"), to=TensorProto.FLOAT)
    x = graph.op("Mul", x, graph.gather(graph.constant(scale.astype(np.float32)), "pieces"))
    length = graph.op("Shape", "pieces")
    places = graph.op("Slice", graph.weight(encoder.places.weight), graph.ints(0), length)
    x = graph.norm(graph.op("Add", x, places), encoder.norm)
    x = graph.op("Unsqueeze", x, graph.ints(0))
    kept = []
    for number, layer in enumerate(encoder.layers):
        if number == FROZEN:
            x = graph.op("Add", x, graph.gather(graph.weight(encoder.features.weight), "features"))
        both = graph.rounded(x, layer.qkv)
        q, k, v = (
            graph.op("Slice", both, graph.ints(i * WIDTH), graph.ints((i + 1) * WIDTH), graph.ints(2)) for i in range(3)
        )
        a = graph.op("MultiHeadAttention", q, k, v, domain="com.microsoft", num_heads=HEADS)
        x = graph.add_norm(x, graph.rounded(a, layer.out), layer.norm1)
        up = graph.rounded_rows(graph.op("Squeeze", x, graph.ints(0)), layer.up)
        inner = graph.op("BiasGelu", up, graph.weight(layer.up.bias), domain="com.microsoft")
        down = graph.op("Add", graph.rounded_rows(inner, layer.down), graph.weight(layer.down.bias))
        x = graph.add_norm(x, graph.op("Unsqueeze", down, graph.ints(0)), layer.norm2)
        kept.append(x)
    share = floats(encoder.mix.softmax(0))
    parts = [graph.op("Mul", y, graph.constant(s)) for y, s in zip(kept[-3:], share, strict=True)]
    x = graph.op("Squeeze", graph.op("Sum", *parts), graph.ints(0))
    x = graph.op("Add", graph.gather(x, "first"), graph.gather(x, "last"))
    x = graph.op("Mul", x, graph.constant(np.float32(0.5)))
    x = graph.op("Add", x, graph.gather(graph.weight(tagger.quote.weight), "quote"))
    hidden = graph.op("Gelu", graph.linear(x, tagger.hidden), domain="com.microsoft")
    tags = graph.linear(hidden, tagger.out)
    inputs = [(name, TensorProto.INT64, ["t"]) for name in ("pieces", "features")]
    inputs += [(name, TensorProto.INT64, ["w"]) for name in ("first", "last", "quote")]
    return graph.finish(inputs, [("x", x, ["w", WIDTH]), ("tags", tags, ["w", 4])])


def roles_graph(network: Network) -> onnx.ModelProto:
    """Word vectors and candidate cues to ``roles`` [k, r, 4] (shares that sum to 1) and ``verdicts`` [k]."""
    graph, net = Graph(), network.roles
    cue = graph.gather("x", "heads")
    z = graph.op("Add", graph.gather(graph.linear("x", net.add), "words"), graph.spread(graph.linear(cue, net.cue_add)))
    times = graph.op(
        "Mul", graph.gather(graph.linear("x", net.times), "words"), graph.spread(graph.linear(cue, net.cue_times))
    )
    terms = [z, times]
    for table, index in ((net.distance, "distance"), (net.paragraph, "paragraph"), (net.quote, "quote")):
        terms.append(graph.gather(graph.weight(table.weight), index))
    z = graph.op("Relu", graph.op("Sum", *terms))
    mask = graph.op("Unsqueeze", "real", graph.ints(2))

    def convolved(z: str, norm: torch.nn.LayerNorm, conv: torch.nn.Conv1d) -> str:
        y = graph.op("Transpose", graph.op("Mul", graph.norm(z, norm), mask), perm=[0, 2, 1])
        pad, dilation = int(conv.padding[0]), int(conv.dilation[0])
        y = graph.op(
            "Conv", y, graph.weight(conv.weight), graph.weight(conv.bias), pads=[pad, pad], dilations=[dilation]
        )
        return graph.op("Add", z, graph.op("Transpose", graph.op("Relu", y), perm=[0, 2, 1]))

    z = convolved(z, net.norm1, net.near)
    attention = net.attention
    both = graph.linear(graph.norm(z, attention.norm1), attention.qkv)
    shape = graph.ints(0, 0, ROLE_HEADS, ROLE // ROLE_HEADS)
    parts = []
    for i, order in enumerate(([0, 2, 1, 3], [0, 2, 3, 1], [0, 2, 1, 3])):
        part = graph.op("Slice", both, graph.ints(i * ROLE), graph.ints((i + 1) * ROLE), graph.ints(2))
        parts.append(graph.op("Transpose", graph.op("Reshape", part, shape), perm=order))
    q, k, v = parts
    scores = graph.op("MatMul", q, graph.op("Mul", k, graph.constant(np.float32((ROLE // ROLE_HEADS) ** -0.5))))
    hide = graph.op("Mul", graph.op("Sub", "real", graph.constant(np.float32(1))), graph.constant(np.float32(1e9)))
    scores = graph.op("Add", scores, graph.op("Unsqueeze", hide, graph.ints(1, 2)))
    a = graph.op("Transpose", graph.op("MatMul", graph.op("Softmax", scores, axis=-1), v), perm=[0, 2, 1, 3])
    a = graph.op("Reshape", a, graph.ints(0, 0, ROLE))
    z = graph.op("Add", z, graph.linear(a, attention.out))
    inner = graph.op("Relu", graph.linear(graph.norm(z, attention.norm2), attention.up))
    z = graph.op("Add", z, graph.linear(inner, attention.down))
    z = convolved(z, net.norm2, net.wide)
    roles = graph.op("Softmax", graph.linear(z, net.out), axis=-1)
    content = graph.op("Slice", roles, graph.ints(CONTENT), graph.ints(CONTENT + 1), graph.ints(2))
    share = graph.op("Mul", content, mask)
    total = graph.op("Add", graph.op("ReduceSum", share, graph.ints(1), keepdims=0), graph.constant(np.float32(0.1)))
    mean = graph.op("Div", graph.op("ReduceSum", graph.op("Mul", z, share), graph.ints(1), keepdims=0), total)
    low = graph.op("Mul", graph.op("Sub", mask, graph.constant(np.float32(1))), graph.constant(np.float32(1e4)))
    most = graph.op("ReduceMax", graph.op("Add", graph.op("Mul", z, mask), low), axes=[1], keepdims=0)
    mine = graph.op("GatherND", z, "places", batch_dims=1)
    inner = graph.op("Concat", mine, mean, most, axis=-1)
    inner = graph.op("Gelu", graph.linear(inner, net.judge[0]), domain="com.microsoft")
    verdicts = graph.op("Squeeze", graph.linear(inner, net.judge[3]), graph.ints(1))
    inputs = [("x", TensorProto.FLOAT, ["w", WIDTH]), ("heads", TensorProto.INT64, ["k"])]
    inputs += [(n, TensorProto.INT64, ["k", "r"]) for n in ("words", "distance", "paragraph", "quote")]
    inputs += [("real", TensorProto.FLOAT, ["k", "r"]), ("places", TensorProto.INT64, ["k", 1])]
    return graph.finish(inputs, [("roles", roles, ["k", "r", 4]), ("verdicts", verdicts, ["k"])])


def export(weights: Path, vocabulary: Path, out: Path) -> None:
    """Write ``encoder.onnx``, ``roles.onnx`` and ``vocabulary.txt`` into ``out``."""
    state = torch.load(weights, weights_only=True)
    network = Network(len(state["tagger.annotator.weight"]) - 1)
    network.load_state_dict(state)
    network.eval()
    out.mkdir(parents=True, exist_ok=True)
    onnx.save(encoder_graph(network), out / "encoder.onnx")
    onnx.save(roles_graph(network), out / "roles.onnx")
    shutil.copyfile(vocabulary, out / "vocabulary.txt")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path, help="network.pt")
    parser.add_argument("vocabulary", type=Path, help="vocab.txt of the published encoder")
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    export(arguments.weights, arguments.vocabulary, arguments.out)


if __name__ == "__main__":
    main()
