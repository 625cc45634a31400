"""Laws of time expressions, on random dates and on random rows of calendar words."""

from datetime import date, timedelta

import pytest
import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.extraction import times
from generator.extraction.times.values import after, at, easter, interval, nth_weekday, shift
from generator.lexicon import calendar
from tests.extraction.parses import reading

NLP = spacy.blank("en")
CALENDAR = calendar.load()
DAYS = st.dates(date(1, 1, 8), date(9999, 12, 20))
UNITS = st.sampled_from(["D", "W", "WE", "FN", "M", "Q", "H", "Y", "DE", "CE"])
WORDS = st.sampled_from(
    "the a this last next coming past of in on at to and - , ' 's Monday Friday Sundays May March June Feb. 29 30 31 3rd"
    " 1998 2024 2024-02-30 13/06/2024 9:30 24:30 9am p.m. EST noon midnight night morning tonight today tomorrow year"
    " years week weeks weekend month quarter decade century first second twenty twenty-first third half million few"
    " several 12.5 1/2 99999999999 ago later earlier before after every each daily fiscal Q3 H2 FY25 '80s 1990s Christmas"
    " Easter Thanksgiving New Year Day Eve summer fall now recently soon recent future early late mid end beginning"
    " period latest same that these those old once twice times per within".split()
)


def find(text: str, published: str | None):
    doc = NLP(text)
    for token in doc:
        token.tag_, token.pos_ = ("CD", "NUM") if token.like_num else ("NN", "NOUN")
    return times.find(reading(doc, published), CALENDAR)


@given(st.lists(WORDS, max_size=12), st.none() | DAYS)
@settings(max_examples=400)
@example(["every", "-", "century", "ago"], date(1, 1, 8))
@example(["99999999999", "decades", "ago"], date(2025, 6, 14))
def test_what_is_found_is_sound(words, published):
    text = " ".join(words)
    found = find(text, published.isoformat() if published else None)
    end = 0
    for one in found:
        assert end <= one.start < one.end <= len(text), "expressions stand in order and do not overlap"
        end = one.end
        assert (one.earliest, one.latest) == (interval(one.value) or (None, None))
        assert one.earliest is None or one.earliest <= one.latest
        assert one.rule
        assert one.reason


@given(st.lists(WORDS, max_size=12))
@settings(max_examples=200)
def test_without_a_publication_date_nothing_hangs_on_the_clock(words):
    text = " ".join(words)
    assert find(text, None) == find(text, None)
    for one in find("Friday, last month, tomorrow, two weeks ago, June 14, in the summer, Christmas, tonight", None):
        assert (one.value, one.earliest, one.latest) == (None, None, None), text


@given(
    DAYS, st.sampled_from(["Monday", "last Friday", "next Sunday", "this Thursday", "the weekend", "Wednesday night"])
)
def test_a_week_later_every_weekday_is_a_week_later(published, said):
    (now,) = find(said, published.isoformat())
    (then,) = find(said, (published + timedelta(7)).isoformat())
    assert then.earliest == now.earliest + timedelta(7)
    assert then.latest == now.latest + timedelta(7)


@given(DAYS)
def test_the_day_counts_in_the_zone_of_the_publication(published):
    late = f"{published.isoformat()}T23:59:00-08:00"
    assert find("today", late)[0].value == published.isoformat()


@given(DAYS, UNITS)
def test_a_day_lies_in_its_own_unit(day, unit):
    days = interval(at(day, unit))
    if unit == "WE":
        assert days[0].isocalendar()[:2] == day.isocalendar()[:2]
    elif days is not None:  # a decade or century may begin before the year 1
        assert days[0] <= day <= days[1]


@given(DAYS, UNITS, st.integers(-50, 50))
def test_shifting_goes_there_and_back_at_the_grain(day, unit, count):
    moved = shift(day, unit, count)
    if moved is not None and (back := shift(moved, unit, -count)) is not None:
        assert abs((back - day).days) <= 3, "only the length of the month can cost days"


@given(st.integers(1583, 9999))
def test_easter_is_a_sunday_in_its_season(year):
    sunday = easter(year)
    assert sunday.isoweekday() == 7
    assert date(year, 3, 22) <= sunday <= date(year, 4, 25)


@given(st.integers(1, 9998), st.integers(1, 12), st.integers(1, 7), st.sampled_from([1, 2, 3, 4, -1]))
def test_nth_weekday_is_that_weekday_of_that_month(year, month, weekday, which):
    day = nth_weekday(year, month, weekday, which)
    assert (day.month, day.isoweekday()) == (month, weekday)
    assert (day.day - 1) // 7 == which - 1 if which > 0 else (day + timedelta(7)).month != month


CALENDAR_CASES = [
    # published, said, value
    ("2024-02-29", "yesterday", "2024-02-28"),
    ("2024-02-28", "tomorrow", "2024-02-29"),
    ("2023-02-28", "tomorrow", "2023-03-01"),
    ("2024-12-31", "tomorrow", "2025-01-01"),
    ("2025-01-01", "yesterday", "2024-12-31"),
    ("2025-01-01", "last month", "2024-12"),
    ("2024-12-30", "this week", "2025-W01"),
    ("2021-01-02", "this week", "2020-W53"),
    ("2021-01-05", "last week", "2020-W53"),
    ("2020-12-30", "next week", "2021-W01"),
    ("2024-02-29", "a year ago", "2023"),
    ("2024-03-31", "last month", "2024-02"),
    ("2024-11-15", "next quarter", "2025-Q1"),
    ("2025-01-20", "Dec. 12", "2024-12-12"),
    ("2024-12-20", "Jan. 3", "2025-01-03"),
    ("2025-01-02", "Wednesday", "2025-01-01"),
    ("2025-06-13", "Friday", "2025-06-13"),
    ("2025-03-10", "Feb. 29", "2024-02-29"),
    ("0001-01-02", "last year", None),
    ("9999-12-31", "tomorrow", None),
]


@pytest.mark.parametrize(("published", "said", "value"), CALENDAR_CASES)
def test_calendar_edges(published, said, value):
    (found,) = find(said, published)
    assert (found.start, found.end, found.value) == (0, len(said), value)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2020-W53", date(2020, 12, 28), date(2021, 1, 3)),
        ("2021-W53", None, None),
        ("2024-02-30", None, None),
        ("2025-W24-WE", date(2025, 6, 14), date(2025, 6, 15)),
        ("2025-WI", date(2025, 12, 1), date(2026, 2, 28)),
        ("2023-WI", date(2023, 12, 1), date(2024, 2, 29)),
        ("198X", date(1980, 1, 1), date(1989, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("2025-06-15T24:00", None, None),
        ("2025-06-15TEV", date(2025, 6, 15), date(2025, 6, 15)),
        ("2025-13", None, None),
        ("P2W", None, None),
        ("FUTURE_REF", None, None),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
    ],
)
def test_days_of_a_value(value, first, last):
    assert (interval(value) or (None, None)) == (first, last)


@pytest.mark.parametrize(
    ("length", "last"),
    [("P2W", date(2025, 6, 28)), ("PT48H", date(2025, 6, 16)), ("PT36H", date(2025, 6, 16)), ("PXD", None)],
)
def test_the_end_of_a_length(length, last):
    assert after(date(2025, 6, 14), length) == last
