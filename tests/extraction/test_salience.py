"""How much a story is about an actor."""

from generator.extraction.actors import salience
from generator.extraction.actors.antecedents import Place
from tests.extraction.parses import reading


def test_who_comes_early_and_often_weighs_more(nlp):
    doc = reading(nlp("Ada met Bo. Ada left. Cy slept. Nobody else came."))
    once = [Place(7, 7, 8, "name")]
    often = [Place(0, 0, 1, "name"), Place(4, 4, 5, "name")]
    late = [Place(10, 10, 11, "name")]
    weights = salience.weigh(doc, [often, once, late, []])
    assert weights[0] > weights[1] > weights[2] > weights[3] == 0


def test_who_is_only_credited_weighs_nothing(nlp):
    doc = reading(nlp("Ada met Bo. Image: Cy Vail.\n\nAda left. Image: Cy Vail."))
    credited = [Place(t, t, t + 1, "name") for t, word in enumerate(doc.words.text) if word == "Vail"]
    assert len(credited) == 2
    assert salience.weigh(doc, [credited, [Place(2, 2, 3, "name")]])[0] == 0
