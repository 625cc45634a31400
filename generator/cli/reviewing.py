"""`newsbrief review` and the commands below it, which decide what is open."""

from __future__ import annotations

from typing import Annotated

import typer

from generator.cli import printing
from generator.cli.flags import BriefingArgument, ProjectOption, project_at

PathArgument = Annotated[
    str, typer.Argument(metavar="PATH", help="The path of the value, such as actors/ann-lee/role.")
]

app = typer.Typer(
    help="List, keep, accept or restore what people and the machine see differently.", rich_markup_mode=None
)


@app.callback()
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

    listing = command.run(project_at(project))
    printing.listed(listing)
    raise typer.Exit(1 if listing.faults or (strict and listing.entries) else 0)


@app.command()
def keep(briefing: BriefingArgument, path: PathArgument, *, project: ProjectOption = None) -> None:
    """Keep the person's value; the machine's is not offered again."""
    from generator.commands import review as command

    command.keep(project_at(project), briefing, path)
    print(f"kept yours at {path}")


@app.command()
def accept(briefing: BriefingArgument, path: PathArgument, *, project: ProjectOption = None) -> None:
    """Take the machine's value in place of the person's."""
    from generator.commands import review as command

    command.accept(project_at(project), briefing, path)
    print(f"accepted the machine's at {path}")


@app.command()
def restore(
    briefing: BriefingArgument,
    item: Annotated[str | None, typer.Argument(metavar="ID", help="A record; without it, the whole briefing.")] = None,
    *,
    project: ProjectOption = None,
) -> None:
    """Bring back a record that was deleted by hand, or a briefing whose YAML is gone, as it was last committed."""
    from generator.commands import review as command

    back = command.restore(project_at(project), briefing, item)
    how = "was last committed" if back.is_as_committed else "was last written by the machine; no commit has another"
    print(f"restored {back.path} as it {how}")
