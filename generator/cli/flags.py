"""Flags and arguments that several commands take, and what they stand for."""

from __future__ import annotations

import os
from dataclasses import replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from generator.commands.extract import Spread
    from generator.project import Project

ProjectOption = Annotated[
    Path | None, typer.Option("--project", metavar="DIR", help="The project's folder; else the one around here.")
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Print only what is wrong.")]
VerboseOption = Annotated[
    bool,
    typer.Option(
        "--verbose",
        "-v",
        help="Time each step, say of each article what became of it, and where unforeseen failures come from.",
    ),
]
WorkersOption = Annotated[
    int | None,
    typer.Option("--workers", metavar="N", min=1, help="Processes that read articles.  [default: one a core]"),
]
DaskOption = Annotated[
    str | None,
    typer.Option("--dask", metavar="ADDRESS", help="Read on the cluster of this Dask scheduler (newsbrief[dask])."),
]
ArticlesArgument = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="FILE", help="An article, or a folder of articles; without any, all of seeds/.", show_default=False
    ),
]
BriefingArgument = Annotated[str, typer.Argument(metavar="BRIEFING", help="A briefing's name, or its YAML file.")]


class Form(Enum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    MARKDOWN = "markdown"
    SARIF = "sarif"


def project_at(folder: Path | None) -> Project:
    """Open the project in or around `folder`, else around here. Raises `SettingsError` when there is none."""
    from generator.project import find

    found = find(folder or Path())
    # Messages name files as a person would from here.
    return replace(found, root=Path(os.path.relpath(found.root)))


def spread(workers: int | None, dask: str | None) -> Spread:
    """Give how articles are read: by the workers of a cluster, by processes of this machine, or here."""
    from generator.commands import workers as pools

    if dask:
        return pools.cluster(dask)
    number = workers or pools.available()
    return map if number == 1 else pools.processes(number)


def loud_or_quiet(*, quiet: bool, verbose: bool) -> None:
    """Refuse to be both."""
    if quiet and verbose:
        raise typer.BadParameter("one or the other", param_hint="--quiet --verbose")
