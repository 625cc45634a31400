"""The briefings of a project on disk: each YAML with its lock, replaced together so that no moment loses an edit."""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass, replace
from pathlib import Path

from generator import yaml12
from generator.editing import durable, lock
from generator.editing.lock import Lock
from generator.errors import BriefingError

SUFFIX = ".yaml"


@dataclass(frozen=True, slots=True)
class Stored:
    """One briefing as it lies on the disk."""

    slug: str
    content: bytes | None
    """The YAML; None when it is gone."""
    lock: Lock | None
    """The state that the YAML belongs to; None when there is no usable lock."""
    fault: BriefingError | None = None
    """Why the lock cannot be used."""
    file: str | None = None
    """The article's path, from the lock or else from the YAML."""
    is_half_done: bool = False
    """The lock on the disk is that of a run that was killed."""

    @property
    def is_gone(self) -> bool:
        """A person deleted the YAML; the lock remembers it."""
        return self.content is None and (self.lock is not None or self.fault is not None)


class Shelf:
    """Reads and replaces the briefings under one folder. Use it only while holding the folder (`durable.alone`)."""

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
        return sorted(yamls | locks)

    def read(self, slug: str) -> Stored:
        """Read one briefing; what a killed run left is seen through, and nothing is changed."""
        content, written = durable.read(self.yaml(slug)), durable.read(self.lock(slug))
        if written is None:
            return Stored(slug, content, None, file=_article_file(content, self.yaml(slug)))
        try:
            kept = lock.loads(written.decode(errors="replace"), self.lock(slug))
        except BriefingError as error:
            return Stored(slug, content, None, error, _article_file(content, self.yaml(slug)))
        digest = None if content is None else lock.digest(content)
        state = lock.current(kept, digest, staged=durable.staged(self.yaml(slug)).exists())
        return Stored(slug, content, state, None, state.file if state else kept.file, is_half_done=state != kept)

    def recover(self) -> list[Stored]:
        """Finish or undo what a killed run left half done, remove its temporary files, and give what is there."""
        everything = [self.read(slug) for slug in self.slugs()]
        moved = {(old, s.lock.id) for s in everything if s.lock for old in s.lock.former}
        left = []
        for stored in everything:
            never_written = stored.is_half_done and stored.lock is None
            if never_written or (stored.is_gone and stored.lock and (stored.slug, stored.lock.id) in moved):
                self.lock(stored.slug).unlink()
                continue
            if stored.is_half_done and stored.lock:
                durable.write(self.lock(stored.slug), lock.dumps(stored.lock))
            left.append(replace(stored, is_half_done=False))
        for folder in (self.folder, self.locks):
            for temporary in folder.glob(".*.new"):
                with contextlib.suppress(OSError):
                    temporary.unlink()
        return left

    def save(self, stored: Stored, text: str, state: Lock) -> bool:
        """Replace a briefing's YAML and lock by `text` and `state`, as one.

        Says False, and changes nothing, when the YAML is no longer what `stored` holds: somebody saved it meanwhile.
        """
        yaml, content = self.yaml(stored.slug), text.encode()
        state = state.model_copy(update={"yaml": lock.digest(content), "before": None, "new": False})
        if content == stored.content:
            if stored.lock is None or state != stored.lock.model_copy(update={"yaml": state.yaml}):
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
        if stored.content is None:
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

    def rename(self, stored: Stored, slug: str) -> Stored:
        """Let the lock follow a YAML that a person gave another name; the old name is remembered."""
        assert stored.lock is not None
        former = tuple(s for s in dict.fromkeys((*stored.lock.former, stored.slug)) if s != slug)
        state = stored.lock.model_copy(update={"former": former})
        durable.write(self.lock(slug), lock.dumps(state))
        self.lock(stored.slug).unlink()
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
