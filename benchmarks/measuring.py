"""Run a command, or do something here, and see what it cost."""

from __future__ import annotations

import json
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
_TELLING = """
import atexit, json, resource
def tell():
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(json.dumps([(one.ru_utime + one.ru_stime, one.ru_maxrss) for one in used]))
atexit.register(tell)
from generator.start import main
main()
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command cost."""

    wall: float
    """Seconds by the clock."""
    user: float
    """Seconds of user time, its children's with it."""
    peak: float
    """Megabytes that the largest of its processes held at most."""


@dataclass(frozen=True, slots=True)
class Shares:
    """What a command cost, by who had the cost."""

    wall: float
    """Seconds by the clock."""
    own_cpu: float
    """Seconds of CPU of the process itself."""
    own_peak: float
    """Megabytes that it held at most."""
    workers_cpu: float
    """Seconds of CPU of all that it started."""
    worker_peak: float
    """Megabytes that the largest of those held at most."""


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


def shares(arguments: Sequence[str], folder: Path) -> Shares:
    """Run a quiet newsbrief command to its end and see what it cost itself and what its workers cost."""
    begun = time.perf_counter()
    command = (sys.executable, "-c", _TELLING, *arguments)
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    ended = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    wall = time.perf_counter() - begun
    if ended.returncode:
        raise RuntimeError(f"newsbrief {' '.join(arguments)} ended with {ended.returncode}:\n{ended.stderr[-2000:]}")
    (own_cpu, own), (workers_cpu, worker) = json.loads(ended.stdout)
    return Shares(wall, own_cpu, own / 1024, workers_cpu, worker / 1024)


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
