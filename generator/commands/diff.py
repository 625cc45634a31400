"""`newsbrief diff`: what people changed against the machine, and what the machine would change now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.article import read_seed
from generator.commands.generate import Extract, plan
from generator.commands.naming import slug_of
from generator.editing.merging.differences import Difference, differences
from generator.editing.merging.underway import Change
from generator.editing.store import revision
from generator.editing.store.briefings import Store
from generator.editing.values.shape import plain
from generator.errors import BriefingError, NewsbriefError, SkippedError
from generator.project import Project


@dataclass(frozen=True, slots=True)
class Compared:
    """One briefing between people and the machine."""

    slug: str
    yours: tuple[Difference, ...] = ()
    """What people changed against what the machine last wrote."""
    machine: tuple[Change, ...] = ()
    """What the machine would change now; empty unless it was asked."""
    fault: NewsbriefError | None = None
    """Why the briefing cannot be compared."""


def run(project: Project, briefing: str | None = None, extract: Extract | None = None) -> Iterator[Compared]:
    """Compare one briefing or all; with `extract` the machine reads the articles again. Nothing is written.

    `briefing` is a slug or the path of a YAML file. Raises `BriefingError` when there is no such briefing, or nothing
    to compare it with.
    """
    shelf = Store(project.briefings)
    slugs = [slug_of(shelf, briefing)] if briefing else shelf.slugs()
    for slug in slugs:
        if compared := _compare(project, shelf, slug, extract):
            yield compared
        elif briefing:
            raise BriefingError(f"{slug} has no lock or no YAML", hint="run `newsbrief generate` first")


def _compare(project: Project, shelf: Store, slug: str, extract: Extract | None) -> Compared | None:
    stored = shelf.read(slug)
    if stored.fault:
        return Compared(slug, fault=stored.fault)
    if stored.content is None or stored.lock is None:
        return None
    try:
        source = revision.read(shelf, stored)
        base, memory = stored.lock.base, stored.lock.memory
        yours = differences(base, source.data, memory)
        if extract is None:
            return Compared(slug, yours)
        try:
            seed = read_seed(project.root / stored.lock.file, project.root, project.settings.max_article_characters)
        except SkippedError:
            return Compared(slug, yours)
        fresh = plain(extract(plan.corrected(seed, base["article"], source.data["article"])))
        fresh["article"] = plan.reference(seed)
        return Compared(slug, yours, revision.merged_with(stored, source, fresh).changes)
    except NewsbriefError as error:
        return Compared(slug, fault=error)
