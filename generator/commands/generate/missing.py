"""Briefings and articles that have lost each other: YAML under another name, articles that are not at hand."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from generator.editing import assignment, lock, revision
from generator.editing.differences import differences
from generator.editing.shelf import Shelf, Stored
from generator.project import Project

MANY = 5
"""When more articles than these are not at hand, they are counted and not named."""


def follow_renames(shelf: Shelf, stored: list[Stored]) -> tuple[list[Stored], list[str]]:
    """Let locks follow the YAML files that people renamed; give what is there now and what to say of it."""
    said = []
    for old, new in assignment.renames(stored):
        moved = shelf.rename(old, new.slug)
        said.append(f"{old.slug} is now {new.slug}; its old address redirects")
        stored = [moved if s is new else s for s in stored if s is not old]
    return stored, said


def without_article(
    project: Project, shelf: Shelf, stored: Sequence[Stored], known: Collection[str | None], *, prune: bool
) -> Iterator[str]:
    """Speak of briefings whose article is not at hand; with `prune`, remove those that nobody edited.

    `known` are the names of the briefings whose article was met in this run.
    """
    lost = []
    for one in stored:
        if one.slug in known or one.content is None:
            continue
        article = one.file or "its article"
        if one.file and (project.root / one.file).is_file():
            yield f"{one.slug}: {article} has another briefing already; this one stays as it is"
        elif not prune:
            lost.append(f"{one.slug}: {article} is not at hand; the briefing stays as it is")
        elif one.lock and lock.digest(one.content) == one.lock.yaml and not _is_edited(shelf, one):
            shelf.remove(one.slug)
            yield f"{one.slug}: {article} is gone, and the briefing with it"
        else:
            yield f"{one.slug}: {article} is gone; kept, because it was edited by hand"
    if len(lost) > MANY:  # people who keep their articles out of the repository know it
        lost = [f"the articles of {len(lost)} briefings are not at hand; the briefings stay as they are"]
    yield from lost


def _is_edited(shelf: Shelf, stored: Stored) -> bool:
    assert stored.lock is not None
    source = revision.read(shelf, stored)
    found = differences(stored.lock.base, source.data, stored.lock.memory)
    return bool(found or revision.commented(source))
