"""What the changes of a run come to, in words: `1 actor added, 1 event moved`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator import paths
from generator.editing.merge import Change

_NOUNS = {
    "headline": ("headline", "headlines"),
    "summary": ("summary sentence", "summary sentences"),
    "article": ("article reference", "article references"),
    "actors": ("actor", "actors"),
    "positions": ("position", "positions"),
    "next_events": ("event", "events"),
    "status": ("status", "statuses"),
    "review": ("review entry", "review entries"),
}
"""By section, in reading order."""
_ORDER = ("added", "removed", "changed", "moved", "opened", "closed")
_ON_REVIEW = {"offered": "opened", "withdrawn": "closed"}


def words(briefings: Iterable[Iterable[Change]]) -> str:
    """Count what changes in briefings, a record once however many of its fields change."""
    counted: Counter[tuple[str, str]] = Counter()
    for changes in briefings:
        done: dict[tuple[str, str], str] = {}
        for change in changes:
            section, record, verb = _read(change)
            if done.get((section, record)) != "moved":
                done[section, record] = verb
        counted.update((section, verb) for (section, _), verb in done.items())
    nouns = list(_NOUNS)
    told = sorted(counted, key=lambda key: (nouns.index(key[0]), _ORDER.index(key[1])))
    return ", ".join(f"{counted[key]} {_NOUNS[key[0]][counted[key] > 1]} {key[1]}" for key in told)


def _read(change: Change) -> tuple[str, str, str]:
    """Give the section of a change, what tells its record from others, and what happens to that."""
    section, *rest = paths.split(change.at)
    if change.kind in _ON_REVIEW:
        return "review", change.at, _ON_REVIEW[change.kind]
    if change.kind != "updated":
        return section, "/".join(rest), change.kind
    *record, key = rest or [""]
    return section, "/".join(record), "moved" if (section, key) == ("next_events", "when") else "changed"
