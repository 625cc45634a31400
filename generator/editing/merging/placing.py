"""Where something new goes into a list or a record that a person has ordered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.editing.values.shape import Data


def index_for(order: Sequence[str], i: int, present: Sequence[str]) -> int:
    """Give the index in `present` at which to insert `order[i]`: behind the nearest one before it that is there.

    So b of the order (a, b, c) goes into (c, x, a) at 3, behind a; into (c, x), which has no a, at 0, before c.
    """
    for other in reversed(order[:i]):
        if other in present:
            return present.index(other) + 1
    return next((present.index(other) for other in order[i + 1 :] if other in present), len(present))


def with_added(kept: list[Data], order: list[str], added: Mapping[str, Data]) -> list[Data]:
    """Put each added record behind the one before it in the machine's order, or before the one that follows."""
    if not added:
        return kept
    present = {str(record.get("id")) for record in kept}
    behind: dict[str | None, list[Data]] = {}
    last = None
    for record_id in order:
        if record_id in added:
            behind.setdefault(last, []).append(added[record_id])
        elif record_id in present:
            last = record_id
    leading = behind.pop(None, [])
    follower = next((record_id for record_id in order if record_id in present and record_id not in added), None)
    out: list[Data] = []
    for record in kept:
        record_id = str(record.get("id"))
        if leading and record_id == follower:
            out += leading
            leading = []
        out += [record, *behind.pop(record_id, [])]
    return out + leading


def insert(record: Data, key: str, value: Any, order: tuple[str, ...]) -> None:
    """Put a new key where reading order wants it, behind the nearest earlier key that is there."""
    present = list(record)
    present.insert(index_for(order, order.index(key), present), key)
    items = {**record, key: value}
    record.clear()
    record.update((k, items[k]) for k in present)
