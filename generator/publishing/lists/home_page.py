"""The front page: the latest briefings and what is coming up."""

from __future__ import annotations

from dataclasses import dataclass

from generator.publishing.lists import event_pages
from generator.publishing.pages import briefing_page, lines
from generator.publishing.pages.view import View
from generator.publishing.values import addresses
from generator.publishing.values.pieces import Card, EventLine, Link
from generator.publishing.values.records import Page

LATEST = 12
"""Briefings that the front page shows beneath the first one."""
COMING = 5
"""Events that the front page shows."""
IN_RESERVE = 24
"""Events that it holds: the reader's browser leaves out those that have passed, and others take their places."""


@dataclass(frozen=True, kw_only=True)
class HomePage(Page):
    """The front page."""

    template = "home.md.j2"

    lead: Card | None
    latest: tuple[Card, ...]
    events: tuple[EventLine, ...]
    """Soonest first, by the newest article's date; which of them are still ahead is the reader's clock's to say."""
    shown: int
    """How many of them stand there at a time."""
    archive: Link
    all_events: Link


def page(views: tuple[View, ...], site_name: str) -> HomePage:
    """Make the front page from briefings that stand newest first."""
    cards = tuple(briefing_page.card(view.seen_from(addresses.HOME)) for view in views[: LATEST + 1])
    return HomePage(
        path=addresses.HOME,
        title=site_name,
        meta={"title": site_name, "hide": ["navigation", "toc"], "search": {"exclude": True}},
        lead=cards[0] if cards else None,
        latest=cards[1:],
        events=tuple(
            lines.event_line(view.seen_from(addresses.HOME), event)
            for view, event, _ in event_pages.upcoming(views)[: COMING + IN_RESERVE]
        ),
        shown=COMING,
        archive=Link("All briefings", addresses.link(addresses.HOME, addresses.ARCHIVE)),
        all_events=Link("All events", addresses.link(addresses.HOME, addresses.EVENTS)),
    )
