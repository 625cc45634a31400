"""One field, three ways: what the machine last wrote (base), what stands in the file (hand), what the machine says now.

Values here are meanings (see `shape.meaning`); None stands for absent.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.editing.merging.placing import index_for
from generator.editing.values.decisions import Choice, Offer


@dataclass(frozen=True, slots=True)
class Settled:
    """What becomes of a field."""

    value: Any
    """The value that the file is to have."""
    choice: Choice | None
    """What has to be remembered, if anything; an open entry is its `offer`."""


def settle(base: Any, hand: Any, fresh: Any, past: Choice | None, *, entry: bool) -> Settled:
    """Merge a field with a single value. `entry` says whether the open entry, if any, still stands in the file."""
    if hand in (base, fresh):  # untouched, taken over by hand, or changed by both to the same
        return Settled(fresh, None)
    past = past or Choice()
    known, offer = past.known, past.offer
    if offer is None:
        known = _and(known, base)
    elif not entry or hand != offer.yours:  # declined, or settled by another value
        known, offer = _and(known, offer.machine), None
    if fresh in known:
        offer = None
    elif offer is None or offer.machine != fresh:
        offer = Offer(yours=hand, machine=fresh)
    unseen = tuple(value for value in known if value != fresh)
    return Settled(hand, Choice(known=known, offer=offer) if offer or unseen else None)


def settle_set(
    base: list[str], hand: list[str], fresh: list[str], removed: tuple[str, ...]
) -> tuple[list[str], tuple[str, ...]]:
    """Merge a set member by member. Gives the members in the person's order and what the person took out so far.

    What only the machine adds comes after the member before it in the machine's order.
    """
    taken_out = tuple(dict.fromkeys(m for m in (*removed, *base) if m not in hand))
    out = [member for member in dict.fromkeys(hand) if member not in base or member in fresh]
    for i, member in enumerate(fresh):
        if member not in out and member not in taken_out:
            out.insert(index_for(fresh, i, out), member)
    return out, taken_out


def _and(known: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
    return known if value in known else (*known, value)
