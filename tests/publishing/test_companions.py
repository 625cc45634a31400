"""Feeds, calendars and data, read back by the formats' own rules."""

import dataclasses
import json
import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from generator.publishing import assembly
from generator.publishing.formats import calendar, companions, feeds
from generator.publishing.pages import structured
from tests.publishing import hostile, sample

URL = "https://news.example/sub/"
ATOM = "{http://www.w3.org/2005/Atom}"


def make(*entries, site_url=URL):
    gathered = assembly.gather(assembly.Edition(tuple(entries), "The Site", site_url))
    return companions.make(
        gathered.published,
        gathered.withdrawn,
        gathered.directory,
        gathered.pages,
        lambda page: f"<p>{page.template}</p>",
        site_name="The Site",
        site_url=site_url,
    )


def unfolded(data):
    assert data.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    return data.decode().replace("\r\n ", "").split("\r\n")


def event(**changes):
    return sample.entry(next_events=[sample.DATA["next_events"][0] | changes])


def test_atom_has_what_rfc_4287_asks_for():
    root = ET.fromstring(make(sample.entry(), sample.entry("b"))["feed.xml"])
    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", element.findtext(f"{ATOM}updated"))
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {"alternate": URL, "self": f"{URL}feed.xml"}
    entry = root.find(f"{ATOM}entry")
    assert entry.find(f"{ATOM}link").get("href") == f"{URL}briefings/2025-05-10-northport/"
    assert entry.find(f"{ATOM}content").get("type") == "html"
    assert entry.findtext(f"{ATOM}updated") == "2025-05-10T00:00:00Z"


def test_json_feed_has_what_version_1_1_asks_for():
    feed = json.loads(make(sample.entry())["feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{URL}feed.json"
    assert feed["items"][0]["content_html"] == "<p>briefing.md.j2</p>"
    assert feed["items"][0]["id"].startswith("urn:uuid:")


def test_the_permanent_id_outlives_the_slug():
    before = dataclasses.replace(sample.entry("old"), id="kept")
    after = dataclasses.replace(sample.entry("new"), id="kept")
    assert feeds.permanent(before) == feeds.permanent(after) != feeds.permanent(sample.entry("kept", headline="x"), "e")
    assert (
        json.loads(make(before)["feed.json"])["items"][0]["id"]
        == json.loads(make(after)["feed.json"])["items"][0]["id"]
    )


def test_without_an_address_there_are_no_feeds_but_a_calendar():
    files = make(sample.entry(), site_url=None)
    assert "feed.xml" not in files
    assert "feed.json" not in files
    assert not any(line.startswith("URL:") for line in unfolded(files["events.ics"]))


def test_a_withdrawn_briefing_is_called_so_everywhere():
    files = make(sample.entry("w", status="withdrawn", reason="It was wrong."), sample.entry("ok"))
    entry = next(item for item in json.loads(files["feed.json"])["items"] if item["title"].startswith("Withdrawn"))
    assert entry["summary"] == "It was wrong."
    assert unfolded(files["events.ics"]).count("STATUS:CANCELLED") == 1
    data = json.loads(files["briefings/w.json"])
    assert (data["status"], data["reason"]) == ("withdrawn", "It was wrong.")
    assert "positions" not in data
    assert [item["slug"] for item in json.loads(files["index.json"])["briefings"]] == ["ok"]
    assert "briefings/w.ics" not in files


def test_a_draft_is_in_no_file():
    files = make(hostile.entry("xylograph", status="draft"), sample.entry())
    assert not any(b"xylograph" in data for data in files.values())


def test_an_event_in_the_calendar():
    lines = unfolded(make(event())["events.ics"])
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for line in (
        "DTSTART;VALUE=DATE:20250513",
        "DTEND;VALUE=DATE:20250514",
        "SUMMARY:Vote on the harbour plan",
        "LOCATION:Northport",
        "STATUS:CONFIRMED",
        f"URL:{URL}briefings/2025-05-10-northport/",
    ):
        assert line in lines
    assert {
        "events.ics",
        "events/2025-05.ics",
        "briefings/2025-05-10-northport.ics",
        "actors/northport-council.ics",
    } == {name for name in make(event()) if name.endswith(".ics")}


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"when": "2025-05-13/2025-05-15"}, ["DTSTART;VALUE=DATE:20250513", "DTEND;VALUE=DATE:20250516"]),
        ({"when": "2025-05-13T20:00+02:00"}, ["DTSTART:20250513T180000Z", "DTEND:20250513T190000Z"]),
        ({"when": "2025-05-13T20:00"}, ["DTSTART;VALUE=DATE:20250513"]),
        ({"certainty": "cancelled"}, ["STATUS:CANCELLED"]),
        ({"certainty": "possible"}, ["STATUS:TENTATIVE"]),
        ({"what": "A; b, c\\d"}, ["SUMMARY:A\\; b\\, c\\\\d"]),
        ({"what": "Ünï" * 40}, ["SUMMARY:" + "Ünï" * 40]),
        ({"when": "9999-12-31"}, ["DTSTART;VALUE=DATE:99991231"]),
    ],
)
def test_calendar_values(changes, wanted):
    lines = unfolded(make(event(**changes))["events.ics"])
    assert set(wanted) <= set(lines)


@pytest.mark.parametrize("when", ["2025", "2025-05/2025-08", "someday", None])
def test_what_has_no_day_is_no_appointment(when):
    assert "BEGIN:VEVENT" not in unfolded(make(event(when=when))["events.ics"])


def test_uid_stays_and_sequence_grows_when_the_date_moves():
    def facts(entry):
        lines = unfolded(calendar.write("x", calendar.appointments([entry], None)))
        return {key: value for key, _, value in (line.partition(":") for line in lines)}

    first = facts(dataclasses.replace(event(), updated="2025-05-10T10:00:00+02:00"))
    later = facts(dataclasses.replace(event(when="2025-05-20"), updated="2025-05-11T10:00:00+02:00"))
    assert first["UID"] == later["UID"]
    assert int(first["SEQUENCE"]) < int(later["SEQUENCE"])


def test_data_holds_what_readers_see_and_nothing_else():
    review = [{"at": "headline", "yours": "a", "machine": "b"}]
    data = json.loads(make(sample.entry(review=review, **{"x-note": "private"}))["briefings/2025-05-10-northport.json"])
    assert data["version"] == 1
    assert data["headline"] == sample.DATA["headline"]
    assert data["positions"][0]["toward"] == ["westland"]
    assert "review" not in data
    assert "private" not in json.dumps(data)


def test_json_ld_cites_the_source_and_names_the_events():
    graph = json.loads(structured.json_ld(sample.entry(), "The Site", URL))["@graph"]
    article, vote = graph
    assert article["@type"] == "NewsArticle"
    assert article["citation"]["url"] == sample.DATA["article"]["url"]
    assert article["citation"]["publisher"]["name"] == "Northport Courier"
    assert (vote["@type"], vote["startDate"]) == ("Event", "2025-05-13")


def both(text):
    """The files of two briefings full of `text`, of which one was taken back."""
    return make(hostile.entry(text), hostile.entry(text, "w", status="withdrawn"))


@pytest.fixture(scope="module")
def harmless():
    return both("harmless")


@pytest.mark.parametrize("text", hostile.PAYLOADS, ids=lambda text: repr(text[:30]))
def test_hostile_text_breaks_no_format(harmless, text):
    files = both(text)
    assert elements(files["feed.xml"]) == elements(harmless["feed.xml"])
    assert properties(files["events.ics"]) == properties(harmless["events.ics"])
    for name, data in files.items():
        if name.endswith(".json"):
            json.loads(data)
        if name.endswith(".ics"):
            lines = unfolded(data)
            assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT")
            assert all(re.match(r"[A-Z-]+[;:]", line) for line in lines if line)
    script = structured.json_ld(hostile.entry(text), text, URL)
    assert not set("<>&") & set(script)
    assert json.loads(script)["@graph"][0]["headline"] == text


def elements(xml):
    return sorted((element.tag, *sorted(element.attrib)) for element in ET.fromstring(xml).iter())


def properties(ics):
    return sorted(re.split("[;:]", line, maxsplit=1)[0] for line in unfolded(ics))


def test_the_latest_changes_come_first_and_feeds_do_not_grow():
    entries = [dataclasses.replace(sample.entry(f"b{n:03}"), updated=f"2025-06-{n % 28 + 1:02}") for n in range(80)]
    items = json.loads(make(*entries)["feed.json"])["items"]
    assert len(items) == feeds.LATEST
    assert items[0]["date_modified"] == "2025-06-28T00:00:00Z"


def test_an_undated_briefing_has_a_fixed_time():
    article = {"file": "seeds/x.txt"}
    assert feeds.changed(sample.entry(article=article)).date() == date(1970, 1, 1)
