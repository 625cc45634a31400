"""Labels of words become names, and only such as can be."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extraction.attributions import labels, traits
from generator.extraction.attributions.labels import LABELS


def scores(*rows: dict[str, float]) -> np.ndarray:
    told = np.zeros((len(rows), len(LABELS)), np.float32)
    for row, likely in zip(told, rows, strict=True):
        for label, value in likely.items():
            row[LABELS.index(label)] = value
    return told


def test_a_name_ends_where_another_begins():
    told = scores({"B-PERSON": 3}, {"I-PERSON": 3}, {"B-PERSON": 3}, {"": 3}, {"B-ORG": 3})
    assert list(labels.names(told)) == [(0, 2, "PERSON"), (2, 3, "PERSON"), (4, 5, "ORG")]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (scores({"B-ORG": 2, "B-GPE": 1.9}, {"I-GPE": 3, "I-ORG": 1}), [(0, 2, "GPE")]),
        (scores({"B-ORG": 2, "B-GPE": 1}, {"I-GPE": 3, "I-ORG": 2.9}), [(0, 2, "ORG")]),
        (scores({"": 5}, {"I-ORG": 3, "B-ORG": 2.5}), [(1, 2, "ORG")]),
        (scores({"I-ORG": 3, "": 2.5}), []),
    ],
)
def test_no_name_goes_on_that_has_not_begun(told, expected):
    assert list(labels.names(told)) == expected


@given(st.integers(0, 12), st.integers(0, 1000))
def test_names_stand_side_by_side(words, seed):
    told = np.random.default_rng(seed).normal(0, 2, (words, len(LABELS))).astype(np.float32)
    found = list(labels.names(told))
    assert all(0 <= first < last <= words for first, last, _ in found)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("word", "like"),
    [("Quispe", "Lima"), ("UN", "U.S."), ("iPhone", "McKay"), ("R", "J"), ("1999", "12"), ("B2", "A4"), (",", "-")],
)
def test_words_of_one_shape(word, like):
    assert traits.shape(word) == traits.shape(like) != traits.shape("river")


def test_the_lexicon_tells_of_a_word_in_any_place():
    shapes, known = traits.load().of(["Peru", "river", "Peru"])
    assert known.shape == (3, traits.KNOWN)
    assert known[0].any()
    assert not known[1].any()
    assert (known[0] == known[2]).all()
    assert shapes[0] == shapes[2]
