"""The laws of text that is compared."""

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.ground.wording import folded, name_words, one_space, words

SPACE = st.text(st.sampled_from(" \t\n\r\x0b\x0c\x1c\x85\u00a0\u2003\u2028\u3000"), min_size=1)
WORDS = st.lists(st.text(st.characters(exclude_categories=["Zs", "Zl", "Zp", "Cc"]), min_size=1))
LETTERS = st.text(
    st.characters(max_codepoint=0x17F, categories=["Lu", "Ll"], exclude_characters="İıſßŉĿŀĲĳ"), min_size=1
)


@given(WORDS, st.data())
def test_how_white_space_is_written_never_matters(listed, data):
    loose = data.draw(SPACE) + "".join(word + data.draw(SPACE) for word in listed)
    assert one_space(loose) == " ".join(listed)
    assert folded(loose) == folded(" ".join(listed))
    assert words(loose) == words(" ".join(listed))


@given(st.text())
def test_one_space_is_what_a_regular_expression_calls_white_space(text):
    assert one_space(text) == re.sub(r"\s+", " ", text).strip()


@given(st.text())
def test_made_ready_a_second_time_nothing_changes(text):
    assert one_space(one_space(text)) == one_space(text)
    assert folded(folded(text)) == folded(text)
    assert words(" ".join(words(text))) == words(text)


@given(st.text())
def test_no_word_is_empty_or_holds_white_space(text):
    assert all(word and word.split() == [word] for word in (*words(text), *name_words(text)))


@given(st.lists(LETTERS), st.sampled_from([" ", ". ", "-", "_", " \n", "’"]))
def test_names_are_the_same_whatever_capitals_and_punctuation(listed, between):
    assert name_words(between.join(listed).upper()) == name_words(" ".join(listed)) == tuple(map(str.casefold, listed))
