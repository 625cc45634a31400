"""What was measured: figures with their goals, kept as JSON, and the table that the documentation shows."""

from __future__ import annotations

import json
import os
import platform
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

RESULTS = Path(__file__).with_name("results.json")
TABLE = Path(__file__).resolve().parent.parent / "manual" / "speed.md"

_HEAD = """# How fast it is

Written by `python -m benchmarks table` from what `python -m benchmarks` measured; no figure here was typed by hand.
A ratio compares two things that ran by turns in one run, so that a busy machine slows both; seconds are those of the
machine named below. "Peak" is the most memory that the largest process of the run held.

| what | measured | goal | how |
| --- | --- | --- | --- |
"""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number."""

    key: str
    """Names the row; a later measurement of the same row takes its place."""
    what: str
    value: float
    unit: str
    """`x` for a ratio, empty for a count, else seconds, ms, MB."""
    goal: str
    """As people write it, such as `>= 0.40`; empty where the number only informs."""
    how: str
    """Against what, on what, how often."""
    date: str = ""
    machine: str = ""

    @property
    def shown(self) -> str:
        """Give the number as the table shows it."""
        return f"{self.value:,.0f} {self.unit}".rstrip() if self.unit in ("MB", "") else f"{self.value:.2f} {self.unit}"

    @property
    def is_met(self) -> bool | None:
        """Say whether the goal is met; None where there is none."""
        if not self.goal:
            return None
        sign, number = self.goal.split()[:2]
        limit = float(number)
        return self.value >= limit if sign == ">=" else self.value <= limit if sign == "<=" else self.value < limit


def machine() -> str:
    """Describe this machine: processor, cores that may be used, memory, Python."""
    cpu = platform.processor() or platform.machine()
    for line in _lines("/proc/cpuinfo"):
        if line.startswith("model name"):
            cpu = line.split(":", 1)[1].strip()
            break
    memory = next((int(line.split()[1]) >> 20 for line in _lines("/proc/meminfo") if line.startswith("MemTotal")), 0)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{cpu}, {cores} cores, {memory} GB, Python {platform.python_version()}"


def _lines(file: str) -> list[str]:
    try:
        return Path(file).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


def keep(figures: list[Figure]) -> None:
    """Add figures to what is kept."""
    kept = {figure.key: figure for figure in load()}
    here, today = machine(), datetime.now(UTC).date().isoformat()
    for figure in figures:
        kept[figure.key] = Figure(**{**asdict(figure), "date": today, "machine": here})
    rows = [asdict(kept[key]) for key in sorted(kept)]
    RESULTS.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


def load() -> list[Figure]:
    """Give what is kept."""
    return [Figure(**row) for row in json.loads(RESULTS.read_text(encoding="utf-8"))] if RESULTS.is_file() else []


def table() -> str:
    """Give the documentation's table."""
    rows = [f"| {f.what} | {f.shown} | {f.goal or '-'} | {f.how} |" for f in load()]
    places = sorted({f"{f.machine} ({f.date})" for f in load()})
    return _HEAD + "\n".join(rows) + "\n\nMeasured on: " + "; ".join(places) + ".\n"
