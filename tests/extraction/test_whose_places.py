"""What the words beside a name tell where its kind is hard to see: who heads it, who comes from it, who goes there."""

import pytest

from generator.extraction.actors import surroundings
from generator.extraction.actors.names import Span
from generator.extraction.words import read
from generator.lexicon import parties as lexicon
from tests.extraction.parses import word

PARTIES = lexicon.load()
pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The party Union and Skelva chairman Nora Vail met.", "organization"),
        ("On Monday Skelva leader Nora Vail resigned.", "organization"),
        ("On Monday Skelva Governor Nora Vail resigned.", "place"),
        ("On Monday Skelva mayor Nora Vail resigned.", "place"),
        ("On Monday Skelva adviser Nora Vail resigned.", None),
        ("On Monday Skelva leader and singer left.", None),
        ("Nora Vail is a lawyer from Skelva.", "place"),
        ("She is a resident of Skelva.", "place"),
        ("They travelled to Skelva on Monday.", "place"),
        ("A visit to Skelva was put off.", "place"),
        ("She got a letter from Skelva.", None),
        ("They wrote to Skelva on Monday.", None),
        ("She is a friend of Skelva.", None),
    ],
)
def test_told(nlp, text, told):
    parsed = read(nlp(text))
    first = word(parsed, "Skelva")
    assert surroundings.told(parsed, PARTIES, Span(first, first + 1, "PERSON")) == told
