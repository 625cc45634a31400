"""What search engines and link previews read: schema.org JSON-LD in the head of a briefing's page."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from generator import weblink
from generator.ground.moments import known
from generator.publishing.values import addresses
from generator.publishing.values.entry import BriefingEntry

_EVENT_STATUS = {"cancelled": "https://schema.org/EventCancelled", "postponed": "https://schema.org/EventPostponed"}
_RESCHEDULED = "https://schema.org/EventRescheduled"


def json_ld(entry: BriefingEntry, site_name: str, site_url: str | None) -> Markup:
    """Describe a briefing as a `NewsArticle` that cites its source, with its dated events as `Event`s.

    The result can stand inside a `script` element: it holds no `<`, `>` or `&`.
    """
    briefing, article = entry.briefing, entry.briefing.article
    page = site_url + addresses.web(addresses.briefing(entry.slug)) if site_url else None
    citation = _some(
        {
            "@type": "NewsArticle",
            "headline": article.title,
            "url": weblink.safe(article.url),
            "publisher": {"@type": "Organization", "name": article.source} if article.source else None,
            "author": [{"@type": "Person", "name": name} for name in article.author] or None,
            "datePublished": _date(article.published),
        }
    )
    graph: list[dict[str, Any]] = [
        _some(
            {
                "@type": "NewsArticle",
                "headline": briefing.headline,
                "url": page,
                "datePublished": _date(article.published),
                "dateModified": _date(entry.updated) or _date(article.published),
                "publisher": {"@type": "Organization", "name": site_name},
                "citation": citation if len(citation) > 1 else None,
                "description": briefing.summary[0].text if briefing.summary else None,
            }
        )
    ]
    for event in briefing.next_events:
        before = known(event.moved_from)
        moment = known(event.when) or (before if event.certainty == "postponed" else None)
        if moment is not None:
            graph.append(
                _some(
                    {
                        "@type": "Event",
                        "name": event.what,
                        "startDate": moment.iso.partition("/")[0],
                        "endDate": moment.iso.partition("/")[2] or None,
                        "location": {"@type": "Place", "name": event.where} if event.where else None,
                        "eventStatus": _EVENT_STATUS.get(event.certainty, _RESCHEDULED if before else None),
                        "previousStartDate": before.iso.partition("/")[0] if before and event.when else None,
                        "url": page,
                    }
                )
            )
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704


def _some(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}


def _date(iso: str | None) -> str | None:
    return iso if known(iso) else None
