"""A country is told by the words of a title or a name, not by a part of a longer name."""

import pytest
import spacy

from generator.extraction import words
from generator.extraction.actors import roles
from generator.lexicon import parties as lexicon

PARTIES = lexicon.load()


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("Democratic Party", ["US"]),
        ("Liberal Democratic Party", []),
        ("Deputy State Department spokesman", ["US"]),
        ("former Kremlin spokesman", ["RU"]),
        ("Kremlin spokesman", ["RU"]),
        ("Peruvian minister", ["PE"]),
        ("Harbour State Department", []),
    ],
)
def test_countries_of_a_title(title, codes):
    read = words.read(spacy.blank("en")(title))
    assert list(roles.countries(read, 0, len(read), PARTIES)) == codes
