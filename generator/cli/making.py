"""The commands that make something: a new site, briefings, pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from generator.cli import printing, telling
from generator.cli.flags import (
    ArticlesArgument,
    DaskOption,
    Form,
    ProjectOption,
    QuietOption,
    VerboseOption,
    WorkersOption,
    loud_or_quiet,
    project_at,
    spread,
)
from generator.errors import NewsbriefError, is_ours

if TYPE_CHECKING:
    from generator.commands.build import Built
    from generator.commands.extract import Spread
    from generator.commands.generate import Report
    from generator.project import Project

Result = TypeVar("Result")


def init(folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the site will be; it may exist.")]) -> None:
    """Make a new site with a sample article, settings and workflows; nothing that is there is changed."""
    from generator.commands import init as command

    printing.made(command.run(folder))


def generate(
    files: ArticlesArgument = None,
    *,
    upgrade: Annotated[bool, typer.Option("--upgrade", help="Redo what an older extractor made.")] = False,
    prune: Annotated[bool, typer.Option("--prune", help="Remove briefings whose article is gone.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; fail when something would change.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="With --check: show the change as a diff.")] = False,
    allow_new: Annotated[
        bool, typer.Option("--allow-new", help="With --check: let articles without a briefing pass, and name them.")
    ] = False,
    locked: Annotated[
        bool,
        typer.Option("--locked", help="With --check: fail where another extraction made a briefing than runs here."),
    ] = False,
    output_format: Annotated[
        Form, typer.Option("--output-format", help="With --check: how it is printed.")
    ] = Form.TEXT,
    workers: WorkersOption = None,
    dask: DaskOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    project: ProjectOption = None,
) -> None:
    """Read the articles in seeds/ (or only FILEs) and write their briefings; what people edited is kept."""
    loud_or_quiet(quiet=quiet, verbose=verbose)
    given = {
        "--diff": diff,
        "--allow-new": allow_new,
        "--locked": locked,
        "--output-format": output_format is not Form.TEXT,
    }
    if needless := [name for name, value in given.items() if value and not check]:
        raise typer.BadParameter("it goes with --check alone", param_hint=" ".join(needless))
    if diff and output_format in (Form.JSON, Form.SARIF):
        raise typer.BadParameter(f"a diff cannot be printed as {output_format.value}", param_hint="--diff")
    here, readers = project_at(project), spread(workers, dask)
    if check:
        from generator.commands.generate import check as command

        rehearse = partial(command.check, allow_new=allow_new, locked=locked)
        checked = _read(rehearse, here, files, readers, quiet=quiet, upgrade=upgrade, prune=prune)
        telling.rehearsal(checked, here, output_format, diff=diff, quiet=quiet, verbose=verbose)
        raise typer.Exit(2 if checked.report.is_faulty else 0 if checked.is_clean else 1)
    report = _generate(here, files, readers, quiet=quiet, verbose=verbose, upgrade=upgrade, prune=prune)
    raise typer.Exit(2 if report.is_faulty else 1 if report.failed else 0)


def build(
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Fail when an article cannot be read.")] = False,
    summary: Annotated[
        Path | None,
        typer.Option("--summary", metavar="FILE", help="Add what was built and what is left out to a Markdown file."),
    ] = None,
    workers: WorkersOption = None,
    dask: DaskOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    project: ProjectOption = None,
) -> None:
    """Generate, render the pages and build the site; articles that cannot be read are left out, with a warning."""
    loud_or_quiet(quiet=quiet, verbose=verbose)
    here = project_at(project)
    report = _generate(here, None, spread(workers, dask), quiet=quiet, verbose=verbose, still=False)
    built, unread = _build(here, report)
    printing.warn(built.warnings)
    if not quiet:
        print(f"{printing.count(built.briefings, 'briefing')} in {here.relative(built.site)}/")
    if summary:
        telling.append(summary, telling.summary(report, built.briefings))
    counted = [
        outcome for outcome in report.outcomes if outcome.status == "failed" if strict or not outcome.is_unreadable
    ]
    raise typer.Exit(2 if any(is_ours(o.error) for o in counted) else 1 if counted or unread else 0)


def serve(
    *,
    host: Annotated[str, typer.Option("--host", help="The address to serve on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", help="The port to serve on.")] = 8000,
    project: ProjectOption = None,
) -> None:
    """Build the site, serve it, and follow changes to articles, YAML and templates."""
    from generator.commands import serve as command

    warn = printing.once()

    def regenerate(last_good: Mapping[str, bytes]) -> command.Round:
        here = project_at(project)
        report = _generate(here, None, spread(None, None), quiet=True, still=False, warn=warn)
        built, unread = _build(here, report, last_good, warn)
        failed = ((outcome.slug, outcome.error) for outcome in report.outcomes if outcome.error)
        return command.Round(built, (*unread.items(), *((s, e) for s, e in failed if s is None or s not in unread)))

    is_told = False

    def rebuilt(result: Built | NewsbriefError) -> None:
        nonlocal is_told
        if isinstance(result, NewsbriefError):
            printing.complain(result)
            is_told = False
            return
        warn(result.warnings)
        if result.is_new or not is_told:
            print(f"built {printing.count(result.briefings, 'briefing')}", flush=True)
        is_told = True

    def ready(address: str) -> None:
        print(f"serving {address}; stop with Ctrl-C", flush=True)

    command.run(project_at(project), regenerate, host=host, port=port, ready=ready, rebuilt=rebuilt)


def _generate(
    project: Project,
    files: list[Path] | None,
    readers: Spread,
    *,
    quiet: bool = False,
    verbose: bool = False,
    upgrade: bool = False,
    prune: bool = False,
    still: bool = True,
    warn: printing.Warn = printing.warn,
) -> Report:
    from generator.commands import generate as command

    report = _read(command.run, project, files, readers, quiet=quiet, upgrade=upgrade, prune=prune)
    telling.report(report, project, quiet=quiet, verbose=verbose, still=still, warn=warn)
    return report


def _read(
    run: Callable[..., Result],
    project: Project,
    files: list[Path] | None,
    readers: Spread,
    *,
    quiet: bool,
    upgrade: bool = False,
    prune: bool = False,
) -> Result:
    """Let `run`, which writes or rehearses, read articles with the project's machine, and show how far it is."""
    from generator.cli import progress
    from generator.commands.generate import with_machine

    asked = with_machine(project, files or None)
    with progress.shown(quiet=quiet) as heard:
        return run(
            replace(asked, upgrade=upgrade, prune=prune, spread=readers, progress=heard, waiting=printing.waiting)
        )


def _build(
    project: Project,
    report: Report,
    last_good: Mapping[str, bytes] = MappingProxyType({}),
    warn: printing.Warn = printing.warn,
) -> tuple[Built, Mapping[str, NewsbriefError]]:
    """Build the site, unless it stands as it would be built; give it and why briefings could not be read, by slug.

    What `report` has told already is not told again. `last_good` has YAML that stands in for what cannot be read.
    """
    from generator.commands import build as command
    from generator.commands import entries
    from generator.editing import alias_file

    warn(telling.left_out(report))
    if standing := command.standing(project):
        return standing, {}
    register = alias_file.load(project.aliases)
    gathered = entries.gather(project, register, last_good)
    told = {_essence(outcome.error) for outcome in report.outcomes if outcome.error}
    for fault in gathered.faults.values():
        if _essence(fault) not in told:
            printing.complain(fault)
    try:
        built = command.run(project, gathered.entries, register=register, progress=printing.step)
    finally:
        printing.step("")
    if not gathered.faults:
        command.remember(project, gathered.entries, built, gathered.warnings)
    return replace(built, warnings=(*gathered.warnings, *built.warnings)), gathered.faults


def _essence(error: NewsbriefError) -> tuple[object, ...]:
    """Give what is wrong and where, whichever folder the path is told from."""
    place = error.place
    return (error.message, place and (place.file.name, place.line, place.column))
