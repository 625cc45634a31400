"""Names are cut where names end."""

import re

import pytest
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from generator.extraction import actors, words
from generator.extraction.actors import kinds, mentions, names
from generator.extraction.actors.names import Span as Span_
from generator.extraction.records import Mention
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
        ("met |Mrs Quispe| today", "PERSON", ["Quispe"]),
        ("met |Datuk Seri Ada Quispe| today", "PERSON", ["Ada Quispe"]),
        ("met |HH Ada Quispe| today", "PERSON", ["Ada Quispe"]),
        ("in |St. Petersburg| today", "GPE", ["St. Petersburg"]),
        ("said |Quispe's| party", "PERSON", ["Quispe"]),
        ("of |Harbour, Peru| today", "GPE", ["Harbour", "Peru"]),
        ("on |Acme, Inc.| today", "ORG", ["Acme, Inc."]),
        ("of |Peru's Foreign Ministry| today", "ORG", ["Peru's Foreign Ministry"]),
        ("on |Friday| today", "DATE", []),
        ("asked |HH| today", "ORG", []),
        ("asked |Prime Minister| today", "PERSON", []),
        ("asked Mr |Baron| today", "PERSON", ["Baron"]),
        ("in |Saudi Arabia| today", "GPE", ["Saudi Arabia"]),
        ("of |€ Acme| today", "ORG", ["Acme"]),
    ],
)
def test_edges(text, label, expected):
    assert words_of(recognized(text, label)) == expected


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
    trained.read(doc)  # marks the names
    found = mentions.find(reading(doc), PARTIES)
    assert word not in [text[m.start : m.end] for m in found if m.kind == "name"]


@pytest.mark.model
def test_mentions_stand_in_the_text(nlp, trained):
    text = "Iran's envoy said\nhe would meet the U.S. delegation. Ada Quispe of the U.N. agreed."
    doc = nlp(text)
    trained.read(doc)  # marks the names
    for mention in mentions.find(reading(doc), PARTIES):
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
        assert mention.start <= mention.head < mention.end


def written(text: str, *entities: tuple[str, str]) -> words.Words:
    """Build an article of proper nouns, of which some words are marked."""
    tokens = re.findall(r"[\w.]+|[^\w\s]", text)
    made = Doc(Vocab(), words=tokens, pos=["PROPN"] * len(tokens), deps=["dep"] * len(tokens), heads=[0] * len(tokens))
    marked = []
    for name, label in entities:
        parts = name.split()
        first = next(i for i in range(len(tokens)) if tokens[i : i + len(parts)] == parts)
        marked.append(Span(made, first, first + len(parts), label))
    made.set_ents(marked)
    return words.read(made)


def kinds_of(read: words.Words) -> list[tuple[str, str | None]]:
    spans = names.find(read, PARTIES)
    told = kinds.of(read, PARTIES, spans)
    return [(read.string(s.first, s.last), kind) for s, kind in zip(spans, told, strict=True)]


def test_a_name_that_was_marked_once_is_one_wherever_it_stands():
    read = written("Tallwood Bank fell . Tallwood Bank rose", ("Tallwood Bank", "ORG"))
    assert kinds_of(read) == [("Tallwood Bank", "organization")] * 2


@pytest.mark.parametrize("short", ["TWB", "Tallo", "KQ"])
def test_what_stands_in_brackets_after_a_name_is_another_form_of_it(short):
    read = written(f"Tallwood Bank ( {short} ) fell", ("Tallwood Bank", "ORG"), (short, "PERSON"))
    assert kinds_of(read) == [("Tallwood Bank", "organization"), (short, "organization")]
    found = [Mention(*read.span(f, e), "name", read.start[f], "organization", "kinds") for f, e in ((0, 2), (3, 4))]
    assert actors.named(read, found, PARTIES) == [[0, 1]]


def test_a_country_in_brackets_is_no_other_form_of_a_name():
    read = written("Tallwood Bank ( Peru ) fell", ("Tallwood Bank", "ORG"), ("Peru", "GPE"))
    assert kinds_of(read) == [("Tallwood Bank", "organization"), ("Peru", "place")]


@pytest.mark.parametrize(
    ("name", "label", "kind"),
    [
        ("Ada Quispe", "PERSON", "person"),
        ("Tallwood", "ORG", "organization"),
        ("Peru", "ORG", "place"),
        ("State of Qatar", "ORG", "place"),
        ("Bank of Qatar", "ORG", "organization"),
        ("Peruvian", "PERSON", None),
        ("Peruvians", "NORP", None),
        ("Tallwood Tower", "FAC", None),
        ("Tallwood 5", "PRODUCT", None),
        ("Tallwood Treaty", "ORG", None),
        ("The Long River", "WORK_OF_ART", None),
    ],
)
def test_only_parties_are_actors(name, label, kind):
    assert [told for _, told in kinds_of(written(f"saw {name} there", (name, label)))] == [kind]


def test_mentions_of_one_name_vote():
    marked = [("Songir", "GPE"), ("Songir", "GPE"), ("Songir", "PERSON")]
    read = written("Songir met Songir met Songir")
    spans = [Span_(2 * number, 2 * number + 1, label) for number, (_, label) in enumerate(marked)]
    assert kinds.of(read, PARTIES, spans) == ["place"] * 3


def test_a_surname_is_a_person_where_the_whole_name_is_one():
    read = written("Ada Songir met Songir", ("Ada Songir", "PERSON"))
    spans = [Span_(0, 2, "PERSON"), Span_(3, 4, "ORG")]
    assert kinds.of(read, PARTIES, spans) == ["person", "organization"]
    assert kinds.of(read, PARTIES, [*spans, Span_(0, 2, "PERSON")]) == ["person", "person", "person"]


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
