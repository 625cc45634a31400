"""Names are cut where names end."""

import re

import pytest
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from generator.extraction import words
from generator.extraction.actors import mentions, names
from generator.lexicon import parties as lexicon
from tests.extraction.parses import reading

PARTIES = lexicon.load()


def recognized(marked: str, label: str) -> words.Words:
    """Build an article of one entity, which stands in bars: "met |the Kremlin| today"."""
    text = marked.replace("|", "")
    first, last = marked.index("|"), marked.rindex("|") - 1
    found = list(re.finditer(r"'s|[\w.]+|[-,]", text))
    tokens = [m.group() for m in found]
    spaces = [text[m.end() : m.end() + 1] == " " for m in found]
    bounds = [sum(m.start() < edge for m in found) for edge in (first, last)]
    pos = [
        "PROPN" if t[:1].isupper() else "PART" if t in {"'s", "'"} else "PUNCT" if t in {"-", ",", "."} else "NOUN"
        for t in tokens
    ]
    tag = ["POS" if t in {"'s", "'"} else "NNP" if p == "PROPN" else "NN" for t, p in zip(tokens, pos, strict=True)]
    made = Doc(
        Vocab(), words=tokens, spaces=spaces, pos=pos, tags=tag, deps=["dep"] * len(tokens), heads=[0] * len(tokens)
    )
    made.ents = [Span(made, bounds[0], bounds[1], label)]
    return words.read(made)


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("at |the Harbour Council| today", "ORG", ["Harbour Council"]),
        ("met |President Ada Quispe| today", "PERSON", ["Ada Quispe"]),
        ("met |Mrs Quispe| today", "PERSON", ["Quispe"]),
        ("of |Peru's Foreign Ministry| today", "ORG", ["Peru", "Foreign Ministry"]),
        ("said |Quispe's| party", "PERSON", ["Quispe"]),
        ("met |Cheng Chung|-Tai today", "PERSON", ["Cheng Chung-Tai"]),
        ("the pro-|Lima| camp", "GPE", ["Lima"]),
        ("the |pro-Lima| camp", "GPE", ["Lima"]),
        ("met |Ada Quispe and Jonas Keller| today", "PERSON", ["Ada Quispe", "Jonas Keller"]),
        ("the |Food and Water Board| today", "ORG", ["Food and Water Board"]),
        ("and |Peru and Chile| today", "ORG", ["Peru", "Chile"]),
        ("on |Acme, Bolt TV| today", "ORG", ["Acme", "Bolt TV"]),
        ("of |Acme, Inc.| today", "ORG", ["Acme, Inc."]),
        ("met |Wong Kwok|-hing today", "PERSON", ["Wong Kwok-hing"]),
    ],
)
def test_repairs(text, label, expected):
    read = words_of(recognized(text, label))
    assert read == expected


def words_of(read: words.Words) -> list[str]:
    return [read.string(s.first, s.last) for s in names.find(read, PARTIES)]


@pytest.mark.model
@pytest.mark.parametrize(
    "word",
    ["Friday", "Russian", "Christmas", "Covid-19"],
)
def test_no_party(nlp, trained, word):
    text = f"The council met again because of {word} rules, and then it closed."
    doc = nlp(text)
    found = mentions.find(reading(doc, senses=trained.read(doc).senses), PARTIES)
    assert word not in [text[m.start : m.end] for m in found if m.kind == "name"]


@pytest.mark.model
def test_mentions_stand_in_the_text(nlp, trained):
    text = "Iran's envoy said\nhe would meet the U.S. delegation. Ada Quispe of the U.N. agreed."
    doc = nlp(text)
    for mention in mentions.find(reading(doc, senses=trained.read(doc).senses), PARTIES):
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
        assert mention.start <= mention.head < mention.end


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("in |Saudi Arabia| today", "PERSON", ["Saudi Arabia"]),
        ("met |Home Secretary Ada Quispe| today", "ORG", ["Ada Quispe"]),
        ("the |Department| of Education today", "ORG", ["Department of Education"]),
        ("saw |Pope Leo| today", "PERSON", ["Pope Leo"]),
        ("asked |Prime Minister| today", "PERSON", []),
        ("of |Pro-Lima Alliance| today", "ORG", ["Alliance"]),
        ("the |pan-Lima| camp", "GPE", ["Lima"]),
        ("chief of |the Harbour Council Ada Quispe| today", "ORG", ["Harbour Council", "Ada Quispe"]),
        ("|Driver Ann Lee| today", "PERSON", ["Ann Lee"]),
        ("asked Mr |Baron| today", "PERSON", ["Baron"]),
    ],
)
def test_titles_and_institutions(text, label, expected):
    assert words_of(recognized(text, label)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("met |Ada and Norwood| today, later Ada left", ["Ada", "Norwood", "Ada"]),
        ("met |Norwood the Guardian| today, later Norwood left", ["Norwood", "Guardian", "Norwood"]),
        ("met |Ada and Norwood| today", ["Ada and Norwood"]),
        ("met |Norwood the Guardian| today", ["Norwood the Guardian"]),
    ],
)
def test_a_name_that_stands_alone_elsewhere_is_one_here_too(text, expected):
    assert words_of(recognized(text, "ORG")) == expected


def test_a_known_name_is_one_where_it_is_taken_for_a_common_noun():
    found = words_of(misread("Rathbun", "nsubj"))
    assert found == ["Mark Rathbun", "Rathbun"]
    assert words_of(misread("Rathbun", "amod")) == ["Mark Rathbun"]
    assert words_of(misread("Stone", "nsubj")) == ["Mark Rathbun"]


def misread(word: str, dep: str) -> words.Words:
    """Build "Mark Rathbun left. WORD requested money." with the word as a common noun."""
    made = Doc(
        Vocab(),
        words=["Mark", "Rathbun", "left", ".", word, "requested", "money", "."],
        pos=["PROPN", "PROPN", "VERB", "PUNCT", "NOUN", "VERB", "NOUN", "PUNCT"],
        tags=["NNP", "NNP", "VBD", ".", "NN", "VBD", "NN", "."],
        deps=["compound", "nsubj", "ROOT", "punct", dep, "ROOT", "dobj", "punct"],
        heads=[1, 2, 2, 2, 5, 5, 5, 5],
    )
    made.ents = [Span(made, 0, 2, "PERSON")]
    return words.read(made)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("LIMA", "LIMA"), ("LONDON", "London"), ("NEW YORK", "New York"), ("UNESCO", "UNESCO"), ("Tallwood", "Tallwood")],
)
def test_a_place_in_capitals_is_written_as_usual(name, expected):
    assert PARTIES.usual(name) == expected


@pytest.mark.parametrize("state", ["Hong Kong", "Kosovo", "Greenland", "Saudi Arabia"])
def test_a_state_is_no_demonym(state):
    assert state in PARTIES.countries
    assert state not in PARTIES.demonyms
