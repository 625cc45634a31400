"""How good the extraction is, as measured: the figures that "How this site is made" shows.

`quality.json` is written by `python -m training.quality`, never by hand.
"""

from __future__ import annotations

import json
from pathlib import Path

from generator.publishing.values.records import Figure

_FILE = Path(__file__).resolve().parent / "quality.json"


def figures() -> tuple[Figure, ...]:
    """Read the measured figures, in the order in which they are shown."""
    return tuple(
        Figure(
            row["measure"],
            row["data"],
            _percent(row["value"]),
            None if row["human"] is None else _percent(row["human"]),
        )
        for row in json.loads(_FILE.read_text(encoding="utf-8"))
    )


def _percent(value: float) -> str:
    return f"{value:.0%}"
