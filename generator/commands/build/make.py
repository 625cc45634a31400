"""From briefings to the site."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from generator.commands.build import last
from generator.ground.moments import known
from generator.lexicon import parties
from generator.project import Project
from generator.publishing import assembly
from generator.publishing.building import inheritance, policy, search, site, sitemap, standby
from generator.publishing.markup import rendering
from generator.publishing.values.entry import BriefingEntry
from generator.register import Register

NO_ADDRESS = "no site_url in mkdocs.yml: the feeds and canonical links are left out"


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did."""

    briefings: int
    written: tuple[str, ...]
    """Generated files whose bytes changed, relative to `docs/`."""
    removed: tuple[str, ...]
    warnings: tuple[str, ...]
    site: Path
    is_new: bool = True
    """Whether anything was built; the site may have stood already."""


def run(
    project: Project,
    entries: Sequence[BriefingEntry],
    *,
    register: Register | None = None,
    countries: Mapping[str, str] | None = None,
    strict: bool = True,
    progress: Callable[[str], None] = lambda _: None,
) -> Built:
    """Render the pages of `entries` and build the site.

    `register` is the alias file; `countries` names countries by code, else the lexicon does; `progress` is told what
    is done next. When that fails, the site stands as it stood before. Raises `rendering.PageTemplateError` or
    `site.SiteError`.
    """
    shipped = templates()
    last.forget(project)
    configuration = configure(project)
    edition = assembly.Edition(
        tuple(entries),
        configuration.name,
        configuration.url,
        register.entries if register else {},
        parties.load().country_names if countries is None else countries,
        full_text=project.settings.article_text == "full",
    )
    progress(f"rendering {len(entries)} briefings")
    tree = assembly.publish(edition, project.docs, project.templates, shipped)
    foreign = tuple(
        f"{project.relative(project.docs / path)} is not Newsbrief's; it was left as it is" for path in tree.foreign
    )
    published = sum(entry.briefing.status == "published" for entry in entries)
    large = search.is_large(project.settings.search, published)
    with standby.kept(project.site, project.docs):
        progress("building the site with MkDocs")
        settings = site.for_pagefind(configuration) if large else configuration
        try:
            warnings = site.build(settings, shipped, epoch=epoch(entries), strict=strict)
        except rendering.PageTemplateError as error:
            if error.place:
                file = inheritance.original(error.place.file, project.root, project.templates, shipped)
                error.place = replace(error.place, file=file)
            raise
        if configuration.url:
            sitemap.part(project.site, configuration.url)
        if large:
            progress("indexing the site for its search")
            search.index(project.site)
        progress("giving each page its security policy")
        policy.protect(project.site, wasm=large)
    if not configuration.url:
        foreign = (*foreign, NO_ADDRESS)
    return Built(len(entries), tree.written, tree.removed, (*foreign, *warnings), project.site)


def configure(project: Project) -> site.Configuration:
    """Read MkDocs' settings, with what they inherit laid beside them. Raises `site.SiteError`."""
    inheritance.lay_out(project.root, project.templates, templates())
    return site.configure(project.root, templates(), project.docs, project.site)


def standing(project: Project) -> Built | None:
    """Give the result of the last build when another one would change nothing, else None."""
    stood = last.standing(project, templates())
    return Built(stood[0], (), (), stood[1], project.site, is_new=False) if stood else None


def remember(project: Project, entries: Sequence[BriefingEntry], built: Built, warnings: tuple[str, ...] = ()) -> None:
    """Note that the site stands as `built` left it; `warnings` are those of reading `entries`."""
    files = [entry.briefing.article.file for entry in entries]
    said = (*warnings, *built.warnings)
    last.remember(project, templates(), files, briefings=built.briefings, warnings=said)


def templates() -> Path:
    """Find the shipped templates: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parents[2]
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent / "templates"


def epoch(entries: Sequence[BriefingEntry]) -> int:
    """Give the newest date that the briefings know of, in seconds since 1970, as the time of the build."""
    days = [moment.first for entry in entries for iso in (entry.updated, entry.published) if (moment := known(iso))]
    if not days:
        return 0
    newest = max(days)
    return int(datetime(newest.year, newest.month, newest.day, tzinfo=UTC).timestamp())
