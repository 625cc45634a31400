"""Text as YAML: what is written plain, quoted or folded reads back as the same string in YAML 1.1 and 1.2."""

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator import yaml12
from generator.editing.text import compose, scalars

TRICKY = st.text(alphabet="ab1 :#-'\"\n\t,[]{}y.\\\u2028é“", max_size=250)
WORDS = st.lists(st.sampled_from(["one", "two:", "#three", "- four", "it's", '"five"', "six"]), max_size=40).map(
    " ".join
)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=120) | TRICKY | WORDS


@settings(max_examples=400)
@given(TEXT)
@example("0?")  # a key in brackets, to a YAML 1.1 parser
def test_any_text_reads_back_as_itself_wherever_it_stands(text):
    data = {"key": text, "list": [text, "x"], "aliases": [text], "inner": {"records": [{"id": text, "text": text}]}}
    composed = compose.document(data)
    assert yaml12.parse(composed, Path()).data == data
    assert yaml.safe_load(composed) == data
    in_brackets = "- " + compose.flow([text, {"a": text}])
    assert yaml12.parse(in_brackets, Path()).data == [[text, {"a": text}]]


NOT_STRINGS = "yes No on OFF y N true null ~ 12 1_000 0x1F 010 0b1 1.5 1e3 .inf 12:30 2025-06-14 2025 = <<"


@pytest.mark.parametrize("text", NOT_STRINGS.split())
def test_what_some_reader_takes_for_no_string_is_quoted(text):
    assert not scalars.is_plain(text)
    assert yaml.safe_load(scalars.inline(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "Kremlin spokesman",
        "Iran’s nuclear programme",
        "a, b [c] {d}",
        "50 %",
        "U.S.",
        "what: is",
        "NOVA",
        "2025-06",
        "x#y",
    ],
)
def test_what_every_reader_takes_for_the_same_string_stays_plain(text):
    assert scalars.is_plain(text) is (": " not in text)


def test_long_text_is_folded_and_short_text_is_not():
    long = "The harbour bridge will open before winter, said the mayor on Monday. " * 3
    lines = compose.entry("text", long.strip(), 4)
    assert lines[0] == "    text: >-"
    assert max(map(len, lines)) <= compose.WIDTH
    assert compose.entry("text", "The bridge.", 4) == ["    text: The bridge."]


@pytest.mark.parametrize(
    ("value", "written"), [(None, "null"), (True, "true"), (3, "3"), (0.5, "0.5"), (float("inf"), ".inf")]
)
def test_other_scalars(value, written):
    assert scalars.inline(value) == written


@pytest.mark.parametrize("mark", "-?:,[]{}#&*!|>'\"%@`=<~")
@pytest.mark.parametrize("rest", ["", "x", " x", "5 of them"])
def test_text_that_begins_with_a_mark_of_yaml_is_quoted(mark, rest):
    text = mark + rest
    assert not scalars.is_plain(text)
    data = {"key": text, "list": [text]}
    composed = compose.document(data)
    assert yaml12.parse(composed, Path()).data == yaml.safe_load(composed) == data
