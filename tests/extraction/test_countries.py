"""A country is told by the words of a title or a name, not by a part of a longer name."""

import pytest
import spacy

from generator.article import Article, Metadata
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


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Congress and its allies met in Delhi. The Congress said the bill was bad.", None),
        ("American farmers wrote to the Congress on Monday. The Congress said the bill was bad.", "US"),
        ("The Kremlin said on Monday that the bill was bad.", "RU"),
    ],
)
def test_a_name_that_several_states_have_needs_the_state_in_the_article(extractor, text, country):
    facts = extractor.facts(Article("case", text, Metadata(published="2026-03-04")))
    assert [actor.country for actor in facts.actors if actor.kind == "organization"] == [country]
