"""Whoever is asked, accused or criticized does not ask, accuse or criticize: whole sentences through extraction."""

import pytest

from generator.article import Article, Metadata

pytestmark = pytest.mark.model

THEIRS = [
    ("Paula Dern asked Igor Sand to resign.", "paula-dern", "requests"),
    ("The treaty was criticised by Paula Dern.", "paula-dern", "criticizes"),
    ("Igor Sand is worried about the loss of jobs.", "igor-sand", "fears"),
    ("Igor Sand, concerned that the dam could burst, closed the road.", "igor-sand", "fears"),
    ("Paula Dern voiced criticism of the merger on Monday.", "paula-dern", "criticizes"),
]  # fmt: skip
SUFFERED = [
    "Igor Sand was asked whether he knew the driver.",
    "Asked whether he knew the driver, Igor Sand laughed.",
    "Igor Sand has been urged to resign by the union.",
    "Igor Sand was praised for his courage on Monday.",
    "Igor Sand faced criticism over the late trains.",
    "Igor Sand came in for criticism over the late trains.",
    "Igor Sand was accused of taking bribes from miners.",
    "Igor Sand, accused of taking bribes, has left the country.",
    "Doubts were raised about whether Igor Sand could meet the target.",
    "Igor Sand was told to expect a fine.",
]  # fmt: skip


def told(extractor, text):
    return extractor.facts(Article("case", text, Metadata(published="2026-03-04"))).positions


@pytest.mark.parametrize(("text", "actor", "stance"), THEIRS, ids=[c[0][:48] for c in THEIRS])
def test_who_does_it_holds_the_position(extractor, text, actor, stance):
    assert (actor, stance) in {(p.actor, p.stance) for p in told(extractor, text)}


@pytest.mark.parametrize("text", SUFFERED)
def test_who_suffers_it_does_not(extractor, text):
    assert "igor-sand" not in {p.actor for p in told(extractor, text)}
