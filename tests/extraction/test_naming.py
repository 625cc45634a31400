"""What a statement points back to is named in brackets where it is sure, and where nothing can be told it is not shown."""

import pytest

from generator.article import Article, Metadata
from generator.extraction.selection import brief
from generator.lexicon import stances

pytestmark = pytest.mark.model


def statements(extractor, text):
    article = Article("case", text, Metadata(published="2026-03-04"))
    return [p.statement for p in brief(article, extractor.facts(article), stances.load()).positions]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "Paula Dern publicly backed the dam, saying that it would bring work.",
            "It [the dam] would bring work.",
        ),
        (
            "The council met to weigh three costly offers. Paula Dern said these offers came too late.",
            "These offers [three costly offers] came too late.",
        ),
        (
            "The council found the offers. Paula Dern said these offers came too late.",
            "These offers came too late.",
        ),
        (
            "Paula Dern rejected the report, calling the auditors' account “unfair”.",
            "The auditors' account [as] “unfair”.",
        ),
        ("Paula Dern called the mayor a liar.", "The mayor [as] a liar."),
        ("Paula Dern described the deal as unfair.", "The deal as unfair."),
    ],
)
def test_a_statement_can_be_read_alone(extractor, text, statement):
    assert statement in statements(extractor, text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Zoe Marlow wrote 400 posts. Paula Dern said none of them called for violence.",
            ["None of them [400 posts] called for violence."],
        ),
        ("Zoe Marlow met miners and bakers. Paula Dern said none of them called for violence.", []),
        ("It rained. Paula Dern said none of them called for violence.", []),
    ],
)
def test_some_of_them_is_shown_only_where_they_are_known(extractor, text, told):
    assert [said for said in statements(extractor, text) if "violence" in said] == told


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Paula Dern assured residents that the water was safe.", "stresses"),
        ("Paula Dern assured residents that taxes would fall.", "promises"),
        ("Paula Dern assured the miners of her support.", "promises"),
    ],
)
def test_what_is_assured_is_a_promise_only_of_what_is_to_come(extractor, text, stance):
    facts = extractor.facts(Article("case", text, Metadata(published="2026-03-04")))
    assert [p.stance for p in facts.positions if p.actor == "paula-dern"] == [stance]


def test_going_on_to_do_something_is_doing_it(extractor):
    text = "The coffee council continues to estimate that consumption will grow by 3 percent."
    facts = extractor.facts(Article("case", text, Metadata(published="2026-03-04")))
    assert [(p.stance, p.statement) for p in facts.positions] == [("shows", "Consumption will grow by 3 percent.")]


def test_having_an_interest_in_a_subject_is_no_statement(extractor):
    assert statements(extractor, "Paula Dern has a long interest in dams.") == []
