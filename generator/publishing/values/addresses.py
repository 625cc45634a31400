"""Where each page lives: file names under `docs/`, anchors, and links from one page to another.

An id from a YAML file is other people's text. A file name or anchor made here holds `a-z0-9-` alone, so it needs no
escaping anywhere; where that loses something, six digits of a digest of the id keep two ids apart.
"""

from __future__ import annotations

import posixpath
from functools import lru_cache

from generator.ground import ids

HOME = "index.md"
EVENTS = "events/index.md"
EVENTS_BY_MONTH = "events/months.md"
ACTORS = "actors/index.md"
ARCHIVE = "archive/index.md"
COUNTRIES = "countries/index.md"
SOURCES = "sources/index.md"

_LONGEST = 80
"""Characters of a file name made from an id: far below the 255 bytes of file systems, with digest and suffix."""
_RESERVED = frozenset({"index", "con", "prn", "aux", "nul"})
"""A folder's own page, and what Windows takes for devices."""


@lru_cache(maxsize=65536)
def name(identifier: str) -> str:
    """Give a file name or anchor for `identifier`: itself where it is one already, else slug and digest."""
    slug = ids.slug(ids.in_ascii(identifier))[:_LONGEST].strip("-")
    return slug if slug == identifier and slug not in _RESERVED else f"{slug or 'x'}-{ids.short_digest(identifier)}"


def briefing(slug: str) -> str:
    """Give the page of the briefing called `slug`."""
    return f"briefings/{name(slug)}.md"


def json(slug: str) -> str:
    """Give the data file of the briefing called `slug`."""
    return data(briefing(slug))


def calendar(page: str) -> str:
    """Give the calendar file that belongs to a page."""
    return page.removesuffix(".md") + ".ics"


def web(page: str) -> str:
    """Give the address of a page on the site, relative to the site's root."""
    return posixpath.dirname(page) + "/" if page.endswith("/index.md") else page.removesuffix(".md") + "/"


def actor(identifier: str) -> str:
    """Give the page of an actor."""
    return f"actors/{name(identifier)}.md"


def country(code: str) -> str:
    """Give the page of a country by its ISO 3166-1 alpha-2 code."""
    return f"countries/{name(code.lower())}.md"


def source(title: str) -> str:
    """Give the page of who published articles, by name."""
    return f"sources/{name(title)}.md"


def month(year_month: str) -> str:
    """Give the archive page of a month written `2025-06`."""
    return f"archive/{year_month}.md"


def happenings(period: str) -> str:
    """Give the page of the events of a month written `2025-06`, or of those of a year whose month is open."""
    return f"events/{period}.md"


def data(page: str) -> str:
    """Give the data file that belongs to a list page."""
    return page.removesuffix(".md") + ".json"


def further(page: str, number: int) -> str:
    """Give the address of part `number` (from 1) of a list that fills several pages."""
    if number == 1:
        return page
    folder, file = posixpath.split(page)
    stem = file.removesuffix(".md")
    return posixpath.join(folder, f"{number}.md" if stem == "index" else f"{stem}/{number}.md")


def link(source_page: str, target: str, anchor: str = "") -> str:
    """Give the relative link from one page to another, both as paths under `docs/`."""
    fragment = f"#{anchor}" if anchor else ""
    if source_page == target and anchor:
        return fragment
    return posixpath.relpath(target, posixpath.dirname(source_page) or ".") + fragment
