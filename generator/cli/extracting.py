"""The command that prints facts for programs."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from generator.cli.flags import ArticlesArgument, DaskOption, ProjectOption, WorkersOption, project_at, spread
from generator.cli.printing import complain
from generator.errors import NewsbriefError


def extract(
    files: ArticlesArgument = None,
    *,
    jsonl: Annotated[bool, typer.Option("--jsonl", help='Read {"id", "text", "title"?, "published"?} lines.')] = False,
    workers: WorkersOption = None,
    dask: DaskOption = None,
    project: ProjectOption = None,
) -> None:
    """Print the machine's facts for each article as one JSON object a line, before any hand edit."""
    from generator.article import seed_files
    from generator.commands import extract as command
    from generator.editing import alias_file
    from generator.project import Settings

    if jsonl:
        here = project_at(project) if project else None
        settings = here.settings if here else Settings()
        articles = command.from_jsonl(sys.stdin.buffer, settings)
        workers = workers or 1  # a line is answered as it comes; several workers read ahead
    else:
        here = project_at(project)
        settings = here.settings
        articles = command.from_files(files or seed_files(here.seeds), here.root, settings)
    register = alias_file.load(here.aliases) if here else None
    failed = False
    for result in command.run(articles, settings, spread(workers, dask), register):
        if isinstance(result, NewsbriefError):
            complain(result)
            failed = True
        else:
            print(result, flush=True)
    raise typer.Exit(1 if failed else 0)
