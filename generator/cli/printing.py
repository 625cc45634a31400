"""What the commands print: results on the output, what is wrong and how far it is on the error output."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from generator.cli.flags import Form

if TYPE_CHECKING:
    from generator.commands.check import Checked
    from generator.commands.diff import Compared
    from generator.commands.generate import Report
    from generator.commands.generate.check import Checked as Rehearsed
    from generator.commands.init import Made
    from generator.commands.review import Listing
    from generator.editing.merge import Change
    from generator.project import Project


ABSENT = "(nothing)"
"""What stands for a value that is absent."""


def complain(error: object) -> None:
    """Print one readable line to standard error."""
    print(f"newsbrief: {error}", file=sys.stderr)


def warn(warnings: Iterable[str]) -> None:
    """Print what a person should know of, and what need not stop them."""
    for warning in warnings:
        complain(f"warning: {warning}")


def waiting() -> None:
    """Say why nothing happens."""
    complain("another run is at work here; waiting for it to end")


def step(doing: str) -> None:
    """Show on a terminal what a long build does; an empty line clears it."""
    if sys.stderr.isatty():
        print(f"\r\033[K{doing}", end="", file=sys.stderr, flush=True)


def count(number: int, what: str) -> str:
    """Give a number of things in words."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def made(site: Made) -> None:
    """Print what `init` made, and what to do next."""
    from generator.commands.init import REQUIREMENTS

    folder = site.folder
    for kept in site.kept:
        print(f"kept {folder / kept}, which was there")
    print(f"made {count(len(site.made), 'file')} in {folder}/")
    print(f"""
Next:
    cd {shlex.quote(str(folder))}
    newsbrief serve    # read the articles, build the site, show it at http://127.0.0.1:8000
Then edit the YAML in briefings/, and the page follows. README.md there says how to publish it.

Whatever you commit to a public repository is published, whole articles included; .gitignore there shows how to keep
seeds/ to yourself.""")
    if site.wheel:
        print(
            f"Others can build the site after `cp {shlex.quote(str(site.wheel))} {folder}/`: no package index has it."
        )
    elif not site.is_reproducible:
        print(f"Say in {folder / REQUIREMENTS} where others can install Newsbrief from: no package index has it.")
    if site.repository:
        print(f"{folder} lies inside the repository {site.repository}; workflows run from a repository's root only.")


def report(run: Report, project: Project, *, quiet: bool, verbose: bool) -> None:
    """Print what `generate` did."""
    _besides(run, project, verbose=verbose)
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
    from generator.editing import formats

    _besides(run.report, project, verbose=verbose, failures=form is Form.TEXT)
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


def _besides(run: Report, project: Project, *, verbose: bool, failures: bool = True) -> None:
    """Print what a person has to hear of a run besides what it wrote, or asked to hear.

    All of it goes to the error output: there it disturbs no program that reads on.
    """
    from generator.editing import formats

    for outcome in run.outcomes:
        if outcome.status == "failed" and failures:
            if outcome.findings:
                print(formats.render(outcome.findings, "text", project.root), end="", file=sys.stderr)
            else:
                complain(outcome.message)
        elif outcome.status == "skipped":
            complain(f"{outcome.article}: skipped: {outcome.message}")
    warn(run.warnings)
    if run.older:
        complain(f"{count(run.older, 'briefing')} made by an older extractor; `generate --upgrade` redoes them")
    for outcome in run.outcomes if verbose else ():
        briefing = f" {project.relative(project.briefings)}/{outcome.slug}.yaml" if outcome.slug else ""
        print(f"{outcome.article}: {outcome.status}{briefing}", file=sys.stderr)


def _changes(changes: Iterable[Change]) -> None:
    for change in changes:
        print(f"    {change.kind} {change.at}")


def checked(found: Checked, project: Project, form: Form, *, quiet: bool) -> None:
    """Print what `check` found."""
    from generator.editing import formats

    print(formats.render(found.findings, form.value, project.root), end="")
    if found.without_articles and not quiet:
        number = count(found.without_articles, "briefing")
        complain(f"no article is at hand; the evidence of {number} was compared with none")
    if form is Form.TEXT and not quiet:
        named = " and ".join([count(len(found.files), "briefing"), *map(project.relative, found.aliases)])
        print(f"{named} checked, {count(len(found.findings), 'finding')}")


def compared(one: Compared) -> None:
    """Print what people changed in one briefing, and what the machine would change."""
    if one.fault:
        complain(one.fault)
        return
    print(one.slug)
    for mine in one.yours:
        print(f"    you {mine.kind} {mine.at}")
        if mine.kind == "edited":
            print(f"        - {_said(mine.machine)}\n        + {_said(mine.yours)}")
    for theirs in one.machine:
        print(f"    the machine would have {theirs.kind} {theirs.at}")
        if theirs.kind == "updated":
            print(f"        - {_said(theirs.old)}\n        + {_said(theirs.new)}")
    if not one.yours and not one.machine:
        print("    no difference")


def _said(value: object) -> str:
    """Give a value as the file has it, and in words where it has none."""
    from generator.editing import compose

    return ABSENT if value is None else value if isinstance(value, str) else compose.flow(value)


def listed(open_entries: Listing) -> None:
    """Print what `review` has to show."""
    for fault in open_entries.faults:
        complain(fault)
    for entry in open_entries.entries:
        print(f"{entry.slug} {entry.at}")
        if (entry.yours, entry.machine) != (None, None):  # a whole record, which the file shows
            print(f"    yours:   {_said(entry.yours)}\n    machine: {_said(entry.machine)}")
        if entry.why:
            print(f"    {entry.why}")
    for slug, path in open_entries.deleted:
        print(f"{slug} {path or '(the whole briefing)'}\n    deleted by hand")
    print(f"{len(open_entries.entries)} open, {len(open_entries.deleted)} deleted by hand")
