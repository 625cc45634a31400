"""Which of the records that the machine finds now is which of those that are known from before.

The machine reads an article anew and may give a record another id or other words. A known record is one of base, one
that a person wrote, or one that a person deleted. Each fresh record becomes one known record at most, whatever the
order of both lists. The same id counts first. Then actors are told by the names that they share, and all else by the
words of its evidence and of its content:

    known: {id: strike-ends, statement: The strike ends on Friday., evidence: [...]}
    fresh: {id: strike-will-end, statement: The strike will end on Friday., evidence: [...]}

is one position, since the evidence is the same sentence and most words of the statement are.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.editing.values.shape import Data, meaning, telling
from generator.ground import wording

EVIDENCE_OVERLAP = 0.8
"""Least share of the smaller evidence's words that both have: a joined sentence holds all words of its halves."""
CONTENT_OVERLAP = 0.45
"""Least Dice coefficient of the content's words. Half of a split statement still has more than this."""
CONTENT_WEIGHT = 2
"""Content counts more than evidence: two statements may rest on one sentence, and then only the content parts them."""
DETAIL_WEIGHT = 0.01
"""A detail that is the same, such as the stance, decides only between records that are alike otherwise."""

WordSet = frozenset[str]
Scores = Iterator[tuple[float, int, int]]
"""Likeness of a fresh record and a known one, with the index of each."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that a fresh one may turn out to be."""

    record: Data
    machine_id: str | None
    """The id by which the machine last found it."""


def match(section: str, fresh: Sequence[Data], known: Sequence[Candidate]) -> dict[int, int]:
    """Give by index in `fresh` the index in `known` of the record that it is, where there is one.

    Only records that share something telling are compared, so that the cost grows with their number and not with the
    number of pairs.
    """
    found: dict[int, int] = {}
    taken: set[int] = set()
    by_machine_id = _indices((candidate.machine_id, j) for j, candidate in enumerate(known))
    # An id under which the machine never found the record, a person's choice most often, says nothing of fresh ones.
    by_id = _indices((k.record.get("id"), j) for j, k in enumerate(known) if k.machine_id in (None, k.record.get("id")))
    for indices in (by_machine_id, by_id):
        for i, record in enumerate(fresh):
            j = None if i in found else next((j for j in indices.get(record.get("id"), ()) if j not in taken), None)
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


def _indices(keys: Iterable[tuple[Any, int]]) -> dict[Any, list[int]]:
    """Give the indices of each key; what has no key is left out."""
    indices: dict[Any, list[int]] = {}
    for key, i in keys:
        if key is not None:
            indices.setdefault(key, []).append(i)
    return indices


def _actors_alike(_section: str, fresh: dict[int, Data], known: dict[int, Data]) -> Scores:
    """Compare the actors that share a name, and persons of one surname."""
    of_known = {j: names(record) for j, record in known.items()}
    by_sign = _indices((sign, j) for j, own in of_known.items() for sign in _signs(known[j], own))
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
    """Give how surely two actors are one, from their records and names; only the order counts, and 0 says that not.

    Two have the same name; the name of one is among the other's; they share an alias; or all words of one's name stand
    in the other's, as with "Ada Brook" and "Ada M. Brook". Two of one kind come before two of different kinds.
    """
    same_kind = bool(fresh.get("kind") == known.get("kind"))
    if a[0] == b[0]:
        rank = 4
    elif a[0] in b or b[0] in a:
        rank = 3
    elif not same_kind:
        rank = 0
    elif not set(a).isdisjoint(b):
        rank = 2
    else:
        short, long = sorted((set(a[0].split()), set(b[0].split())), key=len)
        rank = 1 if short <= long else 0
    return rank + 0.5 * same_kind if rank else 0


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
        yield evidence + CONTENT_WEIGHT * likeness + DETAIL_WEIGHT * details, i, j


def _overlapping(new: dict[int, WordSet], old: dict[int, WordSet]) -> Iterator[tuple[int, int]]:
    """Give every pair of which the smaller has enough words in the larger, and few others.

    Of a set that shares so many of its words, one of the rarest few is shared: only these have to be looked up.
    """
    counts = Counter(word for words in (*new.values(), *old.values()) for word in words)

    def rarest(words: WordSet) -> list[str]:
        spare = len(words) - math.ceil(EVIDENCE_OVERLAP * len(words) - 1e-9)
        return sorted(words, key=lambda word: (counts[word], word))[: spare + 1]

    everywhere = _indices((word, j) for j, words in old.items() for word in words)
    where_rare = _indices((word, j) for j, words in old.items() for word in rarest(words))
    for i, words in new.items():
        near = [j for word in rarest(words) for j in everywhere.get(word, ())]
        near += [j for word in words for j in where_rare.get(word, ())]
        yield from ((i, j) for j in dict.fromkeys(near))


def _words(section: str, record: Data, *keys: str) -> WordSet:
    values: list[Any] = [meaning(section, key, record.get(key)) for key in keys]
    text = " ".join(" ".join(map(str, v)) if isinstance(v, list) else str(v or "") for v in values)
    return frozenset(wording.words(text))


def _containment(a: WordSet, b: WordSet) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _dice(a: WordSet, b: WordSet) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
