"""The page of how the site is made: what readers can rely on, how good the extraction is, what there is to follow.

The figures stand in `quality.json`, which `python -m training.quality` writes, never a person.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from generator.publishing.formats import calendar, data, feeds
from generator.publishing.values import addresses
from generator.publishing.values.pieces import Figure, Link
from generator.publishing.values.records import Page

ADDRESS = "about.md"
_FILE = Path(__file__).resolve().parent / "quality.json"


@dataclass(frozen=True, kw_only=True)
class AboutPage(Page):
    """How the site is made."""

    template = "about.md.j2"

    full_text: bool
    figures: tuple[Figure, ...]
    feeds: tuple[Link, ...]


def page(*, full_text: bool, has_feeds: bool) -> AboutPage:
    """Make the page; `full_text` says whether whole articles are republished, `has_feeds` whether there are feeds."""
    title = "How this site is made"
    offers = [
        (calendar.ALL, "Calendar of what is coming (iCalendar)"),
        (data.INDEX, "The briefings as data (JSON): the latest, and all by month"),
        (data.SCHEMA, "What the data of a briefing means (JSON Schema)"),
    ]
    if has_feeds:
        offers = [(feeds.ATOM, "Atom feed"), (feeds.JSON_FEED, "JSON feed"), *offers]
    return AboutPage(
        path=ADDRESS,
        title=title,
        meta={"title": title, "search": {"exclude": True}},
        full_text=full_text,
        figures=_figures(),
        feeds=tuple(Link(label, addresses.link(ADDRESS, file)) for file, label in offers),
    )


def _figures() -> tuple[Figure, ...]:
    """Read the measured figures, in the order in which they are shown."""
    return tuple(
        Figure(
            row["measure"],
            row["data"],
            _percent(row["value"]),
            None if row["human"] is None else _percent(row["human"]),
        )
        for row in json.loads(_FILE.read_text(encoding="utf-8"))
    )


def _percent(value: float) -> str:
    return f"{value:.0%}"
