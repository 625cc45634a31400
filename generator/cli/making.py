"""The commands that make something: a new site, briefings, pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated

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
    from generator.commands.build import Done
    from generator.commands.build.make import Built
    from generator.commands.extract import Spread
    from generator.commands.generate import Report, Request
    from generator.project import Project


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
    from generator.cli import progress
    from generator.commands import generate as command
    from generator.commands.generate import check as rehearsal

    here, readers = project_at(project), spread(workers, dask)
    with progress.shown(quiet=quiet) as heard:
        asked = replace(
            _asked(here, files, readers, heard), upgrade=upgrade, prune=prune, during=progress.timing(wanted=verbose)
        )
        done = rehearsal.check(asked, allow_new=allow_new, locked=locked) if check else command.run(asked)
    if isinstance(done, rehearsal.Rehearsed):
        telling.rehearsal(done, here, output_format, diff=diff, quiet=quiet, verbose=verbose)
        raise typer.Exit(2 if done.report.is_faulty else 0 if done.is_clean else 1)
    telling.report(done, here, quiet=quiet, verbose=verbose)
    raise typer.Exit(2 if done.is_faulty else 1 if done.failed else 0)


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
    done = _renew(here, spread(workers, dask), quiet=quiet, verbose=verbose)
    report, built = done.report, done.built
    printing.warn(built.warnings)
    if not quiet:
        print(f"{printing.count(built.briefings, 'briefing')} in {here.relative(built.site)}/")
    if summary:
        telling.append(summary, telling.summary(report, built.briefings))
    counted = [
        outcome for outcome in report.outcomes if outcome.status == "failed" if strict or not outcome.is_unreadable
    ]
    raise typer.Exit(2 if any(is_ours(o.error) for o in counted) else 1 if counted or done.unread else 0)


def serve(
    *,
    host: Annotated[str, typer.Option("--host", help="The address to serve on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", help="The port to serve on.")] = 8000,
    project: ProjectOption = None,
) -> None:
    """Build the site, serve it, and follow changes to articles, YAML and templates."""
    from generator.commands import serve as command

    warn = printing.once()

    def regenerate(last_good: Mapping[str, bytes]) -> Done:
        return _renew(project_at(project), spread(None, None), quiet=True, warn=warn, last_good=last_good)

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


def _asked(
    project: Project, files: list[Path] | None, readers: Spread, heard: Callable[[int, int, str], None]
) -> Request:
    """Ask that articles be read with the project's machine, which tells how far it is."""
    from generator.commands.generate import with_machine

    return replace(with_machine(project, files or None), spread=readers, progress=heard, waiting=printing.waiting)


def _renew(
    project: Project,
    readers: Spread,
    *,
    quiet: bool,
    verbose: bool = False,
    warn: printing.Warn = printing.warn,
    last_good: Mapping[str, bytes] = MappingProxyType({}),
) -> Done:
    """Build the site from its articles, and print on the way what is to be said."""
    from generator.cli import progress
    from generator.commands import build as command

    with ExitStack() as bar:
        asked = _asked(project, None, readers, bar.enter_context(progress.shown(quiet=quiet)))

        def generated(report: Report) -> None:
            bar.close()
            telling.report(report, project, quiet=quiet, verbose=verbose, still=False, warn=warn)
            warn(telling.left_out(report))

        hearing = command.Hearing(generated, printing.complain, printing.step, progress.timing(wanted=verbose))
        return command.run(asked, hearing, last_good)
