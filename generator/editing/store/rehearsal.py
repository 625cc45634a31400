"""A store on which nothing is ever written: a whole run can be made on it, to see what the run would change."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.editing import durable
from generator.editing.checking import schema
from generator.editing.store.briefings import Store
from generator.editing.store.index import IndexEntry, entry
from generator.editing.store.lock import Lock
from generator.editing.store.stored import Stored

NO_LOCK = "it has no lock"
KILLED = "a run was killed while writing it"
CONFLICT = "its lock has both sides of a conflict"
RENAMED = "its lock follows its new name"
_INPUTS = {
    "text": "the article's text has changed",
    "settings": "a setting of the extraction has changed",
    "aliases": "an entry of the alias file has changed",
}


@dataclass(frozen=True, slots=True)
class Pending:
    """What would become of one briefing's YAML."""

    slug: str
    before: str | None
    """None where it would be created."""
    after: str | None
    """None where it would be removed."""


class Rehearsal(Store):
    """Remembers what it was asked to write, but for the marks that people's edits leave in a lock."""

    def __init__(self, briefings: Path) -> None:
        super().__init__(briefings)
        self.found: tuple[IndexEntry, ...] = ()
        """The briefings as the run found them."""
        self._renamed: dict[str, str] = {}
        """The names under which the locks still lie, by those that the briefings would have."""
        self.yamls: dict[str, Pending] = {}
        """By name: the YAML that would be created, changed or removed."""
        self.reasons: dict[str, list[str]] = {}
        """By name: why a lock would change although nobody edited the YAML."""
        self.schemas: dict[Path, None] = {}
        """The JSON Schemas beside the YAML that would be renewed, in order."""

    def alone(self, waiting: Callable[[], None] = lambda: None) -> contextlib.AbstractContextManager[None]:
        """Wait for a run that is writing; where there is no folder to hold, nobody is."""
        return durable.alone(self.locks, waiting) if self.locks.is_dir() else contextlib.nullcontext()

    def read(self, slug: str) -> Stored:
        """Read one briefing as it would be by now."""
        return self._moved(self._renamed[slug], slug) if slug in self._renamed else super().read(slug)

    def recover(self) -> list[IndexEntry]:
        """Tell what would be there once the remains of killed runs were gone."""
        left = self.remains()
        self.found = left.entries
        for slug in (*left.unfinished, *left.needless):
            self._note(slug, CONFLICT if self.read(slug).is_in_conflict else KILLED)
        for path in left.temporary:
            if not path.name.endswith(".schema.json.new"):
                self._note(Path(path.name.removeprefix(".").removesuffix(".new")).stem, KILLED)
        return list(left.entries)

    def put_schema(self, shipped: Path = schema.SHIPPED) -> None:
        """See whether a schema is the one that would be written."""
        there = self.folder / shipped.name
        if durable.read(there) != shipped.read_bytes():
            self.schemas[there] = None

    def save(self, stored: Stored, text: str, state: Lock) -> bool:
        """Remember what would be written."""
        if text.encode() != stored.content:
            before = None if stored.content is None else stored.content.decode()
            self.yamls[stored.slug] = Pending(stored.slug, before, text)
        if stored.content is not None:
            for reason in _reasons(stored.lock, state):
                self._note(stored.slug, reason)
        return True

    def rename(self, old: str, slug: str) -> IndexEntry:
        """Tell of the briefing as it would be under its new name."""
        self._note(slug, RENAMED)
        self._renamed[slug] = old
        return entry(self.read(slug))

    def remove(self, slug: str) -> None:
        """Remember what would be removed."""
        content = durable.read(self.yaml(slug)) or b""
        self.yamls[slug] = Pending(slug, content.decode(errors="replace"), None)

    def _note(self, slug: str, reason: str) -> None:
        known = self.reasons.setdefault(slug, [])
        if reason not in known:
            known.append(reason)


def _reasons(before: Lock | None, after: Lock) -> Iterator[str]:
    """Say why a lock would change. Metadata is not asked: what people write under `article:` is in it."""
    if before is None:
        yield NO_LOCK
        return
    if not before.yaml:  # settled from both sides of a conflict, which is told already
        return
    for name, reason in _INPUTS.items():
        if getattr(before.inputs, name) != getattr(after.inputs, name):
            yield reason
    if before.file != after.file:
        yield f"its article is {after.file} now"
    if before.extractor != after.extractor and before.inputs == after.inputs:  # an upgrade was asked for
        yield "another extractor made it"
