"""Briefings and articles that have lost each other: YAML under another name, articles that are not at hand."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from generator.editing import assignment, lock, revision
from generator.editing.differences import differences
from generator.editing.index import Entry
from generator.editing.shelf import Shelf, Stored
from generator.project import Project

MANY = 5
"""When more articles than these are not at hand, they are counted and not named."""


def follow_renames(shelf: Shelf, entries: list[Entry]) -> tuple[list[Entry], list[str]]:
    """Let locks follow the YAML files that people renamed; give what is there now and what to say of it."""
    said = []
    for old, new in assignment.renames(entries):
        moved = shelf.rename(old.slug, new.slug)
        said.append(f"{old.slug} is now {new.slug}; its old address redirects")
        entries = [moved if e is new else e for e in entries if e is not old]
    return entries, said


def without_article(
    project: Project, shelf: Shelf, entries: Sequence[Entry], known: Collection[str | None], *, prune: bool
) -> Iterator[str]:
    """Speak of briefings whose article is not at hand; with `prune`, remove those that nobody edited.

    `known` are the names of the briefings whose article was met in this run.
    """
    lost = []
    for one in entries:
        if one.slug in known or not one.has_yaml:
            continue
        article = one.file or "its article"
        if one.file and (project.root / one.file).is_file():
            yield f"{one.slug}: {article} has another briefing already; this one stays as it is"
        elif not prune:
            lost.append(f"{one.slug}: {article} is not at hand; the briefing stays as it is")
        elif not _is_edited(shelf, shelf.read(one.slug)):
            shelf.remove(one.slug)
            yield f"{one.slug}: {article} is gone, and the briefing with it"
        else:
            yield f"{one.slug}: {article} is gone; kept, because it was edited by hand"
    if len(lost) > MANY:  # people who keep their articles out of the repository know it
        lost = [f"the articles of {len(lost)} briefings are not at hand; the briefings stay as they are"]
    yield from lost


def _is_edited(shelf: Shelf, stored: Stored) -> bool:
    if not stored.lock or stored.content is None or lock.digest(stored.content) != stored.lock.yaml:
        return True
    source = revision.read(shelf, stored)
    found = differences(stored.lock.base, source.data, stored.lock.memory)
    return bool(found or revision.commented(source))
