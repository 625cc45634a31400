"""The command line: flags in, exit codes out; the only printer.

Exit codes: 0 clean; 1 findings, articles that failed, or something stale; 2 usage or a fault of ours; 130 interrupted.
`build` leaves articles that cannot be read out of the site and still ends with 0, unless with `--strict`.

Commands are imported when they are called, so that `--help` and `--version` are quick and load neither spaCy nor
pydantic.
"""

from __future__ import annotations

import io
import os
import sys
import traceback
from typing import Annotated

import typer

from generator import __version__, fingerprint
from generator.cli import checking, extracting, making, reviewing
from generator.cli.printing import complain
from generator.errors import NewsbriefError

app = typer.Typer(
    name="newsbrief",
    help="Turn news articles into structured briefings that people can check and correct.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for command in (
    making.init,
    making.generate,
    making.build,
    making.serve,
    checking.check,
    checking.diff,
    checking.explain,
    extracting.extract,
):
    app.command()(command)
app.add_typer(reviewing.app, name="review", invoke_without_command=True)


def main() -> None:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # whatever the locale says
    try:
        app(prog_name="newsbrief")  # and not how Python was called
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


def _version(wanted: bool) -> None:
    if wanted:
        print(f"newsbrief {__version__}\n{fingerprint.extractor()}")
        raise typer.Exit


@app.callback()
def _root(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    pass
