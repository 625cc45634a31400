"""Whom a position is directed toward, on hand-built parses."""

import pytest

from generator.extraction.positions.direction import directed_toward
from generator.extraction.positions.stance import Stance
from generator.extraction.words import read
from generator.lexicon import stances
from tests.extraction.parses import parse, word

LEXICON = stances.load()

URGED_OBJECT = parse(
    "Oslo PROPN nsubj 1", "urged VERB ROOT 1 urge", "Rome PROPN dobj 1", "and CCONJ cc 2", "Bern PROPN conj 2",
    "to PART aux 6", "talk VERB xcomp 1",
)  # fmt: skip
URGED_SUBJECT = parse(
    "Oslo PROPN nsubj 1", "urged VERB ROOT 1 urge", "Rome PROPN nsubj 4", "to PART aux 4", "talk VERB ccomp 1"
)
SAID_THAT = parse("Oslo PROPN nsubj 1", "said VERB ROOT 1 say", "Rome PROPN nsubj 3", "lied VERB ccomp 1")
CONDEMNED = parse(
    "Oslo PROPN nsubj 1", "condemned VERB ROOT 1 condemn", "Rome PROPN poss 4", "'s PART case 2", "raid NOUN dobj 1",
    "on ADP prep 4", "Bern PROPN pobj 5",
)  # fmt: skip
BY = parse(
    "Oslo PROPN nsubj 1",
    "condemned VERB ROOT 1 condemn",
    "raids NOUN dobj 1 raid",
    "by ADP prep 2",
    "Rome PROPN pobj 3",
)
CALLED_ON = parse(
    "Oslo PROPN nsubj 1", "called VERB ROOT 1 call", "on ADP prep 1", "Rome PROPN pobj 2", "to PART aux 5",
    "leave VERB advcl 1",
)  # fmt: skip
OPPOSITION = parse(
    "Oslo PROPN nsubj 1", "stressed VERB ROOT 1 stress", "Bern PROPN poss 4", "'s PART case 2", "opposition NOUN dobj 1",
    "to ADP prep 4", "use NOUN pobj 5",
)  # fmt: skip
CONDOLENCES = parse(
    "Oslo PROPN nsubj 1",
    "expressed VERB ROOT 1 express",
    "condolences NOUN dobj 1",
    "to ADP prep 2",
    "Rome PROPN pobj 3",
)
CONVERSATION = parse(
    "In ADP prep 7", "a DET det 2", "call NOUN pobj 0", "with ADP prep 2", "Rome PROPN pobj 3", ", PUNCT punct 7",
    "Oslo PROPN nsubj 7", "stressed VERB ROOT 7 stress", "peace NOUN dobj 7",
)  # fmt: skip


@pytest.mark.parametrize(
    ("doc", "cue", "told", "stance", "expected"),
    [
        (URGED_OBJECT, "urged", None, "urges", ["Rome", "Bern"]),
        (URGED_SUBJECT, "urged", None, "urges", ["Rome"]),
        (SAID_THAT, "said", None, "says", []),
        (CONDEMNED, "condemned", None, "condemns", ["raid", "Rome"]),
        (BY, "condemned", None, "condemns", ["raids", "Rome"]),
        (CALLED_ON, "called", None, "urges", ["Rome"]),
        (OPPOSITION, "stressed", "opposition", "opposes", ["use"]),
        (CONDOLENCES, "expressed", "condolences", "sympathizes", ["Rome", "condolences"]),
        (CONVERSATION, "stressed", None, "stresses", ["Rome"]),
    ],
)
def test_directed_toward(doc, cue, told, stance, expected):
    words = read(doc)
    found = directed_toward(words, word(words, cue), Stance(stance, word(words, told or cue)), LEXICON)
    assert [words.text[one] for one in found] == expected
