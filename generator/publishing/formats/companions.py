"""The files that stand beside the pages: feeds, calendars, and the briefings as data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import groupby

from generator.publishing.formats import calendar, data, feeds
from generator.publishing.values import addresses, dates
from generator.publishing.values.directory import Directory
from generator.publishing.values.entry import BriefingEntry, newest_day
from generator.publishing.values.records import BriefingPage, Page


def make(
    published: tuple[BriefingEntry, ...],
    withdrawn: tuple[BriefingEntry, ...],
    directory: Directory,
    pages: Mapping[str, Page],
    content: Callable[[Page], str],
    *,
    site_name: str,
    site_url: str | None,
) -> dict[str, bytes]:
    """Make all companions, by path under `docs/`. `content` renders a page as HTML for the feeds.

    Entries stand newest first; of those that were withdrawn, calendars and feeds tell that they are.
    Without a `site_url` there are no feeds: their links have to be absolute.
    """
    files = {**data.lists(published, site_name), **data.schemas()}
    for entry in published:
        files[addresses.json(entry.slug)] = data.briefing(entry)
    for entry in withdrawn:
        files[addresses.json(entry.slug)] = data.withdrawn(entry)
    appointments = calendar.appointments((*published, *withdrawn), site_url)
    now = newest_day(published)
    files[calendar.ALL] = calendar.write(site_name, calendar.followed(appointments, now))
    files |= _of_months(appointments, site_name)
    files |= _of_briefings(published, appointments)
    files |= _of_actors(directory, appointments, now, site_name)
    if site_url:
        items = tuple(_item(entry, pages, content, site_url) for entry in feeds.latest((*published, *withdrawn)))
        feed = feeds.Feed(site_name, site_url, items)
        files |= {feeds.ATOM: feeds.atom(feed), feeds.JSON_FEED: feeds.json_feed(feed)}
    return files


def _of_months(appointments: tuple[calendar.Appointment, ...], site_name: str) -> Iterator[tuple[str, bytes]]:
    for month, group in groupby(appointments, key=lambda one: dates.month_of(one.moment)):
        events = tuple(group)
        for file, share in calendar.parts(month, len(events)):
            yield file, calendar.write(f"{site_name}, {month}", events[share])


def _of_briefings(
    entries: tuple[BriefingEntry, ...], appointments: tuple[calendar.Appointment, ...]
) -> Iterator[tuple[str, bytes]]:
    own: dict[str, list[calendar.Appointment]] = {}
    for one in appointments:
        own.setdefault(one.entry.slug, []).append(one)
    for entry in entries:
        if entry.slug in own:
            file = addresses.calendar(addresses.briefing(entry.slug))
            yield file, calendar.write(entry.briefing.headline, own[entry.slug])


def _of_actors(
    directory: Directory, appointments: tuple[calendar.Appointment, ...], now: date | None, site_name: str
) -> Iterator[tuple[str, bytes]]:
    invited: dict[str, list[calendar.Appointment]] = {}
    for one in appointments:
        for party in one.parties:
            invited.setdefault(party, []).append(one)
    for identifier, known in directory.actors.items():
        if identifier in invited and known.has_page:
            file = addresses.calendar(addresses.actor(identifier))
            events = calendar.followed(invited[identifier], now)
            yield file, calendar.write(f"{known.name} – {site_name}", events)


def _item(entry: BriefingEntry, pages: Mapping[str, Page], content: Callable[[Page], str], site_url: str) -> feeds.Item:
    briefing = entry.briefing
    path = addresses.briefing(entry.slug)
    page = pages[path]
    summary = " ".join(sentence.text for sentence in briefing.summary)
    taken_back = not isinstance(page, BriefingPage)
    return feeds.Item(
        id=feeds.permanent(entry),
        url=site_url + addresses.web(path),
        title=f"Withdrawn: {briefing.headline}" if taken_back else briefing.headline,
        summary=(briefing.reason or "This briefing was withdrawn.") if taken_back else summary,
        content=content(page),
        published=feeds.time(briefing.article.published),
        updated=feeds.stamp(feeds.changed(entry)),
        actors=() if taken_back else entry.main_actors,
    )
