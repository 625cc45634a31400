"""References to actors: no run of the machine, and no edit that the manual tells of, leaves one that leads nowhere."""

import pytest

from generator.briefing import Actor
from generator.editing.checking import rules
from generator.editing.merging.records import notice
from tests.editing.desk import Desk, read
from tests.made import briefing, changed, without

CITY = "actors/city"


@pytest.fixture
def desk():
    return Desk(briefing())


def found(desk):
    """The codes of what a check says of references, before or after a run."""
    noticed = notice(desk.base, desk.data, desk.memory).decided
    context = rules.Context(read(desk.text), decided=noticed)
    return [finding.code for finding in rules.references_lead_to_actors(context)]


def stranger():
    """What the machine says once it no longer finds the city."""
    says = without(briefing(), "actors", "city")
    says = changed(says, "positions", "brook-says-1a2b", toward=())
    says = changed(says, "positions", "union-rejects-3c4d", toward=("ada-brook",))
    return changed(says, "next_events", "talks-5e6f", participants=("transport-union",))


NAMES_THE_CITY = {
    "a new position": ("positions:\n", "positions:\n  - id: mine\n    actor: city\n    stance: hopes\n"),
    "a new event": ("next_events:\n", "next_events:\n  - what: A vote\n    participants: [city]\n"),
    "another actor of a position": ("actor: transport-union", "actor: city"),
    "an edited position": ("statement: The plan is reckless.", "statement: The plan is bad."),
    "a role": ("role: Mayor", "role: Mayor\n    organization: city"),
}


@pytest.mark.parametrize("edit", NAMES_THE_CITY.values(), ids=NAMES_THE_CITY)
def test_an_actor_whom_a_persons_record_names_stays_when_the_machine_drops_it(desk, edit):
    desk.edit(*edit)
    dropped = stranger()
    if edit[0].startswith("statement"):
        dropped = without(dropped, "positions", "union-rejects-3c4d")
    for _ in range(2):
        desk.machine(dropped)
        assert desk.ids("actors") == ["ada-brook", "transport-union", "city"]
        assert desk.review[CITY]["why"] == "no longer in the article"
        assert found(desk) == []


def test_it_goes_when_nothing_names_it_any_more(desk):
    desk.edit(*NAMES_THE_CITY["a new position"])
    desk.machine(stranger())
    desk.cut("positions", "mine")
    desk.machine(stranger())
    assert desk.ids("actors") == ["ada-brook", "transport-union"]
    assert desk.review == {}


def test_it_stays_where_a_person_kept_it(desk):
    desk.edit(*NAMES_THE_CITY["a new position"])
    desk.machine(stranger())
    desk.edit(desk.text[desk.text.index("\nreview:") :], "")
    desk.machine(stranger())
    desk.cut("positions", "mine")
    desk.machine(stranger())
    assert desk.ids("actors") == ["ada-brook", "transport-union", "city"]
    assert desk.review == {}


def test_actors_that_name_only_each_other_go_together(desk):
    council = Actor(id="council", name="Council", kind="organization", organization="city")
    says = briefing(actors=(*briefing().actors, council))
    desk = Desk(says)
    desk.machine(stranger())
    assert desk.ids("actors") == ["ada-brook", "transport-union"]
    assert [change.at for change in desk.changes if change.kind == "removed"] == [CITY, "actors/council"]


def test_merging_two_actors_is_no_fault_before_the_run_that_follows_it(desk):
    desk.cut("actors", "city")
    desk.edit("name: Transport union", "name: Transport union\n    aliases: [City]")
    assert found(desk) == []
    desk.machine(None)
    assert found(desk) == []
    assert desk.record("positions", "brook-says-1a2b")["toward"] == ["transport-union"]


def test_renaming_an_actors_id_is_no_fault_before_the_run_that_follows_it(desk):
    desk.edit("id: city", "id: harbour-city")
    assert found(desk) == []
    desk.machine(None)
    assert found(desk) == []
    assert desk.record("positions", "brook-says-1a2b")["toward"] == ["harbour-city"]


def test_deleting_an_actor_is_a_warning_before_the_run_as_after_it(desk):
    desk.cut("actors", "city")
    before = found(desk)
    desk.machine(None)
    assert before == found(desk) == ["NB205"] * 3


def test_an_id_that_never_was_is_an_error(desk):
    desk.edit("actor: ada-brook", "actor: ada-brock")
    assert found(desk) == ["NB204"]


def test_an_actor_without_an_id_goes_by_the_id_that_its_name_makes(desk):
    kim = "  - name: Kim Lee\n    kind: person\n"
    desk.edit("actors:\n", "actors:\n" + kim)
    desk.edit("actor: transport-union", "actor: kim-lee")
    assert found(desk) == []
    lee = Actor(id="kim-h-lee", name="Kim H. Lee", aliases=("Kim Lee",), kind="person")
    says = briefing(actors=(*briefing().actors, lee))
    desk.machine(changed(says, "next_events", "talks-5e6f", participants=("city", "kim-h-lee")))
    assert [actor["name"] for actor in desk.data["actors"]].count("Kim Lee") == 1
    assert desk.record("next_events", "talks-5e6f")["participants"] == ["city", "kim-lee"]
    assert found(desk) == []


def test_a_name_moved_to_an_actor_without_an_id_is_followed_there(desk):
    desk.cut("actors", "city")
    desk.edit("actors:\n", "actors:\n  - name: Kim Lee\n    aliases: [City]\n    kind: person\n")
    desk.machine(None)
    assert desk.record("positions", "brook-says-1a2b")["toward"] == ["kim-lee"]
    assert found(desk) == []
