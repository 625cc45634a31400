"""Why a briefing lists an actor, or leaves it out."""

from dataclasses import replace

import pytest

from generator.article import Article, Metadata
from generator.extraction.choice import TOLD_OF, select_actors, standings
from generator.extraction.records import Actor, Facts, Mention
from generator.lexicon import stances

TEXT = "Oslo is far. Oslo is old."
SENTENCES = ((0, 12), (13, 25))
STANCES = stances.load()


def place(salience: float, *kinds: str, aside: bool = False) -> Actor:
    mentions = tuple(Mention(n * 13, n * 13 + 4, kind, n * 13, "place", "hand") for n, kind in enumerate(kinds))
    return Actor("oslo", "Oslo", "place", (), None, None, None, None, salience, False, mentions, aside)


def facts(actor: Actor) -> Facts:
    return Facts("a", None, None, "", (), (actor,), (), (), (), SENTENCES)


@pytest.mark.parametrize(
    ("actor", "listed"),
    [
        (place(TOLD_OF, "name", "name"), True),
        (place(TOLD_OF + 0.5, "name", "name"), True),
        (place(TOLD_OF - 0.01, "name", "name"), False),
        (place(TOLD_OF + 0.5, "name"), False),
        (place(TOLD_OF + 0.5, "name", "nominal"), False),
        (place(TOLD_OF + 0.5, "name", "name", aside=True), False),
    ],
    ids=["at the edge", "weighs", "weighs less", "named once", "named once, described again", "in passing"],
)
def test_a_place_is_listed_where_the_story_is_about_it(actor, listed):
    assert bool(select_actors(facts(actor), (), frozenset())) is listed
    assert standings(Article("a", TEXT), facts(actor), STANCES)["oslo"].listed is listed


@pytest.mark.parametrize(
    ("actor", "source", "reason"),
    [
        (place(0.9, "name", "name"), None, "the story is about this place"),
        (place(0.9, "name", "name"), "Oslo", "it only reports"),
        (place(0.9, "name", aside=True), None, "only named in passing"),
        (place(0.1, "name"), None, "a place where something happens"),
        (replace(place(0.1, "name"), kind="organization"), None, "a person or an organization"),
    ],
)
def test_the_reason_is_told(actor, source, reason):
    article = Article("a", TEXT, Metadata(source=source))
    assert reason in standings(article, facts(actor), STANCES)["oslo"].reason
