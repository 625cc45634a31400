"""The briefings as JSON, for other programs: an index with the latest, a list a month, and one file a briefing.

The index leads to the lists, the lists to the briefings; none of them grows with the number of briefings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain, islice
from typing import Any

from generator.briefing import FOR_EDITORS, Briefing
from generator.publishing.formats import feeds
from generator.publishing.values import addresses, paging
from generator.publishing.values.entry import UNDATED, BriefingEntry

INDEX = "index.json"
VERSION, INDEX_VERSION, MONTH_VERSION = 1, 2, 1
"""Of a briefing's file, the index and a month's list: raised when a key changes its meaning or goes. New keys may come
at any time."""
SCHEMA = f"schema/briefing-{VERSION}.json"
INDEX_SCHEMA = f"schema/index-{INDEX_VERSION}.json"
MONTH_SCHEMA = f"schema/month-{MONTH_VERSION}.json"
"""The JSON Schemas, published beside the data."""
LATEST, PART_SIZE = 100, 200
"""How many briefings the index holds, and one file of a month's list."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: dict[str, Any] = {"type": "string"}
_DATE: dict[str, Any] = {"type": ["string", "null"], "description": "ISO 8601"}
_MONTH: dict[str, Any] = {"type": ["string", "null"], "description": "`2025-06`; null holds what has no date"}
_ADDRESS: dict[str, Any] = _TEXT | {"description": "relative to the site's root"}
_HEAD: dict[str, Any] = {
    "id": _TEXT | {"description": "permanent, also when the slug changes"},
    "slug": _TEXT,
    "published": _DATE,
    "updated": _DATE,
}


def lists(entries: Iterable[BriefingEntry], site_name: str) -> dict[str, bytes]:
    """Write the index and the lists of the months, by path. `entries` stand newest first."""
    months: dict[str, list[BriefingEntry]] = {}
    for entry in entries:
        months.setdefault(entry.month, []).append(entry)
    files = {}
    for month, members in months.items():
        page = addresses.month(month)
        for part in paging.parts(page, members, PART_SIZE):
            listed = {"version": MONTH_VERSION, "title": site_name, "month": _month(month)}
            listed["briefings"] = [_listed(entry) for entry in part.items]
            if part.number * PART_SIZE < len(members):
                listed["next"] = addresses.data(addresses.further(page, part.number + 1))
            files[addresses.data(part.page)] = feeds.as_json(listed)
    latest = islice(chain.from_iterable(months.values()), LATEST)
    overview = {
        "version": INDEX_VERSION,
        "title": site_name,
        "briefings": [_listed(entry) for entry in latest],
        "months": [
            {
                "month": _month(month),
                "count": len(members),
                "updated": feeds.stamp(max(map(feeds.changed, members))),
                "json": addresses.data(addresses.month(month)),
            }
            for month, members in months.items()
        ],
    }
    return files | {INDEX: feeds.as_json(overview)}


def briefing(entry: BriefingEntry) -> bytes:
    """Write one briefing with all that readers see of it, under the keys of its YAML."""
    content = entry.briefing.model_dump(mode="json", exclude=set(FOR_EDITORS), exclude_none=True)
    return feeds.as_json({"version": VERSION, **_head(entry), "page": _page(entry), **_public(content)})


def withdrawn(entry: BriefingEntry) -> bytes:
    """Write what is left of a briefing that was taken back."""
    kept = {"headline": entry.briefing.headline, "status": "withdrawn", "reason": entry.briefing.reason}
    corrections = [{"date": item.date, "text": item.text} for item in entry.briefing.corrections]
    return feeds.as_json({"version": VERSION, **_head(entry), "page": _page(entry), **kept, "corrections": corrections})


@cache
def schemas() -> Mapping[str, bytes]:
    """Write the JSON Schemas, the same for every site; a briefing's comes from the vocabulary, as the YAML's does."""
    vocabulary = Briefing.model_json_schema(mode="serialization")
    own = {key: value for key, value in vocabulary["properties"].items() if key not in FOR_EDITORS}
    schema = {
        "$schema": _DIALECT,
        "title": "A briefing as published by Newsbrief",
        "type": "object",
        "properties": {"version": {"const": VERSION}, **_HEAD, "page": _TEXT, **own},
        "required": ["version", "id", "slug", "page", "headline"],
        "$defs": {name: value for name, value in vocabulary["$defs"].items() if name != "Review"},
    }
    month = {"month": _MONTH, "count": {"type": "integer", "minimum": 1}, "updated": _TEXT, "json": _ADDRESS}
    index = _list_schema(
        "The latest briefings of a site, newest first, and where all are listed",
        INDEX_VERSION,
        {"months": {"type": "array", "items": _object(month, *month)}},
        "months",
    )
    next_ = _ADDRESS | {"description": "the rest of the month's briefings, where one file does not hold all"}
    listed = _list_schema("The briefings of a month", MONTH_VERSION, {"month": _MONTH, "next": next_}, "month")
    files = {SCHEMA: schema, INDEX_SCHEMA: index, MONTH_SCHEMA: listed}
    return {path: feeds.as_json(content) for path, content in files.items()}


def _list_schema(title: str, version: int, properties: dict[str, Any], *required: str) -> dict[str, Any]:
    item = _object(
        {**_HEAD, "headline": _TEXT, "json": _ADDRESS, "page": _ADDRESS}, "id", "slug", "headline", "json", "page"
    )
    head = {"version": {"const": version}, "title": _TEXT, "briefings": {"type": "array", "items": item}}
    listing = _object({**head, **properties}, "version", "title", "briefings", *required)
    return {"$schema": _DIALECT, "title": title, **listing}


def _object(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required)}


def _listed(entry: BriefingEntry) -> dict[str, Any]:
    briefing = {"headline": entry.briefing.headline, "json": addresses.json(entry.slug), "page": _page(entry)}
    return _head(entry) | briefing


def _month(month: str) -> str | None:
    return None if month == UNDATED else month


def _head(entry: BriefingEntry) -> dict[str, Any]:
    return {
        "id": entry.permanent_id,
        "slug": entry.slug,
        "published": entry.briefing.article.published,
        "updated": entry.updated or entry.briefing.article.published,
    }


def _page(entry: BriefingEntry) -> str:
    return addresses.web(addresses.briefing(entry.slug))


def _public(value: Any) -> Any:
    """Leave out what people keep for themselves: keys that begin with `x-`, and empty lists."""
    if isinstance(value, dict):
        return {key: _public(item) for key, item in value.items() if not key.startswith("x-") and item not in ([], ())}
    return [_public(item) for item in value] if isinstance(value, list) else value
