"""Write the trained network as the two ONNX files that the program ships.

``encoder.onnx`` reads a window's pieces and gives a vector and tag logits a word; its large matrices and the
piece vectors are 8-bit integers. ``roles.onnx`` reads the word vectors and some candidate cues and gives each
word's role and each cue's verdict, with weights of about ten bits. Both read one window at a time, unpadded, so no
number depends on what else is processed; and both give the same bits on every processor (``training.rounding``): what
is not exact by itself is summed in doubles and rounded once.
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

from generator.extraction.attributions.labels import LABELS
from generator.extraction.attributions.traits import KNOWN
from training.network import CONTENT, FROZEN, HEADS, ROLE, ROLE_HEADS, TAPS, WIDTH, Namer, Network
from training.rounding import EXP_IN, EXP_OUT, FINE, GELU_IN, GELU_OUT, KEY, KNOWN_STEP, QUERY, SHARE, VALUE, WHOLE

#: Largest magnitude of a rounded weight: two products with an 8-bit activation must fit 16 bits on AVX2.
MOST = 63
#: GELU is nowhere smaller.
LEAST_GELU = -0.17


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

    def fixed(self, x: str, step: float, bias: np.ndarray | None = None) -> str:
        """Round ``x``, with ``bias`` added, to multiples of ``step``, a power of two; the bias is rounded first.

        Beside a number this large nothing finer than ``step`` has room: the sum is rounded there, to the nearest.
        Holds for magnitudes up to ``2**22 * step``.
        """
        much = large(step)
        added = much if bias is None else much + (np.round(bias / step) * step).astype(np.float32)
        return self.op("Sub", self.op("Add", x, self.constant(added)), self.constant(much))

    def whole(self, x: str) -> tuple[str, str]:
        """Round each row to whole numbers up to ``FINE``; give them, and the unit that a row is counted in."""
        low = self.op("Neg", self.op("ReduceMin", x, axes=[-1], keepdims=1))
        reach = self.op("Max", low, self.op("ReduceMax", x, axes=[-1], keepdims=1), self.constant(np.float32(1e-6)))
        unit = self.op("Mul", reach, self.constant(np.float32(1 / FINE)))
        return self.fixed(self.op("Div", x, unit), 1.0), unit

    def exact(self, x: str, weight: np.ndarray, bias: np.ndarray) -> str:
        """Multiply rows by a matrix [out, in] and add the bias, with sums of whole numbers that floats hold exactly.

        The weights are rounded as finely as the largest sum allows, whatever the row: about ten bits.
        """
        scale = np.abs(weight).sum(1).max() / (WHOLE / FINE - weight.shape[1] / 2)
        rows, unit = self.whole(x)
        y = self.op("MatMul", rows, self.constant(np.round(weight / scale).astype(np.float32).T))
        y = self.op("Mul", y, self.op("Mul", unit, self.constant(np.float32(scale))))
        return self.op("Add", y, self.constant(bias))

    def linear(self, x: str, layer: torch.nn.Linear) -> str:
        return self.exact(x, floats(layer.weight), floats(layer.bias))

    def gelu(self, x: str, bias: np.ndarray | None = None) -> str:
        """Apply GELU between two roundings so coarse that no processor's own last bits get through."""
        return self.fixed(self.op("Gelu", self.fixed(x, GELU_IN, bias), domain="com.microsoft"), GELU_OUT)

    def attention(self, q: str, k: str, v: str, width: int, hide: str | None = None) -> str:
        """Attend: ``q`` and ``v`` [.., words, width], ``k`` [.., width, words]; ``hide`` is added to the scores."""
        q, v = self.fixed(q, QUERY), self.fixed(v, VALUE)
        k = self.fixed(self.op("Mul", k, self.constant(np.float32(width**-0.5))), KEY)
        scores = self.op("MatMul", q, k)
        if hide is not None:
            scores = self.op("Add", scores, hide)
        # Below the largest, in steps: the first difference is so large that it is rounded, the second brings it back.
        much = self.constant(large(EXP_IN))
        raised = self.op("Sub", self.op("ReduceMax", scores, axes=[-1], keepdims=1), much)
        shares = self.fixed(self.op("Exp", self.op("Sub", self.op("Sub", scores, raised), much)), EXP_OUT)
        total = self.op("ReduceSum", shares, self.ints(-1), keepdims=1)
        # A row's shares are rounded once more, in steps as fine as its total allows.
        much = self.op("Mul", total, self.constant(np.float32(SHARE)))
        shares = self.op("Sub", self.op("Add", shares, much), much)
        return self.op("Div", self.op("MatMul", shares, v), total)

    def rounded(self, x: str, layer: torch.nn.Linear) -> str:
        """Multiply by 8-bit weights and add the bias, ``x`` being rounded over its whole range."""
        zero = self.constant(np.zeros(layer.out_features, np.int8))
        bias = self.weight(layer.bias)
        return self.op("DynamicQuantizeMatMul", x, *self.rounded_weight(layer), zero, bias, domain="com.microsoft")

    def rounded_rows(self, x: str, layer: torch.nn.Linear, least: float | None = None) -> str:
        """Multiply by 8-bit weights, each row of ``x`` being rounded on its own; without the bias.

        A few rows hold values far larger than the rest; here they spoil their own precision alone. Rows are
        rounded about zero, which the integer 128 stands for. ``least`` is the smallest value that ``x`` can have,
        where that is known.
        """
        table, scale = self.rounded_weight(layer)
        high = self.op("ReduceMax", x, axes=[1], keepdims=0)
        if least is None:
            low = self.op("Neg", self.op("ReduceMin", x, axes=[1], keepdims=0))
            most = self.op("Max", low, high, self.constant(np.float32(1e-6)))
        else:
            most = self.op("Max", high, self.constant(np.float32(-least)))
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
        """Normalise rows: mean and variance are sums of doubles, rounded once, so that their order cannot tell."""
        wide = self.op("Cast", x, to=TensorProto.DOUBLE)
        mean = self.op("ReduceMean", wide, axes=[-1], keepdims=1)
        squares = self.op("ReduceSumSquare", wide, axes=[-1], keepdims=1)
        squares = self.op("Mul", squares, self.constant(np.float64(1 / layer.normalized_shape[0])))
        variance = self.op("Sub", squares, self.op("Mul", mean, mean))
        spread = self.op("Sqrt", self.op("Add", variance, self.constant(np.float64(layer.eps))))
        rate = self.op("Div", self.constant(np.float64(1)), spread)
        shift = self.op("Mul", mean, rate)
        rate, shift = (self.op("Cast", part, to=TensorProto.FLOAT) for part in (rate, shift))
        y = self.op("Sub", self.op("Mul", x, rate), shift)
        return self.op("Add", self.op("Mul", y, self.weight(layer.weight)), self.weight(layer.bias))

    def add_norm(self, x: str, y: str, layer: torch.nn.LayerNorm) -> str:
        return self.norm(self.op("Add", x, y), layer)

    def summed(self, x: str) -> str:
        """Sum over the words of each candidate, in doubles, rounded once."""
        wide = self.op("ReduceSum", self.op("Cast", x, to=TensorProto.DOUBLE), self.ints(1), keepdims=0)
        return self.op("Cast", wide, to=TensorProto.FLOAT)

    def weight(self, tensor: torch.Tensor) -> str:
        return self.constant(floats(tensor))

    def part(self, x: str, number: int, size: int, axis: int) -> str:
        """Give the part ``number`` of ``x``, of so many places along ``axis``."""
        return self.op("Slice", x, self.ints(number * size), self.ints((number + 1) * size), self.ints(axis))

    def spread(self, x: str) -> str:
        return self.op("Unsqueeze", x, self.ints(1))

    def word(self, x: str) -> str:
        """Give each word the mean of its first and last piece."""
        both = self.op("Add", self.gather(x, "first"), self.gather(x, "last"))
        return self.op("Mul", both, self.constant(np.float32(0.5)))

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


def large(step: float) -> np.float32:
    """Give the number beside which only multiples of ``step`` have room in 32-bit floats."""
    return np.float32(1.5 * 2**23 * step)


def floats(tensor: torch.Tensor) -> np.ndarray:
    """Return a tensor as 32-bit numbers."""
    return tensor.detach().float().numpy()


def encoder_graph(network: Network, namer: Namer | None) -> onnx.ModelProto:
    """Pieces of one window to word vectors ``x`` [w, WIDTH], ``tags`` [w, 4] and ``names`` [w, LABELS].

    Without a head for names, give the vectors that it learns from: ``taps`` [w, layers * WIDTH].
    """
    graph, encoder, tagger = Graph(), network.encoder, network.tagger
    table = floats(encoder.words.weight)
    scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
    small = graph.constant(np.round(table / scale).astype(np.int8))
    x = graph.op("Cast", graph.gather(small, "pieces"), to=TensorProto.FLOAT)
    x = graph.op("Mul", x, graph.gather(graph.constant(scale.astype(np.float32)), "pieces"))
    length = graph.op("Shape", "pieces")
    places = graph.op("Slice", graph.weight(encoder.places.weight), graph.ints(0), length)
    x = graph.norm(graph.op("Add", x, places), encoder.norm)
    kept = []
    for number, layer in enumerate(encoder.layers):
        if number == FROZEN:
            x = graph.op("Add", x, graph.gather(graph.weight(encoder.features.weight), "features"))
        both = graph.op("Reshape", graph.rounded(x, layer.qkv), graph.ints(-1, 3 * HEADS, WIDTH // HEADS))
        q, k, v = (
            graph.op("Transpose", graph.part(both, i, HEADS, axis=1), perm=order)
            for i, order in enumerate(([1, 0, 2], [1, 2, 0], [1, 0, 2]))
        )
        a = graph.op("Transpose", graph.attention(q, k, v, WIDTH // HEADS), perm=[1, 0, 2])
        a = graph.op("Reshape", a, graph.ints(-1, WIDTH))
        x = graph.add_norm(x, graph.rounded(a, layer.out), layer.norm1)
        inner = graph.gelu(graph.rounded_rows(x, layer.up), floats(layer.up.bias))
        down = graph.op("Add", graph.rounded_rows(inner, layer.down, LEAST_GELU), graph.weight(layer.down.bias))
        x = graph.add_norm(x, down, layer.norm2)
        kept.append(x)
    share = floats(encoder.mix.softmax(0))
    parts = [graph.op("Mul", y, graph.constant(s)) for y, s in zip(kept[-3:], share, strict=True)]
    x = graph.op("Add", graph.op("Add", parts[0], parts[1]), parts[2])
    x = graph.op("Add", graph.word(x), graph.gather(graph.weight(tagger.quote.weight), "quote"))
    hidden = graph.gelu(graph.linear(x, tagger.hidden))
    tags = graph.linear(hidden, tagger.out)
    inputs = [(name, TensorProto.INT64, ["t"]) for name in ("pieces", "features")]
    inputs += [(name, TensorProto.INT64, ["w"]) for name in ("first", "last", "quote")]
    outputs = [("x", x, ["w", WIDTH]), ("tags", tags, ["w", 4])]
    taps = [graph.word(kept[layer - 1]) for layer in TAPS]
    if namer is None:
        outputs.append(("taps", graph.op("Concat", *taps, axis=1), ["w", len(TAPS) * WIDTH]))
    else:
        inputs += [("shape", TensorProto.INT64, ["w"]), ("known", TensorProto.FLOAT, ["w", KNOWN])]
        outputs.append(("names", _names(graph, namer, taps), ["w", len(LABELS)]))
    return graph.finish(inputs, outputs)


def _names(graph: Graph, namer: Namer, taps: Sequence[str]) -> str:
    """Add the head that tells each word's part in a name."""
    z = graph.gather(graph.weight(namer.shape.weight + namer.bias), "shape")
    # Some of few numbers are added up: in steps so coarse that their sum is exact in any order.
    known = (np.round(floats(namer.known.weight) / KNOWN_STEP) * KNOWN_STEP).T
    z = graph.op("Add", z, graph.op("MatMul", "known", graph.constant(known.astype(np.float32))))
    for layer, x in zip(namer.read, taps, strict=True):
        z = graph.op("Add", z, graph.rounded_rows(x, layer))
    z = graph.op("Relu", z)
    for beside in (namer.near, namer.wide):
        step = beside.step
        y = graph.op("Pad", z, graph.ints(step, 0, step, 0))
        count = graph.op("Gather", graph.op("Shape", z), graph.ints(0), axis=0)
        parts = []
        for number, layer in enumerate((beside.before, beside.here, beside.after)):
            start = graph.ints(number * step)
            seen = graph.op("Slice", y, start, graph.op("Add", start, count), graph.ints(0))
            parts.append(graph.rounded_rows(seen, layer))
        both = graph.op("Add", graph.op("Add", parts[0], parts[1]), parts[2])
        z = graph.op("Add", z, graph.op("Relu", graph.op("Add", both, graph.weight(beside.here.bias))))
    return graph.linear(z, namer.out)


def roles_graph(network: Network) -> onnx.ModelProto:
    """Word vectors and candidate cues to ``roles`` [k, r, 4] (shares that sum to 1) and ``verdicts`` [k]."""
    graph, net = Graph(), network.roles
    cue = graph.gather("x", "heads")
    z = graph.op("Add", graph.gather(graph.linear("x", net.add), "words"), graph.spread(graph.linear(cue, net.cue_add)))
    times = graph.op(
        "Mul", graph.gather(graph.linear("x", net.times), "words"), graph.spread(graph.linear(cue, net.cue_times))
    )
    terms = [times]
    for table, index in ((net.distance, "distance"), (net.paragraph, "paragraph"), (net.quote, "quote")):
        terms.append(graph.gather(graph.weight(table.weight), index))
    for term in terms:
        z = graph.op("Add", z, term)
    z = graph.op("Relu", z)
    mask = graph.op("Unsqueeze", "real", graph.ints(2))

    def convolved(z: str, norm: torch.nn.LayerNorm, conv: torch.nn.Conv1d) -> str:
        """Convolve over words, as a product of each word's vector and its neighbours' with one matrix."""
        (pad,), (dilation,), (size,) = conv.padding, conv.dilation, conv.kernel_size
        y = graph.op("Mul", graph.norm(z, norm), mask)
        y = graph.op("Pad", y, graph.ints(0, pad, 0, 0, pad, 0))
        count = graph.op("Gather", graph.op("Shape", z), graph.ints(1), axis=0)
        starts = [graph.ints(i * dilation) for i in range(size)]
        seen = [graph.op("Slice", y, start, graph.op("Add", start, count), graph.ints(1)) for start in starts]
        weight = floats(conv.weight).transpose(0, 2, 1).reshape(ROLE, -1)
        y = graph.exact(graph.op("Concat", *seen, axis=-1), weight, floats(conv.bias))
        return graph.op("Add", z, graph.op("Relu", y))

    z = convolved(z, net.norm1, net.near)
    attention = net.attention
    both = graph.op("Mul", graph.linear(graph.norm(z, attention.norm1), attention.qkv), mask)
    shape = graph.ints(0, 0, ROLE_HEADS, ROLE // ROLE_HEADS)
    q, k, v = (
        graph.op("Transpose", graph.op("Reshape", graph.part(both, i, ROLE, axis=2), shape), perm=order)
        for i, order in enumerate(([0, 2, 1, 3], [0, 2, 3, 1], [0, 2, 1, 3]))
    )
    hide = graph.op("Mul", graph.op("Sub", "real", graph.constant(np.float32(1))), graph.constant(np.float32(1e9)))
    a = graph.attention(q, k, v, ROLE // ROLE_HEADS, graph.op("Unsqueeze", hide, graph.ints(1, 2)))
    a = graph.op("Reshape", graph.op("Transpose", a, perm=[0, 2, 1, 3]), graph.ints(0, 0, ROLE))
    z = graph.op("Add", z, graph.linear(a, attention.out))
    inner = graph.op("Relu", graph.linear(graph.norm(z, attention.norm2), attention.up))
    z = graph.op("Add", z, graph.linear(inner, attention.down))
    z = convolved(z, net.norm2, net.wide)
    logits = graph.op("Cast", graph.linear(z, net.out), to=TensorProto.DOUBLE)
    roles = graph.op("Cast", graph.op("Softmax", logits, axis=-1), to=TensorProto.FLOAT)
    share = graph.op("Mul", graph.part(roles, CONTENT, 1, axis=2), mask)
    total = graph.op("Add", graph.summed(share), graph.constant(np.float32(0.1)))
    mean = graph.op("Div", graph.summed(graph.op("Mul", z, share)), total)
    low = graph.op("Mul", graph.op("Sub", mask, graph.constant(np.float32(1))), graph.constant(np.float32(1e4)))
    most = graph.op("ReduceMax", graph.op("Add", graph.op("Mul", z, mask), low), axes=[1], keepdims=0)
    mine = graph.op("GatherND", z, "places", batch_dims=1)
    inner = graph.gelu(graph.linear(graph.op("Concat", mine, mean, most, axis=-1), net.judge[0]))
    verdicts = graph.op("Squeeze", graph.linear(inner, net.judge[3]), graph.ints(1))
    inputs = [("x", TensorProto.FLOAT, ["w", WIDTH]), ("heads", TensorProto.INT64, ["k"])]
    inputs += [(n, TensorProto.INT64, ["k", "r"]) for n in ("words", "distance", "paragraph", "quote")]
    inputs += [("real", TensorProto.FLOAT, ["k", "r"]), ("places", TensorProto.INT64, ["k", 1])]
    return graph.finish(inputs, [("roles", roles, ["k", "r", 4]), ("verdicts", verdicts, ["k"])])


def export(weights: Path, names: Path, vocabulary: Path, out: Path) -> None:
    """Write ``encoder.onnx``, ``roles.onnx`` and ``vocabulary.txt`` into ``out``."""
    state = torch.load(weights, weights_only=True)
    network = Network(len(state["tagger.annotator.weight"]) - 1)
    network.load_state_dict(state)
    network.eval()
    out.mkdir(parents=True, exist_ok=True)
    namer = Namer()
    namer.load_state_dict(torch.load(names, weights_only=True))
    onnx.save(encoder_graph(network, namer.eval()), out / "encoder.onnx")
    onnx.save(roles_graph(network), out / "roles.onnx")
    shutil.copyfile(vocabulary, out / "vocabulary.txt")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path, help="network.pt")
    parser.add_argument("names", type=Path, help="names.pt, of training.names")
    parser.add_argument("vocabulary", type=Path, help="vocab.txt of the published encoder")
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    export(arguments.weights, arguments.names, arguments.vocabulary, arguments.out)


if __name__ == "__main__":
    main()
