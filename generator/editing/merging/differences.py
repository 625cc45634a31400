"""What people changed against the machine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from generator.briefing import FOR_EDITORS, PARTS
from generator.editing.merging.records import notice
from generator.editing.merging.references import redirected_record
from generator.editing.values.decisions import Decisions
from generator.editing.values.shape import ITEMS, Data, keys, meaning
from generator.paths import Path


@dataclass(frozen=True, slots=True)
class Difference:
    """One value or record that is not as the machine wrote it."""

    kind: Literal["edited", "added", "deleted", "renamed"]
    path: Path
    machine: Any = None
    yours: Any = None

    @property
    def at(self) -> str:
        """The path as it is printed, such as `actors/vladimir-putin/role`."""
        return str(self.path)


def differences(base: Data, hand: Data, decided: Decisions) -> tuple[Difference, ...]:
    """List what people changed, section by section in reading order."""
    noticed = notice(base, hand, decided)

    found = [Difference("renamed", new, str(old), str(new)) for old, new in noticed.renamed.items()]
    found += _fields(None, noticed.base, hand, [key for key in keys("") if key not in {*ITEMS, *PARTS, *FOR_EDITORS}])
    for section in PARTS:
        found += _fields(Path(section), noticed.base[section], hand[section], keys(section))
    for section in ITEMS:
        known = {record["id"]: record for record in noticed.base[section]}
        for i, record in enumerate(hand[section]):
            record_id = record.get("id")
            if record_id in known:
                followed = redirected_record(section, record, noticed.decided.actor)
                found += _fields(Path(section, record_id), known[record_id], followed, keys(section))
            else:
                found.append(Difference("added", Path(section, str(record_id or i + 1)), yours=record))
        deleted = noticed.decided.deleted.get(section, ())
        found += [Difference("deleted", Path(section, record["id"]), machine=record) for record in deleted]
    return tuple(found)


def _fields(record: Path | None, base: Data, hand: Data, names: Sequence[str]) -> Iterator[Difference]:
    """Compare a record field by field; None stands for the briefing itself."""
    for key in (*names, *(k for k in hand if k.startswith("x-"))):
        path = record.of(key) if record else Path(key)
        machine, yours = (meaning(*path.field, side.get(key)) for side in (base, hand))
        if key != "id" and machine != yours:
            yield Difference("edited", path, machine, yours)
