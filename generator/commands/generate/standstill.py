"""Whether a run has nothing to do, told by the marks of all files: neither articles nor briefings are read."""

from __future__ import annotations

import hashlib
import heapq
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from generator.commands.generate.report import Outcome, Report, Status
from generator.editing.checking import schema
from generator.editing.store import lock
from generator.editing.store.briefings import SUFFIX, Store
from generator.errors import UnforeseenError
from generator.freshness import TICK, Cache, Mark, are_safe, code, mark, marks
from generator.project import Project

_LASTING: dict[Status, Status] = {"created": "unchanged", "updated": "unchanged"}
"""What a run would say of an article, by what the run before it said, where that is something else."""

HALF = 8
"""Bytes of the digest of a path, and of a mark."""


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """All files at one moment. Of many thousand files marks and paths themselves would be large."""

    rows: bytes
    """For each file the digests of its path and of its mark, in order."""
    is_safe: bool
    """A later change of any of them would show."""


class Standstill:
    """The files as they are when a run begins, and what is remembered of a run that left nothing to do.

    Use it only while holding the folder of briefings.
    """

    def __init__(self, project: Project, shelf: Store, extractor: str) -> None:
        self.project, self.shelf = project, shelf
        self.circumstances = [code(), extractor, asdict(project.settings)]
        self.cache = Cache(project.root, "settled")
        self.now = self.cache.now()
        self.before = self._look(self.now)

    def report(self) -> Report | None:
        """Give what the run would say if nothing has changed since the remembered one; None when it has to look."""
        kept = self.cache.load()
        try:
            if kept["files"] != self._digest(self.before.rows):
                return None
            outcomes = tuple(
                Outcome(a, status, slug, message=said, is_unreadable=bad, is_on_purpose=purpose, was_told=True)
                for a, status, slug, said, bad, purpose in kept["outcomes"]
            )
            return Report(outcomes, tuple(kept["warnings"]), older=kept["older"])
        except (KeyError, TypeError, ValueError):
            return None

    def remember(self, report: Report, lasting: Sequence[str]) -> None:
        """Remember what the next run will say if nothing changes until then; `lasting` are the warnings it repeats.

        Articles that cannot be read stay so. Nothing is remembered of a run with other failures, or while somebody is
        changing files.
        """
        if not self.before.is_safe or not all(_is_lasting(outcome) for outcome in report.outcomes):
            return
        after = self._look(self.now)
        if after.rows != self.before.rows:
            time.sleep(2 * TICK / 1e9)  # so that whatever changes from here on has another time than what we wrote
            after = self._look(self.cache.now())
            if not after.is_safe or not self._are_ours(_changed(self.before.rows, after.rows), report):
                return
        rows = [
            (o.article, _LASTING.get(o.status, o.status), o.slug, o.message, o.is_unreadable, o.is_on_purpose)
            for o in report.outcomes
        ]
        files = self._digest(after.rows)
        self.cache.save({"files": files, "outcomes": rows, "warnings": [*lasting], "older": report.older})

    def _are_ours(self, changed: set[bytes], report: Report) -> bool:
        """Say whether the changed files are as this run wrote them: YAML that belongs to its lock, and the schemas."""
        for shipped in (schema.SHIPPED, schema.SHIPPED_ALIASES):
            changed.discard(_short(f"briefings/{shipped.name}"))
        for slug in (outcome.slug for outcome in report.outcomes if outcome.slug):
            ours = {_short(f"briefings/{slug}{SUFFIX}"), _short(f"briefings/{self.project.locks.name}/{slug}.json")}
            if ours & changed and not self._is_whole(slug):
                return False
            changed -= ours
        return not changed

    def _is_whole(self, slug: str) -> bool:
        stored = self.shelf.read(slug)
        if stored.lock is None or stored.content is None or stored.is_half_done:
            return False
        return lock.digest(stored.content) == stored.lock.yaml

    def _look(self, now: int) -> _Snapshot:
        rows: list[bytes] = []

        def noted() -> Iterator[Mark]:
            for path, found in self._marks():
                rows.append(_short(path) + _short(str(found)))
                yield found

        is_safe = are_safe(noted(), now)
        rows.sort()
        return _Snapshot(b"".join(rows), is_safe)

    def _marks(self) -> Iterator[tuple[str, Mark]]:
        for path in self.project.root.glob(f"*{SUFFIX}"):
            if found := mark(path):
                yield path.name, found
        yield from marks(self.project.seeds, "seeds/")
        yield from marks(self.project.briefings, "briefings/")

    def _digest(self, rows: bytes) -> str:
        return hashlib.sha256(json.dumps(self.circumstances).encode() + b"\0" + rows).hexdigest()


def _is_lasting(outcome: Outcome) -> bool:
    """Say whether the next run would say the same, as long as no file changes."""
    return outcome.status != "failed" or (outcome.is_unreadable and not isinstance(outcome.error, UnforeseenError))


def _short(text: str) -> bytes:
    return hashlib.blake2b(text.encode(errors="surrogateescape"), digest_size=HALF).digest()


def _changed(before: bytes, after: bytes) -> set[bytes]:
    """Give the digests of the paths whose files differ. Both are in order: what stands in both meets as neighbours."""
    changed, last = set(), b""
    for row in heapq.merge(_split(before), _split(after)):
        if row == last:
            changed.discard(row[:HALF])
        else:
            changed.add(row[:HALF])
        last = row
    return changed


def _split(rows: bytes) -> Iterator[bytes]:
    return (rows[at : at + 2 * HALF] for at in range(0, len(rows), 2 * HALF))
