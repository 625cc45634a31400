"""How far a long run is, on a terminal: a bar with the rate and the time left. Nothing where output is piped."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

    from generator.steps import Around

PATIENCE = 1.0
"""Seconds before a bar appears: a run that is over by then needs none."""


@contextmanager
def shown(*, quiet: bool = False) -> Iterator[Callable[[int, int, str], None]]:
    """Give what hears, before each article, how many are done, of how many, and its name."""
    bar = _Bar()
    try:
        yield _silent if quiet or not sys.stderr.isatty() else bar.hear
    finally:
        bar.close()


def timing(*, wanted: bool) -> Around:
    """Give what surrounds each step of a run, and says how long it took where that is wanted."""
    return timed if wanted else nullcontext


@contextmanager
def timed(step: str) -> Iterator[None]:
    """Say on the error output how long a step took, also where it fails."""
    begun = time.monotonic()
    try:
        yield
    finally:
        print(f"{time.monotonic() - begun:6.2f} s  {step}", file=sys.stderr)


def _silent(_done: int, _total: int, _article: str) -> None:
    pass


class _Bar:
    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._first = 0
        self._bar: Progress | None = None

    def hear(self, done: int, total: int, article: str) -> None:
        if self._bar is None:
            if total == 1 or time.monotonic() - self._begun < PATIENCE:
                self._first = done
                return
            self._bar = self._opened(total)
        rate = (done - self._first) / max(0.001, time.monotonic() - self._begun)
        self._bar.update(self._bar.task_ids[0], completed=done, rate=f"{rate:.1f}/s", article=article)

    def _opened(self, total: int) -> Progress:
        # Slow to import, and only a long run on a terminal needs it.
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            TextColumn("{task.fields[article]}", markup=False),
        )
        bar = Progress(*columns, console=Console(stderr=True), transient=True)
        bar.add_task("", total=total, rate="", article="")
        bar.start()
        return bar

    def close(self) -> None:
        if self._bar is not None:
            self._bar.stop()
