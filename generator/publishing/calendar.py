"""iCalendar files (RFC 5545) of the events to come: for the whole site, for each actor, for each briefing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from generator.briefing import NextEvent
from generator.publishing import addresses, dates, escape, feeds
from generator.publishing.entry import Entry

ALL = "events.ics"
LONGEST = timedelta(days=31)
"""Dates that leave more room than this are no appointments and stay on the pages alone."""

_STATUS = {"scheduled": "CONFIRMED", "cancelled": "CANCELLED"}
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


def write(title: str, happenings: Iterable[tuple[Entry, NextEvent]], site_url: str | None) -> bytes:
    """Write the events that have a day as a calendar; those of withdrawn briefings are marked cancelled.

    UIDs outlive a change of slug or date. SEQUENCE is the minutes from 2020 to the briefing's last change, so that
    a later version always has the greater one.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Newsbrief//Newsbrief//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(title)}",
    ]
    for entry, event in happenings:
        moment = dates.read(event.when)
        if moment is not None and is_appointment(event):
            lines += _event(entry, event, moment, site_url)
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) for line in lines).encode("utf-8", "replace")


def is_appointment(event: NextEvent) -> bool:
    """Whether an event has a date that is close enough for a calendar."""
    moment = dates.read(event.when)
    return moment is not None and moment.last - moment.first <= LONGEST


def _event(entry: Entry, event: NextEvent, moment: dates.Moment, site_url: str | None) -> list[str]:
    changed = feeds.changed(entry)
    taken_back = entry.briefing.status == "withdrawn"
    said = [*event.evidence, f"Certainty: {event.certainty}."]
    start, end = _times(moment)
    if start.startswith(";VALUE=DATE:") and "," in moment.words:
        said.insert(0, f"{moment.words} (the article names no time zone).")
    lines = [
        "BEGIN:VEVENT",
        f"UID:{feeds.permanent(entry, event.id or event.what)}",
        f"DTSTAMP:{changed:%Y%m%dT%H%M%SZ}",
        f"SEQUENCE:{max(0, int((changed - _EPOCH).total_seconds() // 60))}",
        f"DTSTART{start}",
        f"DTEND{end}",
        f"SUMMARY:{_text(event.what)}",
        f"STATUS:{'CANCELLED' if taken_back else _STATUS.get(event.certainty, 'TENTATIVE')}",
        "TRANSP:TRANSPARENT",
        f"DESCRIPTION:{_text(' '.join(said))}",
    ]
    if event.where:
        lines.append(f"LOCATION:{_text(event.where)}")
    if site_url:
        lines.append(f"URL:{site_url}{addresses.web(addresses.briefing(entry.slug))}")
    return [*lines, "END:VEVENT"]


def _times(moment: dates.Moment) -> tuple[str, str]:
    """Give start and end (exclusive): whole days, or the hour where the article's date has a time zone."""
    try:
        exact = datetime.fromisoformat(moment.iso) if "T" in moment.iso and "/" not in moment.iso else None
    except ValueError:
        exact = None
    if exact is not None and exact.tzinfo is not None:
        start = exact.astimezone(UTC)
        return f":{start:%Y%m%dT%H%M%SZ}", f":{start + timedelta(hours=1):%Y%m%dT%H%M%SZ}"
    after = moment.last + timedelta(days=1) if moment.last < date.max else moment.last
    return f";VALUE=DATE:{_day(moment.first)}", f";VALUE=DATE:{_day(after)}"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(value: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", escape.plain(value))


def _folded(line: str) -> str:
    """Break a line so that none is longer than 75 octets (section 3.1), never inside a character."""
    parts, part = [], ""
    for character in line:
        if len((part + character).encode("utf-8", "replace")) > 75:
            parts.append(part)
            part = " "
        part += character
    return "\r\n".join([*parts, part]) + "\r\n"
