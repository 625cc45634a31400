"""A lock that git could not join, because two branches changed it: settled from both sides.

Both sides stand in the file between git's markers; the YAML, which is joined already, says what became of both. What
either branch decided stays decided. Where the machine read something else on each branch, the ancestor tells which
reading is the newer one (git writes it in its styles `diff3` and `zdiff3`), else the YAML does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, TypeVar

from generator import paths
from generator.briefing import PARTS
from generator.editing.merging.references import redirected_record
from generator.editing.store import lock
from generator.editing.store.lock import Inputs, Lock
from generator.editing.values.decisions import Choice, Decisions
from generator.editing.values.shape import ITEMS, SETS, Data, meaning
from generator.errors import BriefingError, Place

_MARKER = re.compile(r"^(<{7}|\|{7}|={7}|>{7})(?: .*)?\r?$", re.MULTILINE)

T = TypeVar("T")


def conflict(text: str) -> int:
    """Give the line, from 1, at which the first conflict begins; 0 where there is none."""
    first = next((marker for marker in _MARKER.finditer(text) if marker[1][0] == "<"), None)
    return text.count("\n", 0, first.start()) + 1 if first else 0


def joined(text: str, file: Path, hand: Data | None) -> Lock:
    """Join the sides of a lock in conflict; `hand` is what the YAML says, None where that is gone.

    The lock that comes out belongs to no YAML as the machine left it: its `yaml` is empty. Where the sides were made
    of different things it says so of none, so that the next run reads the article again. Raises `BriefingError` when
    a side cannot be read.
    """
    ours, theirs, ancestor = _sides(text)
    try:
        one, other = lock.loads(ours, file), lock.loads(theirs, file)
    except BriefingError as error:
        raise BriefingError(
            f"the lock holds a conflict between two versions, and one of them is none: {error.message}",
            place=Place(file, conflict(text), 1),
            hint="take the version that belongs to the YAML; or delete the lock: the YAML is then taken as it stands",
        ) from error
    try:
        before = lock.loads(ancestor, file)
    except BriefingError:  # git was not asked for it, or it holds a conflict of its own
        before = None
    hand = one.base if hand is None else hand
    if one.file != other.file and one.inputs.text != other.inputs.text:
        # Two articles that took the same name: the one that the YAML leaves out gets a briefing of its own.
        return other if hand["article"].get("file") == other.file else one
    return _Join(one, other, before, hand).joined()


def _sides(text: str) -> tuple[str, str, str]:
    """Give the text of our side, of theirs, and of the ancestor, which is no lock where git left it out."""
    sides: dict[str, list[str]] = {"<": [], "=": [], "|": []}
    now, conflicts, with_ancestor = "", 0, 0
    for line in text.split("\n"):
        if marker := _MARKER.fullmatch(line):
            now = marker[1][0].replace(">", "")
            conflicts += now == "<"
            with_ancestor += now == "|"
        else:
            for side in now or sides:
                sides[side].append(line)
    if with_ancestor < conflicts:
        sides["|"].clear()
    return "\n".join(sides["<"]), "\n".join(sides["="]), "\n".join(sides["|"])


@dataclass(frozen=True, slots=True)
class _Join:
    ours: Lock
    theirs: Lock
    ancestor: Lock | None
    hand: Data
    replaced: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    """By path: values of the machine that stood on one of the branches where the YAML now has a person's."""

    def joined(self) -> Lock:
        base: Data = {}
        for key in dict.fromkeys((*self.ours.base, *self.theirs.base)):
            if key in ITEMS:
                base[key] = list(self._records(key))
            elif key in PARTS:
                one, other, before = (side.get(key, {}) for side in self._bases())
                base[key] = self._record(paths.Path(key), one, other, before, self.hand[key])
            else:
                one, other, before = (side.get(key) for side in self._bases())
                base[key] = self._field(paths.Path(key), one, other, before, self.hand.get(key))
        return self.ours.model_copy(
            update={
                "former": _unique(self.ours.former, self.theirs.former),
                "file": base["article"]["file"],
                "inputs": self._inputs(),
                "yaml": "",
                "base": base,
                "memory": self._decided(base),
                "before": None,
                "new": False,
            }
        )

    def _bases(self) -> tuple[Data, Data, Data]:
        return self.ours.base, self.theirs.base, self.ancestor.base if self.ancestor else {}

    def _inputs(self) -> Inputs:
        """Give what both sides were made of; nothing in place of what differs, which no article ever has."""
        one, other = self.ours.inputs, self.theirs.inputs
        same = {k: v if v == getattr(other, k) else "" for k, v in one}
        if self.ours.extractor != self.theirs.extractor:
            same["settings"] = ""
        return Inputs(**same)

    def _records(self, section: str) -> Iterator[Data]:
        """Give the records of a section. One that a single side has counts where the YAML has it.

        Otherwise the other side deleted or renamed it, or its machine found it no more.
        """
        ours, theirs, before = ({r["id"]: r for r in base.get(section, ())} for base in self._bases())
        present = {record.get("id"): record for record in self.hand[section]}
        deleted = {r["id"] for side in self._decisions() for r in side.deleted.get(section, ())}
        for record_id in dict.fromkeys((*ours, *theirs)):
            one, other, hand = (side.get(record_id) for side in (ours, theirs, present))
            if hand is not None or (one and other and record_id not in deleted):
                one, other = one or other or {}, other or one or {}
                yield self._record(paths.Path(section, record_id), one, other, before.get(record_id, {}), hand or one)

    def _record(self, path: paths.Path, one: Data, other: Data, before: Data, hand: Data) -> Data:
        sides = [redirected_record(path.section, side, self._actor) for side in (one, other, before, hand)]
        out = {}
        for key in dict.fromkeys((*one, *other)):
            value = self._field(path.of(key), *(side.get(key) for side in sides))
            if value is not None:
                out[key] = value
        return out

    def _field(self, path: paths.Path, one: Any, other: Any, before: Any, hand: Any) -> Any:
        settle = self._set if path.field in SETS else self._value
        return settle(path, one, other, before, hand)

    def _value(self, path: paths.Path, one: Any, other: Any, before: Any, hand: Any) -> Any:
        """Give the machine's newer value: what only one side changed, else what stands in the YAML."""
        a, b, old, now = (meaning(*path.field, value) for value in (one, other, before, hand))
        if a == b:
            return one
        if self.ancestor and old in (a, b):
            newer, older = (one, b) if b == old else (other, a)
        else:
            newer, older = (other, a) if now == b else (one, b)
        if now not in (a, b):
            self.replaced[str(path)] = (older,)
        return newer

    def _set(self, path: paths.Path, one: Any, other: Any, _before: Any, hand: Any) -> Any:
        """Give the members that both sides have, and of the others those in the YAML."""
        a, b, now = (meaning(*path.field, value) or [] for value in (one, other, hand))
        return [m for m in _unique(a, b) if (m in a and m in b) or m in now] or None

    def _actor(self, reference: Any) -> Any:
        """Give the id that stands for an actor's id once both branches' renamings are known."""
        ours, theirs = self._decisions()
        return Decisions(redirects={**theirs.redirects, **ours.redirects}).actor(reference)

    def _by_path(self, paths_of_a_side: dict[str, T]) -> dict[str, T]:
        """Give what a side knows of fields under the ids that its actors have now."""
        found = {}
        for path, value in paths_of_a_side.items():
            now = paths.Path.read(path)
            if now.section == "actors" and now.id:
                now = replace(now, id=self._actor(now.id))
            found[str(now)] = value
        return found

    def _decisions(self) -> tuple[Decisions, Decisions]:
        return self.ours.memory, self.theirs.memory

    def _decided(self, base: Data) -> Decisions:
        ours, theirs = self._decisions()
        kept = {section: {record["id"] for record in base[section]} for section in ITEMS}
        deleted = {s: {r["id"]: r for m in (theirs, ours) for r in m.deleted.get(s, ())} for s in ITEMS}
        return Decisions(
            deleted=_filled({s: tuple(r for i, r in deleted[s].items() if i not in kept[s]) for s in ITEMS}),
            found_as=_filled({s: {**theirs.found_as.get(s, {}), **ours.found_as.get(s, {})} for s in ITEMS}),
            lost=_filled({s: {i: at for i, at in self._lost(s) if i in kept[s]} for s in ITEMS}),
            named=_filled({s: _unique(ours.named.get(s, ()), theirs.named.get(s, ())) for s in ITEMS}),
            redirects={**theirs.redirects, **ours.redirects},
            removed=self._removed(*map(self._by_path, (ours.removed, theirs.removed))),
            choices=self._choices(*map(self._by_path, (ours.choices, theirs.choices))),
        )

    def _lost(self, section: str) -> Iterator[tuple[str, Literal["open", "kept"]]]:
        """Give the records that the machine no longer finds; of one that either branch decided on nobody is asked."""
        ours, theirs = (side.lost.get(section, {}) for side in self._decisions())
        for record_id in _unique(ours, theirs):
            yield record_id, "kept" if "kept" in (ours.get(record_id), theirs.get(record_id)) else "open"

    def _removed(self, ours: dict[str, tuple[str, ...]], theirs: dict[str, tuple[str, ...]]) -> dict[str, Any]:
        return {path: _unique(ours.get(path, ()), theirs.get(path, ())) for path in _unique(ours, theirs)}

    def _choices(self, ours: dict[str, Choice], theirs: dict[str, Choice]) -> dict[str, Choice]:
        return {
            path: self._choice(path, [side[path] for side in (ours, theirs) if path in side])
            for path in _unique(ours, theirs, self.replaced)
        }

    def _choice(self, path: str, choices: list[Choice]) -> Choice:
        """Give what a person saw on either branch. Of two offers that count which stands in the YAML.

        An offer that one branch declined stands there no more: the merge then takes it for declined.
        """
        offers = [choice.offer for choice in choices if choice.offer]
        entry: Data = next((e for e in self.hand.get("review") or [] if e.get("at") == path), {})
        shown = [offer for offer in offers if offer.machine == entry.get("machine")]
        known = _unique(*(choice.known for choice in choices), self.replaced.get(path, ()))
        return Choice(known=known, offer=next(iter((*shown, *offers)), None))


def _filled(sections: dict[str, T]) -> dict[str, T]:
    return {section: value for section, value in sections.items() if value}


def _unique(*several: Iterable[T]) -> tuple[T, ...]:
    """Give every value once, in order; values need not be hashable."""
    out: list[T] = []
    for value in (value for values in several for value in values):
        if value not in out:
            out.append(value)
    return tuple(out)
