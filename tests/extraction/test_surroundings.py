"""The words beside a name tell of what kind it is, whatever the name."""

import pytest

from generator.extraction import model, words
from generator.extraction.actors import kinds, surroundings
from generator.extraction.actors.names import Span
from generator.lexicon import parties as lexicon

pytestmark = pytest.mark.model
PARTIES = lexicon.load()


@pytest.fixture
def read(nlp):
    """Parse a text in which a name stands in bars, and give its words and where the name is."""

    def of(marked: str) -> tuple[words.Words, Span]:
        first, last = marked.index("|"), marked.rindex("|") - 1
        parsed = words.read(model.read(nlp, marked.replace("|", "")))
        inside = parsed.within(first, last)
        return parsed, Span(inside.start, inside.stop, "PERSON")

    return of


@pytest.mark.parametrize(
    ("told", "marked"),
    [
        ("organization", "The leak was reported by newspaper |Morgenposten| on Monday."),
        ("organization", "|Skelva|, the airline, grounded nine jets."),
        ("organization", "|Advant|, the financial crime agency, said 30 clerks had sold data."),
        ("person", "The jury praised singer |Skelva| on Monday."),
        ("person", "Minister |Skelva| said no."),
        ("person", "|Skelva|, who chairs the board, said no."),
        ("place", "The flood hit the village |Skelva| on Monday."),
        ("thing", "The crew of the yacht |Skelva| was saved."),
        ("organization", "|Skelva| closed its mills on Monday."),
        ("organization", "|Skelva| grounded nine of its jets on Monday."),
        ("place", "Nine houses burned in the |West Bank| on Monday."),
        ("organization", "|Skelva| said it would respond to the request."),
        ("organization", "|Skelva| have lost both games."),
        ("place", "Nine houses burned in |Skelva| on Monday."),
        ("place", "A |Skelva|-based company won the contract."),
        ("organization", "The |Skelvas| said the weather had kept voters at home."),
    ],
)
def test_the_words_beside_a_name_tell_its_kind(read, told, marked):
    parsed, span = read(marked)
    assert surroundings.told(parsed, PARTIES, span) == told


@pytest.mark.parametrize(
    "marked",
    [
        "In the village |Vail| said the bridge was safe.",
        "|Vail| said the bridge was safe.",
        "|Vail| said it was late.",
        "Nobody believes in |Vail| any more.",
        "The bank bought a stake in |Vail| on Monday.",
        "The bridge was named in |Vail|'s letter.",
        "|Vail| and Orme have lost both games.",
        "The case is before the district court |Vail| on Monday.",
        "The |Vail| plan was rejected.",
        "Voters trust |Vail| more than anybody.",
    ],
)
def test_what_tells_nothing_is_not_heard(read, marked):
    parsed, span = read(marked)
    assert surroundings.told(parsed, PARTIES, span) is None


def kind(read, marked: str) -> str | None:
    parsed, span = read(marked)
    return kinds.of(parsed, PARTIES, [span])[0]


def test_what_is_said_to_be_a_thing_is_no_party(read):
    assert kind(read, "The crew of the yacht |Skelva| was saved.") is None


def test_a_known_first_name_goes_before_the_surroundings(read):
    assert kind(read, "Nine hearings were held in |Anna Skelva| on Monday.") == "person"


def test_the_words_of_a_persons_name_stay_a_persons(read):
    """Family names may come first: "Kim" of "Kim Oru"."""
    text = "Kim Oru won on Monday. The bank bought its shares from a Kim."
    parsed, last = read(text.replace("a Kim", "a |Kim|"))
    assert kinds.of(parsed, PARTIES, [Span(0, 2, "PERSON"), last]) == ["person", "person"]


def test_members_in_the_plural_are_no_person(read):
    assert kind(read, "|Republicans| said the figures had been public since May.") is None
