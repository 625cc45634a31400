"""`python -m benchmarks`: measure one group of figures, or write the table that the documentation shows."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks import figures
from benchmarks.figures import Figure

QUALITY = """How good the extraction is, is measured where the annotated articles are: by the scorers that come with
each set, which run `newsbrief extract --jsonl` and compare (training/MODEL_CARD.md has the commands)."""


def _speed(given: argparse.Namespace) -> list[Figure]:
    from benchmarks import extraction  # noqa: PLC0415 - each group loads only what it measures

    return extraction.speed(given.texts, given.articles or 40, given.rounds)


def _long(given: argparse.Namespace) -> list[Figure]:
    from benchmarks import extraction  # noqa: PLC0415

    return extraction.long(given.characters)


def _processors(given: argparse.Namespace) -> list[Figure]:
    from benchmarks import processors  # noqa: PLC0415

    return processors.compare(given.texts, given.articles or 20)


def _workers(given: argparse.Namespace) -> list[Figure]:
    from benchmarks import runs  # noqa: PLC0415

    return runs.workers(given.articles or 400, given.words, given.rounds)


def _memory(given: argparse.Namespace) -> list[Figure]:
    from benchmarks import runs  # noqa: PLC0415

    large = given.articles or 20_000
    return runs.memory(large // 10, large, given.words)


def _unchanged(given: argparse.Namespace) -> list[Figure]:
    from benchmarks import runs  # noqa: PLC0415

    count = given.articles or 2000
    return runs.unchanged(count, given.rounds, "6.0" if count > 2000 else "1.0")


def _one_changed(given: argparse.Namespace) -> list[Figure]:
    from benchmarks import runs  # noqa: PLC0415

    return runs.one_changed(given.articles or 2000, given.rounds)


def _check(given: argparse.Namespace) -> list[Figure]:
    from benchmarks import runs  # noqa: PLC0415

    return runs.check(given.articles or 2000, given.rounds)


def _start(given: argparse.Namespace) -> list[Figure]:
    from benchmarks import runs  # noqa: PLC0415

    return runs.start(max(9, given.rounds))


def _merge(given: argparse.Namespace) -> list[Figure]:
    from benchmarks import runs  # noqa: PLC0415

    return runs.merge(max(50, given.rounds))


def _site(given: argparse.Namespace) -> list[Figure]:
    from benchmarks import site  # noqa: PLC0415

    large = given.articles or 5000
    return site.site((large // 5, large), given.rounds)


GROUPS: dict[str, tuple[Callable[[argparse.Namespace], list[Figure]], str]] = {
    "speed": (_speed, "extraction against a bare nlp.pipe, and the share of its parts"),
    "long": (_long, "one very long article: time in proportion, memory"),
    "processors": (_processors, "the facts of articles here and on emulated processors (needs qemu-user; minutes)"),
    "workers": (_workers, "generate --workers 2 against two independent processes"),
    "memory": (_memory, "peak memory of generate over many articles against a tenth of them"),
    "unchanged": (_unchanged, "generate with nothing to do"),
    "one-changed": (_one_changed, "generate with one changed article against loading the models"),
    "check": (_check, "check, without and with what it remembers"),
    "start": (_start, "--help and --version"),
    "merge": (_merge, "the merge of one briefing"),
    "site": (_site, "the site against plain MkDocs Material"),
}


def main() -> int:
    """Measure; exit with 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__, epilog=QUALITY)
    groups = parser.add_subparsers(dest="group", metavar="GROUP", required=True)
    for name, (_, about) in GROUPS.items():
        group = groups.add_parser(name, help=about, description=about)
        group.add_argument("--articles", type=int, metavar="N", help="how many articles")
        group.add_argument("--words", type=int, metavar="N", default=200, help="words of a made-up article (200)")
        group.add_argument(
            "--rounds", type=int, metavar="N", default=3, help="how often by turns; the median counts (3)"
        )
        group.add_argument(
            "--texts", type=Path, metavar="FILE", help="speed, processors: JSON lines with `text`, else made-up text"
        )
        group.add_argument("--characters", type=int, metavar="N", default=5_000_000, help="long: the article's length")
        group.add_argument("--dry", action="store_true", help="print the figures, and keep nothing")
    groups.add_parser("table", help="write manual/speed.md from what was kept")
    given = parser.parse_args()
    if given.group == "table":
        figures.TABLE.write_text(figures.table(), encoding="utf-8")
        return 0
    found = GROUPS[given.group][0](given)
    for figure in found:
        verdict = {True: "met", False: "MISSED", None: ""}[figure.is_met]
        print(f"{figure.what}: {figure.shown}  {figure.goal and f'(goal {figure.goal}) '}{verdict}")
    if not given.dry:
        figures.keep(found)
    return 1 if any(figure.is_met is False for figure in found) else 0


if __name__ == "__main__":
    sys.exit(main())
