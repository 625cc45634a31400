"""Which freshly found record is which known one: one to one and deterministic, never by place in a list.

The same id counts first. Then positions, events and sentences of the summary are told by the overlap of their
evidence and of their content, actors by the names they share.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.editing.shape import Data, meaning, telling
from generator.ground import wording

EVIDENCE_OVERLAP = 0.8
"""Least share of the smaller evidence's words that both have: a joined sentence holds all words of its halves."""
CONTENT_OVERLAP = 0.45
"""Least Dice coefficient of the content's words. Half of a split statement still has more than this."""

Words = frozenset[str]
Scores = Iterator[tuple[float, int, int]]
"""Likeness of a fresh record and a known one, each with its place."""


@dataclass(frozen=True, slots=True)
class Known:
    """A record that a fresh one may turn out to be."""

    record: Data
    machine_id: str | None
    """The id by which the machine last found it."""


def match(section: str, fresh: Sequence[Data], known: Sequence[Known]) -> dict[int, int]:
    """Give for each position in `fresh` the position in `known` of the record that it is, where there is one.

    Only records that share something telling are compared, so that the cost grows with their number and not with the
    number of pairs.
    """
    found: dict[int, int] = {}
    taken: set[int] = set()
    by_machine_id = _places((candidate.machine_id, j) for j, candidate in enumerate(known))
    # An id under which the machine never found the record, a person's choice most often, says nothing of fresh ones.
    by_id = _places((k.record.get("id"), j) for j, k in enumerate(known) if k.machine_id in (None, k.record.get("id")))
    for places in (by_machine_id, by_id):
        for i, record in enumerate(fresh):
            j = None if i in found else next((j for j in places.get(record.get("id"), ()) if j not in taken), None)
            if j is not None:
                found[i] = j
                taken.add(j)
    left = [i for i in range(len(fresh)) if i not in found]
    free = [j for j in range(len(known)) if j not in taken]
    pairs = _actors_alike if telling(section, "name") else _alike
    scores = pairs(section, {i: fresh[i] for i in left}, {j: known[j].record for j in free})
    for _, i, j in sorted((-score, i, j) for score, i, j in scores):
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return found


def _places(keys: Iterable[tuple[Any, int]]) -> dict[Any, list[int]]:
    """Give the places of each key; what has no key is left out."""
    places: dict[Any, list[int]] = {}
    for key, place in keys:
        if key is not None:
            places.setdefault(key, []).append(place)
    return places


def _actors_alike(_section: str, fresh: dict[int, Data], known: dict[int, Data]) -> Scores:
    """Compare the actors that share a name, and persons of one surname."""
    of_known = {j: names(record) for j, record in known.items()}
    by_sign = _places((sign, j) for j, own in of_known.items() for sign in _signs(known[j], own))
    for i, record in fresh.items():
        own = names(record)
        for j in dict.fromkeys(j for sign in _signs(record, own) for j in by_sign.get(sign, ())):
            if score := _actor_likeness(record, own, known[j], of_known[j]):
                yield score, i, j


def _signs(actor: Data, own: list[str]) -> Iterator[tuple[str, ...]]:
    """Give signs of which two actors have one in common if they may be one."""
    yield from ((name,) for name in dict.fromkeys(own))
    if actor.get("kind") == "person" and own[0]:
        yield "surname", own[0].split()[-1]


def _actor_likeness(fresh: Data, a: list[str], known: Data, b: list[str]) -> float:
    """Give how surely two actors are one: the same name, one's name among the other's, or another shared name.

    Last comes a person's name with another one's words and more: "Ada Brook" and "Ada M. Brook".
    """
    same_kind = bool(fresh.get("kind") == known.get("kind"))
    if a[0] == b[0]:
        score = 4.0
    elif a[0] in b or b[0] in a:
        score = 2.0
    elif not same_kind:
        score = 0.0
    elif not set(a).isdisjoint(b):
        score = 1.0
    else:
        short, long = sorted((set(a[0].split()), set(b[0].split())), key=len)
        score = 0.5 if short <= long else 0.0
    return score + (0.5 if score and same_kind else 0)


def names(actor: Data) -> list[str]:
    """Give an actor's name and then its aliases, for comparison."""
    aliases = meaning("actors", "aliases", actor.get("aliases")) or []
    return [wording.folded(str(name)) for name in (actor.get("name", ""), *aliases)]


def _alike(section: str, fresh: dict[int, Data], known: dict[int, Data]) -> Scores:
    """Compare the records whose evidence overlaps."""
    new = {i: _words(section, record, "evidence") for i, record in fresh.items()}
    old = {j: _words(section, record, "evidence") for j, record in known.items()}
    content, decisive = telling(section, "content"), telling(section, "detail")
    said = {j: _words(section, known[j], *content) for j in old}
    says = {i: _words(section, fresh[i], *content) for i in new}
    for i, j in _overlapping(new, old):
        evidence = _containment(new[i], old[j])
        if evidence < EVIDENCE_OVERLAP or (likeness := _dice(says[i], said[j])) < CONTENT_OVERLAP:
            continue
        details = sum(bool(fresh[i].get(key) == known[j].get(key)) for key in decisive)
        yield evidence + 2 * likeness + 0.01 * details, i, j


def _overlapping(new: dict[int, Words], old: dict[int, Words]) -> Iterator[tuple[int, int]]:
    """Give every pair of which the smaller has enough words in the larger, and few others.

    Of a set that shares so many of its words, one of the rarest few is shared: only these have to be looked up.
    """
    counts = Counter(word for words in (*new.values(), *old.values()) for word in words)

    def telling(words: Words) -> list[str]:
        spare = len(words) - math.ceil(EVIDENCE_OVERLAP * len(words) - 1e-9)
        return sorted(words, key=lambda word: (counts[word], word))[: spare + 1]

    everywhere = _places((word, j) for j, words in old.items() for word in words)
    where_telling = _places((word, j) for j, words in old.items() for word in telling(words))
    for i, words in new.items():
        near = [j for word in telling(words) for j in everywhere.get(word, ())]
        near += [j for word in words for j in where_telling.get(word, ())]
        yield from ((i, j) for j in dict.fromkeys(near))


def _words(section: str, record: Data, *keys: str) -> Words:
    values: list[Any] = [meaning(section, key, record.get(key)) for key in keys]
    text = " ".join(" ".join(map(str, v)) if isinstance(v, list) else str(v or "") for v in values)
    return frozenset(wording.words(text))


def _containment(a: Words, b: Words) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _dice(a: Words, b: Words) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
