"""`newsbrief review`: what waits for a decision, and the decisions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.commands.naming import slug_of
from generator.editing import compose, durable, reading, revision
from generator.editing.fields import place
from generator.editing.memory import Memory
from generator.editing.shape import ITEMS, Data, keys
from generator.editing.shelf import Shelf, Stored
from generator.editing.splice import splice
from generator.errors import BriefingError, NewsbriefError, Place, nearest
from generator.project import Project


@dataclass(frozen=True, slots=True)
class Open:
    """An entry of a `review:` list."""

    slug: str
    at: str
    """The path of the value, such as `actors/vladimir-putin/role`, or of a record."""
    yours: Any
    machine: Any
    why: str
    place: Place


@dataclass(frozen=True, slots=True)
class Listing:
    """What is open in a project."""

    entries: tuple[Open, ...]
    deleted: tuple[tuple[str, str], ...]
    """(slug, path) of records that people deleted and `restore` brings back; a path is empty for a whole briefing."""
    faults: tuple[NewsbriefError, ...]
    """Briefings that cannot be read."""


def run(project: Project) -> Listing:
    """List what is open. Nothing is written."""
    shelf = Shelf(project.briefings)
    entries: list[Open] = []
    deleted: list[tuple[str, str]] = []
    faults: list[NewsbriefError] = []
    for stored in map(shelf.read, shelf.slugs()):
        if stored.fault:
            faults.append(stored.fault)
        if stored.is_gone:
            deleted.append((stored.slug, ""))
            continue
        try:
            source = revision.read(shelf, stored)
        except NewsbriefError as error:
            faults.append(error)
            continue
        memory = stored.lock.memory if stored.lock else Memory()
        deleted += [(stored.slug, f"{section}/{r['id']}") for section in ITEMS for r in memory.deleted.get(section, ())]
        entries += [
            Open(stored.slug, e.at, e.yours, e.machine, e.why or "", source.document.place(("review", i)))
            for i, e in enumerate(source.briefing.review)
        ]
    return Listing(tuple(entries), tuple(deleted), tuple(faults))


def keep(project: Project, slug: str, at: str) -> None:
    """Decide for the person's value: the entry goes, and the machine's value is never offered again.

    Raises `BriefingError` when there is no such briefing or entry.
    """

    def decide(data: Data, _memory: Memory) -> Data:
        return _without_entry(data, at, slug)

    _decide(project, slug, decide)


def accept(project: Project, slug: str, at: str) -> None:
    """Decide for the machine: its value takes the place of the person's, and a record that it lost goes.

    Raises `BriefingError` when there is no such briefing or entry.
    """

    def decide(data: Data, _memory: Memory) -> Data:
        entry: Data = next((e for e in data.get("review") or [] if str(e.get("at")) == at), {})
        data = _without_entry(data, at, slug)
        section, _, rest = at.partition("/")
        record_id, _, key = rest.rpartition("/")
        if section in ITEMS and not record_id:
            return {**data, section: [r for r in data[section] if str(r.get("id")) != key]}
        if section in ITEMS:
            records = [_with(section, r, key, entry) if str(r.get("id")) == record_id else r for r in data[section]]
            return {**data, section: records}
        if section == "article":
            return {**data, "article": _with("article", data["article"], rest, entry)}
        return _with("", data, section, entry)

    _decide(project, slug, decide)


def restore(project: Project, slug: str, record_id: str | None = None) -> str:
    """Bring back a record that a person deleted, or a whole briefing whose YAML is gone; give its path.

    A briefing comes back as the machine last wrote it. Raises `BriefingError` when there is nothing to bring back.
    """
    if record_id is None:
        return _restore_briefing(project, slug)
    section, record = _deleted(Shelf(project.briefings).read(slug), slug, record_id)

    def decide(data: Data, _memory: Memory) -> Data:
        return {**data, section: [*data[section], record]}

    _decide(project, slug, decide)
    return f"{section}/{record['id']}"


def _deleted(stored: Stored, slug: str, record_id: str) -> tuple[str, Data]:
    wanted = record_id.rpartition("/")[2]
    memory = stored.lock.memory if stored.lock else Memory()
    known = {(section, str(r["id"])): r for section in ITEMS for r in memory.deleted.get(section, ())}
    for (section, name), record in known.items():
        if name == wanted and record_id in (name, f"{section}/{name}"):
            return section, record
    hint = nearest(wanted, [name for _, name in known]) if known else "nothing was deleted by hand"
    raise BriefingError(f"{slug} has no deleted record {record_id!r}", hint=hint)


def _restore_briefing(project: Project, slug: str) -> str:
    shelf = Shelf(project.briefings)
    with durable.alone(project.locks):
        shelf.recover()
        stored = shelf.read(slug_of(shelf, slug))
        if stored.fault:
            raise stored.fault
        if stored.content is not None or stored.lock is None:
            raise BriefingError(f"{slug} is not gone", place=Place(shelf.yaml(slug)))
        if not shelf.save(stored, compose.document(_in_reading_order(stored.lock.base)), stored.lock):
            raise BriefingError(f"{slug} came back by itself", place=Place(shelf.yaml(slug)))
    return slug


def _in_reading_order(base: Data) -> Data:
    return {key: base[key] for key in keys("") if key in base}


def _decide(project: Project, slug: str, decide: Callable[[Data, Memory], Data]) -> None:
    """Change the YAML as a person would, then let the merge draw its conclusions."""
    shelf = Shelf(project.briefings)
    with durable.alone(project.locks):
        shelf.recover()
        stored = shelf.read(slug_of(shelf, slug))
        for _ in range(revision.TRIES):
            if stored.fault:
                raise stored.fault
            if stored.lock is None or stored.content is None:
                raise BriefingError(f"{slug} has no lock or no YAML", hint="run `newsbrief generate` first")
            before = stored.lock
            source = revision.read(shelf, stored)
            text = splice(source, decide(source.data, before.memory))
            decided = reading.read(text, source.document.file)
            merged = revision.merged_with(stored, decided, None)
            state = before.model_copy(update={"base": merged.base, "memory": merged.memory})
            if shelf.save(stored, splice(decided, merged.data), state):
                return
            stored = shelf.read(stored.slug)
    raise BriefingError(f"{slug} is being changed by somebody else all the time")


def _without_entry(data: Data, at: str, slug: str) -> Data:
    entries = data.get("review") or []
    left = [entry for entry in entries if str(entry.get("at")) != at]
    if len(left) == len(entries):
        known = [str(entry.get("at")) for entry in entries]
        hint = nearest(at, known) if known else "nothing is open"
        raise BriefingError(f"{slug} has no open entry at {at!r}", hint=hint)
    rest = {key: value for key, value in data.items() if key != "review"}
    return {**rest, "review": left} if left else rest


def _with(section: str, record: Data, key: str, entry: Data) -> Data:
    """Give a record with the machine's value at `key`, or without the key where the machine has none."""
    value = entry.get("machine")
    if value is None:
        return {k: v for k, v in record.items() if k != key}
    if key in record:
        return {**record, key: value}
    present = list(record)
    order = keys(section)
    present.insert(place(order, order.index(key), present), key)
    return {k: value if k == key else record[k] for k in present}
