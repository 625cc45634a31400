"""Whether a run has nothing to do, told by the marks of all files: neither articles nor briefings are read."""

from __future__ import annotations

import hashlib
import json
import time
from dataclasses import asdict

from generator.commands.generate.report import Outcome, Report
from generator.editing import lock, schema
from generator.editing.shelf import SUFFIX, Shelf
from generator.freshness import TICK, Mark, Memory, are_safe, mark, marks
from generator.project import Project

_LASTING = {"created": "unchanged", "updated": "unchanged", "unchanged": "unchanged", "skipped": "skipped"}
"""What a run would say of an article, by what the run before it said."""


class Settled:
    """The files as they are when a run begins, and what is remembered of a run that left nothing to do.

    Use it only while holding the folder of briefings.
    """

    def __init__(self, project: Project, shelf: Shelf, extractor: str) -> None:
        self.project, self.shelf = project, shelf
        self.circumstances = [extractor, asdict(project.settings)]
        self.memory = Memory(project.root, "settled")
        self.now = self.memory.now()
        self.before = self._see()

    def report(self) -> Report | None:
        """Give what the run would say if nothing has changed since the remembered one; None when it has to look."""
        kept = self.memory.load()
        try:
            if kept["files"] != self._digest(self.before):
                return None
            outcomes = tuple(Outcome(a, status, slug, message=said) for a, status, slug, said in kept["outcomes"])
            return Report(outcomes, tuple(kept["warnings"]), kept["older"])
        except (KeyError, TypeError, ValueError):
            return None

    def remember(self, report: Report, lasting: list[str]) -> None:
        """Remember what the next run will say if nothing changes until then; `lasting` are the warnings it repeats.

        Nothing is remembered of a run that has failures, or while somebody is changing files.
        """
        if not are_safe(self.before.values(), self.now) or not all(o.status in _LASTING for o in report.outcomes):
            return
        after = self._see()
        if after != self.before:
            time.sleep(2 * TICK / 1e9)  # so that whatever changes from here on has another time than what we wrote
            now, after = self.memory.now(), self._see()
            changed = {path for path in self.before.keys() | after.keys() if self.before.get(path) != after.get(path)}
            if not are_safe(after.values(), now) or not self._are_ours(changed, report):
                return
        rows = [(o.article, _LASTING[o.status], o.slug, o.message) for o in report.outcomes]
        self.memory.save({"files": self._digest(after), "outcomes": rows, "warnings": lasting, "older": report.older})

    def _are_ours(self, changed: set[str], report: Report) -> bool:
        """Say whether the changed files are as this run wrote them: YAML that belongs to its lock, and the schemas."""
        ours = {f"briefings/{shipped.name}": "" for shipped in (schema.SHIPPED, schema.SHIPPED_ALIASES)}
        for slug in (outcome.slug for outcome in report.outcomes if outcome.slug):
            ours |= {f"briefings/{slug}{SUFFIX}": slug, f"briefings/{self.project.locks.name}/{slug}.json": slug}
        return changed <= ours.keys() and all(map(self._is_whole, {ours[path] for path in changed} - {""}))

    def _is_whole(self, slug: str) -> bool:
        stored = self.shelf.read(slug)
        if stored.lock is None or stored.content is None or stored.is_half_done:
            return False
        return lock.digest(stored.content) == stored.lock.yaml

    def _see(self) -> dict[str, Mark]:
        root = self.project.root
        settings = {path.name: found for path in root.glob(f"*{SUFFIX}") if (found := mark(path))}
        return settings | dict(marks(self.project.seeds, "seeds/")) | dict(marks(self.project.briefings, "briefings/"))

    def _digest(self, files: dict[str, Mark]) -> str:
        found = hashlib.sha256(json.dumps(self.circumstances).encode())
        for path in sorted(files):  # one by one: the marks of many files as one text would be large
            found.update(f"{path}\0{files[path]}\0".encode(errors="surrogateescape"))
        return found.hexdigest()
