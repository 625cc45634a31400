"""What `generate` tells: what it wrote or would write, why articles failed or were skipped, what it remarked.

A failure is a line of its own. What stops nothing is a line a kind, and is not told again while nothing changes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.flags import Form
from generator.cli.printing import Warn, complain, count, warn
from generator.errors import NewsbriefError, Place

if TYPE_CHECKING:
    from generator.commands.generate import Outcome, Report
    from generator.commands.generate.check import Rehearsed
    from generator.editing.merging.underway import Change
    from generator.metadata import Remark
    from generator.project import Project

NAMED = 5
"""How many files a line names; the others are counted."""

ROWS = 100
"""How many files a summary lists: a run's page holds a megabyte."""

REMARKS = {
    "no article": "in seeds/ and no article ({read}): {}",
    "undated": "without a date, so that words like “Sunday” stay open: {} (write `published:` in a sidecar)",
    "no date": "`date` is not an ISO 8601 day and is left out: {}",
    "unknown key": "unknown keys are left out: {}",
    "cut": "text behind ` #` is a comment to YAML and is lost: {} (put quotation marks around the whole text)",
}
"""What is said of each kind of remark: `{}` stands where the files go, `{read}` where the suffixes that are read go."""


def report(run: Report, project: Project, *, quiet: bool, verbose: bool, still: bool = True, warn: Warn = warn) -> None:
    """Print what `generate` did; with `still`, which articles cannot be read as before is said, too."""
    _besides(run, project, warn, verbose=verbose, still=still)
    if quiet:
        return
    for outcome in run.outcomes:
        if outcome.status in ("created", "updated"):
            print(f"{outcome.status} {project.relative(project.briefings)}/{outcome.slug}.yaml")
            _changes(outcome.changes)
    statuses = [outcome.status for outcome in run.outcomes]
    order = ("created", "updated", "unchanged", "skipped", "failed")
    print(", ".join(f"{statuses.count(s)} {s}" for s in order if s in statuses) or "no articles")


def rehearsal(run: Rehearsed, project: Project, form: Form, *, diff: bool, quiet: bool, verbose: bool) -> None:
    """Print what `generate --check` found that a run would change."""
    from generator.editing.checking import formats

    _besides(run.report, project, warn, verbose=verbose, failures=form is Form.TEXT)
    if form is not Form.TEXT:
        print(formats.render(run.findings(), form.value, project.root), end="")
    else:
        for one in run.stale:
            print(f"would {one.verb} {project.relative(one.file)}" + (f": {one.what}" if one.what else ""))
            _changes(one.changes)
        for file, extractor in run.others:
            print(f"{project.relative(file)} was made by {extractor}")
        for outcome in run.new:
            print(f"{outcome.article} has no briefing yet")
    if diff:
        print(run.diff(), end="")
    if form in (Form.TEXT, Form.GITHUB) and not (quiet and run.is_clean):
        print(run.summary)


def _besides(
    run: Report, project: Project, warn: Warn, *, verbose: bool, failures: bool = True, still: bool = True
) -> None:
    """Print what a person has to hear of a run besides what it wrote, or asked to hear.

    All of it goes to the error output: there it disturbs no program that reads on.
    """
    if failures:
        _failures(run, project, warn, verbose=verbose, still=still)
    _skipped([o for o in run.outcomes if o.status == "skipped" and (verbose or not o.was_told)])
    warn((*run.warnings, *remarked(run.remarks)))
    if run.older:
        complain(f"{count(run.older, 'briefing')} made by an older extractor; `generate --upgrade` redoes them")
    for outcome in run.outcomes if verbose else ():
        briefing = f" {project.relative(project.briefings)}/{outcome.slug}.yaml" if outcome.slug else ""
        print(f"{outcome.article}: {outcome.status}{briefing}", file=sys.stderr)


def trace(error: object, *, verbose: bool) -> None:
    """Print where a failure comes from that nobody foresaw, when that was asked."""
    if verbose and (lines := getattr(error, "trace", "")):
        print(lines, end="", file=sys.stderr)


def remarked(remarks: Iterable[Remark]) -> Iterator[str]:
    """Give a line for each kind of remark."""
    from generator.article import READERS  # slow to import, and help needs none of it

    kinds = list(REMARKS)
    ordered = sorted(remarks, key=lambda remark: kinds.index(remark.kind))
    for kind, alike in groupby(ordered, key=lambda remark: remark.kind):
        yield REMARKS[kind].format(some([f"{r.place} {r.words}".rstrip() for r in alike]), read=", ".join(READERS))


def some(names: Sequence[str]) -> str:
    """Name the first few, and count the others."""
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")


def left_out(run: Report) -> Iterator[str]:
    """Say what a site does without because articles cannot be read."""
    new = [outcome.article for outcome in run.unreadable if outcome.slug is None]
    known = [outcome.article for outcome in run.unreadable if outcome.slug is not None]
    if new:
        yield f"the site is built without {count(len(new), 'article')} that cannot be read: {some(new)}"
    if known:
        yield f"{count(len(known), 'briefing')} may be out of date, because the article cannot be read: {some(known)}"


def summary(run: Report, briefings: int) -> str:
    """Give what was built and what is left out as Markdown, in which nothing that articles say has a meaning."""
    from generator.editing.checking.formats import cell

    rows = [
        f"| {cell(o.article)} | {cell(o.message)} |\n"
        for o in run.outcomes
        if o.is_unreadable or (o.status == "skipped" and o.is_on_purpose)
    ]
    said = f"### The site\n\n{count(briefings, 'briefing')}, {count(len(rows), 'article')} left out.\n"
    if not rows:
        return said
    more = f"\nand {len(rows) - ROWS} more\n" if len(rows) > ROWS else ""
    return f"{said}\n| left out | why |\n| --- | --- |\n{''.join(rows[:ROWS])}{more}"


def append(file: Path, text: str) -> None:
    """Write to the end of a file. Raises `NewsbriefError` when that is not possible."""
    try:
        with file.open("a", encoding="utf-8") as stream:
            stream.write(text)
    except OSError as error:
        raise NewsbriefError(f"cannot be written: {error.strerror}", place=Place(file)) from error


def _failures(run: Report, project: Project, warn: Warn, *, verbose: bool, still: bool) -> None:
    from generator.editing.checking import formats

    for outcome in run.outcomes:
        if outcome.status != "failed" or (outcome.was_told and not verbose):
            continue
        if outcome.findings:
            print(formats.render(outcome.findings, "text", project.root), end="", file=sys.stderr)
        else:
            complain(outcome.message)
            trace(outcome.error, verbose=verbose)
    known = [o.article for o in run.outcomes if o.status == "failed" and o.was_told]
    if known and still and not verbose:
        articles = count(len(known), "article")
        warn([f"{articles} still cannot be read, as said before: {some(known)} (--verbose says why)"])


def _skipped(skipped: Sequence[Outcome]) -> None:
    purposely = [f"{o.article} ({o.message})" for o in skipped if o.is_on_purpose]
    if purposely:
        complain(f"skipped on purpose: {some(purposely)}")
    others = [o for o in skipped if not o.is_on_purpose]
    for outcome in others[:NAMED]:
        complain(f"{outcome.article}: skipped: {outcome.message}")
    if len(others) > NAMED:
        complain(f"{len(others) - NAMED} more articles are skipped; `newsbrief generate --verbose` names them")


def _changes(changes: Iterable[Change]) -> None:
    for change in changes:
        print(f"    {change.kind} {change.at}")
