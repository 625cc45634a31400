"""The briefings of a project on disk: each YAML with its lock, replaced together so that no moment loses an edit."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from generator import yaml12
from generator.editing import durable
from generator.editing.checking import reading, schema
from generator.editing.checking.findings import InvalidFileError
from generator.editing.store import branches, lock
from generator.editing.store.index import IndexEntry, entry
from generator.editing.store.lock import Lock
from generator.editing.store.stored import Stored
from generator.editing.values.shape import Data
from generator.errors import BriefingError, Place

SUFFIX = ".yaml"
OTHER_SUFFIX = ".yml"
"""With which a YAML is no briefing; it is never taken for a deletion of the one that it should be."""


@dataclass(frozen=True, slots=True)
class Remains:
    """What killed runs and conflicts left on a store, and the store as it is without that."""

    entries: tuple[IndexEntry, ...]
    """Every briefing, in the state that it will have."""
    unfinished: tuple[str, ...]
    """Names of those of them whose lock on the disk is that of a killed run, or has both sides of a conflict."""
    needless: tuple[str, ...]
    """Names that have only a lock that says nothing: the YAML was never written, or has moved with another lock."""
    temporary: tuple[Path, ...]
    """Files that were to take the place of others."""


class Store:
    """Reads and replaces the briefings under one folder. Write to it only while holding it (`alone`)."""

    def __init__(self, briefings: Path) -> None:
        self.folder = briefings
        self.locks = briefings / ".lock"

    def yaml(self, slug: str) -> Path:
        """Give the path of a briefing's YAML."""
        return self.folder / f"{slug}{SUFFIX}"

    def lock(self, slug: str) -> Path:
        """Give the path of a briefing's lock."""
        return self.locks / f"{slug}.json"

    def slugs(self) -> list[str]:
        """Give the names of all briefings, those included whose YAML is gone."""
        yamls = {path.stem for path in self.folder.glob(f"*{SUFFIX}") if not path.name.startswith(".")}
        locks = {path.stem for path in self.locks.glob("*.json") if not path.name.startswith(".")}
        return sorted(yamls | locks | {path.stem for path in self.misnamed()})

    def misnamed(self) -> list[Path]:
        """Give the files that look like a briefing and have a name that is none, in order."""
        return sorted(path for path in self.folder.glob(f"*{OTHER_SUFFIX}") if not path.name.startswith("."))

    def read(self, slug: str) -> Stored:
        """Read one briefing; what a killed run or a conflict left is seen through, and nothing is changed."""
        content, written = durable.read(self.yaml(slug)), durable.read(self.lock(slug))
        if content is None and (other := durable.read(self.yaml(slug).with_suffix(OTHER_SUFFIX))) is not None:
            return self._misnamed(slug, other)
        if written is None:
            return Stored(slug, content, None, file=_article_file(content, self.yaml(slug)))
        text = written.decode(errors="replace")
        try:
            if at := branches.conflict(text):
                joined = branches.joined(text, self.lock(slug), self._hand(slug, content, at))
                return Stored(slug, content, joined, None, joined.file, is_half_done=True, is_in_conflict=True)
            kept = lock.loads(text, self.lock(slug))
        except BriefingError as error:
            return Stored(slug, content, None, error, _article_file(content, self.yaml(slug)))
        digest = None if content is None else lock.digest(content)
        state = lock.current(kept, digest, staged=durable.staged(self.yaml(slug)).exists())
        return Stored(slug, content, state, None, state.file if state else kept.file, is_half_done=state != kept)

    def _misnamed(self, slug: str, content: bytes) -> Stored:
        file = self.yaml(slug).with_suffix(OTHER_SUFFIX)
        fault = BriefingError(
            f"the name of a briefing ends in {SUFFIX}", place=Place(file, 1, 1), hint=f"rename it to {slug}{SUFFIX}"
        )
        return Stored(slug, None, None, fault, _article_file(content, file), is_misnamed=True)

    def _hand(self, slug: str, content: bytes | None, line: int) -> Data | None:
        """Give what the YAML says; a conflict in the lock cannot be settled while it says nothing."""
        if content is None:
            return None
        try:
            return reading.read(reading.decode(content, self.yaml(slug)), self.yaml(slug)).data
        except InvalidFileError as error:
            raise BriefingError(
                "the lock holds a conflict between two versions",
                place=Place(self.lock(slug), line, 1),
                hint=f"mend {self.yaml(slug)} first; `newsbrief generate` then settles the lock from both sides",
            ) from error

    def remains(self) -> Remains:
        """See what killed runs left half done. Nothing is changed, and one briefing at a time is held."""
        everything: list[IndexEntry] = []
        unfinished: list[str] = []
        needless: list[str] = []
        for slug in self.slugs():
            one = self.read(slug)
            if one.is_half_done:
                (needless if one.lock is None else unfinished).append(slug)
            if one.lock is not None or not one.is_half_done:
                everything.append(entry(one))
        moved = {(old, e.id) for e in everything for old in e.former}
        left_behind = {e.slug for e in everything if e.is_gone and e.has_lock and (e.slug, e.id) in moved}
        temporary = [path for folder in (self.folder, self.locks) for path in sorted(folder.glob(".*.new"))]
        return Remains(
            tuple(e for e in everything if e.slug not in left_behind),
            tuple(slug for slug in unfinished if slug not in left_behind),
            tuple(sorted({*needless, *left_behind})),
            tuple(temporary),
        )

    def recover(self) -> list[IndexEntry]:
        """Finish or undo what a killed run left half done, settle locks in conflict, and tell what is there."""
        left = self.remains()
        for slug in left.needless:
            self.lock(slug).unlink()
        for slug in left.unfinished:
            if state := self.read(slug).lock:
                durable.write(self.lock(slug), lock.dumps(state))
        for temporary in left.temporary:  # last: while they are there, a state that is half done can be told
            with contextlib.suppress(OSError):
                temporary.unlink()
        return list(left.entries)

    def alone(self, waiting: Callable[[], None] = lambda: None) -> contextlib.AbstractContextManager[None]:
        """Hold the store for one run (see `durable.alone`)."""
        return durable.alone(self.locks, waiting)

    def put_schema(self, shipped: Path = schema.SHIPPED) -> None:
        """Renew a JSON Schema that editors use, beside the YAML."""
        durable.write(self.folder / shipped.name, shipped.read_text(encoding="utf-8"))

    def save(self, stored: Stored, text: str, state: Lock) -> bool:
        """Replace a briefing's YAML and lock by `text` and `state`, as one.

        Says False, and changes nothing, when the YAML is no longer what `stored` holds: somebody saved it meanwhile.
        """
        yaml, content = self.yaml(stored.slug), text.encode()
        state = state.model_copy(update={"yaml": lock.digest(content), "before": None, "new": False})
        if content == stored.content:
            known = stored.lock
            # A lock that was settled from both sides of a conflict belongs to no YAML yet.
            if known is None or not known.yaml or state != known.model_copy(update={"yaml": state.yaml}):
                durable.write(self.lock(stored.slug), lock.dumps(state))
            return True
        durable.stage(yaml, content)
        before = stored.lock and stored.content and stored.lock.model_copy(update={"yaml": lock.digest(stored.content)})
        both = state.model_copy(update={"before": before or None, "new": stored.content is None})
        try:
            durable.write(self.lock(stored.slug), lock.dumps(both))
            if self._replaced(stored):
                durable.write(self.lock(stored.slug), lock.dumps(state))
                return True
        except BriefingError:
            self._undo(stored)
            raise
        self._undo(stored)
        return False

    def _replaced(self, stored: Stored) -> bool:
        """Put the staged YAML in its place, unless somebody saved the old one meanwhile."""
        yaml = self.yaml(stored.slug)
        if durable.read(yaml) != stored.content:
            return False
        if stored.content is None or os.name != "posix":  # elsewhere a file that is open cannot be replaced
            durable.commit(yaml)
            return True
        with yaml.open("rb") as old:
            durable.commit(yaml)
            late = old.read()  # what an editor wrote into the old file between the comparison and the replacement
        if late != stored.content:
            durable.stage(yaml, late)
            self._put_lock_back(stored)
            durable.commit(yaml)
            return False
        return True

    def _undo(self, stored: Stored) -> None:
        """Go back to the old state. While that fails the staged YAML stays, and `recover` knows what happened."""
        if durable.staged(self.yaml(stored.slug)).exists():
            with contextlib.suppress(BriefingError):
                self._put_lock_back(stored)
                durable.discard(self.yaml(stored.slug))

    def _put_lock_back(self, stored: Stored) -> None:
        if stored.lock:
            durable.write(self.lock(stored.slug), lock.dumps(stored.lock))
        else:
            self.lock(stored.slug).unlink(missing_ok=True)

    def rename(self, old: str, slug: str) -> IndexEntry:
        """Let the lock follow a YAML that a person gave another name; the old name is remembered."""
        moved = self._moved(old, slug)
        assert moved.lock is not None
        durable.write(self.lock(slug), lock.dumps(moved.lock))
        self.lock(old).unlink()
        return entry(moved)

    def _moved(self, old: str, slug: str) -> Stored:
        stored = Store.read(self, old)
        if stored.lock is None:
            raise BriefingError("the lock is gone", place=Place(self.lock(old)), hint="run again")
        former = tuple(s for s in dict.fromkeys((*stored.lock.former, old)) if s != slug)
        state = stored.lock.model_copy(update={"former": former})
        return replace(stored, slug=slug, lock=state, content=durable.read(self.yaml(slug)))

    def remove(self, slug: str) -> None:
        """Remove a briefing with its lock, the YAML first: a YAML without a lock would be taken for a person's."""
        for path in (self.yaml(slug), self.lock(slug)):
            path.unlink(missing_ok=True)


def _article_file(content: bytes | None, file: Path) -> str | None:
    if content is None:
        return None
    text = content.decode(errors="replace")
    try:
        data = yaml12.parse(text, file).data
    except yaml12.YamlError:
        named = re.search(r"^article:\s*\{?\s*file:\s*['\"]?([^\s,'\"}]+)", text, re.MULTILINE)
        return named[1] if named else None
    article = data.get("article") if isinstance(data, dict) else None
    name = article.get("file") if isinstance(article, dict) else None
    return str(name) if name is not None else None
