"""No page and no file grows with the number of briefings: twice as many briefings make more files, not larger ones."""

import json
from collections import defaultdict
from pathlib import PurePosixPath

import icalendar
import pytest

from generator.commands.build import make
from generator.publishing import assembly
from generator.publishing.formats import calendar, companions, data, feeds
from generator.publishing.lists import actor_pages, archive_pages, event_pages
from generator.publishing.markup import escape, rendering
from tests.publishing import sample

URL = "https://news.example/"
SMALLER = 4
BOUNDS = {
    calendar: ("PASSED", "COMING", "PART_SIZE"),
    data: ("LATEST", "PART_SIZE"),
    feeds: ("LATEST",),
    actor_pages: ("PAGE_SIZE", "INDEX_SIZE"),
    archive_pages: ("PAGE_SIZE", "INDEX_SIZE"),
    event_pages: ("PAGE_SIZE",),
}
"""How much a page or a file holds; a quarter of it shows with a quarter of the briefings whether that is kept."""
MANY = 60
"""More than any page or file holds then."""


def entry(number):
    """Make a briefing of one month: one actor is in all of them, another in this one alone."""
    vote = sample.DATA["next_events"][0]
    name = f"Person Number {number:04}"
    own = {"id": f"person-{number:04}", "name": name, "aliases": [f"Alias {number:04}"], "kind": "person"}
    office = sample.DATA["actors"][0] | {"role": f"Mayor {number:04}", "aliases": [f"Ada {number:04}"]}
    return sample.entry(
        f"b{number:04}",
        article=sample.DATA["article"] | {"source": f"Courier {number:04}"},
        actors=[office, *sample.DATA["actors"][1:], own],
        next_events=[
            vote | {"when": "2025-05-13", "participants": ["ada-marsh"]},
            vote | {"id": "other", "when": "2025-05-14", "participants": ["ada-marsh"]},
            vote | {"id": "past", "when": "2025-05-02", "participants": ["ada-marsh"]},
            vote | {"id": "open", "when": None},
        ],
    )


def written(count):
    """Everything that `docs/` would hold, by path."""
    gathered = assembly.gather(assembly.Edition(tuple(map(entry, range(count))), "The Site", URL))
    shipped = make.templates()
    markdown = rendering.environment(shipped, shipped, escape.text)
    files = {path: rendering.render(markdown, page).encode() for path, page in gathered.pages.items()}
    return files | companions.make(
        gathered.published,
        gathered.withdrawn,
        gathered.directory,
        gathered.pages,
        str,
        site_name="The Site",
        site_url=URL,
    )


def largest(files):
    """The size of the largest file of each kind: by folder and suffix, and each file at the top by itself."""
    sizes = defaultdict(int)
    for name, content in files.items():
        path = PurePosixPath(name)
        kind = name if len(path.parts) == 1 else f"{path.parts[0]}/*{path.suffix}"
        sizes[kind] = max(sizes[kind], len(content))
    return sizes


@pytest.fixture(scope="module")
def both():
    with pytest.MonkeyPatch.context() as patch:
        for module, names in BOUNDS.items():
            for name in names:
                patch.setattr(module, name, getattr(module, name) // SMALLER)
        yield written(MANY), written(2 * MANY)


def test_twice_as_many_briefings_make_no_file_larger(both):
    few, many = map(largest, both)
    assert few.keys() == many.keys()
    grown = {kind: (few[kind], many[kind]) for kind in few if many[kind] > 1.02 * few[kind]}
    assert grown == {}


def test_the_index_leads_to_every_briefing(both):
    _, files = both
    index = json.loads(files["index.json"])
    assert len(index["briefings"]) == data.LATEST
    found = []
    for month in index["months"]:
        listed, way = [], month["json"]
        while way:
            part = json.loads(files[way])
            assert part["month"] == month["month"]
            listed += part["briefings"]
            way = part.get("next")
        assert len(listed) == month["count"]
        found += listed
    assert found[: data.LATEST] == index["briefings"]
    assert {item["slug"] for item in found} == {f"b{number:04}" for number in range(2 * MANY)}
    assert all(item["json"] in files for item in found)


def test_the_calendar_to_follow_is_cut_and_those_of_the_months_have_every_event(both):
    _, files = both
    assert uids(files["events.ics"]) == uids(files["actors/ada-marsh.ics"])
    assert len(uids(files["events.ics"])) == calendar.PASSED + calendar.COMING
    months = [uids(content) for name, content in files.items() if name.startswith("events/") and name.endswith(".ics")]
    assert len(months) == 3
    assert sum(map(len, months)) == len(set().union(*months)) == 3 * 2 * MANY
    assert uids(files["events.ics"]) < set().union(*months)


def test_every_calendar_of_a_month_is_linked(both):
    _, files = both
    page = files["events/2025-05.md"].decode()
    calendars = [name for name in files if name.startswith("events/") and name.endswith(".ics")]
    assert all(f"]({name.removeprefix('events/')})" in page for name in calendars)


def uids(content):
    return {str(event["UID"]) for event in icalendar.Calendar.from_ical(content).walk("VEVENT")}
