"""The laws of marks of quotation."""

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from generator.ground import quotation
from generator.ground.quotation import APOSTROPHES, CLOSING, DOUBLE, MARKS, OPENING, PAIRS

TEXTS = st.text(st.one_of(st.sampled_from([*sorted(MARKS), "s", " ", "é"]), st.characters()))


def test_a_mark_points_one_way_and_is_named_a_mark_by_unicode():
    assert not OPENING & CLOSING
    assert not DOUBLE & APOSTROPHES
    assert {mark for pair in PAIRS for mark in pair} == DOUBLE
    assert all("QUOTATION MARK" in unicodedata.name(mark) for mark in DOUBLE)


@given(TEXTS)
def test_made_plain_only_marks_change_each_in_its_place(text):
    straight, plain = quotation.straight_apostrophes(text), quotation.plain(text)
    assert len(straight) == len(plain) == len(text)
    for was, pointing, now in zip(text, straight, plain, strict=True):
        assert pointing == ("'" if was in APOSTROPHES else was)
        assert now == ('"' if was in DOUBLE else pointing)


@given(TEXTS)
def test_made_plain_twice_is_made_plain_once(text):
    plain = quotation.plain(text)
    assert quotation.plain(plain) == quotation.plain(quotation.straight_apostrophes(text)) == plain


@given(st.frozensets(st.characters(), min_size=1), st.characters())
def test_any_of_finds_the_marks_and_nothing_else(marks, other):
    pattern = re.compile(quotation.any_of(marks))
    assert all(pattern.fullmatch(mark) for mark in marks)
    assert bool(pattern.fullmatch(other)) == (other in marks)
