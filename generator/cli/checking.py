"""The commands that look at what is there, and change nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from generator.cli import printing
from generator.cli.flags import BriefingArgument, Form, ProjectOption, QuietOption, project_at


def check(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE", help="A briefing's YAML, actors.yaml, or a folder; without any, all.", show_default=False
        ),
    ] = None,
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings fail, too.")] = False,
    output_format: Annotated[Form, typer.Option("--output-format", help="How findings are printed.")] = Form.TEXT,
    quiet: QuietOption = False,
    project: ProjectOption = None,
) -> None:
    """Find faults in the briefings (or only FILEs), with file, line and column; reads no language, writes nothing."""
    from generator.commands import check as command

    here = project_at(project)
    checked = command.run(here, files or None)
    printing.checked(checked, here, output_format, quiet=quiet)
    raise typer.Exit(1 if checked.has_errors(strict=strict) else 0)


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
    from generator.commands.extract import Machine
    from generator.editing.checking import alias_file

    here = project_at(project)
    machine = Machine(here.settings, alias_file.load(here.aliases)) if fresh else None
    failed = False
    for compared in command.run(here, briefing, machine):
        printing.compared(compared)
        failed = failed or compared.fault is not None
    raise typer.Exit(1 if failed else 0)


def explain(
    briefing: BriefingArgument,
    item: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="`headline`, or the id of a line or an actor; without it, all are listed."),
    ] = None,
    *,
    project: ProjectOption = None,
) -> None:
    """Show where a line or an actor of a briefing came from, and why it reads as it does.

    An actor that the briefing leaves out goes by its name.
    """
    from generator.commands import explain as command

    here = project_at(project)
    if item is None:
        for known in command.listing(here, briefing):
            print(f"{known.id}\n    {known.title}")
        return
    found = command.run(here, briefing, item)
    print(found.title)
    for label, text in found.lines:
        print(f"{label:>10}  {text}")
