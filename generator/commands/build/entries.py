"""What the site is made of: every briefing with its article's text, its history and what people changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator import history
from generator.article import text_at_hand
from generator.briefing import Briefing
from generator.editing.store.catalogue import Faulty, Listed, article_of, catalogue
from generator.errors import NewsbriefError
from generator.project import Project
from generator.publishing.values.directory import actor_id
from generator.publishing.values.entry import BriefingEntry
from generator.register import Register

_SHALLOW = "this is a shallow clone: dates of last change are not known; fetch with full history to have them"


@dataclass(frozen=True, slots=True)
class Gathered:
    """The briefings that can be published, and why others cannot."""

    entries: tuple[BriefingEntry, ...]
    faults: Mapping[str, NewsbriefError]
    """By the slug of the briefing."""
    warnings: tuple[str, ...]


def gather(
    project: Project,
    register: Register = Register(),  # noqa: B008 - it never changes
    last_good: Mapping[str, bytes] = MappingProxyType({}),
) -> Gathered:
    """Read every briefing, in order of slugs. One that cannot be read is a fault; the others go on.

    `register`, the alias file, joins actors across briefings, those that people wrote by hand among them. `last_good`
    has the YAML of briefings, by slug, that stands in for one that cannot be read; a fault it is all the same.
    """
    folder = project.relative(project.briefings)
    past = history.read(project.root, folder)
    limit = project.settings.max_article_characters
    listed = list(catalogue(project.briefings, last_good))
    entries = tuple(
        BriefingEntry(
            slug=one.slug,
            briefing=one.briefing,
            text=article_of(one, project.briefings, text_at_hand(one.briefing.article.file, project.root, limit)),
            id=one.id,
            updated=None if past.shallow else past.changed.get(f"{folder}/{one.slug}.yaml"),
            edited=one.edited,
            same=_same(one.briefing, register),
            former_slugs=one.former,
        )
        for one in listed
        if isinstance(one, Listed)
    )
    faults = {one.slug: one.error for one in listed if isinstance(one, Faulty)}
    return Gathered(entries, faults, (_SHALLOW,) if past.shallow else ())


def _same(briefing: Briefing, register: Register) -> dict[str, str]:
    """Give the ids of a briefing's actors whom the alias file knows under another id, each with that id."""
    known = {actor_id(a): register.identity(actor_id(a), (a.name, *a.aliases)) for a in briefing.actors}
    return {own: identity for own, identity in known.items() if own != identity}
