"""What the changes of a run come to, in words: `1 actor added, 1 event moved`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.briefing import Trait
from generator.editing.merging.underway import Change
from generator.editing.values.shape import TRAITS, keys

_OWN_VERBS = tuple(dict.fromkeys(said.verb for said in TRAITS.values() if said.verb != Trait().verb))
_VERBS = ("added", "removed", "changed", *_OWN_VERBS, "opened", "closed")
"""In the order in which they are told."""
_ON_REVIEW = {"offered": "opened", "withdrawn": "closed"}


def words(briefings: Iterable[Iterable[Change]]) -> str:
    """Count what changes in briefings, a record once however many of its fields change."""
    counted: Counter[tuple[str, str]] = Counter()
    for changes in briefings:
        done: dict[tuple[str, str], str] = {}
        for change in changes:
            section, record, verb = _read(change)
            if done.get((section, record)) not in _OWN_VERBS:
                done[section, record] = verb
        counted.update((section, verb) for (section, _), verb in done.items())
    order = keys("")
    told = sorted(counted, key=lambda key: (order.index(key[0]), _VERBS.index(key[1])))
    return ", ".join(f"{counted[key]} {_noun(key[0], counted[key])} {key[1]}" for key in told)


def _noun(section: str, count: int) -> str:
    one, several = TRAITS["", section].noun or (section, section)
    return one if count == 1 else several


def _read(change: Change) -> tuple[str, str, str]:
    """Give the section of a change, what tells its record from others, and what happens to that."""
    path = change.path
    if change.kind in _ON_REVIEW:
        return "review", change.at, _ON_REVIEW[change.kind]
    if change.kind != "updated":
        return path.section, path.id, change.kind
    return path.section, path.id, TRAITS.get(path.field, Trait()).verb
