"""Which words are verbatim, and how a content is made readable."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extraction.positions.statement import is_quoted, quotes, statement
from generator.extraction.quotations import stretches


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('She said "no" and "never again".', ["no", "never again"]),
        ("She said “no” twice.", ["no"]),
        ("He said 'not now,' and left.", ["not now,"]),
        ("The workers' union said it's over.", []),
        ("He called it ‘a mess’, they’re told.", ["a mess"]),
        ("''We came,'' he said, ``and left.''", ["We came,", "and left."]),
        ("“It began here.\n“It ends here.”", ["It began here.", "It ends here."]),
        ('An open " mark is no quotation.\n\nNothing else.', []),
        ("A 6' 2\" man walked in.", []),
        ('"" " "', []),
        ("Iran`s deal and Israel`s view", []),
    ],
)
def test_stretches(text, expected):
    assert [text[s:e] for s, e in stretches(text)] == expected


@given(st.text(alphabet="ab '\"“”‘’.\n", max_size=60))
def test_stretches_are_ordered_inside_the_text_and_apart(text):
    found = stretches(text)
    assert all(0 <= s < e <= len(text) for s, e in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("that the talks will go on", "The talks will go on."),
        ("to help them", "To help them."),
        (", that the talks\n  will go on,", "The talks will go on."),
        ("“we are ready,”", "“we are ready.”"),
        ("whether it would rain", "Whether it would rain."),
        ("it rained!", "It rained!"),
        ("thatched roofs burn", "Thatched roofs burn."),
        (",", ""),
    ],
)
def test_statement(content, expected):
    assert statement(content, ((0, len(content)),)) == expected


def test_a_split_quotation_is_one_quotation_and_two_verbatim_stretches():
    text = "“We are ready,” she said. “Now.”"
    content = ((0, 15), (26, 32))
    assert statement(text, content) == "“We are ready. Now.”"
    assert quotes(text, content, stretches(text)) == ("We are ready", "Now.")


def test_only_the_part_of_a_quotation_inside_the_content_is_given():
    text = 'He said "one two three".'
    assert quotes(text, ((13, 16),), stretches(text)) == ("two",)
    assert is_quoted(((13, 16),), stretches(text))
    assert not is_quoted(((0, 7),), stretches(text))
