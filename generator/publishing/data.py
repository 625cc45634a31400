"""The briefings as JSON, for other programs: an index, and one file a briefing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.publishing import addresses, feeds
from generator.publishing.entry import Entry

INDEX = "index.json"
VERSION = 1
"""Raised when a key changes its meaning or goes; new keys may come at any time."""


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
