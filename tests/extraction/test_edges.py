"""Long names are whole, two names are two, and what counts or abbreviates things is no name."""

import re

import pytest
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from generator.extraction import words
from generator.extraction.actors import names
from generator.lexicon import parties as lexicon

PARTIES = lexicon.load()


def found(label: str, marked: str) -> list[tuple[str, str]]:
    """Give the names, with their labels, of a text in which each marked one ends with a bar: "[City of|[Lima|"."""
    tokens, ents, open_at = [], [], 0
    for piece in re.findall(r"\[|\||JD\(S|\n|[\w$.]+|[^\w\s]", marked):
        if piece == "[":
            open_at = len(tokens)
        elif piece == "|":
            ents.append((open_at, len(tokens)))
        else:
            tokens.append(piece)
    pos = ["PROPN" if token[:1].isupper() else "NOUN" for token in tokens]
    doc = Doc(
        Vocab(), words=tokens, pos=pos, tags=["NNP"] * len(tokens), deps=["dep"] * len(tokens), heads=[0] * len(tokens)
    )
    doc.ents = [Span(doc, first, last, label) for first, last in ents]
    read = words.read(doc)
    return [(read.string(s.first, s.last), s.label) for s in names.find(read, PARTIES)]


@pytest.mark.parametrize(
    ("label", "marked", "expected"),
    [
        ("GPE", "in the [City of|[Lima| today", ["City of Lima"]),
        ("ORG", "the [Land and|[Sea Council| said", ["Land and Sea Council"]),
        ("ORG", "the [Vail Institute and|[Orme University| said", ["Vail Institute", "Orme University"]),
        ("ORG", "the [Vail Institute and Orme State University| said", ["Vail Institute", "Orme State University"]),
        ("ORG", "the [Ministry of Trade and Industry| said", ["Ministry of Trade and Industry"]),
        ("ORG", "the [National Radio and Television System| said", ["National Radio and Television System"]),
        ("ORG", "the [Bank and Trust Company| said", ["Bank and Trust Company"]),
        ("ORG", "the [Vail Council and| others said", ["Vail Council"]),
        ("GPE", "flew [south of|[Lima| today", ["Lima"]),
        ("ORG", "the [JD(S|) said", ["JD(S)"]),
        ("ORG", "given [R4bn| today", []),
        ("ORG", "sales of [SUVs| rose , and the [SUV| maker", []),
        ("ORG", "asked the [G20| today", ["G20"]),
    ],
)
def test_edges_of_long_names(label, marked, expected):
    assert [name.replace("( S", "(S").replace(" )", ")") for name, _ in found(label, marked)] == expected


def test_a_person_after_the_comma_of_a_place_is_one():
    assert found("GPE", "in [North Coast, Anna Vail| today") == [("North Coast", "GPE"), ("Anna Vail", "PERSON")]
    assert found("GPE", "in [Denver, Colorado| today") == [("Denver", "GPE"), ("Colorado", "GPE")]


def test_letters_before_the_name_they_stand_for_are_of_its_kind():
    label = dict(found("PERSON", "heads [Imes| ( Institute of Maps and Early Stars )"))
    assert label == {"Imes": "PERSON"}  # nothing says what stands in the brackets
