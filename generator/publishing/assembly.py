"""All pages of a site: gather everything, then render everything, then write what changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.publishing.building import tree
from generator.publishing.formats import companions
from generator.publishing.lists import actor_pages, archive_pages, event_pages, home_page
from generator.publishing.markup import escape, rendering
from generator.publishing.pages import about_page, briefing_page, evidence
from generator.publishing.pages.view import View
from generator.publishing.values import addresses
from generator.publishing.values.directory import Directory, compile_directory
from generator.publishing.values.entry import BriefingEntry, newest_first
from generator.publishing.values.records import Page
from generator.register import Registered

FEED_ENTRY = "feed_entry.html.j2"


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything that a site is made from."""

    entries: tuple[BriefingEntry, ...]
    site_name: str
    site_url: str | None = None
    """Where the site will stand, with its sub-path; feeds and canonical links need it."""
    register: Mapping[str, Registered] = field(default_factory=dict)
    """What the project's alias file says of actors, by id."""
    countries: Mapping[str, str] = field(default_factory=dict)
    """Names of countries by ISO 3166-1 alpha-2 code."""
    full_text: bool = False
    """Whether pages may republish whole articles."""


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that is to be rendered and written."""

    pages: dict[str, Page]
    """By path under `docs/`."""
    published: tuple[BriefingEntry, ...]
    """Newest first, as `withdrawn`."""
    withdrawn: tuple[BriefingEntry, ...]
    directory: Directory


def gather(edition: Edition) -> Contents:
    """Make every page of the site as a finished record. Drafts are left behind here."""
    entries = newest_first(tuple(entry for entry in edition.entries if entry.briefing.status == "published"))
    withdrawn = newest_first(tuple(entry for entry in edition.entries if entry.briefing.status == "withdrawn"))
    directory = compile_directory(entries, edition.register, edition.countries)
    views = tuple(View(entry, directory, evidence.of(entry), addresses.briefing(entry.slug)) for entry in entries)
    made: tuple[Iterable[Page], ...] = (
        [home_page.page(views, edition.site_name)],
        (
            briefing_page.page(
                view, full_text=edition.full_text, site_name=edition.site_name, site_url=edition.site_url
            )
            for view in views
        ),
        (briefing_page.withdrawn(entry, edition.site_name) for entry in withdrawn),
        briefing_page.moved((*entries, *withdrawn)),
        actor_pages.pages(views, directory),
        event_pages.pages(views, withdrawn),
        archive_pages.pages(views, directory),
        [about_page.page(full_text=edition.full_text, has_feeds=bool(edition.site_url))],
    )
    return Contents({page.path: page for pages in made for page in pages}, entries, withdrawn, directory)


def publish(edition: Edition, docs: Path, own: Path, shipped: Path) -> tree.Written:
    """Write the site's tree. `own` and `shipped` are the folders of templates and assets, the first winning.

    Raises `rendering.PageTemplateError` before anything is written when a template cannot be used.
    """
    gathered = gather(edition)
    markdown = rendering.environment(own, shipped, escape.text)
    html = rendering.environment(own, shipped, escape.html)
    files = {path: rendering.render(markdown, page).encode("utf-8") for path, page in gathered.pages.items()}
    files |= companions.make(
        gathered.published,
        gathered.withdrawn,
        gathered.directory,
        gathered.pages,
        lambda page: rendering.render(html, page, FEED_ENTRY),
        site_name=edition.site_name,
        site_url=edition.site_url,
    )
    files |= _assets(shipped) | _assets(own)
    return tree.write(docs, files)


def _assets(templates: Path) -> dict[str, bytes]:
    """Read the style sheets and scripts that travel beside the templates."""
    folder = templates / "assets"
    return {
        f"assets/{file.relative_to(folder).as_posix()}": file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.name.startswith(".")
    }
