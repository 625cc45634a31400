"""Actors: which names are one party's, what stands for whom, what a pronoun means, offices, countries, ids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from generator.extraction import actors, words
from generator.extraction.actors import aliases, mentions, metonyms
from generator.lexicon import parties as lexicon
from generator.register import Register, Registered, actor_id
from tests.extraction.parses import reading

PARTIES = lexicon.load()


def doc(*tokens: tuple[str, str, str, int]) -> Doc:
    """Build a parsed sentence from (word, part of speech, dependency, head)."""
    texts, pos, deps, heads = zip(*tokens, strict=True)
    return Doc(
        Vocab(), words=list(texts), pos=list(pos), deps=list(deps), heads=list(heads), lemmas=[t.lower() for t in texts]
    )


@pytest.mark.parametrize(
    ("forms", "groups"),
    [
        ([("Ada Lindqvist", "person"), ("Lindqvist", "person")], [[0, 1]]),
        ([("Lindqvist", "organization"), ("Ada Lindqvist", "person")], [[0, 1]]),
        ([("Ada Lindqvist", "person"), ("Bo Lindqvist", "person")], [[0], [1]]),
        ([("Ada Lindqvist", "person"), ("Bo Lindqvist", "person"), ("Lindqvist", "person")], [[0], [1, 2]]),
        ([("Ada M. Lindqvist", "person"), ("Ada Lindqvist", "person")], [[0, 1]]),
        ([("Northern Water Agency", "organization"), ("NWA", "organization")], [[0, 1]]),
        ([("Food and Water Board", "organization"), ("FWB", "organization")], [[0, 1]]),
        ([("Food and Water Board", "organization"), ("FAWB", "organization")], [[0, 1]]),
        ([("U.N.", "organization"), ("UN", "organization")], [[0, 1]]),
        ([("Tallwood Corp.", "organization"), ("Tallwood", "organization")], [[0, 1]]),
        ([("Britain", "place"), ("UK", "place"), ("U.K.", "place")], [[0, 1, 2]]),
        ([("Harbour Court", "organization"), ("Court", "organization")], [[0, 1]]),
        ([("Ministry of Water", "organization"), ("Ministry", "organization")], [[0, 1]]),
        ([("Water Ministry of Peru", "organization"), ("Water Ministry", "organization")], [[0, 1]]),
        (
            [("Harbour Court", "organization"), ("River Court", "organization"), ("Court", "organization")],
            [[0], [1], [2]],
        ),
        ([("Bank of Peru", "organization"), ("Water Bank", "organization")], [[0], [1]]),
        ([("North Korea", "place"), ("South Korea", "place")], [[0], [1]]),
        ([("Tallwood", "organization"), ("Talbot", "organization")], [[0], [1]]),
        ([("George Washington", "person"), ("Washington", "place")], [[0], [1]]),
    ],
)
def test_names_of_one_party_are_grouped(forms, groups):
    found = [sorted(p for n in party.names for p in n.places) for party in aliases.group(forms, PARTIES)]
    assert found == groups


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Ada Li", "Li", "Bo Li", "UN", "U.N.", "Peru", "Lima", "Acme", "Acme Inc."]),
            st.sampled_from(["person", "organization", "place"]),
        ),
        max_size=12,
    )
)
def test_every_name_mention_has_one_party(forms):
    places = [p for party in aliases.group(forms, PARTIES) for n in party.names for p in n.places]
    assert sorted(places) == list(range(len(forms)))


@pytest.mark.parametrize(
    ("tokens", "head", "expected"),
    [
        ([("Lima", "PROPN", "nsubj", 1), ("warned", "VERB", "ROOT", 1)], 0, False),  # lemma "warned" is no known act
        ([("Lima", "PROPN", "nsubj", 1), ("warn", "VERB", "ROOT", 1)], 0, True),
        ([("fire", "NOUN", "ROOT", 0), ("in", "ADP", "prep", 0), ("Lima", "PROPN", "pobj", 1)], 2, False),
        ([("ties", "NOUN", "ROOT", 0), ("with", "ADP", "prep", 0), ("Lima", "PROPN", "pobj", 1)], 2, False),
        ([("tie", "NOUN", "ROOT", 0), ("with", "ADP", "prep", 0), ("Lima", "PROPN", "pobj", 1)], 2, True),
        ([("Lima", "PROPN", "poss", 1), ("ambitions", "NOUN", "ROOT", 1)], 0, True),
        ([("Lima", "PROPN", "poss", 1), ("airport", "NOUN", "ROOT", 1)], 0, False),
    ],
)
def test_a_capital_acts_only_where_the_sentence_makes_it(tokens, head, expected):
    assert metonyms.acts(words.read(doc(*tokens)), head) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Élysée Palace", "elysee-palace"),
        ("U.S.", "us"),
        ("Russia's Foreign Ministry", "russias-foreign-ministry"),
        ("東京", "unnamed"),
    ],
)
def test_slug(name, expected):
    assert actor_id(name) == expected


@pytest.fixture(scope="module")
def read(nlp, trained):
    def read(text, *entries):
        parsed = nlp(text)
        trained.read(parsed)  # marks the names
        heard = reading(parsed)
        found = mentions.find(heard, PARTIES)
        return {a.id: a for a in actors.find(heard, found, PARTIES, Register(entries))}

    return read


@pytest.mark.model
def test_people_with_their_offices_and_countries(read):
    found = read(
        "Peruvian President Ada Quispe met German Foreign Minister Jonas Keller in Geneva on Friday. "
        "Quispe said she was worried. Keller offered her help.",
    )
    quispe, keller = found["ada-quispe"], found["jonas-keller"]
    assert (quispe.role, quispe.country, quispe.kind) == ("Peruvian President", "PE", "person")
    assert (keller.role, keller.country) == ("German Foreign Minister", "DE")
    assert "friday" not in found
    assert not any(a.kind == "person" for i, a in found.items() if i not in {"ada-quispe", "jonas-keller"})


@pytest.mark.model
def test_a_metonym_is_a_mention_of_its_state(read):
    text = "Moscow warned Ukraine on Monday. Russia said it would respond. A fire broke out in Moscow later."
    found = read(text)
    names = [text[m.start : m.end] for m in found["russia"].mentions if m.kind == "name"]
    assert names == ["Moscow", "Russia"]
    assert found["moscow"].kind == "place"


@pytest.mark.model
def test_the_speaker_is_i(read):
    text = 'The mayor, Ada Quispe, spoke on Sunday. "I will not resign," Quispe said. "We have work to do."'
    found = read(text)["ada-quispe"]
    assert "I" in [text[m.start : m.end] for m in found.mentions if m.kind == "pronoun"]


@pytest.mark.model
def test_ids_do_not_depend_on_place(read):
    one = "Ada Quispe met Jonas Keller in Lima."
    other = "Jonas Keller met Ada Quispe in Lima."
    assert set(read(one)) == set(read(other))


@pytest.mark.model
def test_a_town_in_a_dateline_is_named_as_in_the_text(read):
    found = read("ROTTERDAM (AP) — Ships left the port of Rotterdam on Monday, Ada Quispe said.")
    assert (found["rotterdam"].name, found["rotterdam"].kind, found["rotterdam"].aliases) == ("Rotterdam", "place", ())


def entry(name, *aliases, apart=(), **values):
    return Registered(name=name, aliases=aliases, others=apart, **values)


@pytest.mark.model
def test_the_alias_file_gives_name_id_kind_and_country(read):
    text = "Delta Maas offered talks on Monday. Its director Piet Vos told reporters that Delta Maas had no choice."
    found = read(text, entry("Delta Maas Terminals", "Delta Maas", kind="organization", country="NL"))
    actor = found["delta-maas-terminals"]
    assert (actor.name, actor.kind, actor.country) == ("Delta Maas Terminals", "organization", "NL")
    assert actor.aliases == ("Delta Maas",)
    assert [m.kind for m in actor.mentions].count("name") == 2


@pytest.mark.model
def test_two_actors_that_the_alias_file_calls_one_become_one(read):
    text = "Robert Zimmerman sang in Oslo on Friday. Bob Dylan said he liked the hall."
    assert {"robert-zimmerman", "bob-dylan"} <= set(read(text))
    found = read(text, entry("Bob Dylan", "Robert Zimmerman"))
    assert "robert-zimmerman" not in found
    assert [text[m.start : m.end] for m in found["bob-dylan"].mentions if m.kind == "name"] == [
        "Robert Zimmerman",
        "Bob Dylan",
    ]


@pytest.mark.model
def test_not_keeps_apart_what_the_rules_would_join(read):
    text = "Arriva said on Monday that it would sue. Arriva Buses said that it had done nothing wrong."
    assert len([a for a in read(text).values() if "Arriva" in a.name]) == 1
    found = read(text, entry("Arriva", apart=["Arriva Buses"], kind="organization"))
    assert {"arriva", "arriva-buses"} <= set(found)


@pytest.mark.model
def test_a_surname_in_the_alias_file_does_not_take_a_namesake(read):
    john = entry("John Smith", "Smith", apart=["Adam Smith"])
    text = "Adam Smith said on Friday that trade would grow. Smith called the tariff a mistake."
    assert set(read(text, john)) == {"adam-smith"}
    assert set(read(text.replace("Adam Smith", "Mr Smith"), john)) == {"john-smith"}


@pytest.mark.model
def test_a_city_of_the_alias_file_is_not_its_state(read):
    text = "Moscow warned Ukraine on Monday. Russia said it would respond."
    assert set(read(text)) == {"russia", "ukraine"}
    assert set(read(text, entry("Moscow", kind="place"))) == {"russia", "ukraine"}
    assert set(read(text, entry("Moscow", apart=["Russia"]))) == {"moscow", "russia", "ukraine"}
    assert set(read(text, entry("Kremlin", "Moscow"))) == {"kremlin", "russia", "ukraine"}
