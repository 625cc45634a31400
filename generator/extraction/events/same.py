"""Events that one text tells twice: a reader is shown each once, with its best date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from generator.extraction.records import Event, When
from generator.ground.wording import words

_SHARED = 0.6
"""Of the telling words of the shorter title, as many as this stand in the other one."""
_SHORT = 3
"""Words up to this length tell nothing here ("to", "the", "his")."""
_STEM = 5
"""Words that begin with the same letters, as many as this, count as the same: "meet", "meeting"."""
_LONG = 10**6


def once(events: Sequence[Event]) -> list[Event]:
    """Leave one of each event, in the order given: the one with the narrower date, and of those the first.

    Events are the same where their dates agree and their titles share most of their telling words; of two
    titles with a doer, those of the deed.
    """
    kept: list[Event] = []
    for event in sorted(events, key=_days):
        if not any(_same(event, other) for other in kept):
            kept.append(event)
    left = {event.id for event in kept}
    return [event for event in events if event.id in left]


def _days(event: Event) -> int:
    """Give how many days an event's date holds; more than any date where it has none."""
    edges = _edges(event.when)
    return (edges[1] - edges[0]).days if edges else _LONG


def _same(one: Event, other: Event) -> bool:
    if not _agree(one.when, other.when):
        return False
    deed, other_deed = _deed(one.what), _deed(other.what)
    both = bool(deed and other_deed)
    telling, others = _telling(deed if both else one.what), _telling(other_deed if both else other.what)
    if not telling or not others:
        return one.what == other.what
    shared = len(telling & others)
    return telling == others or (shared > 1 and shared >= _SHARED * min(len(telling), len(others)))


def _deed(title: str) -> str:
    """Give what follows the doer in "Lind to sign the budget": one party may do several things."""
    return title.partition(" to ")[2]


def _telling(title: str) -> set[str]:
    return {word[:_STEM] for word in words(title) if len(word) > _SHORT}


def _agree(one: When | None, other: When | None) -> bool:
    """Say whether one date lies in the other; no date agrees with any."""
    if one is None or other is None:
        return True
    a, b = _edges(one), _edges(other)
    if a is None or b is None:
        return one.text == other.text
    return (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1])


def _edges(when: When | None) -> tuple[date, date] | None:
    return (when.earliest, when.latest) if when and when.earliest and when.latest else None
