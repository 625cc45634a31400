"""What the grammar reads, and what the calendar makes of it. No model: every word is a noun, and nothing has a verb."""

import pytest
import spacy
from spacy.tokens import Doc

from generator.extraction import times
from generator.extraction.times.grammar import rule
from generator.lexicon import calendar
from tests.extraction.parses import reading

NLP = spacy.blank("en")


def unparsed(text: str) -> Doc:
    """Split a text into words that are all nouns."""
    doc = NLP(text)
    for token in doc:
        token.tag_, token.pos_ = "NN", "NOUN"
    return doc


def find(text: str, published: str | None = "2025-06-14"):
    return times.find(reading(unparsed(text), published), calendar.load())


def values(text: str, published: str | None = "2025-06-14"):
    return [(text[t.start : t.end], t.type, t.value) for t in find(text, published)]


# 14 June 2025 is a Saturday.
CASES = [
    ("on June 3, 2024 we", "June 3, 2024", "DATE", "2024-06-03"),
    ("on 3 June 2024 we", "3 June 2024", "DATE", "2024-06-03"),
    ("the 3rd of June, 2024", "the 3rd of June, 2024", "DATE", "2024-06-03"),
    ("Monday, June 3, 2024", "Monday, June 3, 2024", "DATE", "2024-06-03"),
    ("2024-06-03", "2024-06-03", "DATE", "2024-06-03"),
    ("on 13/06/2024 it", "13/06/2024", "DATE", "2024-06-13"),
    ("on 06/13/2024 it", "06/13/2024", "DATE", "2024-06-13"),
    ("on 06/07/2024 it", "06/07/2024", "DATE", None),
    ("on Feb. 29, 2024", "Feb. 29, 2024", "DATE", "2024-02-29"),
    ("on June 12", "June 12", "DATE", "2025-06-12"),
    ("in early June 2024", "early June 2024", "DATE", "2024-06"),
    ("last May", "last May", "DATE", "2025-05"),
    ("in 1998", "1998", "DATE", "1998"),
    ("the 1980s", "the 1980s", "DATE", "198X"),
    ("the 19th century", "the 19th century", "DATE", "18XX"),
    ("nineteen ninety-six", "nineteen ninety-six", "DATE", "1996"),
    ("the third quarter of 2024", "the third quarter of 2024", "DATE", "2024-Q3"),
    ("next year's first quarter", "next year's first quarter", "DATE", "2026-Q1"),
    ("Q3 2024", "Q3 2024", "DATE", "2024-Q3"),
    ("the first half of 2024", "the first half of 2024", "DATE", "2024-H1"),
    ("last summer", "last summer", "DATE", "2024-SU"),
    ("the winter of 1998", "the winter of 1998", "DATE", "1998-WI"),
    ("fiscal 2024", "fiscal 2024", "DATE", "2024"),
    ("Christmas 2024", "Christmas 2024", "DATE", "2024-12-25"),
    ("last Thanksgiving", "last Thanksgiving", "DATE", "2024-11-28"),
    ("Easter Sunday 2024", "Easter Sunday 2024", "DATE", "2024-03-31"),
    ("Friday", "Friday", "DATE", "2025-06-13"),
    ("last Saturday", "last Saturday", "DATE", "2025-06-07"),
    ("next Friday", "next Friday", "DATE", "2025-06-20"),
    ("Monday of next week", "Monday of next week", "DATE", "2025-06-16"),
    ("yesterday", "yesterday", "DATE", "2025-06-13"),
    ("the day after tomorrow", "the day after tomorrow", "DATE", "2025-06-16"),
    ("earlier this year", "earlier this year", "DATE", "2025"),
    ("next month", "next month", "DATE", "2025-07"),
    ("last week", "last week", "DATE", "2025-W23"),
    ("last weekend", "last weekend", "DATE", "2025-W23-WE"),
    ("three years ago", "three years ago", "DATE", "2022"),
    ("two weeks ago", "two weeks ago", "DATE", "2025-W22"),
    ("a decade ago", "a decade ago", "DATE", "2015"),
    ("several years ago", "several years ago", "DATE", "PAST_REF"),
    ("two days from now", "two days from now", "DATE", "2025-06-16"),
    ("the end of the month", "the end of the month", "DATE", "2025-06"),
    ("year-end", "year-end", "DATE", "2025-12-31"),
    ("9 a.m. Friday", "9 a.m. Friday", "TIME", "2025-06-13T09:00"),
    ("Friday at 7:30 p.m. EST", "Friday at 7:30 p.m. EST", "TIME", "2025-06-13T19:30-05:00"),
    ("at 15:00 GMT", "15:00 GMT", "TIME", "2025-06-14T15:00Z"),
    ("Friday night", "Friday night", "TIME", "2025-06-13TNI"),
    ("midnight on Friday", "midnight on Friday", "TIME", "2025-06-13TNI"),
    ("midnight", "midnight", "TIME", "2025-06-14TNI"),
    ("this morning", "this morning", "TIME", "2025-06-14TMO"),
    ("last night", "last night", "TIME", "2025-06-13TNI"),
    ("tonight", "tonight", "TIME", "2025-06-14TNI"),
    ("a 20-year pact", "20-year", "DURATION", "P20Y"),
    ("two and a half hours", "two and a half hours", "DURATION", "PT2H30M"),
    ("5 1/2 hours", "5 1/2 hours", "DURATION", "PT5H30M"),
    ("a year and a half", "a year and a half", "DURATION", "P1.5Y"),
    ("the past two months", "the past two months", "DURATION", "P2M"),
    ("the twenty-first century", "the twenty-first century", "DATE", "20XX"),
    ("the week of March 9", "the week of March 9", "DATE", "2025-W10"),
    ("20 to 24 June", "20", "DATE", "2025-06-20"),
    ("in mid-2012", "mid-2012", "DATE", "2012"),
    ("the 2012-13 budget", "2012", "DATE", "2012"),
    ("at 1400 GMT", "1400 GMT", "TIME", "2025-06-14T14:00Z"),
    ("over the next decade", "the next decade", "DURATION", "P10Y"),
    ("two days later", "two days later", "DATE", None),
    ("half an hour", "half an hour", "DURATION", "PT30M"),
    ("twenty-four hours", "twenty-four hours", "DURATION", "PT24H"),
    ("two decades", "two decades", "DURATION", "P20Y"),
    ("for weeks", "weeks", "DURATION", "PXW"),
    ("every two weeks", "every two weeks", "SET", "P2W"),
    ("each Thursday", "each Thursday", "SET", "XXXX-WXX-4"),
    ("twice a week", "twice a week", "SET", "P1W"),
    ("daily", "daily", "SET", "P1D"),
    ("recently", "recently", "DATE", "PAST_REF"),
    ("soon", "soon", "DATE", "FUTURE_REF"),
]


@pytest.mark.parametrize(("text", "said", "kind", "value"), CASES, ids=[case[0] for case in CASES])
def test_reads(text, said, kind, value):
    assert values(text)[0] == (said, kind, value)


NOT_DATES = [
    "April Jones",  # a person's name
    "$1998 in all",
    "a 62-year-old man",
    "four flights a week",
    "in his 20s",
    "Woman of the Year",
    "three-quarters of it",
    "in a quarter of cases",
]


@pytest.mark.parametrize("text", NOT_DATES)
def test_reads_no_time_where_there_is_none(text):
    doc = unparsed(text)
    if "April" in text:
        doc.set_ents([doc.char_span(0, 11, label="PERSON")])
    assert times.find(reading(doc, "2025-06-14"), calendar.load()) == ()


def test_a_verb_is_no_month():
    doc = unparsed("they may march")
    for token in doc:
        token.tag_ = "MD" if token.text == "may" else "VB"
    assert times.find(reading(doc, "2025-06-14"), calendar.load()) == ()


GAPS = [
    ("on the 15th", "the 15th", "2025-06-15", "a day of the month without the month"),
    ("January nineteen ninety-seven", "January nineteen ninety-seven", "1997-01", "a spelled year after a month"),
    (
        "the previous Friday, before June 3, 2024",
        "the previous Friday",
        "2024-05-31",
        "a weekday counted from the story",
    ),
    (
        "10 days before June 13, 2025",
        "10 days before June 13, 2025",
        "2025-06-03",
        "counted from the date that follows",
    ),
]


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [pytest.param(text, said, value, marks=pytest.mark.xfail(reason=why)) for text, said, value, why in GAPS],
)
def test_known_gaps(text, said, value):
    assert (said, value) in [(words, one) for words, _, one in values(text)]


STORIES = [
    ("October 12, 1999 and the next day", "the next day", "1999-10-13"),
    ("in June 1998 and later that year", "later that year", "1998"),
    ("on June 3, 2024 and two days later", "two days later", "2024-06-05"),
    ("in the first quarter of 2025, from a year earlier", "a year earlier", "2024-Q1"),
    ("in the first quarter of 2025 and the quarter", "the quarter", "2025-Q1"),
    ("on June 3, 2024, unlike last year; the next day", "the next day", "2024-06-04"),
    ("last year; the next day", "the next day", None),
    ("on June 3, 2024 at 9 a.m.", "June 3, 2024 at 9 a.m.", "2024-06-03T09:00"),
]


@pytest.mark.parametrize(("text", "said", "value"), STORIES)
def test_counts_from_what_the_text_has_named(text, said, value):
    assert (said, value) in [(words, one) for words, _, one in values(text)]


def test_a_pattern_names_only_classes_that_exist():
    with pytest.raises(ValueError, match="mnth"):
        rule("broken", "mnth year")


def test_every_rule_has_its_own_name():
    names = [one.name for one in times.RULES]
    assert len(names) == len(set(names))
