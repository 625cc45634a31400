"""The pages of events: what was ahead when the newest article appeared, and what was past by then.

The split is made by the articles, never by a clock; what has passed since is marked by the reader's own browser.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.briefing import NextEvent
from generator.publishing import addresses, calendar, dates, lines, paging
from generator.publishing.lines import Scene
from generator.publishing.records import EventLine, Link, ListPage, Section

PAGE_SIZE = 50

Happening = tuple[Scene, NextEvent]


def coming(scenes: Iterable[Scene]) -> tuple[Happening, ...]:
    """Give the dated events that are not over by the newest article's date, soonest first."""
    scenes = tuple(scenes)
    now = edition(scenes)
    return tuple(happening for happening in _dated(scenes) if now is None or _moment(happening[1]).last >= now)


def edition(scenes: Iterable[Scene]) -> date | None:
    """Give the newest article's date: the day that the site as a whole speaks from."""
    days = [moment.first for scene in scenes if (moment := dates.read(scene.entry.published[:10]))]
    return max(days, default=None)


def pages(scenes: tuple[Scene, ...]) -> Iterable[ListPage]:
    """Make the pages of coming and undated events, and those of past ones."""
    ahead = coming(scenes)
    known = {id(event) for _, event in ahead}
    past = tuple(reversed([happening for happening in _dated(scenes) if id(happening[1]) not in known]))
    undated = tuple((scene, event) for scene in scenes for event in scene.entry.briefing.next_events if _unread(event))
    now = edition(scenes)
    yield from _paged(
        addresses.EVENTS,
        "What happens next",
        f"Events on or after {dates.day(now)}, the day of the newest article, soonest first." if now else "",
        ahead,
        undated,
        Link("Past events", addresses.link(addresses.EVENTS, addresses.PAST_EVENTS)),
    )
    yield from _paged(
        addresses.PAST_EVENTS,
        "Past events",
        "Events that briefings announced and whose day had passed when the newest article appeared.",
        past,
        (),
        Link("What happens next", addresses.link(addresses.PAST_EVENTS, addresses.EVENTS)),
    )


def _paged(
    path: str, title: str, intro: str, dated: tuple[Happening, ...], undated: tuple[Happening, ...], way: Link
) -> Iterable[ListPage]:
    for part in paging.parts(path, (*dated, *undated), PAGE_SIZE):
        here = part.title(title)
        yield ListPage(
            path=part.page,
            title=here,
            meta={"title": here, "search": {"exclude": True}},
            intro=intro,
            sections=_sections(part.items, part.page),
            empty="Nothing here yet.",
            pager=part.pager,
            ways=(way, Link("Calendar (iCalendar)", addresses.link(part.page, calendar.ALL)))
            if part.number == 1
            else (),
        )


def _sections(part: tuple[Happening, ...], page: str) -> tuple[Section, ...]:
    """Group events by month, the undated ones last."""
    groups: dict[str, list[EventLine]] = {}
    for scene, event in part:
        key = "" if _unread(event) else _moment(event).month
        groups.setdefault(key, []).append(lines.event_line(scene.seen_from(page), event))
    return tuple(
        Section(f"in-{key}", dates.month(key), events=tuple(events))
        if key
        else Section("undated", "No date yet", events=tuple(events))
        for key, events in groups.items()
    )


def _dated(scenes: Iterable[Scene]) -> tuple[Happening, ...]:
    happenings = [
        (scene, event) for scene in scenes for event in scene.entry.briefing.next_events if not _unread(event)
    ]
    return tuple(sorted(happenings, key=lambda item: (_moment(item[1]).first, _moment(item[1]).last, item[1].what)))


def _unread(event: NextEvent) -> bool:
    return dates.read(event.when) is None


def _moment(event: NextEvent) -> dates.Moment:
    moment = dates.read(event.when)
    if moment is None:
        raise ValueError(f"{event.when!r} is not a date")
    return moment
