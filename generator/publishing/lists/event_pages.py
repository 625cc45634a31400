"""The pages of events: those to come, and all of them by month.

What is to come is told by the newest article's date, never by the machine's clock; what has passed since is marked by
the reader's own browser. The pages of the months hold past events and coming ones, so that none moves to another page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.briefing import NextEvent
from generator.ground.moments import Moment, known
from generator.publishing.formats import calendar
from generator.publishing.pages import lines
from generator.publishing.pages.view import View
from generator.publishing.values import addresses, dates, paging
from generator.publishing.values.entry import BriefingEntry, newest_day
from generator.publishing.values.pieces import EventLine, Link, Section
from generator.publishing.values.records import ListPage

PAGE_SIZE = 50
"""Events on one page: each is a line or two."""

Happening = tuple[View, NextEvent, Moment]


def upcoming(views: Iterable[View]) -> tuple[Happening, ...]:
    """Give the dated events that are not over by the newest article's date, those that will be over first in front.

    So what is to happen “in 2025” stands after what has a day in 2025.
    """
    views = tuple(views)
    now = newest_day(view.entry for view in views)
    ahead = [happening for happening in _dated(views) if now is None or happening[2].last >= now]
    return tuple(sorted(ahead, key=lambda happening: (happening[2].last, happening[2].first)))


def pages(views: tuple[View, ...], withdrawn: tuple[BriefingEntry, ...]) -> Iterator[ListPage]:
    """Make the pages of coming and undated events, and those of the months. `withdrawn` are in the calendars alone."""
    yield from _ahead(views)
    dated: dict[str, list[Happening]] = {}
    for happening in _dated(views):
        dated.setdefault(dates.period(happening[2]), []).append(happening)
    yield from _months(dated)
    entries = (*(view.entry for view in views), *withdrawn)
    appointments = calendar.months(entries)
    for period, happenings in dated.items():
        yield from _month(period, happenings, appointments)


def _ahead(views: tuple[View, ...]) -> Iterator[ListPage]:
    """List what is to come by the months in which it will be over, then what has no date yet."""
    now = newest_day(view.entry for view in views)
    undated = [(view, event) for view in views for event in view.entry.briefing.next_events if not known(event.when)]
    listed = [*upcoming(views), *((view, event, None) for view, event in undated)]
    for part in paging.parts(addresses.EVENTS, listed, PAGE_SIZE):
        groups: dict[str, list[EventLine]] = {}
        for view, event, moment in part.items:
            key = dates.period(moment) if moment else ""
            groups.setdefault(key, []).append(lines.event_line(view.seen_from(part.page), event))
        sections = [
            Section(f"in-{key}", _period(key), events=tuple(events))
            if key
            else Section("undated", "No date yet", events=tuple(events))
            for key, events in groups.items()
        ]
        yield paging.page(
            part,
            "What happens next",
            sections,
            intro=f"On or after {dates.day(now)}, the day of the newest article, soonest first." if now else "",
            empty="No event is ahead of the newest article.",
            contents=True,
            ways=(
                Link("Past events and all months", addresses.link(part.page, addresses.EVENTS_BY_MONTH)),
                Link("Calendar to follow (iCalendar)", addresses.link(part.page, calendar.ALL)),
            ),
        )


def _months(dated: dict[str, list[Happening]]) -> Iterator[ListPage]:
    """List the months that have events, the last first."""
    page = addresses.EVENTS_BY_MONTH
    years: dict[str, list[tuple[Link, str]]] = {}
    for period in sorted(dated, reverse=True):
        way = Link(_period(period), addresses.link(page, addresses.happenings(period)))
        count = len(dated[period])
        years.setdefault(period[:4], []).append((way, paging.counted(count, "event")))
    yield ListPage(
        path=page,
        title="Events by month",
        meta={"title": "Events by month", "search": {"exclude": True}},
        intro="All dated events that the briefings announce or announced, past and coming, by the month they begin in.",
        sections=tuple(Section(f"in-{year}", year, links=tuple(links)) for year, links in years.items()),
        empty="No dated events yet.",
        ways=(Link("What happens next", addresses.link(page, addresses.EVENTS)),),
    )


def _month(period: str, happenings: list[Happening], appointments: Counter[str]) -> Iterator[ListPage]:
    files = [file for file, _ in calendar.parts(period, appointments[period])]
    for part in paging.parts(addresses.happenings(period), happenings, PAGE_SIZE):
        events = tuple(lines.event_line(view.seen_from(part.page), event) for view, event, _ in part.items)
        ways = (
            Link("Events by month", addresses.link(part.page, addresses.EVENTS_BY_MONTH)),
            *(
                Link(f"Calendar, part {number}" if number > 1 else "Calendar (iCalendar)", to_file)
                for number, to_file in enumerate((addresses.link(part.page, file) for file in files), 1)
            ),
        )
        section = Section("events", "Events", events=events, quiet=True)
        yield paging.page(part, f"Events: {_period(period)}", [section], ways=ways)


def _period(period: str) -> str:
    return dates.month(period) if "-" in period else f"{period}, month not given"


def _dated(views: Iterable[View]) -> tuple[Happening, ...]:
    """Give the events that have a date, by the day on which they begin."""
    happenings = [
        (view, event, moment)
        for view in views
        for event in view.entry.briefing.next_events
        if (moment := known(event.when)) is not None
    ]
    return tuple(sorted(happenings, key=lambda item: (item[2].days, item[1].what)))
