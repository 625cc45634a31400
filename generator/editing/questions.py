"""The entries of a file's `review:` list, by which a person is asked."""

from __future__ import annotations

from collections.abc import Mapping

from generator import paths
from generator.editing.memory import Choice, Memory
from generator.editing.shape import Data

LOST = "no longer in the article"
REWRITTEN = "the article now has this sentence instead"
DIFFERS = "the machine now reads the article differently"


def asked(memory: Memory, renamed: Mapping[str, str]) -> set[str]:
    """Give the paths at which the file has had an entry of the machine's, under today's ids."""
    lost = {paths.join(section, record_id) for section, records in memory.lost.items() for record_id in records}
    offered = {path for path, choice in memory.choices.items() if choice.offer}
    return {_moved_path(path, renamed) for path in lost | offered}


def moved(entry: Data, renamed: Mapping[str, str]) -> Data:
    """Give an entry under the path that a person's renaming gave it."""
    at = _moved_path(str(entry.get("at")), renamed)
    return entry if at == entry.get("at") else {**entry, "at": at}


def _moved_path(path: str, renamed: Mapping[str, str]) -> str:
    for old, new in renamed.items():
        if path == old or path.startswith(old + "/"):
            return new + path.removeprefix(old)
    return path


def about_value(path: str, choice: Choice) -> Data:
    """Ask about a value that the machine reads differently."""
    offer = choice.offer
    assert offer is not None
    why = DIFFERS if not path.endswith("/evidence") else REWRITTEN if offer.machine else LOST
    values = {"yours": offer.yours, "machine": offer.machine}
    return {"at": path, **{key: value for key, value in values.items() if value is not None}, "why": why}


def about_record(path: str) -> Data:
    """Ask about a record that the machine no longer finds."""
    return {"at": path, "why": LOST}
