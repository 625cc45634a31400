"""iCalendar files (RFC 5545) of the events to come: for the whole site, for each actor, for each briefing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import icalendar

from generator.briefing import NextEvent
from generator.publishing import addresses, dates, escape, feeds
from generator.publishing.entry import Entry

ALL = "events.ics"
LONGEST = timedelta(days=31)
"""Dates that leave more room than this are no appointments and stay on the pages alone."""

_STATUS = {"scheduled": "CONFIRMED", "cancelled": "CANCELLED"}
_END = b"END:VCALENDAR\r\n"
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


def write(title: str, events: Iterable[bytes]) -> bytes:
    """Write a calendar of events that `event` has made."""
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Newsbrief//Newsbrief//EN")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", _text(title))
    frame = bytes(calendar.to_ical())
    return frame.removesuffix(_END) + b"".join(events) + _END


def event(entry: Entry, event: NextEvent, site_url: str | None) -> bytes | None:
    """Write an event as it stands in every calendar that has it; None where it is no appointment.

    Events of withdrawn briefings are marked cancelled. The UID outlives a change of slug or date. SEQUENCE is the
    minutes from 2020 to the briefing's last change, so that a later version always has the greater one.
    """
    moment = dates.read(event.when)
    return bytes(_event(entry, event, moment, site_url).to_ical()) if moment and is_appointment(event) else None


def is_appointment(event: NextEvent) -> bool:
    """Whether an event has a date that is close enough for a calendar."""
    moment = dates.read(event.when)
    return moment is not None and moment.last - moment.first <= LONGEST


def _event(entry: Entry, event: NextEvent, moment: dates.Moment, site_url: str | None) -> icalendar.Event:
    changed = feeds.changed(entry)
    taken_back = entry.briefing.status == "withdrawn"
    said = [*event.evidence, f"Certainty: {event.certainty}."]
    start, end = _times(moment)
    if not isinstance(start, datetime) and "," in moment.words:
        said.insert(0, f"{moment.words} (the article names no time zone).")
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


def _times(moment: dates.Moment) -> tuple[date, date]:
    """Give start and end (exclusive): whole days, or the hour where the article's date has a time zone."""
    try:
        exact = datetime.fromisoformat(moment.iso) if "T" in moment.iso and "/" not in moment.iso else None
        if exact is not None and exact.tzinfo is not None:
            start = exact.astimezone(UTC)
            return start, start + timedelta(hours=1)
    except (ValueError, OverflowError):
        pass
    return moment.first, moment.last + timedelta(days=1) if moment.last < date.max else moment.last


def _text(value: str) -> str:
    """Give one line of what UTF-8 can hold; the library escapes and folds it."""
    return escape.plain(value).encode("utf-8", "replace").decode()
