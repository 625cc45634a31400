"""A thing has no wishes, fears or questions: what is told of it so is not shown."""

import pytest

from generator.article import Article, Metadata
from generator.extraction.selection import brief
from generator.lexicon import stances

pytestmark = pytest.mark.model


def lines(extractor, text):
    article = Article("case", text, Metadata(published="2026-03-04"))
    return [p.stance for p in brief(article, extractor.facts(article), stances.load()).positions]


@pytest.mark.parametrize(
    "text",
    [
        "The blaze raised questions about whether the walls of the house were safe.",
        "The delay raised fears that the harvest would rot in the fields.",
        "The collapse raised doubts about whether the bridge had been checked.",
    ],
)
def test_a_thing_only_raises_questions(extractor, text):
    assert lines(extractor, text) == []


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The union wants to close the plant before the winter.", "wants"),
        ("The company plans to close the plant before the winter.", "plans"),
        ("Another reader asked: “Why does the town need a second bridge?”", "asks"),
        ("The study shows that the walls of the house were never safe.", "shows"),
        ("Residents fear that the harvest will rot in the fields.", "fears"),
    ],
)
def test_who_or_what_can_hold_it_is_shown(extractor, text, stance):
    assert stance in lines(extractor, text)
