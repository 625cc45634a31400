"""What an earlier check found in files that have not changed since, told by their marks without reading them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from generator import freshness
from generator.editing.checking.findings import CODES, Finding
from generator.errors import Place
from generator.freshness import Cache, are_safe, mark
from generator.project import Project


class KnownFindings:
    """Findings by file, each with the marks of all that they depend on."""

    def __init__(self, project: Project) -> None:
        self._cache = Cache(project.root, "check")
        # Places name files as they are seen from where the command runs.
        self._circumstances = [freshness.code(), str(project.root), project.settings.max_article_characters]
        self._now = self._cache.now()
        kept = self._cache.load()
        usable = isinstance(kept, dict) and kept.get("circumstances") == self._circumstances
        self._known: dict[str, Any] = kept["files"] if usable and isinstance(kept.get("files"), dict) else {}
        self._met: dict[str, Any] = {}

    def of(self, path: Path, check: Callable[[Path], tuple[Sequence[Finding], Sequence[Path]]]) -> tuple[Finding, ...]:
        """Give the findings in one file: the known ones, or what `check` gives, with the other files it looked at."""
        known = self._known.get(str(path))
        if (findings := _unchanged(known)) is not None:
            self._met[str(path)] = known
            return findings
        before = mark(path)
        found, others = check(path)
        marks = [(str(path), before), *((str(other), mark(other)) for other in others)]
        if are_safe([taken for _, taken in marks], self._now):
            self._met[str(path)] = {"marks": marks, "findings": [_packed(finding) for finding in found]}
        return tuple(found)

    def keep(self, *, all_met: bool) -> None:
        """Remember what was found; files that were not met are forgotten when `all_met` says that they are gone."""
        files = self._met if all_met else {**self._known, **self._met}
        if files != self._known:
            self._cache.save({"circumstances": self._circumstances, "files": files})


def _unchanged(known: Any) -> tuple[Finding, ...] | None:
    try:
        if all(mark(file) == (tuple(taken) if taken else None) for file, taken in known["marks"]):
            return tuple(_unpacked(row) for row in known["findings"])
    except (KeyError, TypeError, ValueError):
        pass  # damaged, or there is none: the file is read
    return None


def _packed(finding: Finding) -> list[Any]:
    place = finding.place
    return [finding.code, finding.message, str(place.file), place.line, place.column, finding.hint, finding.shown]


def _unpacked(row: Any) -> Finding:
    code, message, file, line, column, hint, shown = row
    return Finding(CODES[code].code, message, Place(Path(file), line, column), hint, shown)
