"""All pages of a site: gather everything, then render everything, then write what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.publishing import (
    actor_pages,
    addresses,
    archive_pages,
    briefing_page,
    event_pages,
    evidence,
    home_page,
    rendering,
    tree,
)
from generator.publishing.directory import compile_directory
from generator.publishing.entry import Entry, newest_first
from generator.publishing.lines import Scene
from generator.publishing.records import AboutPage, Page


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything that a site is made from."""

    entries: tuple[Entry, ...]
    site_name: str
    site_url: str | None = None
    """Where the site will stand, with its sub-path; feeds and canonical links need it."""
    same: Mapping[str, str] = field(default_factory=dict)
    """Ids of actors that mean another actor, from the alias file."""
    countries: Mapping[str, str] = field(default_factory=dict)
    """Names of countries by ISO 3166-1 alpha-2 code."""
    full_text: bool = False
    """Whether pages may republish whole articles."""


def gather(edition: Edition) -> Iterator[Page]:
    """Make every page of the site as a finished record."""
    entries = newest_first(tuple(entry for entry in edition.entries if entry.briefing.status == "published"))
    directory = compile_directory(entries, edition.same, edition.countries)
    scenes = tuple(Scene(entry, directory, evidence.of(entry), addresses.briefing(entry.slug)) for entry in entries)
    withdrawn = tuple(entry for entry in edition.entries if entry.briefing.status == "withdrawn")
    yield home_page.page(scenes, edition.site_name)
    for scene in scenes:
        yield briefing_page.page(scene, full_text=edition.full_text)
    for entry in withdrawn:
        yield briefing_page.withdrawn(entry, edition.site_name)
    yield from briefing_page.moved((*entries, *withdrawn))
    yield from actor_pages.pages(scenes, directory)
    yield from event_pages.pages(scenes)
    yield from archive_pages.archive(scenes)
    yield from archive_pages.countries(scenes, directory)
    yield from archive_pages.sources(scenes)
    yield AboutPage(
        path=addresses.ABOUT,
        title="How this site is made",
        meta={"title": "How this site is made", "search": {"exclude": True}},
        briefings=len(entries),
        full_text=edition.full_text,
    )


def publish(edition: Edition, docs: Path, own: Path, shipped: Path) -> tree.Written:
    """Write the site's tree. `own` and `shipped` are the folders of templates and assets, the first winning.

    Raises `rendering.PageTemplateError` before anything is written when a template cannot be used.
    """
    jinja = rendering.environment(own, shipped)
    files = {page.path: rendering.render(jinja, page).encode("utf-8") for page in gather(edition)}
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
