"""The command line: flags in, exit codes out; the only printer.

Exit codes: 0 clean, 1 findings or articles that failed, 2 usage or a fault of ours, 130 interrupted. Commands are
imported when they are called, so that `--help` and `--version` are quick and load neither spaCy nor pydantic.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from generator import __version__
from generator.errors import NewsbriefError

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
FilesArgument = Annotated[list[Path] | None, typer.Argument(metavar="[FILE]...", show_default=False)]


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
def extract(
    files: FilesArgument = None,
    *,
    jsonl: Annotated[bool, typer.Option("--jsonl", help='Read {"id", "text", "title"?, "published"?} lines.')] = False,
    project: ProjectOption = None,
) -> None:
    """Print the machine's facts for each article as one JSON object a line, before any hand edit."""
    from generator.article import seed_files
    from generator.commands import extract as command
    from generator.project import Settings, find

    if jsonl:
        settings = find(project).settings if project else Settings()
        articles = command.from_jsonl(sys.stdin.buffer, settings)
    else:
        here = find(project or Path())
        settings = here.settings
        articles = command.from_files(files or seed_files(here.seeds), here.root, settings)
    failed = 0
    for result in command.run(articles, settings):
        if isinstance(result, NewsbriefError):
            complain(result)
            failed += 1
        else:
            print(result, flush=True)
    raise typer.Exit(1 if failed else 0)
