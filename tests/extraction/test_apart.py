"""Spouses, bodies and their parts stay apart; a name's outer words are the name."""

import pytest

from generator.article import Article
from generator.extraction.actors import aliases
from generator.lexicon import parties as lexicon

PARTIES = lexicon.load()


def count(*named: tuple[str, str | None]) -> int:
    forms = [(name, "person") for name, _ in named]
    return len(aliases.group(forms, PARTIES, genders=[gender for _, gender in named]))


@pytest.mark.parametrize(
    "named",
    [
        [("Edmund Orme", "male"), ("Orme", "female")],
        [("Edmund Orme", None), ("Orme", "female")],
        [("Orme", "male"), ("Orme", "female")],
        [("Edmund Orme", "male"), ("Orme", None), ("Orme", "female")],
    ],
)
def test_spouses_of_one_surname_are_two(named):
    assert count(*named) == 2


@pytest.mark.parametrize(
    "named",
    [
        [("Edmund Orme", "male"), ("Orme", "male"), ("Orme", None)],
        [("Clara Orme", None), ("Orme", "female")],
        [("Andrea Orme", None), ("Orme", "male")],  # a first name of women here is one of men elsewhere
        [("Edmund Orme", None), ("Orme", None)],
    ],
)
def test_one_person_however_addressed(named):
    assert count(*named) == 1


@pytest.mark.parametrize(
    ("one", "other", "parties"),
    [
        ("UN Security Council", "UN", 2),
        ("EU Commission", "EU", 2),
        ("UN Security Council", "Security Council", 1),
        ("Arriva Buses", "Arriva", 1),
        ("Halvik Mutual Bank", "Halvik Bank", 1),
        ("Halvik Mutual Bank", "Marrow Bank", 2),
        ("Bank of Halvik", "Bank Halvik", 2),
        ("Peru Mutual Bank", "Peru Bank", 2),
    ],
)
def test_a_body_and_its_parts_and_short_forms(one, other, parties):
    assert len(aliases.group([(one, "organization"), (other, "organization")], PARTIES)) == parties


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "one"),
    [
        (
            "The Norrland Fishermen's Federation, known as NFB, called off the strike. NFB said its boats would sail.",
            True,
        ),
        ("The Norrland Fishermen's Federation (NFB) called off the strike. NFB said its boats would sail.", True),
        ("The Norrland Fishermen's Federation met NFB, a rival. NFB said its boats would sail.", False),
    ],
)
def test_a_short_form_is_told_whatever_its_letters(extractor, text, one):
    names = [{a.name, *a.aliases} for a in extractor.facts(Article("test", text)).actors]
    assert any({"NFB", "Norrland Fishermen's Federation"} <= n for n in names) is one
