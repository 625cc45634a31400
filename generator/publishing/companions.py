"""The files that stand beside the pages: feeds, calendars, and the briefings as data."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.publishing import actor_pages, addresses, calendar, data, feeds
from generator.publishing.entry import Entry
from generator.publishing.lines import Scene
from generator.publishing.records import BriefingPage, Page


def make(
    scenes: tuple[Scene, ...],
    withdrawn: tuple[Entry, ...],
    pages: Mapping[str, Page],
    content: Callable[[Page], str],
    *,
    site_name: str,
    site_url: str | None,
) -> dict[str, bytes]:
    """Make all companions, by path under `docs/`. `content` renders a page as HTML for the feeds.

    Without a `site_url` there are no feeds: their links have to be absolute.
    """
    files = {data.INDEX: data.index([scene.entry for scene in scenes], site_name)}
    files |= {data.SCHEMA: data.schema(), data.INDEX_SCHEMA: data.index_schema()}
    for scene in scenes:
        files[addresses.json(scene.entry.slug)] = data.briefing(scene.entry)
    for entry in withdrawn:
        files[addresses.json(entry.slug)] = data.withdrawn(entry)
    files |= _calendars(scenes, withdrawn, site_name, site_url)
    if site_url:
        everything = (*(scene.entry for scene in scenes), *withdrawn)
        items = tuple(_item(entry, pages, content, site_url) for entry in feeds.latest(everything))
        feed = feeds.Feed(site_name, site_url, items)
        files |= {feeds.ATOM: feeds.atom(feed), feeds.JSON_FEED: feeds.json_feed(feed)}
    return files


def _calendars(
    scenes: tuple[Scene, ...], withdrawn: tuple[Entry, ...], site_name: str, site_url: str | None
) -> dict[str, bytes]:
    written = {
        id(event): made
        for entry in (*(scene.entry for scene in scenes), *withdrawn)
        for event in entry.briefing.next_events
        if (made := calendar.event(entry, event, site_url))
    }
    files = {calendar.ALL: calendar.write(site_name, written.values())}
    for scene in scenes:
        own = [written[id(event)] for event in scene.entry.briefing.next_events if id(event) in written]
        if own:
            files[addresses.calendar(scene.home)] = calendar.write(scene.entry.briefing.headline, own)
    for known, invitations in actor_pages.appointments(scenes):
        file = addresses.calendar(addresses.actor(known.id))
        invited = [written[id(event)] for _, event in invitations]
        files[file] = calendar.write(f"{known.name} – {site_name}", invited)
    return files


def _item(entry: Entry, pages: Mapping[str, Page], content: Callable[[Page], str], site_url: str) -> feeds.Item:
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
        updated=f"{feeds.changed(entry):%Y-%m-%dT%H:%M:%SZ}",
        people=() if taken_back else tuple(actor.name for actor in briefing.actors[:5]),
    )
