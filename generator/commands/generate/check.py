"""`newsbrief generate --check`: what a run would change, found by making the run where nothing is written."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.commands.generate import Request, run, tally
from generator.commands.generate.report import Outcome, Report
from generator.editing.checking.findings import Finding
from generator.editing.merging.underway import Change
from generator.editing.store.rehearsal import Pending, Rehearsal
from generator.errors import Place

REGENERATE = "run `newsbrief generate` and commit what it writes"


@dataclass(frozen=True, slots=True)
class Stale:
    """One briefing that the next run would change."""

    slug: str
    file: Path
    """Its YAML."""
    article: str | None
    """Path of its article, where that was met."""
    what: str
    """What would happen to it, in words."""
    changes: tuple[Change, ...]
    """Each change of the YAML."""
    pending: Pending | None
    """The YAML before and after; None where only the lock would change."""

    @property
    def verb(self) -> str:
        """What would be done to the briefing."""
        if self.pending is None:
            return "renew the lock of"
        return "create" if self.pending.before is None else "remove" if self.pending.after is None else "update"


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What a run would do, and what stands against calling the project up to date."""

    report: Report
    stale: tuple[Stale, ...]
    """In order of the names."""
    new: tuple[Outcome, ...]
    """Articles that have no briefing yet, where those were allowed."""
    others: tuple[tuple[Path, str], ...]
    """YAML and extractor of each briefing that another extractor made, where that was asked."""
    schemas: tuple[Path, ...]
    """The JSON Schemas beside the YAML that would be renewed."""
    extractor: str
    """What would extract now."""
    root: Path
    allow_new: bool = False

    @property
    def is_clean(self) -> bool:
        """Nothing would change, nothing failed, and no other extractor is met where none may be."""
        failed = any(o.status == "failed" and not self.is_left_out(o) for o in self.report.outcomes)
        return not (self.stale or self.others or self.schemas or failed)

    def is_left_out(self, outcome: Outcome) -> bool:
        """Say whether an article has no briefing because it cannot be read, where articles need none."""
        return self.allow_new and outcome.is_unreadable and outcome.slug is None

    @property
    def summary(self) -> str:
        """Give it all in one line."""
        if self.stale:
            count = len(self.stale)
            made = sum(one.verb == "create" for one in self.stale)
            gone = sum(one.verb == "remove" for one in self.stale)
            locks = sum(one.pending is None for one in self.stale)
            parts = [
                *([f"{made} created"] if made else []),
                *([f"{gone} removed"] if gone else []),
                *filter(None, [tally.words(one.changes for one in self.stale)]),
                *([f"{locks} lock{'s' * (locks > 1)} renewed"] if locks else []),
            ]
            return f"{count} briefing{'s' * (count > 1)} would change: {', '.join(parts)}"
        if self.others:
            count = len(self.others)
            return f"{count} briefing{'s' * (count > 1)} made by another extractor than this: {self.extractor}"
        return "the schema beside the briefings would change" if self.schemas else "nothing would change"

    def diff(self) -> str:
        """Give a unified diff of the YAML, with paths relative to the project's root."""
        return "".join(_diff(one.pending, _relative(one.file, self.root)) for one in self.stale if one.pending)

    def findings(self) -> tuple[Finding, ...]:
        """Give the same as findings, for programs that annotate files."""
        return tuple(_findings(self))


def check(asked: Request, *, allow_new: bool = False, locked: bool = False) -> Rehearsed:
    """See what `run` would change when asked the same. Nothing is written, no folder made, no lock of ours left.

    With `allow_new` articles without a briefing are named and change nothing; with `locked` the names of briefings
    that another extractor made are given. Raises what `run` raises.
    """
    project, files, extractor = asked.project, asked.files, asked.name_of_extractor
    shelf = Rehearsal(project.briefings)
    report = run(replace(asked, create=not allow_new, shelf=shelf))
    met = {outcome.slug: outcome for outcome in report.outcomes if outcome.slug}
    names = {*shelf.yamls, *shelf.reasons}
    return Rehearsed(
        report,
        tuple(_stale(shelf, name, met.get(name)) for name in sorted(names) if files is None or name in met),
        tuple(outcome for outcome in report.outcomes if outcome.status == "new"),
        tuple(
            (shelf.yaml(one.slug), one.extractor)
            for one in shelf.found
            if locked and one.extractor and one.has_yaml and one.extractor != extractor
            if files is None or one.slug in met
        ),
        tuple(shelf.schemas),
        extractor,
        project.root,
        allow_new,
    )


def _stale(shelf: Rehearsal, name: str, outcome: Outcome | None) -> Stale:
    changes = outcome.changes if outcome else ()
    why = ", ".join(shelf.reasons.get(name, []))
    return Stale(
        name,
        shelf.yaml(name),
        outcome.article if outcome else None,
        ": ".join(filter(None, [why, tally.words([changes])])),
        changes,
        shelf.yamls.get(name),
    )


def _diff(pending: Pending, name: str) -> str:
    before, after = _lines(pending.before or ""), _lines(pending.after or "")
    old = "/dev/null" if pending.before is None else f"a/{name}"
    new = "/dev/null" if pending.after is None else f"b/{name}"
    told = difflib.unified_diff(before, after, old, new)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in told)


def _lines(text: str) -> list[str]:
    """Split at line feeds alone, as tools that apply patches do."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _relative(file: Path, root: Path) -> str:
    return file.relative_to(root).as_posix()


def _findings(rehearsed: Rehearsed) -> Iterator[Finding]:
    for outcome in rehearsed.report.outcomes:
        if outcome.findings:
            yield from outcome.findings
        elif outcome.error:
            place = outcome.error.place or Place(Path(outcome.article), 1, 1)
            code = "NB305" if rehearsed.is_left_out(outcome) else "NB304"
            yield Finding(code, outcome.error.message, place, outcome.error.hint)
    for one in rehearsed.stale:
        if one.verb == "create":
            place = Place(rehearsed.root / (one.article or ""), 1, 1)
            yield Finding("NB301", f"{one.file.name} would be created", place, REGENERATE)
        else:
            said = "would be removed, its article is gone" if one.verb == "remove" else f"would change: {one.what}"
            yield Finding("NB301", f"the briefing {said}", Place(one.file, _first_change(one.pending), 1), REGENERATE)
    for file in rehearsed.schemas:
        yield Finding("NB301", "the JSON Schema would be renewed", Place(file, 1, 1), REGENERATE)
    for file, extractor in rehearsed.others:
        hint = f"this is {rehearsed.extractor}; install the other, or run `newsbrief generate --upgrade` and commit"
        yield Finding("NB303", f"made by another extractor: {extractor}", Place(file, 1, 1), hint)
    for outcome in rehearsed.new:
        yield Finding("NB302", outcome.message, Place(rehearsed.root / outcome.article, 1, 1), REGENERATE)


def _first_change(pending: Pending | None) -> int:
    """Give the first line of the YAML that would change, counting from 1."""
    if pending is None or pending.before is None or pending.after is None:
        return 1
    before, after = _lines(pending.before), _lines(pending.after)
    pairs = enumerate(zip(before, after, strict=False), 1)
    return next((n for n, (a, b) in pairs if a != b), max(1, min(len(before), len(after))))
