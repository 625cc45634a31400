"""Where a person's name begins and ends: initials, ranks, syllables behind a hyphen, what was marked in two pieces."""

from dataclasses import replace

import pytest

from generator.extraction.actors import names
from generator.extraction.words import read
from generator.lexicon import parties as lexicon
from tests.extraction.parses import word

PARTIES = lexicon.load()
pytestmark = pytest.mark.model


@pytest.fixture
def named(nlp):
    def of(text: str, *marked: tuple[str, str]) -> list[str]:
        """Give the names of a text in which each of these words is marked so."""
        parsed = read(nlp(text))
        found = []
        for phrase, label in marked:
            first = word(parsed, phrase.split(" ")[0])
            found.append((first, first + len(phrase.split(" ")), label))
        parsed = replace(parsed, entities=tuple(found))
        return [parsed.string(span.first, span.last) for span in names.find(parsed, PARTIES)]

    return of


@pytest.mark.parametrize(
    ("text", "marked", "found"),
    [
        ("Police chief K.K. Rao said no.", [("K.K.", "ORG"), ("Rao", "PERSON")], ["K.K. Rao"]),
        ("It was M S Dhoni who won.", [("M", "ORG"), ("S", "PERSON"), ("Dhoni", "PERSON")], ["M S Dhoni"]),
        ("They wrote that S. Devi Vail left.", [("S.", "PERSON"), ("Devi Vail", "PERSON")], ["S. Devi Vail"]),
        ("They met Ine Van Severan there.", [("Ine", "PERSON"), ("Van Severan", "PERSON")], ["Ine Van Severan"]),
        ("It was RID Nora Vail led.", [("RID", "ORG"), ("Nora Vail", "PERSON")], ["RID", "Nora Vail"]),
        ("My Aunty Nora left.", [("Aunty", "PERSON"), ("Nora", "PERSON")], ["Aunty", "Nora"]),
        ("For Halvik Nora Vail played.", [("Halvik", "GPE"), ("Nora Vail", "PERSON")], ["Halvik", "Nora Vail"]),
    ],
)
def test_a_name_marked_in_pieces_is_one_where_they_are_of_one_person(named, text, marked, found):
    assert named(text, *marked) == found


@pytest.mark.parametrize(
    ("text", "marked", "found"),
    [
        ("So Col Nora Vail said.", "Col Nora Vail", "Nora Vail"),
        ("So Maj Gen Nora Vail said.", "Maj Gen Nora Vail", "Nora Vail"),
        ("So H E Nora Vail said.", "H E Nora Vail", "Nora Vail"),
        ("So H E Vail said.", "H E Vail", "H E Vail"),
        ("So K R Nora Vail said.", "K R Nora Vail", "K R Nora Vail"),
    ],
)
def test_a_rank_is_no_part_of_a_name(named, text, marked, found):
    assert named(text, (marked, "PERSON")) == [found]


@pytest.mark.parametrize(
    ("text", "marked", "found"),
    [
        ("So Moon Jae-in said.", "Moon Jae", "Moon Jae-in"),
        ("So Ko Woo-rim of Halvik said.", "Ko Woo", "Ko Woo-rim"),
        ("The Nora Vail-led group left.", "Nora Vail", "Nora Vail"),
        ("The Vail-era law stands.", "Vail", "Vail"),
        ("The Nora Vail-backed plan failed.", "Nora Vail", "Nora Vail"),
        ("Nora Vail - a friend - said no.", "Nora Vail", "Nora Vail"),
    ],
)
def test_a_syllable_behind_a_hyphen_is_part_of_a_name(named, text, marked, found):
    assert named(text, (marked, "PERSON")) == [found]
