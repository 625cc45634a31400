"""Who is who: whom a name means, who is kept apart, and which articles an entry concerns."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ground.wording import name_words as words
from generator.register import Register, Registered, actor_id

PUTIN = Registered(name="Vladimir Putin", aliases=("Putin", "V. V. Putin"), others=("Igor Putin",), country="RU")
SMITH = Registered(name="John Smith", aliases=("Smith",), others=("Adam Smith",))
REGISTER = Register([PUTIN, SMITH])

NAMES = st.sampled_from(["Ann", "Bo", "Ann Lee", "Bo Lee", "Lee", "Cy", "Cy Ann", "The Cy", "ÉLAN", "U.N."])


@st.composite
def registers(draw):
    """Entries without contradictions, as the reading gives them."""
    names = draw(st.lists(NAMES, unique_by=words, min_size=1))
    entries, ids = [], set()
    while names:
        size = draw(st.integers(1, len(names)))
        own, names = names[:size], names[size:]
        others = [n for n in draw(st.lists(NAMES)) if words(n) not in {words(name) for name in own}]
        if actor_id(own[0]) not in ids:
            ids.add(actor_id(own[0]))
            entries.append(Registered(name=own[0], aliases=tuple(own[1:]), others=tuple(others)))
    return entries


@pytest.mark.parametrize(
    ("names", "meant"),
    [
        (["Putin"], PUTIN),
        (["VLADIMIR  putin"], PUTIN),
        (["the president", "V.V. Putin"], PUTIN),
        (["Igor Putin", "Putin"], None),
        (["Putina"], None),
        ([], None),
        (["Adam Smith", "Smith"], None),
        (["Smith"], SMITH),
    ],
)
def test_whom_names_mean(names, meant):
    assert REGISTER.entry_for(names) == meant


def test_a_surname_may_be_short_for_either_but_a_name_may_not():
    assert REGISTER.are_apart("John Smith", "Adam Smith")
    assert not REGISTER.are_apart("Smith", "Adam Smith")
    assert not REGISTER.are_apart("Putin", "Smith")


def test_the_id_under_which_the_site_knows_an_actor():
    assert REGISTER.identity("putin-2", ["Putin"]) == "vladimir-putin"
    assert REGISTER.identity("somebody", ["Some Body"]) == "somebody"
    assert REGISTER.identity("smith", ["Adam Smith", "Smith"]) == "smith"
    taken = Register([Registered(name="John Smith", others=("Jon Smith", "Jóhn Smith"))])
    assert taken.identity("john-smith", ["Jon Smith"]) == "jon-smith"
    assert taken.identity("john-smith", ["Jóhn Smith"]).startswith("john-smith-")


@given(registers(), st.lists(NAMES), NAMES)
def test_the_order_of_entries_does_not_matter(entries, names, own):
    one, other = Register(entries), Register(reversed(entries))
    assert one.entry_for(names) == other.entry_for(names)
    assert one.concerning(" and ".join(names)) == other.concerning(" and ".join(names))
    if names:
        assert one.identity(own, names) == other.identity(own, names)


@given(registers(), st.lists(NAMES, min_size=1), NAMES)
def test_whom_an_actor_is_does_not_change_when_asked_again_under_the_new_name(entries, names, own):
    register = Register(entries)
    if entry := register.entry_for(names):
        assert register.entry_for([entry.name, *names]) == entry
    identity = register.identity(own, names)
    assert register.identity(identity, names) == identity


@given(registers(), NAMES, NAMES)
def test_being_apart_is_mutual(entries, one, other):
    register = Register(entries)
    assert register.are_apart(one, other) == register.are_apart(other, one)


@given(registers(), NAMES, st.text(alphabet="abc .,'\n-_"), st.text(alphabet="xyz .,'\n-_"))
def test_an_entry_concerns_a_text_exactly_when_a_name_of_it_stands_there(entries, name, before, after):
    register = Register(entries)
    text = f"{before} {name} {after}"
    there = words(text)
    concerned = [
        entry
        for entry in entries
        if any(there[i : i + len(words(own))] == words(own) for own in entry.names for i in range(len(there)))
    ]
    assert bool(register.concerning(text)) == bool(concerned)
    assert register.concerning(text) == Register(concerned).concerning(text)


def test_only_what_changes_facts_makes_an_article_be_read_again():
    text = "Putin spoke."
    before = REGISTER.concerning(text)
    assert before
    assert Register([PUTIN]).concerning(text) == before
    assert Register([PUTIN.model_copy(update={"link": "https://x.example/"}), SMITH]).concerning(text) == before
    assert Register([PUTIN.model_copy(update={"country": None})]).concerning(text) != before
    assert REGISTER.concerning("Putins and Smithers spoke.") == ""


@given(st.text())
def test_an_id_is_short_and_long_names_that_begin_alike_are_told_apart(name):
    one, other = actor_id(name), actor_id("x" * 80 + name)
    assert len(one) <= 80
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", one)
    assert other != actor_id("x" * 80 + name + "y")
    assert actor_id("Vladimir Putin") == "vladimir-putin"
