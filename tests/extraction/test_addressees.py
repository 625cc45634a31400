"""Whom a position is directed toward, in whole sentences of a newspaper."""

import pytest

from generator.article import Article, Metadata

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "toward"),
    [
        ("Germany was urged by Paula Dern to pay more.", ("germany",)),
        ("Paula Dern sent a message to Germany on Monday: “We will not wait.”", ("germany",)),
        ("Paula Dern demanded that Hungary leave the club.", ("hungary",)),
        ("Paula Dern made a promise to Germany to pay.", ("germany",)),
        ("Paula Dern called on Germany and Hungary to pay.", ("germany", "hungary")),
        ("Paula Dern told reporters on Monday that the dam was safe.", ()),
        ("Paula Dern said Germany will leave.", ()),
        ("Paula Dern said that Germany pays too little.", ()),
        ("Paula Dern said troops had been sent to Germany.", ()),
    ],
)
def test_whom_it_is_said_to(extractor, text, toward):
    facts = extractor.facts(Article("case", text, Metadata(published="2026-03-04")))
    said = [position.toward for position in facts.positions if position.actor == "paula-dern"]
    assert said == [toward]
