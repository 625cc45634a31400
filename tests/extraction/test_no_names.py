"""Letters and words with capitals that name no party: what is short for common words, what a minister is of."""

import pytest

from generator.extraction.actors import surroundings
from generator.extraction.actors.names import Span
from generator.extraction.words import read
from generator.lexicon import parties as lexicon

PARTIES = lexicon.load()
pytestmark = pytest.mark.model


def at(read_words, text):
    """Give the last place of a word, or of words, as a name."""
    size = len(text.split())
    first = max(t for t in range(len(read_words) - size) if read_words.string(t, t + size) == text)
    return Span(first, first + size, "ORG")


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Buyers of liquefied natural gas (LNG) met in Halvik.", "LNG"),
        ("The Municipal Chief Executive (MCE) said no.", "MCE"),
        ("The town planning officer (TPO) said no.", "TPO"),
        ("Two sport utility vehicles (SUVs) burnt.", "SUVs"),
        ("Village health centres (VHC) closed on Monday.", "VHC"),
        ("The gross domestic product (GDP) grew.", "GDP"),
    ],
)
def test_letters_for_common_words_are_no_name(nlp, text, letters):
    parsed = read(nlp(text))
    assert surroundings.shortens_common_words(parsed, PARTIES, at(parsed, letters))


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("The Harbour Water Authority (HWA) said no.", "HWA"),
        ("The national statistics agency (NSA) said no.", "NSA"),
        ("The harbour workers' union (HWU) said no.", "HWU"),
        ("The vote went on (GDP) as before.", "GDP"),
        ("Nora Vail (NV) said no.", "NV"),
        ("It burns gas, and LNG is gas.", "LNG"),
    ],
)
def test_letters_for_a_body_are_its_name(nlp, text, letters):
    parsed = read(nlp(text))
    assert not surroundings.shortens_common_words(parsed, PARTIES, at(parsed, letters))


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("The Minister for Roads and Bridges, Nora Vail, said no.", "Roads and Bridges"),
        ("The Secretary of Labour said no.", "Labour"),
        ("Halvik MEC for Finance Nora Vail said no.", "Finance"),
    ],
)
def test_what_a_minister_is_of_is_no_party(nlp, text, field):
    parsed = read(nlp(text))
    assert surroundings.is_a_ministers(parsed, PARTIES, at(parsed, field))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Prime Minister of Peru said no.", "Peru"),
        ("The Secretary of the Navy said no.", "Navy"),
        ("The Secretary of Harbour Union said no.", "Harbour Union"),
        ("The President of Halvik said no.", "Halvik"),
    ],
)
def test_whom_somebody_else_leads_is_one(nlp, text, name):
    parsed = read(nlp(text))
    assert not surroundings.is_a_ministers(parsed, PARTIES, at(parsed, name))


def test_the_letters_are_no_actor_anywhere_in_the_article(extractor):
    from generator.article import Article

    text = "Firms bought liquefied natural gas (LNG) from Halvik Energy. The LNG came late. LNG prices rose."
    assert [a.name for a in extractor.facts(Article("a", text)).actors if a.kind != "place"] == ["Halvik Energy"]
