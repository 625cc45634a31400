"""`newsbrief review`: what waits for a decision, and the decisions."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from generator import history, paths
from generator.briefing import PARTS
from generator.commands.naming import slug_of
from generator.editing import durable
from generator.editing.checking import reading
from generator.editing.merging.placing import index_for
from generator.editing.store import lock, revision
from generator.editing.store.briefings import Store
from generator.editing.store.lock import Lock
from generator.editing.store.stored import Stored
from generator.editing.text import compose
from generator.editing.text.splice import splice
from generator.editing.values.decisions import Decisions
from generator.editing.values.shape import ITEMS, Data, keys
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
    shelf = Store(project.briefings)
    entries: list[Open] = []
    deleted: list[tuple[str, str]] = []
    faults: list[NewsbriefError] = []
    for stored in map(shelf.read, shelf.slugs()):
        if stored.fault:
            faults.append(stored.fault)
        if stored.is_gone:
            deleted.append((stored.slug, ""))
        if stored.content is None:
            continue
        try:
            source = revision.read(shelf, stored)
        except NewsbriefError as error:
            faults.append(error)
            continue
        memory = stored.lock.memory if stored.lock else Decisions()
        gone = ((section, record) for section in ITEMS for record in memory.deleted.get(section, ()))
        deleted += [(stored.slug, str(paths.Path(section, str(record["id"])))) for section, record in gone]
        entries += [
            Open(stored.slug, e.at, e.yours, e.machine, e.why or "", source.document.place(("review", i)))
            for i, e in enumerate(source.briefing.review)
        ]
    return Listing(tuple(entries), tuple(deleted), tuple(faults))


def keep(project: Project, slug: str, at: str) -> None:
    """Decide for the person's value: the entry goes, and the machine's value is never offered again.

    Raises `BriefingError` when there is no such briefing or entry.
    """

    def decide(data: Data, _memory: Decisions) -> Data:
        return _without_entry(data, at, slug)

    _decide(project, slug, decide)


def accept(project: Project, slug: str, at: str) -> None:
    """Decide for the machine: its value takes the place of the person's, and a record that it lost goes.

    Raises `BriefingError` when there is no such briefing or entry.
    """

    def decide(data: Data, _memory: Decisions) -> Data:
        entry: Data = next((e for e in data.get("review") or [] if str(e.get("at")) == at), {})
        data = _without_entry(data, at, slug)
        path = paths.Path.read(at)
        section, record_id, key = path.section, path.id, path.key
        if section in ITEMS and record_id and not key:
            return {**data, section: [r for r in data[section] if str(r.get("id")) != record_id]}
        if section in ITEMS and key in keys(section):
            records = [_with(section, r, key, entry) if str(r.get("id")) == record_id else r for r in data[section]]
            return {**data, section: records}
        if section in PARTS and key in keys(section):
            return {**data, section: _with(section, data[section], key, entry)}
        if section in keys("") and not (record_id or key):
            return _with("", data, section, entry)
        raise BriefingError(f"{at!r} is the path of no value", hint=f"`newsbrief review keep {slug} {at}` lets it go")

    _decide(project, slug, decide)


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back."""

    path: str
    """The path of a record, or the name of a briefing."""
    is_as_committed: bool
    """It is what was last committed; else what the machine last wrote, without what people had changed in it."""


def restore(project: Project, slug: str, record_id: str | None = None) -> Restored:
    """Bring back a record that a person deleted, or a whole briefing whose YAML is gone.

    It comes back as people had it when it was last committed; where no version history knows it, as the machine last
    wrote it. Raises `BriefingError` when there is nothing to bring back.
    """
    if record_id is None:
        return _restore_briefing(project, slug)
    shelf = Store(project.briefings)
    slug = slug_of(shelf, slug)
    stored = shelf.read(slug)
    section, record = _deleted(stored, slug, record_id)
    known = (one for past in _past(project, shelf, stored) for one in past.data[section])
    committed = next((one for one in known if one.get("id") == record["id"]), None)

    def decide(data: Data, _memory: Decisions) -> Data:
        return {**data, section: [*data[section], committed or record]}

    _decide(project, slug, decide)
    return Restored(str(paths.Path(section, str(record["id"]))), committed is not None)


def _deleted(stored: Stored, slug: str, record_id: str) -> tuple[str, Data]:
    memory = stored.lock.memory if stored.lock else Decisions()
    known = {(section, str(r["id"])): r for section in ITEMS for r in memory.deleted.get(section, ())}
    for (section, name), record in known.items():
        if record_id in (name, f"{section}/{name}", str(paths.Path(section, name))):
            return section, record
    hint = nearest(record_id, [name for _, name in known]) if known else "nothing was deleted by hand"
    raise BriefingError(f"{slug} has no deleted record {record_id!r}", hint=hint)


@dataclass(frozen=True, slots=True)
class _Past:
    """A committed version of a briefing."""

    text: str
    data: Data
    lock: Lock | None
    """What the machine knew of this version, where that can be read."""


def _past(project: Project, shelf: Store, stored: Stored) -> Iterator[_Past]:
    """Give the committed versions of a briefing that can be read, the newest first, under all its names."""
    former = stored.lock.former if stored.lock else ()
    for name in (stored.slug, *reversed(former)):
        file = shelf.yaml(name)
        for commit, content in history.versions(project.root, project.relative(file)):
            with contextlib.suppress(NewsbriefError):
                source = reading.read(reading.decode(content, file), file)
                yield _Past(source.text, source.data, _lock_in(project, shelf, name, commit))


def _lock_in(project: Project, shelf: Store, name: str, commit: str) -> Lock | None:
    content = history.version(project.root, commit, project.relative(shelf.lock(name)))
    with contextlib.suppress(NewsbriefError):
        return lock.loads(content.decode(errors="replace"), shelf.lock(name)) if content else None
    return None


def _restore_briefing(project: Project, slug: str) -> Restored:
    shelf = Store(project.briefings)
    with durable.alone(project.locks):
        shelf.recover()
        stored = shelf.read(slug_of(shelf, slug))
        if stored.fault:
            raise stored.fault
        if stored.content is not None or stored.lock is None:
            raise BriefingError(f"{slug} is not gone", place=Place(shelf.yaml(slug)))
        text, state = compose.document(_in_reading_order(stored.lock.base)), stored.lock
        if past := next(_past(project, shelf, stored), None):
            text = past.text
            if past.lock and lock.digest(text) != state.yaml:  # each version belongs to the lock beside it
                state = past.lock.model_copy(update={name: getattr(state, name) for name in ("id", "former", "file")})
        if not shelf.save(stored, text, state):
            raise BriefingError(f"{slug} came back by itself", place=Place(shelf.yaml(slug)))
    return Restored(stored.slug, past is not None)


def _in_reading_order(base: Data) -> Data:
    return {key: base[key] for key in keys("") if key in base}


def _decide(project: Project, slug: str, decide: Callable[[Data, Decisions], Data]) -> None:
    """Change the YAML as a person would, then let the merge draw its conclusions."""
    shelf = Store(project.briefings)
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
            state = before.model_copy(update={"base": merged.base, "memory": merged.decided})
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
    present.insert(index_for(order, order.index(key), present), key)
    return {k: value if k == key else record[k] for k in present}
