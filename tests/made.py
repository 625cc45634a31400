"""Briefings made by hand, for tests that need no language model."""

from generator.article import Article
from generator.briefing import Actor, ArticleReference, Briefing, NextEvent, Position, Sentence

TEXT = """Mayor Ada Brook said on Monday that the harbour bridge "will open before winter".
The transport union rejected the plan and called it reckless.
Talks between the city and the union are expected on Friday.
"""
SAID = 'Mayor Ada Brook said on Monday that the harbour bridge "will open before winter".'
REJECTED = "The transport union rejected the plan and called it reckless."
TALKS = "Talks between the city and the union are expected on Friday."


def briefing(**changes) -> Briefing:
    """A briefing of `TEXT`; `changes` replace whole sections."""
    sections = {
        "headline": "Mayor promises bridge before winter",
        "summary": (Sentence(id="mayor-promises", text="Ada Brook promises the bridge.", evidence=(SAID,)),),
        "article": ArticleReference(file="seeds/bridge.txt"),
        "actors": (
            Actor(id="ada-brook", name="Ada Brook", aliases=("Brook",), kind="person", role="Mayor", evidence=(SAID,)),
            Actor(id="transport-union", name="Transport union", kind="organization", evidence=(REJECTED,)),
            Actor(id="city", name="City", kind="place", country="NO", evidence=(TALKS,)),
        ),
        "positions": (
            Position(
                id="brook-says-1a2b",
                actor="ada-brook",
                stance="says",
                toward=("city",),
                statement="The harbour bridge will open before winter.",
                quote=("will open before winter",),
                evidence=(SAID,),
            ),
            Position(
                id="union-rejects-3c4d",
                actor="transport-union",
                stance="rejects",
                toward=("ada-brook", "city"),
                statement="The plan is reckless.",
                evidence=(REJECTED,),
            ),
        ),
        "next_events": (
            NextEvent(
                id="talks-5e6f",
                what="Talks between the city and the union",
                when="2025-06-20",
                said="Friday",
                certainty="expected",
                participants=("city", "transport-union"),
                evidence=(TALKS,),
            ),
        ),
    }
    return Briefing(**{**sections, **changes})


def changed(made: Briefing, section: str, record_id: str, **values) -> Briefing:
    """The same briefing with other values in one record."""
    records = [r.model_copy(update=values) if r.id == record_id else r for r in getattr(made, section)]
    return made.model_copy(update={section: tuple(records)})


def without(made: Briefing, section: str, record_id: str) -> Briefing:
    """The same briefing without one record."""
    return made.model_copy(update={section: tuple(r for r in getattr(made, section) if r.id != record_id)})


class Machine:
    """An extractor that says what it is told, and counts how often it is asked."""

    def __init__(self, *briefings: Briefing) -> None:
        self.says = briefings[0] if briefings else briefing()
        self.asked: list[Article] = []

    def __call__(self, article: Article) -> Briefing:
        self.asked.append(article)
        return self.says
