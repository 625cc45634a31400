"""The entries of a file's `review:` list, by which a person is asked."""

from __future__ import annotations

from collections.abc import Mapping

from generator.editing.merging.records import moved
from generator.editing.values.decisions import Choice, Decisions
from generator.editing.values.shape import Data
from generator.paths import Path

LOST = "no longer in the article"
REWRITTEN = "the article now has this sentence instead"
DIFFERS = "the machine now reads the article differently"


def asked(decided: Decisions, renamed: Mapping[Path, Path]) -> set[str]:
    """Give the paths at which the file has had an entry of the machine's, under today's ids."""
    lost = {str(Path(section, record_id)) for section, records in decided.lost.items() for record_id in records}
    offered = {path for path, choice in decided.choices.items() if choice.offer}
    return {moved(path, renamed) for path in lost | offered}


def renamed_entry(entry: Data, renamed: Mapping[Path, Path]) -> Data:
    """Give an entry under the path that a person's renaming gave it."""
    at = moved(str(entry.get("at")), renamed)
    return entry if at == entry.get("at") else {**entry, "at": at}


def about_value(path: str, choice: Choice) -> Data:
    """Ask about a value that the machine reads differently."""
    offer = choice.offer
    assert offer is not None
    why = DIFFERS if Path.read(path).key != "evidence" else REWRITTEN if offer.machine else LOST
    values = {"yours": offer.yours, "machine": offer.machine}
    return {"at": path, **{key: value for key, value in values.items() if value is not None}, "why": why}


def about_record(path: str) -> Data:
    """Ask about a record that the machine no longer finds."""
    return {"at": path, "why": LOST}
