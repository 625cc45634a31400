"""An invented article and its briefing, small and with one of everything."""

from __future__ import annotations

import copy
from typing import Any

from generator.briefing import Briefing
from generator.publishing.values.entry import BriefingEntry

VOTE = "The council of Northport will vote on the harbour plan on Tuesday, Mayor Ada Marsh said."
WAIT = 'Marsh warned that the port "cannot wait any longer" for the money promised by Westland.'
DENY = "Officials in Westland did not say when the money would come."
ARTICLE = f"{VOTE}\n{WAIT}\n{DENY}\nThe weather was fine."

DATA: dict[str, Any] = {
    "headline": "Northport council to vote on harbour plan",
    "summary": [
        {"id": "vote", "text": "Northport’s council will vote on the harbour plan on Tuesday.", "evidence": [VOTE]},
        {"id": "wait", "text": "Mayor Ada Marsh warned that the port cannot wait.", "evidence": [WAIT, VOTE]},
    ],
    "article": {
        "file": "seeds/northport.txt",
        "source": "Northport Courier",
        "url": "https://courier.example/harbour?page=1&part=2",
        "published": "2025-05-10",
    },
    "actors": [
        {
            "id": "ada-marsh",
            "name": "Ada Marsh",
            "aliases": ["Marsh"],
            "kind": "person",
            "role": "Mayor",
            "organization": "northport-council",
            "country": "GB",
            "evidence": [VOTE],
        },
        {"id": "northport-council", "name": "Northport council", "kind": "organization", "evidence": [VOTE]},
        {"id": "westland", "name": "Westland", "kind": "place", "evidence": [WAIT]},
    ],
    "positions": [
        {
            "id": "warns-port",
            "actor": "ada-marsh",
            "stance": "warns",
            "toward": ["westland"],
            "statement": "The port “cannot wait any longer” for the money.",
            "quote": "cannot wait any longer",
            "evidence": [WAIT],
        },
        {
            "id": "says-when",
            "source": "Officials in Westland",
            "stance": "says",
            "statement": "When the money will come.",
            "polarity": "negated",
            "confidence": "low",
            "evidence": [DENY],
        },
        {"id": "added", "actor": "ada-marsh", "stance": "hopes", "statement": "An editor wrote this."},
    ],
    "next_events": [
        {
            "id": "vote",
            "what": "Vote on the harbour plan",
            "when": "2025-05-13",
            "said": "Tuesday",
            "where": "Northport",
            "certainty": "scheduled",
            "participants": ["northport-council"],
            "evidence": [VOTE],
        },
        {"id": "money", "what": "Payment of the money", "said": "soon", "certainty": "possible", "evidence": [DENY]},
    ],
}


def briefing(**changes: Any) -> Briefing:
    """Make the sample briefing, with top-level keys replaced."""
    return Briefing.model_validate(copy.deepcopy(DATA) | changes)


def entry(slug: str = "2025-05-10-northport", text: str | None = ARTICLE, **changes: Any) -> BriefingEntry:
    """Make the sample entry; `changes` replace top-level keys of the briefing."""
    return BriefingEntry(slug, briefing(**changes), text)
