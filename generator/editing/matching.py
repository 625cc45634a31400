"""Which freshly found record is which known one: one to one and deterministic, never by place in a list.

The same id counts first. Then positions, events and sentences of the summary are told by the overlap of their
evidence and of their content, actors by the names they share.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from generator.editing.shape import Data, meaning

EVIDENCE_OVERLAP = 0.8
"""Least share of the smaller evidence's words that both have: a joined sentence holds all words of its halves."""
CONTENT_OVERLAP = 0.45
"""Least Dice coefficient of the content's words. Half of a split statement still has more than this."""
_CONTENT = {"summary": ("text",), "positions": ("statement", "quote"), "next_events": ("what", "said", "when")}


@dataclass(frozen=True, slots=True)
class Known:
    """A record that a fresh one may turn out to be."""

    record: Data
    machine_id: str | None
    """The id by which the machine last found it."""


def match(section: str, fresh: Sequence[Data], known: Sequence[Known]) -> dict[int, int]:
    """Give for each position in `fresh` the position in `known` of the record that it is, where there is one."""
    found: dict[int, int] = {}
    for same in (_same_machine_id, _same_id):
        for i, record in enumerate(fresh):
            for j, candidate in enumerate(known):
                if i not in found and j not in found.values() and same(record, candidate):
                    found[i] = j
    likeness = _actor_likeness if section == "actors" else _content_likeness(section)
    scores = [
        (-score, i, j)
        for i, record in enumerate(fresh)
        if i not in found
        for j, candidate in enumerate(known)
        if j not in found.values() and (score := likeness(record, candidate.record)) > 0
    ]
    for _, i, j in sorted(scores):
        if i not in found and j not in found.values():
            found[i] = j
    return found


def _same_machine_id(fresh: Data, known: Known) -> bool:
    return known.machine_id is not None and fresh.get("id") == known.machine_id


def _same_id(fresh: Data, known: Known) -> bool:
    return fresh.get("id") is not None and fresh.get("id") == known.record.get("id")


def _actor_likeness(fresh: Data, known: Data) -> float:
    """Give how surely two actors are one: the same name, one's name among the other's, or another shared name."""
    a, b = names(fresh), names(known)
    same_kind = bool(fresh.get("kind") == known.get("kind"))
    if a[0] == b[0]:
        score = 4.0
    elif a[0] in b or b[0] in a:
        score = 2.0
    else:
        score = 1.0 if set(a) & set(b) and same_kind else 0.0
    return score + (0.5 if score and same_kind else 0)


def names(actor: Data) -> list[str]:
    """Give an actor's name and then its aliases, for comparison."""
    aliases = meaning("actors", "aliases", actor.get("aliases")) or []
    return [" ".join(str(name).casefold().split()) for name in (actor.get("name", ""), *aliases)]


def _content_likeness(section: str) -> Callable[[Data, Data], float]:
    def likeness(fresh: Data, known: Data) -> float:
        evidence = _containment(_words(section, fresh, "evidence"), _words(section, known, "evidence"))
        if evidence < EVIDENCE_OVERLAP:
            return 0
        content = _dice(_words(section, fresh, *_CONTENT[section]), _words(section, known, *_CONTENT[section]))
        if content < CONTENT_OVERLAP:
            return 0
        details = sum(bool(fresh.get(key) == known.get(key)) for key in ("stance", "actor", "when", "polarity"))
        return evidence + 2 * content + 0.01 * details

    return likeness


def _words(section: str, record: Data, *keys: str) -> frozenset[str]:
    values: list[Any] = [meaning(section, key, record.get(key)) for key in keys]
    text = " ".join(" ".join(map(str, v)) if isinstance(v, list) else str(v or "") for v in values)
    return frozenset(re.findall(r"\w+", text.casefold()))


def _containment(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _dice(a: frozenset[str], b: frozenset[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
