"""The briefings as JSON, for other programs: an index, and one file a briefing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.briefing import Briefing
from generator.publishing import addresses, feeds
from generator.publishing.entry import Entry

INDEX = "index.json"
SCHEMA, INDEX_SCHEMA = "schema/briefing-1.json", "schema/index-1.json"
"""The JSON Schemas of both, published beside them; the number is `VERSION`."""
VERSION = 1
"""Raised when a key changes its meaning or goes; new keys may come at any time."""


_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: dict[str, Any] = {"type": "string"}
_DATE: dict[str, Any] = {"type": ["string", "null"], "description": "ISO 8601"}
_HEAD: dict[str, Any] = {
    "version": {"const": VERSION},
    "id": _TEXT | {"description": "permanent, also when the slug changes"},
    "slug": _TEXT,
    "published": _DATE,
    "updated": _DATE,
}


def index(entries: Iterable[Entry], site_name: str) -> bytes:
    """List all briefings, newest first."""
    return feeds.as_json(
        {
            "version": VERSION,
            "title": site_name,
            "briefings": [
                _head(entry)
                | {"headline": entry.briefing.headline, "json": addresses.json(entry.slug), "page": _page(entry)}
                for entry in entries
            ],
        }
    )


def briefing(entry: Entry) -> bytes:
    """Write one briefing with all that readers see of it, under the keys of its YAML."""
    content = entry.briefing.model_dump(mode="json", exclude={"review"}, exclude_none=True)
    return feeds.as_json({"version": VERSION, **_head(entry), "page": _page(entry), **_public(content)})


def withdrawn(entry: Entry) -> bytes:
    """Write what is left of a briefing that was taken back."""
    kept = {"headline": entry.briefing.headline, "status": "withdrawn", "reason": entry.briefing.reason}
    corrections = [{"date": item.date, "text": item.text} for item in entry.briefing.corrections]
    return feeds.as_json({"version": VERSION, **_head(entry), "page": _page(entry), **kept, "corrections": corrections})


def schema() -> bytes:
    """Write the JSON Schema of a briefing's file; it comes from the vocabulary, as the YAML's does."""
    vocabulary = Briefing.model_json_schema(mode="serialization")
    own = {key: value for key, value in vocabulary["properties"].items() if key != "review"}
    return feeds.as_json(
        {
            "$schema": _DIALECT,
            "title": "A briefing as published by Newsbrief",
            "type": "object",
            "properties": {**_HEAD, "page": _TEXT, **own},
            "required": ["version", "id", "slug", "page", "headline"],
            "$defs": {name: value for name, value in vocabulary["$defs"].items() if name != "Review"},
        }
    )


def index_schema() -> bytes:
    """Write the JSON Schema of the index."""
    head = {key: value for key, value in _HEAD.items() if key != "version"}
    item = {**head, "headline": _TEXT, "json": _TEXT, "page": _TEXT}
    items = {"type": "object", "properties": item, "required": ["id", "slug", "headline", "json", "page"]}
    return feeds.as_json(
        {
            "$schema": _DIALECT,
            "title": "The briefings of a site, newest first",
            "type": "object",
            "properties": {
                "version": _HEAD["version"],
                "title": _TEXT,
                "briefings": {"type": "array", "items": items},
            },
            "required": ["version", "title", "briefings"],
        }
    )


def _head(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.permanent_id,
        "slug": entry.slug,
        "published": entry.briefing.article.published,
        "updated": entry.updated or entry.briefing.article.published,
    }


def _page(entry: Entry) -> str:
    return addresses.web(addresses.briefing(entry.slug))


def _public(value: Any) -> Any:
    """Leave out what people keep for themselves: keys that begin with `x-`, and empty lists."""
    if isinstance(value, dict):
        return {key: _public(item) for key, item in value.items() if not key.startswith("x-") and item not in ([], ())}
    return [_public(item) for item in value] if isinstance(value, list) else value
