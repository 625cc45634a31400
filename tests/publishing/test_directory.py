"""Actors joined across briefings."""

from generator.briefing import Actor
from generator.publishing.directory import compile_directory
from generator.publishing.entry import Entry
from tests.made import TEXT, briefing


def test_an_actor_that_a_person_added_without_an_id_shares_the_page_of_the_same_name():
    found, added = Actor(id="kim-lee", name="Kim Lee", kind="person"), Actor(name="Kim Lee", kind="person")
    entries = tuple(
        Entry(slug=slug, briefing=briefing(actors=(actor,), positions=(), next_events=()), text=TEXT)
        for slug, actor in (("one", found), ("two", added))
    )
    assert list(compile_directory(entries, {}, {}).actors) == ["kim-lee"]
