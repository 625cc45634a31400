"""iCalendar files (RFC 5545) of events: for the whole site, for each actor, for each briefing, for each month.

A calendar that people follow must not grow with the site: it holds what is coming and what passed last. Everything
stands in the calendars of the months, in parts where a month has many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import icalendar

from generator.briefing import NextEvent
from generator.ground.moments import Moment, known
from generator.publishing.formats import feeds
from generator.publishing.markup import escape
from generator.publishing.values import addresses, dates
from generator.publishing.values.entry import BriefingEntry

ALL = "events.ics"
PASSED, COMING = 100, 400
"""How many events a calendar holds that people follow: the last ones that have passed, and the next ones. Programs
fetch the file anew each day."""
PART_SIZE = 500
"""Events in one file of a month's calendar."""

_STATUS = {"scheduled": "CONFIRMED", "cancelled": "CANCELLED"}
_END = b"END:VCALENDAR\r\n"
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
"""Versions of events are counted in minutes from here: `SEQUENCE` is a 32-bit number for many programs, which seconds
from 1970 would fill in 2038."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """An event as it stands in every calendar that has it."""

    entry: BriefingEntry
    event: NextEvent
    moment: Moment
    data: bytes

    @property
    def parties(self) -> tuple[str, ...]:
        """Who takes part, each once, by the ids under which the site knows them."""
        return tuple(dict.fromkeys(map(self.entry.canonical, self.event.participants)))


def appointments(entries: Iterable[BriefingEntry], site_url: str | None) -> tuple[Appointment, ...]:
    """Write each event that has a day close enough for a calendar, soonest first.

    Events of withdrawn briefings are marked cancelled. The UID outlives a change of slug or date. SEQUENCE is the
    minutes from 2020 to the briefing's last change, so that a later version always has the greater one.
    """
    made = [
        Appointment(entry, event, moment, bytes(_event(entry, event, moment, site_url).to_ical()))
        for entry in entries
        for event in entry.briefing.next_events
        if (moment := known(event.when)) and dates.is_close(moment)
    ]
    return tuple(sorted(made, key=lambda one: (one.moment.days, one.event.what, one.entry.slug)))


def followed(events: Sequence[Appointment], now: date | None) -> Sequence[Appointment]:
    """Choose, of events that stand soonest first, those around the day `now` (from `PASSED` before to `COMING` after).

    Without a day, all of them count as coming.
    """
    passed = [one for one in events if now is not None and one.moment.last < now]
    coming = [one for one in events if now is None or one.moment.last >= now]
    return passed[-PASSED:] + coming[:COMING]


def write(title: str, events: Iterable[Appointment]) -> bytes:
    """Write a calendar."""
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Newsbrief//Newsbrief//EN")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", _text(title))
    frame = bytes(calendar.to_ical())
    return frame.removesuffix(_END) + b"".join(one.data for one in events) + _END


def is_appointment(event: NextEvent) -> bool:
    """Whether an event has a date that is close enough for a calendar."""
    moment = known(event.when)
    return moment is not None and dates.is_close(moment)


def months(entries: Iterable[BriefingEntry]) -> Counter[str]:
    """Count the events that stand in each month's calendar."""
    moments = (known(event.when) for entry in entries for event in entry.briefing.next_events)
    return Counter(dates.month_of(moment) for moment in moments if moment is not None and dates.is_close(moment))


def parts(month: str, count: int) -> Iterator[tuple[str, slice]]:
    """Give the files of a month's calendar, each with its share of the month's `count` events."""
    for number in range(1, -(-count // PART_SIZE) + 1):
        page = addresses.further(addresses.happenings(month), number)
        yield addresses.calendar(page), slice((number - 1) * PART_SIZE, number * PART_SIZE)


def _event(entry: BriefingEntry, event: NextEvent, moment: Moment, site_url: str | None) -> icalendar.Event:
    changed = feeds.changed(entry)
    taken_back = entry.briefing.status == "withdrawn"
    said = [*event.evidence, f"Certainty: {event.certainty}."]
    if before := known(event.moved_from):
        said.append(f"Moved from {dates.words(before)}.")
    start, end = _times(moment)
    words = dates.words(moment)
    if not isinstance(start, datetime) and "," in words:
        said.insert(0, f"{words} (the article names no time zone).")
    made = icalendar.Event()
    made.add("uid", feeds.permanent(entry, event.id or event.what))
    made.add("dtstamp", changed)
    made.add("sequence", max(0, int((changed - _EPOCH).total_seconds() // 60)))
    made.add("dtstart", start)
    made.add("dtend", end)
    made.add("summary", _text(event.what))
    made.add("status", "CANCELLED" if taken_back else _STATUS.get(event.certainty, "TENTATIVE"))
    made.add("transp", "TRANSPARENT")
    made.add("description", _text(" ".join(said)))
    if event.where:
        made.add("location", _text(event.where))
    if site_url:
        made.add("url", f"{site_url}{addresses.web(addresses.briefing(entry.slug))}")
    return made


def _times(moment: Moment) -> tuple[date, date]:
    """Give start and end (exclusive): whole days, or the hour where the article's date has a time zone."""
    if moment.precision == "time" and moment.instant.tzinfo is not None and moment.first.year < date.max.year:
        return moment.instant, moment.instant + timedelta(hours=1)
    return moment.first, moment.last + timedelta(days=1) if moment.last < date.max else moment.last


def _text(value: str) -> str:
    """Give one line of what UTF-8 can hold; the library escapes and folds it."""
    return escape.plain(value).encode("utf-8", "replace").decode()
