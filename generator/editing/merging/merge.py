"""The three-way merge: what the machine last wrote, what people made of it, what the machine says now.

Pure: it knows plain data and no files. What is deleted, renamed or merged by hand is noticed first (`hand`), fresh
records take over known ids (`identity`), then every field is settled on its own (`fields`).
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from generator.briefing import PARTS
from generator.editing.merging import questions
from generator.editing.merging.fields import settle, settle_set
from generator.editing.merging.identity import identify
from generator.editing.merging.placing import insert, with_added
from generator.editing.merging.records import notice, redirected_value, references
from generator.editing.values.anchors import anchored
from generator.editing.values.decisions import Choice, Decisions
from generator.editing.values.shape import ITEMS, REFERENCES, SETS, VALUES, Data, keys, meaning, record_meaning
from generator.paths import Path

T = TypeVar("T")
ChangeKind = Literal["added", "removed", "updated", "offered", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that the merge did to the file."""

    kind: ChangeKind
    """`offered` and `withdrawn` speak of entries in the `review:` list."""
    path: Path
    old: Any = None
    new: Any = None

    @property
    def at(self) -> str:
        """The path as it is printed, such as `actors/vladimir-putin/role`."""
        return str(self.path)


@dataclass(frozen=True, slots=True)
class Merged:
    """What the merge gives."""

    data: Data
    """What the file is to say, spelled as the person spelled it wherever nothing changes."""
    base: Data
    """What the machine said this time, under the ids that are kept."""
    decided: Decisions
    changes: tuple[Change, ...]


def merge(
    base: Data,
    hand: Data,
    fresh: Data | None,
    decided: Decisions,
    commented: AbstractSet[tuple[str, int]] = frozenset(),
    article: Data | None = None,
    text: str | None = None,
) -> Merged:
    """Merge `fresh` into `hand`; None says that the machine has nothing new but for the `article` section, if given.

    `commented` names the records, by section and place in the list, that a comment keeps from being removed.
    With the `text` of an article that has changed, the evidence of records that only people keep is looked up in it.
    """
    noticed = notice(base, hand, decided)
    if fresh is None:
        fresh, after = _still_found(noticed.base, noticed.decided), noticed.decided
    else:
        fresh, after = identify(fresh, noticed.base, hand, noticed.decided)
    fresh = {**fresh, "article": article or fresh["article"]}
    review = [questions.renamed_entry(entry, noticed.renamed) for entry in hand.get("review") or []]
    asked = questions.asked(decided, noticed.renamed)
    return _Merge(noticed.base, hand, fresh, after, commented, review, asked, text).merged()


def adopt(hand: Data, fresh: Data) -> tuple[Data, Decisions]:
    """Give a base and decided for a file without a lock: what equals `fresh` is the machine's, the rest the hand's."""
    nothing: Data = {section: [] for section in ITEMS}
    with_ids = {s: [r for r in hand[s] if r.get("id") is not None] for s in ITEMS}
    base, decided = identify(fresh, {**nothing, **with_ids}, hand, Decisions())
    return base, decided


def _still_found(base: Data, decided: Decisions) -> Data:
    return {
        section: [r for r in value if r["id"] not in decided.lost.get(section, {})] if section in ITEMS else value
        for section, value in base.items()
    }


class _Merge:
    def __init__(
        self,
        base: Data,
        hand: Data,
        fresh: Data,
        decided: Decisions,
        commented: AbstractSet[tuple[str, int]],
        review: list[Data],
        asked: AbstractSet[str],
        text: str | None,
    ) -> None:
        self.base, self.hand, self.fresh, self.decided, self.commented = base, hand, fresh, decided, commented
        self.review, self.asked, self.text = review, asked, text
        self.entries = {str(entry.get("at")) for entry in review}
        self.new_base: Data = dict(fresh)
        self.choices_of, self.removed_of = _by_record(decided.choices), _by_record(decided.removed)
        self.choices: dict[str, Choice] = {}
        self.removed: dict[str, tuple[str, ...]] = {}
        self.lost: dict[str, dict[str, Literal["open", "kept"]]] = {}
        self.strangers: dict[str, Data] = {}
        """Actors that nobody edited and the machine no longer finds, as it last wrote them."""
        self.changes: list[Change] = []

    def merged(self) -> Merged:
        data = dict(self.hand)
        for key in VALUES:
            self._value(Path(key), self.base, data, self.fresh)
        for section in PARTS:
            data[section] = self._record(Path(section), self.base[section], data[section])
        for section in ITEMS:
            data[section] = self._section(section)
        data["actors"] = self._without_strangers(data)
        decided = self.decided.model_copy(
            update={"choices": self.choices, "removed": self.removed, "lost": {k: v for k, v in self.lost.items() if v}}
        )
        self._review(data)
        return Merged(data, self.new_base, decided, tuple(self.changes))

    def _section(self, section: str) -> list[Data]:
        base = {record["id"]: record for record in self.base[section]}
        fresh = {record["id"]: record for record in self.fresh[section]}
        kept: list[Data] = []
        stays: list[Data] = []
        for i, record in enumerate(self.hand[section]):
            record_id = record.get("id")
            if record_id not in base:
                kept.append(record)
                self._anchor(section, record)
            elif record_id in fresh:
                kept.append(self._record(Path(section, record_id), base[record_id], record, fresh[record_id]))
            elif self._is_untouched(section, i, base[record_id]):
                if section == "actors":
                    kept.append(record)
                    self.strangers[record_id] = base[record_id]
                else:
                    self.changes.append(Change("removed", Path(section, record_id), old=record))
            else:
                kept.append(record)
                stays.append(base[record_id])
                self._lose(section, record_id)
                self._anchor(section, record, is_lost=True)
        added = {record_id: record for record_id, record in fresh.items() if record_id not in base}
        self.changes += [Change("added", Path(section, record_id), new=record) for record_id, record in added.items()]
        kept = with_added(kept, list(fresh), added)
        self.new_base[section] = [*self.fresh[section], *stays]
        return kept

    def _without_strangers(self, data: Data) -> list[Data]:
        """Give the actors without those that the machine no longer finds, but for those whom a record still names.

        Only a person's record can name one; it stays as what was edited does, and so does one that a person kept.
        """
        while needed := self._needed({**data, "actors": self._known_in(data)}):
            for record_id in needed:
                self.new_base["actors"].append(self.strangers.pop(record_id))
                self._lose("actors", record_id)
        gone = [record for record in data["actors"] if record.get("id") in self.strangers]
        self.changes += [Change("removed", Path("actors", record["id"]), old=record) for record in gone]
        return self._known_in(data)

    def _known_in(self, data: Data) -> list[Data]:
        return [record for record in data["actors"] if record.get("id") not in self.strangers]

    def _needed(self, data: Data) -> list[str]:
        if not self.strangers:
            return []
        needed = {
            *references(data),
            *(i for i, state in self.decided.lost.get("actors", {}).items() if state == "kept"),
        }
        return [record_id for record_id in self.strangers if record_id in needed]

    def _is_untouched(self, section: str, i: int, base: Data) -> bool:
        if (section, i) in self.commented or base["id"] in self.decided.named.get(section, ()):
            return False
        record = {k: redirected_value(section, k, v, self.decided.actor) for k, v in self.hand[section][i].items()}
        return record_meaning(section, record) == record_meaning(section, base)

    def _lose(self, section: str, record_id: str) -> None:
        """Keep a record that the machine no longer finds, and ask about it once."""
        path = str(Path(section, record_id))
        self.choices |= self.choices_of.get(path, {})
        self.removed |= self.removed_of.get(path, {})
        state = self.decided.lost.get(section, {}).get(record_id)
        answered = state is not None and path not in self.entries
        self.lost.setdefault(section, {})[record_id] = "kept" if answered else "open"

    def _anchor(self, section: str, record: Data, *, is_lost: bool = False) -> None:
        """Say what a changed article has in place of the evidence of a record that only people keep.

        That is the nearest sentences, or nothing: then the record is unsupported. Of a lost one that is said already.
        """
        path = str(Path(section, str(record.get("id")), "evidence"))
        past = self.decided.choices.get(path)
        hand = meaning(section, "evidence", record.get("evidence"))
        if not hand or record.get("id") is None:
            return
        if self.text is not None:
            now = anchored(hand, self.text) or (None if is_lost else [])
        elif past and past.offer:
            now = past.offer.machine
        else:
            self.choices |= {path: past} if past else {}
            return
        settled = settle(None, hand, now, past, entry=path in self.entries)
        if settled.choice:
            self.choices[path] = settled.choice

    def _record(self, path: Path, base: Data, hand: Data, fresh: Data | None = None) -> Data:
        fresh = self.fresh[path.section] if fresh is None else fresh
        if hand == fresh == base and str(path) not in self.removed_of:
            return hand
        out = dict(hand)
        for key in keys(path.section):
            if key != "id":
                self._value(path.of(key), base, out, fresh)
        return out

    def _value(self, path: Path, base: Data, out: Data, fresh: Data) -> None:
        (self._set if path.field in SETS else self._field)(path, base, out, fresh)

    def _field(self, path: Path, base: Data, out: Data, fresh: Data) -> None:
        (section, key), at = path.field, str(path)
        spelled = out.get(key)
        hand = meaning(section, key, spelled)
        settled = settle(
            meaning(section, key, base.get(key)),
            meaning(section, key, redirected_value(section, key, spelled, self.decided.actor)),
            new := meaning(section, key, fresh.get(key)),
            self.decided.choices.get(at),
            entry=at in self.entries,
        )
        if settled.choice:
            self.choices[at] = settled.choice
        elif settled.value == new != hand:
            self._write(path, out, fresh.get(key))

    def _set(self, path: Path, base: Data, out: Data, fresh: Data) -> None:
        (section, key), at = path.field, str(path)
        spelled: list[str] = meaning(section, key, out.get(key)) or []
        before = meaning(section, key, base.get(key)) or []
        follows = spelled
        if (section, key) in REFERENCES:
            follows = [new if (new := self.decided.actor(m)) in before else m for m in spelled]
        members, removed = settle_set(
            before, follows, meaning(section, key, fresh.get(key)) or [], self.decided.removed.get(at, ())
        )
        if removed:
            self.removed[at] = removed
        if members != spelled:
            self._write(path, out, members or None)

    def _write(self, path: Path, out: Data, value: Any) -> None:
        section, key = path.field
        self.changes.append(Change("updated", path, old=out.get(key), new=value))
        if value is None:
            out.pop(key, None)
        elif key in out:
            out[key] = value
        else:
            insert(out, key, value, keys(section))

    def _review(self, data: Data) -> None:
        """Bring the `review:` list in line: what is open stands there once, what is settled goes."""
        wanted = {path: questions.about_value(path, choice) for path, choice in self.choices.items() if choice.offer}
        for section, lost in self.lost.items():
            for record_id, state in lost.items():
                if state == "open":
                    path = str(Path(section, record_id))
                    wanted[path] = questions.about_record(path)
        entries = []
        for entry in self.review:
            at = str(entry.get("at"))
            if at in wanted:
                new = wanted.pop(at)
                if entry.get("machine") == new.get("machine"):
                    new = entry
                else:
                    self.changes.append(Change("offered", Path.read(at), new=new.get("machine")))
                entries.append(new)
            elif at in self.asked:
                self.changes.append(Change("withdrawn", Path.read(at)))
            else:
                entries.append(entry)
        entries += wanted.values()
        self.changes += [
            Change("offered", Path.read(at), old=e.get("yours"), new=e.get("machine")) for at, e in wanted.items()
        ]
        if entries and entries != data.get("review"):
            data["review"] = entries
        elif not entries and data.get("review"):
            del data["review"]


def _by_record(paths: Mapping[str, T]) -> dict[str, dict[str, T]]:
    """Group what is known of fields by the record that they belong to."""
    found: dict[str, dict[str, T]] = {}
    for path, value in paths.items():
        found.setdefault(str(Path.read(path).record), {})[path] = value
    return found
