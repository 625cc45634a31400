"""Quotations without words of saying are said by whoever spoke before, or goes on behind a mark left open."""

import pytest

from generator.article import Article, Metadata

pytestmark = pytest.mark.model

SAID = "Paula Dern, the head of the clinic, said on Monday that the house was damp."
ROOF = "“We need a new roof before the winter comes.”"


def speakers(extractor, *paragraphs):
    """Give who is shown to say what stands in the last paragraph."""
    facts = extractor.facts(Article("case", "\n\n".join(paragraphs), Metadata(published="2026-03-04")))
    last = paragraphs[-1].strip("“”.")
    return [(p.actor, p.stance, p.polarity) for p in facts.positions if last in p.statement]


@pytest.mark.parametrize(
    "paragraphs",
    [
        (SAID, ROOF),
        ("“The house is damp,” Paula Dern said. “Nobody should live in it.”", ROOF),
        (SAID, "“It is no place for children.”", ROOF),
    ],
)
def test_a_paragraph_that_is_a_quotation_goes_on(extractor, paragraphs):
    assert speakers(extractor, *paragraphs) == [("paula-dern", "says", "affirmed")]


@pytest.mark.parametrize(
    "paragraphs",
    [
        (SAID, "The town has 4,000 people.", ROOF),
        (SAID + " The council owns the house.", ROOF),
        ("“The house is damp,” Paula Dern said. Igor Sand hopes that it can be saved.", ROOF),
        ("Paula Dern said the house was damp, and Igor Sand said it was not.", ROOF),
        ("The house has stood empty since May.", ROOF),
    ],
)
def test_it_is_nobodys_where_it_is_not_sure(extractor, paragraphs):
    assert not [actor for actor, _, _ in speakers(extractor, *paragraphs) if actor]


def test_a_denial_inside_it_is_no_denial_of_saying_it(extractor):
    said = speakers(extractor, SAID, "“It isn't a safe place for the staff.”")
    assert [polarity for _, _, polarity in said] == ["affirmed"]


OPENED = "“The clinic has no heating in two of its wards."


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("The town has 4,000 people.", OPENED, "“We need a new roof,” Paula Dern said."),
        (
            "Igor Sand said the house was dry.",
            OPENED,
            "“It rains into the kitchen.",
            "“We need a new roof,” Paula Dern said.",
        ),
        ("The town has 4,000 people.", OPENED, "We need a new roof,” said Paula Dern, who runs it."),
    ],
)
def test_what_is_left_open_is_said_by_whoever_goes_on(extractor, paragraphs):
    facts = extractor.facts(Article("case", "\n\n".join(paragraphs), Metadata(published="2026-03-04")))
    said = [(p.actor, p.stance) for p in facts.positions if "heating" in p.statement]
    assert said == [("paula-dern", "says")]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("The town has 4,000 people.", OPENED, "Paula Dern said the house needed a roof."),
        ("The town has 4,000 people.", OPENED + "”", "“We need a new roof,” Paula Dern said."),
        ("The town has 4,000 people.", OPENED, "The council owns the house."),
    ],
)
def test_what_is_closed_or_broken_off_is_nobodys(extractor, paragraphs):
    facts = extractor.facts(Article("case", "\n\n".join(paragraphs), Metadata(published="2026-03-04")))
    assert not [p.actor for p in facts.positions if "heating" in p.statement and p.actor]


def test_a_quotation_that_closes_in_the_next_paragraph_goes_on(extractor):
    facts = extractor.facts(
        Article(
            "case",
            "Paula Dern said: “The house is damp.\n\nIts wards are cold.” The council owns the house.",
            Metadata(),
        )
    )
    told = [(p.actor, p.statement) for p in facts.positions if "wards" in p.statement]
    assert told == [("paula-dern", "“Its wards are cold.”")]


def test_what_is_quoted_behind_quoted_words_is_one_line_with_them(extractor):
    text = "“The house is damp,” Paula Dern said. “Nobody should live there.”"
    facts = extractor.facts(Article("case", text, Metadata()))
    assert [(p.actor, p.statement) for p in facts.positions] == [
        ("paula-dern", "“The house is damp. Nobody should live there.”")
    ]
