"""Atom (RFC 4287) and JSON Feed 1.1 with the full text of the latest briefings."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from generator.ground.moments import known
from generator.publishing.markup import escape
from generator.publishing.values.entry import BriefingEntry

ATOM, JSON_FEED = "feed.xml", "feed.json"
LATEST = 50
"""Briefings in a feed: more than a day brings to most sites, few enough for a file with their full text."""

_ATOM = "http://www.w3.org/2005/Atom"
_NOT_IN_XML = re.compile("[\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Item:
    """One briefing in the feeds."""

    id: str
    url: str
    title: str
    summary: str
    content: str
    """HTML, escaped."""
    published: str | None
    """RFC 3339 time, as `updated`."""
    updated: str
    actors: tuple[str, ...]
    """The names of those whom it is about, as categories."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What both formats hold."""

    title: str
    home: str
    """The site's absolute address, with a slash at its end."""
    items: tuple[Item, ...]


def permanent(entry: BriefingEntry, part: str = "") -> str:
    """Give a UUID for a briefing, or a part of it, that outlives a change of its slug and of the site's address."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"newsbrief:{entry.permanent_id}:{part}"))


def time(iso: str | None) -> str | None:
    """Give an ISO date or time as RFC 3339 in UTC; None where it is none. A day is its first moment."""
    moment = known(iso)
    return stamp(moment.in_utc) if moment else None


def stamp(moment: datetime) -> str:
    """Give a time in UTC as RFC 3339."""
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def changed(entry: BriefingEntry) -> datetime:
    """Give the last change of a briefing, else its article's date, else the beginning of 1970."""
    moment = known(entry.updated) or known(entry.published)
    return moment.in_utc if moment else datetime(1970, 1, 1, tzinfo=UTC)


def atom(feed: Feed) -> bytes:
    """Write the Atom feed."""
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed")
    _add(root, "title", feed.title)
    _add(root, "id", feed.home)
    _add(root, "updated", max((item.updated for item in feed.items), default="1970-01-01T00:00:00Z"))
    _add(root, "link", rel="alternate", href=feed.home)
    _add(root, "link", rel="self", href=feed.home + ATOM)
    _add(_add(root, "author"), "name", feed.title)
    for item in feed.items:
        entry = _add(root, "entry")
        _add(entry, "title", item.title)
        _add(entry, "id", f"urn:uuid:{item.id}")
        _add(entry, "updated", item.updated)
        if item.published:
            _add(entry, "published", item.published)
        _add(entry, "link", rel="alternate", href=item.url)
        for name in item.actors:
            _add(entry, "category", term=name)
        _add(entry, "summary", item.summary)
        _add(entry, "content", item.content, type="html")
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def json_feed(feed: Feed) -> bytes:
    """Write the JSON Feed."""
    items = [
        {
            "id": f"urn:uuid:{item.id}",
            "url": item.url,
            "title": escape.plain(item.title),
            "summary": escape.plain(item.summary),
            "content_html": item.content,
            "date_published": item.published,
            "date_modified": item.updated,
            "tags": [escape.plain(name) for name in item.actors],
        }
        for item in feed.items
    ]
    return as_json(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "home_page_url": feed.home,
            "feed_url": feed.home + JSON_FEED,
            "items": [{key: value for key, value in item.items() if value} for item in items],
        }
    )


def as_json(value: object) -> bytes:
    """Write JSON for machines that people can read, too."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def latest(entries: Iterable[BriefingEntry]) -> tuple[BriefingEntry, ...]:
    """Choose the briefings that the feeds hold: those changed last, withdrawn ones among them."""
    shown = [entry for entry in entries if entry.briefing.status != "draft"]
    return tuple(sorted(sorted(shown, key=lambda e: e.slug), key=changed, reverse=True)[:LATEST])


def _add(parent: ET.Element, tag: str, text: str | None = None, **attributes: str) -> ET.Element:
    clean = {name: _NOT_IN_XML.sub("", escape.plain(value)) for name, value in attributes.items()}
    element = ET.SubElement(parent, f"{{{_ATOM}}}{tag}", clean)
    if text is not None:
        element.text = _NOT_IN_XML.sub("", text if tag == "content" else escape.plain(text))
    return element
