"""How much a story is about an actor."""

from generator.extraction import words
from generator.extraction.actors import salience
from generator.extraction.actors.antecedents import Place


def test_who_comes_early_and_often_weighs_more(nlp):
    doc = words.read(nlp("Ada met Bo. Ada left. Cy slept. Nobody else came."))
    once = [Place(7, 7, 8, "name")]
    often = [Place(0, 0, 1, "name"), Place(4, 4, 5, "name")]
    late = [Place(10, 10, 11, "name")]
    weights = salience.weigh(doc, [often, once, late, []])
    assert weights[0] > weights[1] > weights[2] > weights[3] == 0
