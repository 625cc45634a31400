"""What people changed against the machine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from generator import paths
from generator.briefing import FOR_EDITORS
from generator.editing.hand import led, notice
from generator.editing.memory import Memory
from generator.editing.shape import ITEMS, PARTS, Data, keys, meaning


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where the file is not what the machine wrote."""

    kind: Literal["edited", "added", "deleted", "renamed"]
    at: str
    """The path, such as `actors/vladimir-putin/role`."""
    machine: Any = None
    yours: Any = None


def differences(base: Data, hand: Data, memory: Memory) -> tuple[Difference, ...]:
    """List what people changed, section by section in reading order."""
    noticed = notice(base, hand, memory)

    def follow(section: str, record: Data) -> Data:
        return {key: led(section, key, value, noticed.memory.actor) for key, value in record.items()}

    found = [Difference("renamed", new, old, new) for old, new in noticed.renamed.items()]
    found += _fields("", "", noticed.base, hand, [key for key in keys("") if key not in {*ITEMS, *PARTS, *FOR_EDITORS}])
    for section in PARTS:
        found += _fields(section, f"{section}/", noticed.base[section], hand[section], keys(section))
    for section in ITEMS:
        known = {record["id"]: record for record in noticed.base[section]}
        for i, record in enumerate(hand[section]):
            record_id = record.get("id")
            if record_id in known:
                found += _fields(
                    section,
                    paths.join(section, record_id, ""),
                    known[record_id],
                    follow(section, record),
                    keys(section),
                )
            else:
                found.append(Difference("added", paths.join(section, record_id or i + 1), yours=record))
        deleted = noticed.memory.deleted.get(section, ())
        found += [Difference("deleted", paths.join(section, record["id"]), machine=record) for record in deleted]
    return tuple(found)


def _fields(
    section: str, path: str, base: Data, hand: Data, names: list[str] | tuple[str, ...]
) -> Iterator[Difference]:
    for key in (*names, *(k for k in hand if k.startswith("x-"))):
        machine, yours = meaning(section, key, base.get(key)), meaning(section, key, hand.get(key))
        if key != "id" and machine != yours:
            yield Difference("edited", f"{path}{key}", machine, yours)
