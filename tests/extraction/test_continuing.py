"""Paragraphs that are nothing but a quotation are said by whoever spoke in the paragraph before."""

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
