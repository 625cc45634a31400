"""The command that prints facts for programs."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from generator.cli import progress
from generator.cli.flags import ArticlesArgument, DaskOption, ProjectOption, WorkersOption, project_at, spread
from generator.cli.printing import complain
from generator.cli.telling import trace
from generator.errors import NewsbriefError, SkippedError, is_ours


def extract(
    files: ArticlesArgument = None,
    *,
    jsonl: Annotated[bool, typer.Option("--jsonl", help='Read {"id", "text", "title"?, "published"?} lines.')] = False,
    workers: WorkersOption = None,
    dask: DaskOption = None,
    verbose: Annotated[
        bool,
        typer.Option("--verbose", "-v", help="Time each step, and show where unforeseen failures come from."),
    ] = False,
    project: ProjectOption = None,
) -> None:
    """Print the machine's facts for each article as one JSON object a line, before any hand edit."""
    from generator.article import seed_files
    from generator.commands import extract as command
    from generator.editing.checking import alias_file
    from generator.project import Settings

    if jsonl:
        here = project_at(project) if project else None
        settings = here.settings if here else Settings()
        articles = command.from_jsonl(sys.stdin.buffer, settings)
        workers = workers or 1  # a line is answered as it comes; several workers read ahead
    else:
        here = project_at(project)
        settings = here.settings
        articles = command.from_files(
            files or (path for path in seed_files(here.seeds) if not here.skipping(path)), here.root, settings
        )
    register = alias_file.load(here.aliases) if here else None
    code = 0
    timing = progress.timing(wanted=verbose)
    for result in command.run(articles, settings, spread(workers, dask), register, timing):
        if isinstance(result, NewsbriefError):
            complain(f"skipped on purpose: {result}" if isinstance(result, SkippedError) else result)
            trace(result, verbose=verbose)
            code = max(code, 2 if is_ours(result) else 0 if isinstance(result, SkippedError) else 1)
        else:
            print(result, flush=True)
    raise typer.Exit(code)
