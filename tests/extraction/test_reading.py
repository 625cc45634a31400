"""The one record that the stages read an article from."""

from datetime import date

import pytest

from generator.extraction import model
from tests.extraction.parses import parse, reading

DOC = parse("Oslo PROPN nsubj 1", "said VERB ROOT 1 say", "“ PUNCT punct 3", "no INTJ dobj 1", "” PUNCT punct 3")


def test_what_follows_from_the_text_is_worked_out_once():
    article = reading(DOC)
    assert article.verbatim is article.verbatim
    assert [article.text[start:end] for start, end in article.verbatim] == ["no"]


@pytest.mark.parametrize(
    ("published", "day"),
    [(None, None), ("2025-06-14", date(2025, 6, 14)), ("2025-06-14T23:30:00-05:00", date(2025, 6, 14))],
)
def test_the_day_is_the_one_that_the_article_names_in_its_own_time_zone(published, day):
    assert reading(DOC, published).day == day


@pytest.mark.model
def test_sentences_are_trimmed_and_ordered(nlp):
    text = "  One came.  Two left.\n\nThree stayed. \n"
    sentences = reading(model.read(nlp, text)).sentences
    assert [text[start:end] for start, end in sentences] == ["One came.", "Two left.", "Three stayed."]
