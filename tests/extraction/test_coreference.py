"""Whom pronouns and descriptions mean, in texts of a few sentences; what is not found yet is a strict xfail."""

import pytest

from generator.extraction import actors
from generator.extraction.actors import mentions
from generator.lexicon import parties as lexicon
from tests.extraction.parses import reading

PARTIES = lexicon.load()
MEANT = [
    ("Ada Quispe met reporters in Lima on Friday. She said the talks had failed.", "She", "ada-quispe"),
    ("President Jonas Keller met Ada Quispe on Friday. He offered help.", "He", "jonas-keller"),
    ("Jonas Keller praised his wife on Monday.", "his", "jonas-keller"),
    ('Ada Quispe spoke on Sunday. "I will not resign," Quispe said.', "I", "ada-quispe"),
    ("Jonas Keller, the mayor, spoke on Monday. The mayor promised a new bridge.", "The mayor", "jonas-keller"),
    ("Jonas Keller is a lawyer. He lives in Lima.", "a lawyer", "jonas-keller"),
    ("Tallwood Bank closed its offices in Lima on Monday.", "its", "tallwood-bank"),
    ('Ada Quispe attacked Jonas Keller on Monday. "He has failed the city," Quispe said.', "He", "jonas-keller"),
    ("Asked about his plans on Friday, Jonas Keller declined to answer.", "his", "jonas-keller"),
    ("Paul Stein met Jonas Keller on Monday. He described Keller as tired.", "He", "paul-stein"),
    (
        "Tallwood Bank fined two brokers. The lender said on Friday that more would follow.",
        "The lender",
        "tallwood-bank",
    ),
    ("Jonas Keller said that Paul Stein had won. He added that Stein would resign.", "He", "jonas-keller"),
    ("Tallwood Bank will close. It said its staff had been told.", "It", "tallwood-bank"),
    (
        "French President Paul Stein met US President Jonas Keller. The French president said he was glad.",
        "The French president",
        "paul-stein",
    ),
    ("Gov. Ada Quispe spoke in Lima. The governor said the dam would hold.", "The governor", "ada-quispe"),
    (
        "Mr Keller said he was abroad. Umrao Tolwe, head of the station, denied the report. He said a lawyer had gone.",
        "He",
        "umrao-tolwe",
    ),
    ("Paul Stein met Jonas Keller on Monday. He said that Keller had been arrested.", "He", "paul-stein"),
    ("Paul Stein met Jonas Keller on Monday. He left the hall when Keller began to shout.", "He", "paul-stein"),
]
GAPS = [
    ("Ada Quispe and Jonas Keller met on Monday. They agreed on a date.", "They", "jonas-keller", "a group is no actor"),
]  # fmt: skip
NOTHING = [
    ("It is raining in Lima, Ada Quispe said on Monday.", "It"),
    ("Tallwood Bank said on Monday that it is clear that rates will fall.", "it is clear"[:2]),
    (
        "Jonas Keller lives in Lima. The city has a new bridge. It cost a lot. The road is new. Tallwood Bank said no. He said yes.",
        "He",
    ),
]


@pytest.fixture(scope="module")
def meant(nlp, trained):
    def meant(text, words):
        parsed = nlp(text)
        read = reading(parsed, None, trained.read(parsed))
        found = actors.find(read, mentions.find(read, PARTIES), PARTIES)
        return [
            actor.id for actor in found for m in actor.mentions if m.kind != "name" and text[m.start : m.end] == words
        ]

    return meant


@pytest.mark.model
@pytest.mark.parametrize(("text", "words", "expected"), MEANT)
def test_whom_it_means(meant, text, words, expected):
    assert meant(text, words) == [expected]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [pytest.param(*gap, marks=pytest.mark.xfail(reason=why)) for *gap, why in GAPS],
)
def test_known_gaps(meant, text, words, expected):
    assert expected in meant(text, words)


@pytest.mark.model
@pytest.mark.parametrize(("text", "words"), NOTHING)
def test_what_means_nobody_is_given_to_nobody(meant, text, words):
    assert meant(text, words) == []


@pytest.mark.model
def test_who_reports_afterwards_is_not_meant(meant):
    text = "Jonas Keller urged Peru to open its borders, Tallwood News reported on Monday."
    assert "tallwood-news" not in meant(text, "its")
