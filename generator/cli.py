"""The command line: flags in, exit codes out; the only printer.

Exit codes: 0 clean; 1 findings, articles that failed, or something stale; 2 usage or a fault of ours; 130 interrupted.

Commands are imported when they are called, so that `--help` and `--version` are quick and load neither spaCy nor
pydantic.
"""

from __future__ import annotations

import io
import os
import shlex
import sys
import traceback
from dataclasses import replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator import __version__
from generator.errors import NewsbriefError

if TYPE_CHECKING:
    from generator.commands.build import Built
    from generator.commands.extract import Spread
    from generator.commands.generate import Report
    from generator.commands.generate.check import Checked
    from generator.project import Project
    from generator.register import Register

app = typer.Typer(
    name="newsbrief",
    help="Turn news articles into structured briefings that people can check and correct.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

ProjectOption = Annotated[
    Path | None, typer.Option("--project", metavar="DIR", help="The project's folder; else the one around here.")
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Print only what is wrong.")]
VerboseOption = Annotated[bool, typer.Option("--verbose", "-v", help="Say of each article what became of it.")]
BriefingArgument = Annotated[str, typer.Argument(metavar="BRIEFING", help="A briefing's name, or its YAML file.")]
PathArgument = Annotated[
    str, typer.Argument(metavar="PATH", help="The path of the value, such as actors/ann-lee/role.")
]
WorkersOption = Annotated[
    int | None,
    typer.Option("--workers", metavar="N", min=1, help="Processes that read articles.  [default: one a core]"),
]
DaskOption = Annotated[
    str | None,
    typer.Option("--dask", metavar="ADDRESS", help="Read on the cluster of this Dask scheduler (newsbrief[dask])."),
]
FilesArgument = Annotated[list[Path] | None, typer.Argument(metavar="FILE", show_default=False)]


class Form(Enum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    MARKDOWN = "markdown"
    SARIF = "sarif"


def main() -> None:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # whatever the locale says
    try:
        app()
    except NewsbriefError as error:
        complain(error)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # Whoever read our output has seen enough; without this, Python complains once more while leaving.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception:  # noqa: BLE001 - a fault of ours must not look like a finding, for which Python's 1 would stand
        traceback.print_exc()
        complain("this is a fault in Newsbrief and not in your files; please report it with the lines above")
        sys.exit(2)


def complain(error: object) -> None:
    """Print one readable line to standard error."""
    print(f"newsbrief: {error}", file=sys.stderr)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"newsbrief {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    pass


@app.command()
def init(folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the site will be; it may exist.")]) -> None:
    """Make a new site with a sample article, settings and workflows; nothing that is there is changed."""
    from generator.commands import init as command

    made = command.run(folder)
    for kept in made.kept:
        print(f"kept {folder / kept}, which was there")
    print(f"made {_count(len(made.made), 'file')} in {folder}/")
    print(f"""
Next:
    cd {shlex.quote(str(folder))}
    newsbrief serve    # read the articles, build the site, show it at http://127.0.0.1:8000
Then edit the YAML in briefings/, and the page follows. README.md there says how to publish it.

Whatever you commit to a public repository is published, whole articles included; .gitignore there shows how to keep
seeds/ to yourself.""")
    if made.wheel:
        print(
            f"Others can build the site after `cp {shlex.quote(str(made.wheel))} {folder}/`: no package index has it."
        )
    elif not made.is_reproducible:
        print(
            f"Say in {folder / command.REQUIREMENTS} where others can install Newsbrief from: no package index has it."
        )
    if made.repository:
        print(f"{folder} lies inside the repository {made.repository}; workflows run from a repository's root only.")


@app.command()
def generate(
    files: FilesArgument = None,
    *,
    upgrade: Annotated[bool, typer.Option("--upgrade", help="Redo what an older extractor made.")] = False,
    prune: Annotated[bool, typer.Option("--prune", help="Remove briefings whose article is gone.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; fail when something would change.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="With --check: show the change as a diff.")] = False,
    allow_new: Annotated[
        bool, typer.Option("--allow-new", help="With --check: let articles without a briefing pass, and name them.")
    ] = False,
    locked: Annotated[
        bool, typer.Option("--locked", help="With --check: fail when other versions made a briefing than run now.")
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
    _loudness(quiet=quiet, verbose=verbose)
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
    here, spread = _project(project), _spread(workers, dask)
    if check:
        checked = _rehearse(
            here, files, spread, upgrade=upgrade, prune=prune, allow_new=allow_new, locked=locked, quiet=quiet
        )
        _print_rehearsal(checked, here, output_format, diff=diff, quiet=quiet, verbose=verbose)
        raise typer.Exit(0 if checked.is_clean else 1)
    report = _generate(here, files, spread, upgrade=upgrade, prune=prune, quiet=quiet, verbose=verbose)
    raise typer.Exit(1 if report.failed else 0)


@app.command()
def build(
    *,
    workers: WorkersOption = None,
    dask: DaskOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    project: ProjectOption = None,
) -> None:
    """Generate, render the pages and build the site."""
    _loudness(quiet=quiet, verbose=verbose)
    here = _project(project)
    report = _generate(here, None, _spread(workers, dask), quiet=quiet, verbose=verbose)
    built, faults = _build(here)
    if not quiet:
        print(f"{_count(built.briefings, 'briefing')} in {here.relative(built.site)}/")
    raise typer.Exit(1 if report.failed or faults else 0)


@app.command()
def serve(
    *,
    host: Annotated[str, typer.Option("--host", help="The address to serve on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", help="The port to serve on.")] = 8000,
    project: ProjectOption = None,
) -> None:
    """Build the site, serve it, and follow changes to articles, YAML and templates."""
    from generator.commands import serve as command

    root = project

    def regenerate() -> Built:
        here = _project(root)
        _generate(here, None, _spread(None, None), quiet=True)
        return _build(here)[0]

    def rebuilt(result: Built | NewsbriefError) -> None:
        if isinstance(result, NewsbriefError):
            complain(result)
        else:
            print(f"built {_count(result.briefings, 'briefing')}", flush=True)

    def ready(address: str) -> None:
        print(f"serving {address}; stop with Ctrl-C", flush=True)

    command.run(_project(root), regenerate, host=host, port=port, ready=ready, rebuilt=rebuilt)


@app.command()
def check(
    files: FilesArgument = None,
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings fail, too.")] = False,
    output_format: Annotated[Form, typer.Option("--output-format", help="How findings are printed.")] = Form.TEXT,
    quiet: QuietOption = False,
    project: ProjectOption = None,
) -> None:
    """Find faults in the briefings (or only FILEs), with file, line and column; reads no language, writes nothing."""
    from generator.commands import check as command
    from generator.editing import formats

    here = _project(project)
    checked = command.run(here, files or None)
    print(formats.render(checked.findings, output_format.value, here.root), end="")
    if output_format is Form.TEXT and not quiet:
        named = " and ".join([_count(len(checked.files), "briefing"), *map(here.relative, checked.aliases)])
        print(f"{named} checked, {_count(len(checked.findings), 'finding')}")
    raise typer.Exit(1 if checked.has_errors(strict=strict) else 0)


review_app = typer.Typer(
    help="List, keep, accept or restore what people and the machine see differently.", rich_markup_mode=None
)
app.add_typer(review_app, name="review", invoke_without_command=True)


@review_app.callback()
def review(
    context: typer.Context,
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Fail while anything is open.")] = False,
    project: ProjectOption = None,
) -> None:
    """List what is open; `keep`, `accept` and `restore` decide."""
    if context.invoked_subcommand:
        return
    from generator.commands import review as command

    listing = command.run(_project(project))
    for fault in listing.faults:
        complain(fault)
    for entry in listing.entries:
        print(f"{entry.slug} {entry.at}\n    yours:   {entry.yours}\n    machine: {entry.machine}\n    {entry.why}")
    for slug, path in listing.deleted:
        print(f"{slug} {path or '(the whole briefing)'}\n    deleted by hand")
    print(f"{len(listing.entries)} open, {len(listing.deleted)} deleted by hand")
    raise typer.Exit(1 if listing.faults or (strict and listing.entries) else 0)


@review_app.command()
def keep(briefing: BriefingArgument, path: PathArgument, *, project: ProjectOption = None) -> None:
    """Keep the person's value; the machine's is not offered again."""
    from generator.commands import review as command

    command.keep(_project(project), briefing, path)
    print(f"kept yours at {path}")


@review_app.command()
def accept(briefing: BriefingArgument, path: PathArgument, *, project: ProjectOption = None) -> None:
    """Take the machine's value in place of the person's."""
    from generator.commands import review as command

    command.accept(_project(project), briefing, path)
    print(f"accepted the machine's at {path}")


@review_app.command()
def restore(
    briefing: BriefingArgument,
    item: Annotated[str | None, typer.Argument(metavar="ID", help="A record; without it, the whole briefing.")] = None,
    *,
    project: ProjectOption = None,
) -> None:
    """Bring back a record that was deleted by hand, or a briefing whose YAML is gone."""
    from generator.commands import review as command

    print(f"restored {command.restore(_project(project), briefing, item)}")


@app.command()
def diff(
    briefing: Annotated[str | None, typer.Argument(metavar="BRIEFING", help="A briefing; without it, all.")] = None,
    *,
    fresh: Annotated[
        bool, typer.Option("--machine/--no-machine", help="Read the articles again for what the machine would change.")
    ] = True,
    project: ProjectOption = None,
) -> None:
    """Show what people changed against the machine, and what the machine would change now."""
    from generator.commands import diff as command
    from generator.commands import extract as extraction

    here = _project(project)
    machine = extraction.Machine(here.settings, _register(here)) if fresh else None
    failed = False
    for compared in command.run(here, briefing, machine):
        if compared.fault:
            complain(compared.fault)
            failed = True
            continue
        print(compared.slug)
        for mine in compared.yours:
            print(f"    you {mine.kind} {mine.at}")
            if mine.kind == "edited":
                print(f"        - {mine.machine}\n        + {mine.yours}")
        for theirs in compared.machine:
            print(f"    the machine would have {theirs.kind} {theirs.at}")
            if theirs.kind == "updated":
                print(f"        - {theirs.old}\n        + {theirs.new}")
        if not compared.yours and not compared.machine:
            print("    no difference")
    raise typer.Exit(1 if failed else 0)


@app.command()
def explain(
    briefing: Annotated[str, typer.Argument(help="A briefing's name, or its YAML file.")],
    item: Annotated[
        str | None, typer.Argument(help="The id of a position or an event; without it, all are listed.")
    ] = None,
    *,
    project: ProjectOption = None,
) -> None:
    """Show where a position or an event came from, and why it reads as it does."""
    from generator.commands import explain as command

    here = _project(project)
    if item is None:
        for known in command.listing(here, briefing):
            print(f"{known.id}\n    {known.title}")
        return
    found = command.run(here, briefing, item)
    print(found.title)
    for label, text in found.lines:
        print(f"{label:>10}  {text}")


@app.command()
def extract(
    files: FilesArgument = None,
    *,
    jsonl: Annotated[bool, typer.Option("--jsonl", help='Read {"id", "text", "title"?, "published"?} lines.')] = False,
    workers: WorkersOption = None,
    dask: DaskOption = None,
    project: ProjectOption = None,
) -> None:
    """Print the machine's facts for each article as one JSON object a line, before any hand edit."""
    from generator.article import seed_files
    from generator.commands import extract as command
    from generator.project import Settings

    if jsonl:
        settings = _project(project).settings if project else Settings()
        workers = workers or 1  # a line is answered as it comes; several workers read ahead
        register = _register(_project(project)) if project else None
        articles = command.from_jsonl(sys.stdin.buffer, settings)
    else:
        here = _project(project)
        settings, register = here.settings, _register(here)
        articles = command.from_files(files or seed_files(here.seeds), here.root, settings)
    failed = 0
    for result in command.run(articles, settings, _spread(workers, dask), register):
        if isinstance(result, NewsbriefError):
            complain(result)
            failed += 1
        else:
            print(result, flush=True)
    raise typer.Exit(1 if failed else 0)


def _project(folder: Path | None) -> Project:
    from generator.project import find

    found = find(folder or Path())
    # Messages name files as a person would from here.
    return replace(found, root=Path(os.path.relpath(found.root)))


def _spread(workers: int | None, dask: str | None) -> Spread:
    """Give how articles are read: by the workers of a cluster, by processes of this machine, or here."""
    from generator.commands import workers as crews

    if dask:
        return crews.cluster(dask)
    number = workers or crews.available()
    return map if number == 1 else crews.processes(number)


def _register(project: Project) -> Register:
    """Read the project's alias file."""
    from generator.editing import alias_file

    return alias_file.load(project.aliases)


def _generate(
    project: Project,
    files: list[Path] | None,
    spread: Spread,
    *,
    upgrade: bool = False,
    prune: bool = False,
    quiet: bool = False,
    verbose: bool = False,
) -> Report:
    from generator import progress
    from generator.commands import extract as extraction
    from generator.commands import generate as command

    register = _register(project)
    machine = extraction.Machine(project.settings, register)
    with progress.shown(quiet=quiet) as heard:
        report = command.run(
            project,
            files or None,
            machine,
            upgrade=upgrade,
            prune=prune,
            aliases=lambda article: register.concerning(article.text),
            spread=spread,
            progress=heard,
            waiting=_waiting,
        )
    _complain_of(report, project)
    if verbose:
        _print_outcomes(report, project)
    if not quiet:
        for outcome in report.outcomes:
            if outcome.status in ("created", "updated"):
                print(f"{outcome.status} {project.relative(project.briefings)}/{outcome.slug}.yaml")
                for change in outcome.changes:
                    print(f"    {change.kind} {change.at}")
        statuses = [outcome.status for outcome in report.outcomes]
        order = ("created", "updated", "unchanged", "skipped", "failed")
        print(", ".join(f"{statuses.count(s)} {s}" for s in order if s in statuses) or "no articles")
    return report


def _rehearse(
    project: Project,
    files: list[Path] | None,
    spread: Spread,
    *,
    upgrade: bool,
    prune: bool,
    allow_new: bool,
    locked: bool,
    quiet: bool,
) -> Checked:
    from generator import progress
    from generator.commands import extract as extraction
    from generator.commands.generate import check as command

    register = _register(project)
    machine = extraction.Machine(project.settings, register)
    with progress.shown(quiet=quiet) as heard:
        return command.check(
            project,
            files or None,
            machine,
            allow_new=allow_new,
            locked=locked,
            upgrade=upgrade,
            prune=prune,
            aliases=lambda article: register.concerning(article.text),
            spread=spread,
            progress=heard,
            waiting=_waiting,
        )


def _print_rehearsal(checked: Checked, project: Project, form: Form, *, diff: bool, quiet: bool, verbose: bool) -> None:
    from generator.editing import formats

    _complain_of(checked.report, project, failures=form is Form.TEXT)
    if verbose:
        _print_outcomes(checked.report, project)
    if form is not Form.TEXT:
        print(formats.render(checked.findings(), form.value, project.root), end="")
    else:
        for one in checked.stale:
            print(f"would {one.verb} {project.relative(one.file)}" + (f": {one.what}" if one.what else ""))
            for change in one.changes:
                print(f"    {change.kind} {change.at}")
        for file, extractor in checked.others:
            print(f"{project.relative(file)} was made by {extractor}")
        for outcome in checked.new:
            print(f"{outcome.article} has no briefing yet")
    if diff:
        print(checked.diff(), end="")
    if form in (Form.TEXT, Form.GITHUB) and not (quiet and checked.is_clean):
        print(checked.summary)


def _loudness(*, quiet: bool, verbose: bool) -> None:
    if quiet and verbose:
        raise typer.BadParameter("one or the other", param_hint="--quiet --verbose")


def _print_outcomes(report: Report, project: Project) -> None:
    """Name each article with what became of it, on the error output: there it disturbs no program that reads on."""
    for outcome in report.outcomes:
        briefing = f" {project.relative(project.briefings)}/{outcome.slug}.yaml" if outcome.slug else ""
        print(f"{outcome.article}: {outcome.status}{briefing}", file=sys.stderr)


def _complain_of(report: Report, project: Project, *, failures: bool = True) -> None:
    """Print what a person has to hear of a run besides what it wrote."""
    from generator.editing import formats

    for outcome in report.outcomes:
        if outcome.status == "failed" and failures:
            if outcome.findings:
                print(formats.render(outcome.findings, "text", project.root), end="", file=sys.stderr)
            else:
                complain(outcome.message)
        elif outcome.status == "skipped":
            complain(f"{outcome.article}: skipped: {outcome.message}")
    for warning in report.warnings:
        complain(f"warning: {warning}")
    if report.older:
        complain(f"{_count(report.older, 'briefing')} made by an older extractor; `generate --upgrade` redoes them")


def _build(project: Project) -> tuple[Built, int]:
    from generator.commands import build as command
    from generator.commands import entries

    if standing := command.standing(project):
        for warning in standing.warnings:
            complain(f"warning: {warning}")
        return standing, 0
    register = _register(project)
    gathered = entries.gather(project, register)
    for fault in gathered.faults:
        complain(fault)
    try:
        built = command.run(project, gathered.entries, register=register, progress=_step)
    finally:
        _step("")
    for warning in (*gathered.warnings, *built.warnings):
        complain(f"warning: {warning}")
    if not gathered.faults:
        command.remember(project, gathered.entries, built, gathered.warnings)
    return built, len(gathered.faults)


def _step(doing: str) -> None:
    """Show on a terminal what a long build does; an empty line clears it."""
    if sys.stderr.isatty():
        print(f"\r\033[K{doing}", end="", file=sys.stderr, flush=True)


def _waiting() -> None:
    complain("another run is at work here; waiting for it to end")


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
