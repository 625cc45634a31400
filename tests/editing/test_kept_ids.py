"""An id that a person gave stays with its actor, whatever the machine calls the actor later."""

import pytest

from generator.briefing import Actor
from tests.editing.desk import Desk
from tests.made import briefing, changed

OSLO = Actor(id="mayor", name="Mayor of Oslo", kind="person")


def says(own, name, *aliases, more=()):
    """What the machine says once it knows Ada Brook under another name."""
    brook = Actor(id=own, name=name, aliases=aliases, kind="person", role="Mayor")
    made = briefing(actors=(*more, brook, *briefing().actors[1:]))
    made = changed(made, "positions", "brook-says-1a2b", actor=own)
    return changed(made, "positions", "union-rejects-3c4d", toward=(own, "city"))


@pytest.fixture
def desk():
    made = Desk(briefing())
    made.edit("id: ada-brook\n", "id: mayor\n")
    made.machine(None)
    return made


def name_and_speaker(desk):
    return desk.record("actors", "mayor")["name"], desk.record("positions", "brook-says-1a2b")["actor"]


@pytest.mark.parametrize("more", [(), (OSLO,)], ids=["alone", "beside another actor who has that id by himself"])
@pytest.mark.parametrize(
    "says_now",
    [("ada-m-brook", "Ada M. Brook", "Brook"), ("ada-m-brook", "Ada M. Brook"), ("brook", "Brook")],
)
def test_the_machine_changes_the_name_of_an_actor_whose_id_a_person_gave(desk, says_now, more):
    for _ in range(2):
        desk.machine(says(*says_now, more=more))
        assert name_and_speaker(desk) == (says_now[1], "mayor")
        assert desk.ids("actors").count("mayor") == 1
        assert len(desk.ids("actors")) == 3 + len(more)
        assert desk.review == {}


def test_a_person_changes_the_name_and_then_the_machine_does(desk):
    desk.edit("name: Ada Brook", "name: Ada the Great")
    desk.machine(says("ada-m-brook", "Ada M. Brook", "Brook"))
    assert name_and_speaker(desk) == ("Ada the Great", "mayor")
    assert desk.review["actors/mayor/name"]["machine"] == "Ada M. Brook"


def test_a_name_that_only_the_person_knew_tells_who_it_is(desk):
    desk.edit("aliases: [Brook]", "aliases: [Brook, Adele Winter]")
    desk.machine(says("adele-winter", "Adele Winter"))
    assert name_and_speaker(desk) == ("Adele Winter", "mayor")
    assert len(desk.ids("actors")) == 3


def test_a_relative_is_somebody_else(desk):
    desk.machine(says("tom-brook", "Tom Brook"))
    assert desk.record("positions", "brook-says-1a2b")["actor"] == "tom-brook"
    assert desk.record("actors", "tom-brook")["name"] == "Tom Brook"
