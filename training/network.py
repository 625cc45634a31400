"""The network: a six-layer BERT encoder, a tagger that finds cue heads, a scorer of each cue's roles, a head for names.

The encoder is that of Wang et al. 2020 (MiniLM), taken from the published sentence model. The role scorer
is a biaffine one in the manner of Dozat and Manning 2017, followed by a small convolution and attention over
words, so that each word's role is chosen in sight of its neighbours and of the rival sources.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from generator.extraction.attributions.labels import LABELS
from generator.extraction.attributions.traits import KNOWN, SHAPES
from generator.extraction.attributions.windows import CASES, QUOTES

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
VOCABULARY, POSITIONS = 30522, 512
TAGGER, ROLE, ROLE_HEADS = 256, 160, 4
#: Layers whose vectors tell of names, and the width of the head that reads them.
TAPS, NAMER = (2, 3, 4, 5, 6), 256
#: Layers, counted from the lowest, that keep their published weights; features come in above them.
FROZEN = 1
#: Distance buckets: 0 to 7 words one by one, then logarithmic, 20 on either side.
FAR = 20
NOTHING, SOURCE, CUE, CONTENT = range(4)


@dataclass(slots=True)
class Batch:
    """Several windows, padded. Shapes: b windows, t pieces, w words, k candidate cues."""

    pieces: Tensor  # [b, t]
    features: Tensor  # [b, t]
    seen: Tensor  # [b, t] bool, False on padding
    first: Tensor  # [b, w]
    last: Tensor  # [b, w]
    quote: Tensor  # [b, w]
    paragraph: Tensor  # [b, w], -1 on padding
    real: Tensor  # [b, w] bool, False on padding
    annotator: Tensor  # [b], 0 when unknown


class Noise:
    """What the quantised run will do to the numbers, imitated while training (Jacob et al. 2018)."""

    on = False


def rounded_weight(weight: Tensor) -> Tensor:
    """Round each row of a weight matrix to 7 bits, letting gradients through."""
    scale = weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-8) / 63.0
    return weight + ((weight.detach() / scale).round() * scale - weight.detach())


def rounded_activation(x: Tensor, seen: Tensor | None) -> Tensor:
    """Round activations to 8 bits over each window's own range, as the dynamic quantiser does."""
    with torch.no_grad():
        flat = x if seen is None else x * seen[:, :, None]
        low = flat.amin((1, 2), keepdim=True).clamp(max=0)
        high = flat.amax((1, 2), keepdim=True).clamp(min=0)
        scale = ((high - low) / 255.0).clamp(min=1e-8)
        zero = (-low / scale).round()
        change = (((x / scale).round() + zero).clamp_(0, 255) - zero) * scale - x
    return x + change


class Quantised(nn.Linear):
    """A linear layer that the shipped file holds in 8 bits."""

    def forward(self, x: Tensor, seen: Tensor | None = None) -> Tensor:
        if Noise.on:
            return F.linear(rounded_activation(x, seen), rounded_weight(self.weight), self.bias)
        return F.linear(x, self.weight, self.bias)


class Drop(nn.Module):
    """Dropout whose masks are slices of one long random mask, begun anywhere: drawing bits is slow on a CPU."""

    _bits: Tensor | None = None

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        if Drop._bits is None:
            Drop._bits = torch.rand(1 << 23)
        begin = int(torch.randint(Drop._bits.numel() - x.numel(), ()))
        kept = (Drop._bits[begin : begin + x.numel()] >= self.rate).view(x.shape)
        return x * kept / (1 - self.rate)


class Layer(nn.Module):
    """One post-norm transformer layer; queries, keys and values come from one matrix."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = Quantised(WIDTH, 3 * WIDTH)
        self.out = Quantised(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = Quantised(WIDTH, INNER)
        self.down = Quantised(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = Drop(0.1)

    def forward(self, x: Tensor, seen: Tensor, mask: Tensor) -> Tensor:
        b, t, _ = x.shape
        q, k, v = self.qkv(x, seen).view(b, t, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.drop(self.out(a.transpose(1, 2).reshape(b, t, WIDTH), seen)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x, seen)), seen)))


class Encoder(nn.Module):
    """Pieces and their features to one vector a piece: a learned mixture of the last three layers."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.places = nn.Embedding(POSITIONS, WIDTH)
        self.features = nn.Embedding(QUOTES * CASES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.mix = nn.Parameter(torch.tensor([-1.0, 0.0, 1.0]))
        self.drop = Drop(0.1)
        nn.init.zeros_(self.features.weight)

    def forward(self, pieces: Tensor, features: Tensor, seen: Tensor) -> Tensor:
        mask = None if bool(seen.all()) else seen[:, None, None, :]
        with torch.no_grad():
            x = self.norm(self.words(pieces) + self.places.weight[: pieces.shape[1]])
            for layer in self.layers[:FROZEN]:
                x = layer(x, seen, mask)
        x = self.drop(x + self.features(features))
        kept = []
        for layer in self.layers[FROZEN:]:
            x = layer(x, seen, mask)
            kept.append(x)
        a, b, c = self.mix.softmax(0)
        return a * kept[-3] + b * kept[-2] + c * kept[-1]

    def read_published(self, folder: Path) -> None:
        """Take the weights of the published model (``model.safetensors``)."""
        published = load_file(str(folder / "model.safetensors"))
        with torch.no_grad():
            self.words.weight.copy_(published["embeddings.word_embeddings.weight"])
            self.places.weight.copy_(
                published["embeddings.position_embeddings.weight"]
                + published["embeddings.token_type_embeddings.weight"][0]
            )
            self.norm.weight.copy_(published["embeddings.LayerNorm.weight"])
            self.norm.bias.copy_(published["embeddings.LayerNorm.bias"])
            for number, layer in enumerate(self.layers):
                base = f"encoder.layer.{number}."
                for kind in ("weight", "bias"):
                    parts = [published[f"{base}attention.self.{n}.{kind}"] for n in ("query", "key", "value")]
                    getattr(layer.qkv, kind).copy_(torch.cat(parts))
                    for ours, theirs in (
                        ("out", "attention.output.dense"),
                        ("norm1", "attention.output.LayerNorm"),
                        ("up", "intermediate.dense"),
                        ("down", "output.dense"),
                        ("norm2", "output.LayerNorm"),
                    ):
                        getattr(getattr(layer, ours), kind).copy_(published[f"{base}{theirs}.{kind}"])


class Tagger(nn.Module):
    """For each word: is it a cue's head (0), and is it in any source, cue, content (1 to 3)?"""

    def __init__(self, annotators: int) -> None:
        super().__init__()
        self.quote = nn.Embedding(QUOTES, WIDTH)
        self.hidden = nn.Linear(WIDTH, TAGGER)
        self.annotator = nn.Embedding(annotators + 1, TAGGER, padding_idx=0)
        self.drop = Drop(0.2)
        self.out = nn.Linear(TAGGER, 4)
        nn.init.normal_(self.quote.weight, std=0.02)
        nn.init.zeros_(self.annotator.weight)
        nn.init.constant_(self.out.bias[:1].data, -3.0)

    def forward(self, x: Tensor, annotator: Tensor) -> Tensor:
        hidden = self.hidden(x) + self.annotator(annotator)[:, None]
        return self.out(self.drop(F.gelu(hidden)))


class Attention(nn.Module):
    """A small pre-norm transformer layer over the words, as one cue sees them."""

    def __init__(self) -> None:
        super().__init__()
        self.norm1 = nn.LayerNorm(ROLE)
        self.qkv = nn.Linear(ROLE, 3 * ROLE)
        self.out = nn.Linear(ROLE, ROLE)
        self.norm2 = nn.LayerNorm(ROLE)
        self.up = nn.Linear(ROLE, 2 * ROLE)
        self.down = nn.Linear(2 * ROLE, ROLE)
        self.drop = Drop(0.1)

    def forward(self, z: Tensor, real: Tensor) -> Tensor:
        k, w, _ = z.shape
        q, key, v = self.qkv(self.norm1(z)).view(k, w, 3, ROLE_HEADS, -1).permute(2, 0, 3, 1, 4)
        mask = None if bool(real.all()) else real[:, None, None, :]
        a = F.scaled_dot_product_attention(q, key, v, attn_mask=mask)
        z = z + self.drop(self.out(a.transpose(1, 2).reshape(k, w, ROLE)))
        return z + self.drop(self.down(F.relu(self.up(self.norm2(z)))))


class Roles(nn.Module):
    """For each candidate cue: the role of every word in its reach, and whether the whole is an attribution."""

    def __init__(self) -> None:
        super().__init__()
        self.add = nn.Linear(WIDTH, ROLE)
        self.times = nn.Linear(WIDTH, ROLE)
        self.cue_add = nn.Linear(WIDTH, ROLE)
        self.cue_times = nn.Linear(WIDTH, ROLE)
        self.distance = nn.Embedding(2 * FAR + 1, ROLE)
        self.paragraph = nn.Embedding(2, ROLE)
        self.quote = nn.Embedding(QUOTES * QUOTES, ROLE)
        self.near = nn.Conv1d(ROLE, ROLE, 3, padding=1)
        self.attention = Attention()
        self.wide = nn.Conv1d(ROLE, ROLE, 3, padding=2, dilation=2)
        self.norm1, self.norm2 = nn.LayerNorm(ROLE), nn.LayerNorm(ROLE)
        self.out = nn.Linear(ROLE, 4)
        self.judge = nn.Sequential(nn.Linear(3 * ROLE, ROLE), nn.GELU(), nn.Dropout(0.1), nn.Linear(ROLE, 1))
        for table in (self.distance, self.paragraph, self.quote):
            nn.init.normal_(table.weight, std=0.1)

    def forward(
        self, x: Tensor, batch: Batch, rows: Tensor, heads: Tensor, words: Tensor, real: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Return role logits [k, r, 4] and verdict logits [k] for the cues at ``[rows, heads]``.

        ``words`` [k, r] are the numbers of the words in reach of each cue, ``real`` is False on padding.
        """
        cue = x[rows, heads]
        m = real[:, :, None].float()
        at = rows[:, None]
        paragraph = (batch.paragraph[at, words] - batch.paragraph[rows, heads][:, None]).clamp(0, 1)
        quote = batch.quote[at, words] * QUOTES + batch.quote[rows, heads][:, None]
        z = self.add(x)[at, words] + self.cue_add(cue)[:, None]
        z = z + self.times(x)[at, words] * self.cue_times(cue)[:, None]
        z = z + self.distance(bucket(words - heads[:, None])) + self.paragraph(paragraph) + self.quote(quote)
        z = F.relu(z)
        z = z + F.relu(self.near((self.norm1(z) * m).transpose(1, 2))).transpose(1, 2)
        z = self.attention(z, real)
        z = z + F.relu(self.wide((self.norm2(z) * m).transpose(1, 2))).transpose(1, 2)
        logits = self.out(z)
        share = logits.softmax(-1)[:, :, CONTENT:] * m
        mean = (z * share).sum(1) / (share.sum(1) + 0.1)
        most = z.masked_fill(~real[:, :, None], -1e4).amax(1)
        mine = z[torch.arange(len(rows)), heads - words[:, 0]]
        return logits, self.judge(torch.cat([mine, mean, most], -1))[:, 0]


class Namer(nn.Module):
    """For each word: which part of a name of which kind it is, told by the vectors of several of the encoder's layers.

    The encoder is left as it is. Words of several windows may follow each other in one row: ``window`` tells them
    apart, so that no word sees another window's.
    """

    def __init__(self, width: int = NAMER) -> None:
        super().__init__()
        self.read = nn.ModuleList(nn.Linear(WIDTH, width, bias=False) for _ in TAPS)
        self.shape = nn.Embedding(SHAPES, width)
        self.known = nn.Linear(KNOWN, width, bias=False)
        self.bias = nn.Parameter(torch.zeros(width))
        self.near, self.wide = Beside(width, 1), Beside(width, 2)
        self.out = nn.Linear(width, len(LABELS))
        self.drop = nn.Dropout(0.2)
        for table in (self.shape, self.known):
            nn.init.normal_(table.weight, std=0.3)

    def forward(self, taps: Tensor, shape: Tensor, known: Tensor, window: Tensor) -> Tensor:
        """``taps`` [w, layers * WIDTH], ``shape`` and ``window`` [w], ``known`` [w, KNOWN]; logits [w, LABELS]."""
        parts = zip(self.read, taps.split(WIDTH, 1), strict=True)
        z = self.drop(sum(layer(x) for layer, x in parts))
        z = F.relu(z + self.bias + self.shape(shape) + self.known(known))
        z = z + F.relu(self.near(z, window))
        z = z + F.relu(self.wide(self.drop(z), window))
        return self.out(self.drop(z))


class Beside(nn.Module):
    """A word and those so many places before and after it, each times a matrix of its own."""

    def __init__(self, width: int, step: int) -> None:
        super().__init__()
        self.step = step
        self.before, self.after = (nn.Linear(width, width, bias=False) for _ in range(2))
        self.here = nn.Linear(width, width)

    def forward(self, z: Tensor, window: Tensor) -> Tensor:
        step = self.step
        same = (window[step:] == window[:-step])[:, None]
        nothing = z.new_zeros(step, z.shape[1])
        left, right = torch.cat([nothing, z[:-step] * same]), torch.cat([z[step:] * same, nothing])
        return self.before(left) + self.here(z) + self.after(right)


def bucket(place: Tensor) -> Tensor:
    """Turn signed distances in words into bucket numbers 0 to ``2 * FAR``."""
    size = place.abs()
    far = 8 + ((size.clamp(min=8).float() / 8).log2() * 3).long()
    return torch.where(size < 8, size, far).clamp(max=FAR) * place.sign() + FAR


class Network(nn.Module):
    """Encoder, tagger and role scorer together."""

    def __init__(self, annotators: int) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.tagger = Tagger(annotators)
        self.roles = Roles()
        self.drop = Drop(0.1)

    def encode(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Return word vectors [b, w, WIDTH] and tag logits [b, w, 4]."""
        x = self.encoder(batch.pieces, batch.features, batch.seen)
        first, last = (x.gather(1, at[:, :, None].expand(-1, -1, WIDTH)) for at in (batch.first, batch.last))
        x = self.drop((first + last) / 2 + self.tagger.quote(batch.quote))
        return x, self.tagger(x, batch.annotator)


def parameter_groups(network: Network, rate: float, head_rate: float, fall: float) -> list[dict[str, object]]:
    """Give each layer its learning rate, falling by ``fall`` a layer downwards; embeddings stay frozen."""
    encoder = network.encoder
    encoder.words.requires_grad_(requires_grad=False)
    encoder.places.requires_grad_(requires_grad=False)
    groups: list[dict[str, object]] = []
    encoder.norm.requires_grad_(requires_grad=False)
    for layer in encoder.layers[:FROZEN]:
        layer.requires_grad_(requires_grad=False)
    for depth, layer in enumerate(reversed(encoder.layers[FROZEN:])):
        groups.append({"params": list(layer.parameters()), "peak": rate * math.pow(fall, depth)})
    heads = [encoder.mix, encoder.features.weight, *network.tagger.parameters(), *network.roles.parameters()]
    groups.append({"params": heads, "peak": head_rate})
    return groups
