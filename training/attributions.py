"""Train the attribution network.

    python -m training.attributions DATA OUT --encoder FOLDER

DATA holds ``train.jsonl`` and ``dev.jsonl``; FOLDER the published encoder (``model.safetensors`` and
``vocab.txt``). OUT receives ``network.pt``, from which ``training.export`` makes the shipped files. Dev is
only looked at, never trained on.
"""

from __future__ import annotations

import argparse
import copy
import multiprocessing
import random
import time
from pathlib import Path

import torch
from torch.nn import functional as F

from generator.extraction.attributions.wordpiece import WordPiece
from training.examples import IGNORED, Labels, Names, epoch, read
from training.network import Batch, Network, Noise, parameter_groups
from training.prepare import prepared

#: How likely a word must be, in the tagger's eyes, to be shown to the role scorer as a false cue.
TEMPTING = 0.12
#: Steps between two updates of the running mean.
MEAN_EVERY = 4


def losses(network: Network, batch: Batch, labels: Labels) -> tuple[torch.Tensor, ...]:
    """Return the losses of cue heads, tags, roles and verdicts, each a mean over what it judges."""
    x, tags = network.encode(batch)
    real = batch.real.float()
    count = real.sum()
    head = F.binary_cross_entropy_with_logits(tags[:, :, 0], labels.head, reduction="none")
    aux = F.binary_cross_entropy_with_logits(tags[:, :, 1:], labels.tags, reduction="none")
    with torch.no_grad():
        # False cues for the verdict to learn from; other words of a true cue are neither true nor false.
        tempting = (tags[:, :, 0].sigmoid() > TEMPTING) & batch.real & ~labels.inside_cue
        rows, cues = tempting.nonzero(as_tuple=True)
    known = len(labels.rows)
    some = torch.randperm(len(rows))[: known + 4]
    rows = torch.cat([labels.rows, rows[some]])
    cues = torch.cat([labels.cues, cues[some]])
    zero = tags.sum() * 0
    role = verdict = zero
    if len(rows):
        words, inside = in_reach(labels.reach[rows, cues])
        logits, judged = network.roles(x, batch, rows, cues, words, inside)
        if known:
            truth = labels.roles.gather(1, words[:known]).masked_fill(~inside[:known], IGNORED)
            role = F.cross_entropy(logits[:known].reshape(-1, 4), truth.reshape(-1), ignore_index=IGNORED)
        verdict = F.binary_cross_entropy_with_logits(judged, (torch.arange(len(rows)) < known).float())
    return (head * real).sum() / count, (aux * real[:, :, None]).sum() / count / 3, role, verdict


def in_reach(reach: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Turn ranges [k, 2] into word numbers [k, r], repeated at the end, and what of them is real."""
    words = reach[:, :1] + torch.arange(int((reach[:, 1] - reach[:, 0]).max()))[None]
    inside = words < reach[:, 1:]
    return torch.minimum(words, reach[:, 1:] - 1), inside


def rate_at(done: float, warm: float = 0.04, least: float = 0.01) -> float:
    """Return the share of the peak learning rate when ``done`` (0 to 1) of the training is over."""
    return min(1.0, done / warm + 0.02) * max(least, 1 - done)


class Gradients:
    """The mean of several workers' gradients, through shared memory: cheaper on a CPU than threads in each sum.

    Two buffers a worker are used by turns, so that one meeting a step is enough.
    """

    def __init__(self, size: int, workers: int) -> None:
        self.buffers = [[torch.zeros(size).share_memory_() for _ in range(2)] for _ in range(workers)]
        self.done = torch.zeros(2, dtype=torch.float64).share_memory_()
        self.meeting = multiprocessing.get_context("spawn").Barrier(workers)

    def begin(self, parameters: list[torch.nn.Parameter], worker: int, turn: int) -> None:
        """Let the backward pass write into this worker's buffer."""
        _point(parameters, self.buffers[worker][turn].zero_())

    def average(self, parameters: list[torch.nn.Parameter], turn: int) -> None:
        """Wait for all workers, then give each parameter the mean gradient."""
        self.meeting.wait()
        _point(parameters, torch.stack([b[turn] for b in self.buffers]).mean(0))


def _point(parameters: list[torch.nn.Parameter], flat: torch.Tensor) -> None:
    begin = 0
    for parameter in parameters:
        parameter.grad = flat[begin : begin + parameter.numel()].view_as(parameter)
        begin += parameter.numel()


def train(worker: int, arguments: argparse.Namespace, shared: Gradients) -> None:
    """Train for a set time, or a set number of steps, and keep the running mean of the weights."""
    torch.manual_seed(arguments.seed)
    rng = random.Random(arguments.seed)
    torch.set_num_threads(arguments.threads)
    wordpiece = WordPiece.load(arguments.encoder / "vocab.txt")
    rows = prepared(arguments.data, "train", arguments.out / "cache")
    annotators = sorted({row["annotator"] for row in rows})
    articles = read(rows, wordpiece, annotators)
    names = Names(articles)
    network = fresh_network(arguments, len(annotators))
    groups = parameter_groups(network, arguments.rate, arguments.head_rate, arguments.fall)
    optimiser = torch.optim.AdamW(groups, lr=0.0, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    parameters = [p for p in network.parameters() if p.requires_grad]
    mean = copy.deepcopy(network).eval().requires_grad_(requires_grad=False)
    mean_of = dict(mean.named_parameters())
    means = [mean_of[k] for k, p in network.named_parameters() if p.requires_grad]
    torch.manual_seed(arguments.seed * 1000 + worker)

    begun, step, passes, pieces, saved = time.time(), 0, 0, 0, 0.0
    sums = [0.0] * 4
    done = 0.0
    while done < 1:
        for batch, labels in epoch(articles, names, wordpiece, rng, arguments.batch, worker, arguments.workers):
            if done >= 1:
                break
            Noise.on = done >= arguments.noise_from
            for group in optimiser.param_groups:
                group["lr"] = group["peak"] * rate_at(done)
            network.train()
            shared.begin(parameters, worker, step % 2)
            parts = losses(network, batch, labels)
            (5 * parts[0] + 0.3 * parts[1] + parts[2] + 0.5 * parts[3]).backward()
            step += 1
            elapsed = time.time() - begun
            if worker == 0:
                shared.done[step % 2] = step / arguments.steps if arguments.steps else elapsed / 60 / arguments.minutes
            shared.average(parameters, (step + 1) % 2)
            torch.nn.utils.clip_grad_norm_(parameters, 2.0)
            optimiser.step()
            if step % MEAN_EVERY == 0:
                with torch.no_grad():
                    keep = min(arguments.mean, (1 + step) / (10 + step)) ** MEAN_EVERY
                    torch._foreach_lerp_(means, parameters, 1 - keep)
            done = shared.done[step % 2].item()
            pieces += int(batch.seen.sum()) * arguments.workers
            sums = [a + float(p.detach()) for a, p in zip(sums, parts, strict=True)]
            if worker == 0 and step % 50 == 0:
                shown = " ".join(f"{s / 50:.4f}" for s in sums)
                print(
                    f"step {step} pass {passes} minute {elapsed / 60:.1f} "
                    f"pieces/s {pieces / elapsed:.0f} head tags role verdict {shown}",
                    flush=True,
                )
                sums = [0.0] * 4
            if worker == 0 and elapsed / 60 - saved > arguments.save_every:
                saved = elapsed / 60
                torch.save(mean.state_dict(), arguments.out / f"{arguments.name}.part.pt")
        passes += 1
    if worker == 0:
        torch.save(mean.state_dict(), arguments.out / f"{arguments.name}.pt")
        print(f"{step} steps, {passes} passes, about {pieces} pieces, {(time.time() - begun) / 60:.1f} minutes")


def fresh_network(arguments: argparse.Namespace, annotators: int) -> Network:
    """Return the network with the published encoder, or with the weights to go on from."""
    network = Network(annotators)
    network.encoder.read_published(arguments.encoder)
    if arguments.start:
        network.load_state_dict(torch.load(arguments.start))
    return network


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--name", default="network")
    parser.add_argument("--minutes", type=float, default=71.0)
    parser.add_argument("--steps", type=int, default=0, help="train this many steps instead of MINUTES")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1, help="threads of each worker")
    parser.add_argument("--workers", type=int, default=2, help="processes that share each step")
    parser.add_argument("--batch", type=int, default=1024, help="pieces a worker takes each step")
    parser.add_argument("--rate", type=float, default=2e-4, help="peak learning rate of the top layer")
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--fall", type=float, default=0.85, help="learning rate of a layer / of the one above")
    parser.add_argument("--mean", type=float, default=0.997, help="decay of the running mean of the weights")
    parser.add_argument("--noise-from", type=float, default=0.7, help="share of training before int8 noise")
    parser.add_argument("--save-every", type=float, default=5.0, help="minutes")
    parser.add_argument("--start", type=Path, help="weights to start from instead of the published encoder's")
    arguments = parser.parse_args()
    annotators = {row["annotator"] for row in prepared(arguments.data, "train", arguments.out / "cache")}
    network = Network(len(annotators))
    parameter_groups(network, 1.0, 1.0, 1.0)
    trained = [p for p in network.parameters() if p.requires_grad]
    shared = Gradients(sum(p.numel() for p in trained), arguments.workers)
    torch.multiprocessing.spawn(train, (arguments, shared), arguments.workers)


if __name__ == "__main__":
    main()
