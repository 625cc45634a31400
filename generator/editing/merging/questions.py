"""The entries of a file's `review:` list, by which a person is asked."""

from __future__ import annotations

from collections.abc import Mapping

from generator.editing.merging.records import moved
from generator.editing.merging.underway import Change, Merge
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


def bring_in_line(merge: Merge) -> Merge:
    """Bring the `review:` list in line: what is open stands there once, what is settled goes.

    An entry that a person wrote is none of the machine's, and stays.
    """
    wanted = {path: _about_value(path, choice) for path, choice in merge.choices.items() if choice.offer}
    for section, lost in merge.lost.items():
        paths = (str(Path(section, record_id)) for record_id, state in lost.items() if state == "open")
        wanted |= {path: {"at": path, "why": LOST} for path in paths}
    entries = []
    for entry in merge.noticed.review:
        at = str(entry.get("at"))
        if at in wanted:
            new = wanted.pop(at)
            if entry.get("machine") == new.get("machine"):
                new = entry
            else:
                merge.changes.append(Change("offered", Path.read(at), new=new.get("machine")))
            entries.append(new)
        elif at in merge.noticed.asked:
            merge.changes.append(Change("withdrawn", Path.read(at)))
        else:
            entries.append(entry)
    entries += wanted.values()
    merge.changes += [
        Change("offered", Path.read(at), old=e.get("yours"), new=e.get("machine")) for at, e in wanted.items()
    ]
    if entries and entries != merge.data.get("review"):
        merge.data["review"] = entries
    elif not entries and merge.data.get("review"):
        del merge.data["review"]
    return merge


def _about_value(path: str, choice: Choice) -> Data:
    offer = choice.offer
    assert offer is not None
    why = DIFFERS if Path.read(path).key != "evidence" else REWRITTEN if offer.machine else LOST
    values = {"yours": offer.yours, "machine": offer.machine}
    return {"at": path, **{key: value for key, value in values.items() if value is not None}, "why": why}
