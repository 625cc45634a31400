"""What the commands print: results on the output, what is wrong and how far it is on the error output."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from generator.cli.flags import Form

if TYPE_CHECKING:
    from generator.commands.check import Checked
    from generator.commands.diff import Compared
    from generator.commands.init import Made
    from generator.commands.review import Listing
    from generator.project import Project


ABSENT = "(nothing)"
"""What stands for a value that is absent."""


def complain(error: object) -> None:
    """Print one readable line to standard error."""
    print(f"newsbrief: {error}", file=sys.stderr)


Warn = Callable[[Iterable[str]], None]


def warn(warnings: Iterable[str]) -> None:
    """Print what a person should know of, and what need not stop them."""
    for warning in warnings:
        complain(f"warning: {warning}")


def once() -> Warn:
    """Give a `warn` that prints no warning twice, for a site that is served: it is built again and again."""
    told: set[str] = set()

    def warn_of_news(warnings: Iterable[str]) -> None:
        news = [warning for warning in warnings if warning not in told]
        told.update(news)
        warn(news)

    return warn_of_news


def waiting() -> None:
    """Say why nothing happens."""
    complain("another run is at work here; waiting for it to end")


def step(doing: str) -> None:
    """Show on a terminal what a long build does; an empty line clears it."""
    if sys.stderr.isatty():
        print(f"\r\033[K{doing}", end="", file=sys.stderr, flush=True)


def count(number: int, what: str) -> str:
    """Give a number of things in words."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _command(site: Made) -> str:
    """Give the command that puts the wheel of this Newsbrief beside a site's requirements."""
    folder = shlex.quote(str(site.folder.resolve()))  # from wherever it is called: the line before says `cd`
    if site.wheel and site.wheel.is_file():
        return f"cp {shlex.quote(str(site.wheel))} {folder}/"
    source = shlex.quote(str(site.source)) if site.source and site.source.exists() else "PATH-OF-NEWSBRIEFS-SOURCE"
    return f"{shlex.quote(sys.executable)} -m pip wheel --no-deps --wheel-dir {folder} {source}"


def made(site: Made) -> None:
    """Print what `init` made, and what to do next."""
    from generator.commands.init import REQUIREMENTS

    folder = site.folder
    for kept in site.kept:
        print(f"kept {folder / kept}, which was there")
    print(f"made {count(len(site.made), 'file')} in {folder}/")
    print(f"""
Next:
    cd {shlex.quote(str(folder))}
    newsbrief serve    # read the articles, build the site, show it at http://127.0.0.1:8000
Then edit the YAML in briefings/, and the page follows. README.md there says how to publish it.

Whatever you commit to a public repository is published, whole articles included; .gitignore there shows how to keep
seeds/ to yourself.""")
    if not site.is_reproducible:
        print(f"""
Before others, or a workflow, can build the site: no package index has Newsbrief, so {folder / REQUIREMENTS} asks
for its wheel in the same folder. Put it there, and commit it:
    {_command(site)}
Or name there a commit or an address of Newsbrief instead.""")
    if site.repository:
        print(f"{folder} lies inside the repository {site.repository}; workflows run from a repository's root only.")


def checked(found: Checked, project: Project, form: Form, *, quiet: bool) -> None:
    """Print what `check` found."""
    from generator.editing.checking import formats

    print(formats.render(found.findings, form.value, project.root), end="")
    if found.without_articles and not quiet:
        number = count(found.without_articles, "briefing")
        complain(f"no article is at hand; the evidence of {number} was compared with none")
    if form is Form.TEXT and not quiet:
        named = " and ".join([count(len(found.files), "briefing"), *map(project.relative, found.aliases)])
        print(f"{named} checked, {count(len(found.findings), 'finding')}")


def compared(one: Compared) -> None:
    """Print what people changed in one briefing, and what the machine would change."""
    if one.fault:
        complain(one.fault)
        return
    print(one.slug)
    for mine in one.yours:
        print(f"    you {mine.kind} {mine.at}")
        if mine.kind == "edited":
            print(f"        - {_said(mine.machine)}\n        + {_said(mine.yours)}")
    for theirs in one.machine:
        print(f"    the machine would have {theirs.kind} {theirs.at}")
        if theirs.kind == "updated":
            print(f"        - {_said(theirs.old)}\n        + {_said(theirs.new)}")
    if not one.yours and not one.machine:
        print("    no difference")


def _said(value: object) -> str:
    """Give a value as the file has it, and in words where it has none."""
    from generator.editing.text import compose

    return ABSENT if value is None else value if isinstance(value, str) else compose.flow(value)


def listed(open_entries: Listing) -> None:
    """Print what `review` has to show."""
    for fault in open_entries.faults:
        complain(fault)
    for entry in open_entries.entries:
        print(f"{entry.slug} {entry.at}")
        if (entry.yours, entry.machine) != (None, None):  # a whole record, which the file shows
            print(f"    yours:   {_said(entry.yours)}\n    machine: {_said(entry.machine)}")
        if entry.why:
            print(f"    {entry.why}")
    for slug, path in open_entries.deleted:
        print(f"{slug} {path or '(the whole briefing)'}\n    deleted by hand")
    print(f"{len(open_entries.entries)} open, {len(open_entries.deleted)} deleted by hand")
