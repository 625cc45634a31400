"""Run a command, or do something here, and see what it cost."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

NEWSBRIEF = (sys.executable, "-c", "from generator.start import main; main()")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command cost."""

    wall: float
    """Seconds by the clock."""
    user: float
    """Seconds of user time, its children's with it."""
    peak: float
    """Megabytes that the largest of its processes held at most."""


def run(command: Sequence[str], folder: Path, *, allowed: Sequence[int] = (0,)) -> Cost:
    """Run a command to its end. Raises `RuntimeError` with what it said when it ends with another code."""
    return started(command, folder, allowed=allowed)()


def started(command: Sequence[str], folder: Path, *, allowed: Sequence[int] = (0,)) -> Callable[[], Cost]:
    """Start a command; what comes back waits for it."""
    begun = time.perf_counter()
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def wait() -> Cost:
        assert process.stderr is not None
        said = process.stderr.read().decode(errors="replace")
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in allowed:
            raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}:\n{said[-2000:]}")
        return Cost(time.perf_counter() - begun, used.ru_utime, used.ru_maxrss / 1024)

    return wait


def cpu(do: Callable[[], object]) -> float:
    """Give the CPU seconds that `do` takes in this process."""
    begun = time.process_time()
    do()
    return time.process_time() - begun


def peak() -> float:
    """Give the most megabytes that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def by_turns(times: int, *what: Callable[[], float]) -> list[float]:
    """Measure each of `what` in turn, several times over, and give the median of each."""
    rounds = [[one() for one in what] for _ in range(times)]
    return [statistics.median(column) for column in zip(*rounds, strict=True)]
