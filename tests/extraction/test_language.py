"""English is told by its own words, and what knows all languages is asked only where they are few."""

import pytest

from generator.extraction import language
from tests.made import TEXT

FRENCH = (
    "Le président a annoncé vendredi que la réforme des retraites serait suspendue jusqu'à la fin de l'année. "
    "Les syndicats, qui avaient appelé à la grève, ont salué une décision qu'ils jugent tardive mais nécessaire. "
)
SPANISH = "El ministro dijo que las obras del puerto van a empezar en mayo y que no habrá más retrasos este año. "
DUTCH = "De minister zei dat de werken in de haven van Rotterdam in mei beginnen en dat er geen uitstel meer is. "


@pytest.fixture
def nobody_to_ask(monkeypatch):
    def asked():
        raise AssertionError("the identifier was loaded")

    monkeypatch.setattr(language, "_identifier", asked)


@pytest.mark.usefixtures("nobody_to_ask")
def test_plain_english_needs_nobody_who_knows_other_languages():
    assert language.other_language(TEXT * 5) is None


@pytest.mark.parametrize("text, code", [(FRENCH, "fr"), (SPANISH * 3, "es"), (DUTCH * 3, "nl")])
def test_another_language_is_named(text, code):
    assert language.other_language(text) == code


def test_an_english_sentence_in_it_makes_no_english_article():
    assert language.other_language(FRENCH * 3 + "“That is what they have been told,” said the minister.") == "fr"


@pytest.mark.parametrize("text", ["", "1 2 3", "Rotterdam", "Ships wait."])
def test_what_is_too_short_to_tell_passes(text):
    assert language.other_language(text) is None
