"""The lists of briefings: by month, by country, by source. Each list is paged."""

from __future__ import annotations

from collections.abc import Iterator

from generator.publishing.pages import briefing_page
from generator.publishing.pages.view import View
from generator.publishing.values import addresses, dates, paging
from generator.publishing.values.directory import Directory
from generator.publishing.values.entry import UNDATED
from generator.publishing.values.pieces import Link, Section
from generator.publishing.values.records import ListPage

PAGE_SIZE = 30
"""Briefings on one page of a list: each takes a few lines."""
INDEX_SIZE = 200
"""Countries or sources on one page: each is a word or two."""


def pages(views: tuple[View, ...], directory: Directory) -> Iterator[ListPage]:
    """Make every list of briefings."""
    yield from _archive(views)
    yield from _countries(views, directory)
    yield from _sources(views)


def _archive(views: tuple[View, ...]) -> Iterator[ListPage]:
    """Make the archive: a page of years and months, and the pages of each month."""
    months: dict[str, list[View]] = {}
    for view in views:
        months.setdefault(view.entry.month, []).append(view)
    years: dict[str, list[tuple[Link, str]]] = {}
    for key, members in months.items():
        label = dates.month(key) if key != UNDATED else "Without a date"
        way = Link(label, addresses.link(addresses.ARCHIVE, addresses.month(key)))
        years.setdefault(key[:4] if key != UNDATED else "Undated", []).append(
            (way, paging.counted(len(members), "briefing"))
        )
        yield from _listing(addresses.month(key), label, members, ("Archive", addresses.ARCHIVE))
    yield ListPage(
        path=addresses.ARCHIVE,
        title="Archive",
        meta={"title": "Archive", "search": {"exclude": True}},
        intro="All briefings, by the month of their article.",
        sections=tuple(Section(f"in-{year.lower()}", year, links=tuple(links)) for year, links in years.items()),
        empty="No briefings yet.",
    )


def _countries(views: tuple[View, ...], directory: Directory) -> Iterator[ListPage]:
    """Make the pages of the countries that actors and events of the briefings belong to."""
    groups: dict[str, list[View]] = {}
    for view in views:
        briefing = view.entry.briefing
        codes = {actor.country for actor in briefing.actors} | {event.country for event in briefing.next_events}
        for code in sorted(code for code in codes if code is not None):
            groups.setdefault(code, []).append(view)
    named = {code: directory.countries.get(code, code) for code in groups}
    yield from _grouped(
        addresses.COUNTRIES,
        "Countries",
        "Countries whose people, institutions or places the briefings name.",
        [(named[code], addresses.country(code), members) for code, members in groups.items()],
    )


def _sources(views: tuple[View, ...]) -> Iterator[ListPage]:
    """Make the pages of those who published the articles."""
    groups: dict[str, list[View]] = {}
    for view in views:
        if source := view.entry.briefing.article.source:
            groups.setdefault(source, []).append(view)
    yield from _grouped(
        addresses.SOURCES,
        "Sources",
        "Who published the articles that the briefings were made from.",
        [(name, addresses.source(name), members) for name, members in groups.items()],
    )


def _grouped(path: str, title: str, intro: str, groups: list[tuple[str, str, list[View]]]) -> Iterator[ListPage]:
    groups = sorted(groups, key=lambda group: (group[0].casefold(), group[1]))
    for name, address, members in groups:
        yield from _listing(address, name, members, (title, path))
    for part in paging.parts(path, groups, INDEX_SIZE):
        links = tuple(
            (Link(name, addresses.link(part.page, address)), paging.counted(len(members), "briefing"))
            for name, address, members in part.items
        )
        sections = [Section("all", "All", links=links, quiet=True)] if links else []
        yield paging.page(part, title, sections, intro=intro, empty="None are known yet.")


def _listing(path: str, title: str, members: list[View], up: tuple[str, str]) -> Iterator[ListPage]:
    """Make the pages of one list. `up` is the title and address of the list that it belongs to."""
    for part in paging.parts(path, members, PAGE_SIZE):
        cards = tuple(briefing_page.card(view.seen_from(part.page)) for view in part.items)
        way = Link(up[0], addresses.link(part.page, up[1]))
        yield paging.page(part, title, [Section("briefings", "Briefings", cards=cards, quiet=True)], ways=(way,))
