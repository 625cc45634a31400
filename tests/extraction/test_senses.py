"""What the encoder's vectors tell of names: sums over a span and its neighbours."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extraction import linear, words
from generator.extraction.actors import kinds, salience
from generator.extraction.actors.antecedents import Place
from generator.extraction.actors.repairs import Span
from generator.extraction.attributions import senses
from generator.lexicon import parties as lexicon


def test_a_span_is_heard_inside_before_and_after():
    told = senses.blank(4)
    told[1, senses.INSIDE], told[2, senses.INSIDE] = 2.0, 4.0
    told[0, senses.BEFORE], told[3, senses.AFTER] = 10.0, 100.0
    told[3, senses.BEFORE], told[0, senses.AFTER] = 1000.0, 1000.0
    assert senses.of_span(told, 1, 3) == [113.0] * 4
    assert senses.of_span(told, 0, 4) == [1.5] * 4


@given(st.integers(0, 5), st.integers(1, 6))
def test_no_evidence_changes_nothing(first, size):
    assert senses.of_span(senses.blank(12), first, first + size) == [0.0] * 4


@pytest.mark.model
def test_every_word_is_read_and_white_space_is_not(nlp, trained):
    doc = nlp("Ada Quispe spoke.\n\nJonas Keller did not.")
    told = trained.read(doc).senses
    assert told.shape == (len(doc), 3, 4)
    assert [bool(np.any(row)) for row in told] == [not token.is_space for token in doc]


@pytest.mark.model
def test_the_encoder_knows_kinds_that_the_label_has_not(nlp, trained):
    text = "Shares of Verabank fell on Friday after Verabank cut its forecast."
    doc = nlp(text)
    doc.ents = ()
    read, parties = words.read(doc), lexicon.load()
    spans = [Span(t.i, t.i + 1, "") for t in doc if t.text == "Verabank"]
    blank = kinds.scores(read, parties, spans, senses.blank(len(doc)))
    heard = kinds.scores(read, parties, spans, trained.read(doc).senses)
    organization = senses.CLASSES.index("organization")
    for without, by_ear in zip(blank, heard, strict=True):
        assert linear.shares(by_ear)[organization] > linear.shares(without)[organization]


def test_who_comes_early_and_often_weighs_more(nlp):
    doc = words.read(nlp("Ada met Bo. Ada left. Cy slept. Nobody else came."))
    once = [Place(7, 7, 8, "name")]
    often = [Place(0, 0, 1, "name"), Place(4, 4, 5, "name")]
    late = [Place(10, 10, 11, "name")]
    weights = salience.weigh(doc, [often, once, late, []])
    assert weights[0] > weights[1] > weights[2] > weights[3] == 0
