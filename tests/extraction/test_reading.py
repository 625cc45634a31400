"""The one record that the stages read an article from."""

from datetime import date

import pytest

from generator.extraction import words
from tests.extraction.parses import parse, reading

DOC = parse("Oslo PROPN nsubj 1", "said VERB ROOT 1 say", "“ PUNCT punct 3", "no INTJ dobj 1", "” PUNCT punct 3")


def test_the_words_are_read_once_for_all_stages(monkeypatch):
    seen = []
    once = words.read
    monkeypatch.setattr(words, "read", lambda doc: seen.append(doc) or once(doc))
    article = reading(DOC)
    assert seen == []
    assert article.words is article.words
    assert seen == [DOC]


def test_two_articles_at_once_keep_their_own_words():
    other = reading(parse("Rome PROPN nsubj 1", "left VERB ROOT 1 leave"))
    article = reading(DOC)
    assert (article.words.text[0], other.words.text[0]) == ("Oslo", "Rome")
    assert [article.text[start:end] for start, end in article.verbatim] == ["no"]


@pytest.mark.parametrize(
    ("published", "day"),
    [(None, None), ("2025-06-14", date(2025, 6, 14)), ("2025-06-14T23:30:00-05:00", date(2025, 6, 14))],
)
def test_the_day_is_the_one_that_the_article_names_in_its_own_time_zone(published, day):
    assert reading(DOC, published).day == day
