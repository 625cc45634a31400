"""Which briefing a person means."""

from __future__ import annotations

from generator.editing.store.briefings import SUFFIX, Store
from generator.errors import BriefingError, nearest


def slug_of(shelf: Store, name: str) -> str:
    """Give the slug of the briefing called `name`, which is its slug or the path of its YAML, there or gone.

    Raises `BriefingError` when there is none, with the name that is nearest.
    """
    slugs = shelf.slugs()
    slug = name.rpartition("/")[2].removesuffix(SUFFIX)
    if slug not in slugs:
        raise BriefingError(f"there is no briefing {slug!r}", hint=nearest(slug, slugs) if slugs else "there are none")
    return slug
