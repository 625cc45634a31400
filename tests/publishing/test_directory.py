"""Actors joined across briefings."""

from generator.briefing import Actor
from generator.publishing.values.directory import compile_directory
from generator.publishing.values.entry import BriefingEntry
from tests.made import TEXT, briefing


def test_an_actor_that_a_person_added_without_an_id_shares_the_page_of_the_same_name():
    found, added = Actor(id="kim-lee", name="Kim Lee", kind="person"), Actor(name="Kim Lee", kind="person")
    entries = tuple(
        BriefingEntry(slug=slug, briefing=briefing(actors=(actor,), positions=(), next_events=()), text=TEXT)
        for slug, actor in (("one", found), ("two", added))
    )
    assert list(compile_directory(entries, {}, {}).actors) == ["kim-lee"]


def test_names_that_no_id_can_hold_are_kept_apart():
    added = tuple(Actor(name=name, kind="place") for name in ("北京", "東京", "Zürich"))
    entry = BriefingEntry(slug="one", briefing=briefing(actors=added, positions=(), next_events=()), text=TEXT)
    ids = list(compile_directory((entry,), {}, {}).actors)
    assert len(ids) == 3
    assert ids[2] == "zurich"
