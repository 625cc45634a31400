"""Briefings and articles that have lost each other: YAML under another name, articles that are not at hand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from generator.commands.generate.plan import Plan
from generator.editing.merging.differences import differences
from generator.editing.store import assignment, lock, revision
from generator.editing.store.briefings import SUFFIX, Store
from generator.editing.store.index import IndexEntry
from generator.editing.store.stored import Stored
from generator.errors import BriefingError, Place
from generator.project import Project

MANY = 5
"""When more articles than these are not at hand, they are counted and not named."""


def follow_renames(shelf: Store, entries: list[IndexEntry]) -> tuple[list[IndexEntry], list[str]]:
    """Let locks follow the YAML files that people renamed; give what is there now, and what to say of locks."""
    said = []
    for old, new in assignment.renames(entries):
        moved = shelf.rename(old.slug, new.slug)
        said.append(f"{old.slug} is now {new.slug}; its old address redirects")
        entries = [moved if e is new else e for e in entries if e is not old]
    said += [f"{e.slug}: git left both sides in its lock; they are joined" for e in entries if e.was_in_conflict]
    return entries, said


def refuse_to_prune_all(project: Project, entries: Sequence[IndexEntry], articles: Iterable[Path]) -> None:
    """See that some article is at hand: where none is, people keep them elsewhere, and nothing was removed.

    Raises `BriefingError`.
    """
    there = [entry for entry in entries if entry.has_yaml]
    is_any_at_hand = any(entry.file and (project.root / entry.file).is_file() for entry in there)
    if there and not is_any_at_hand and next(iter(articles), None) is None:
        raise BriefingError(
            "no article is at hand, so --prune would remove every briefing that nobody edited",
            place=Place(project.seeds),
            hint="run it where the articles are; or delete the YAML of the briefings that are to go",
        )


def displaced(plan: Plan) -> Iterator[str]:
    """Speak of briefings under whose article's path there is another article now."""
    for slug, article in sorted(plan.displaced.items()):
        yield (
            f"{article} is another article now than the one that {slug} was made of; {slug} stays as it is. "
            f"Give one of the two articles another file name, or delete {slug}{SUFFIX}"
        )


def without_article(
    project: Project, shelf: Store, entries: Sequence[IndexEntry], known: Collection[str | None], *, prune: bool
) -> Iterator[str]:
    """Speak of briefings whose article is not at hand; with `prune`, remove those that nobody edited.

    `known` are the names of the briefings of which the run has spoken already.
    """
    lost = []
    at_hand = 0
    for one in entries:
        if one.slug in known or not one.has_yaml:
            at_hand += one.slug in known
            continue
        article = one.file or "its article"
        if one.file and (project.root / one.file).is_file():
            at_hand += 1
            yield (
                f"{one.slug}: {article} has another briefing already; this one stays as it is. "
                "If it is a copy, delete it, or name its own article under `file:`"
            )
        elif not prune:
            lost.append(f"{one.slug}: {article} is not at hand; the briefing stays as it is")
        elif not _is_edited(shelf, shelf.read(one.slug)):
            shelf.remove(one.slug)
            yield f"{one.slug}: {article} is gone, and the briefing with it"
        else:
            yield f"{one.slug}: {article} is gone; kept, because it was edited by hand"
    if len(lost) > (MANY if at_hand else 1):  # people who keep their articles out of the repository know it
        lost = [f"the articles of {len(lost)} briefings are not at hand; the briefings stay as they are"]
    yield from lost


def misnamed(shelf: Store, known: Collection[str | None]) -> Iterator[str]:
    """Speak of files beside the briefings that look like one and are none."""
    for path in shelf.misnamed():
        if path.stem not in known:
            yield f"{path.name} is no briefing, whose name ends in {SUFFIX}; rename it to {path.stem}{SUFFIX}"


def _is_edited(shelf: Store, stored: Stored) -> bool:
    if not stored.lock or stored.content is None or lock.digest(stored.content) != stored.lock.yaml:
        return True
    source = revision.read(shelf, stored)
    found = differences(stored.lock.base, source.data, stored.lock.memory)
    return bool(found or revision.commented(source))
