"""Feeds, calendars and data, read by parsers and schemas that complain."""

import json

import feedparser
import icalendar
import jsonschema
import pytest

from tests.publishing import hostile, sample
from tests.publishing.test_companions import URL, event, make

TEXT = {"type": "string"}
ADDRESS = {"type": "string", "format": "uri", "pattern": "^https?://"}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": TEXT,
        "home_page_url": ADDRESS,
        "feed_url": ADDRESS,
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "content_html"],
                "additionalProperties": False,
                "properties": {
                    "id": {"type": "string", "minLength": 1},
                    "url": ADDRESS,
                    "title": TEXT,
                    "summary": TEXT,
                    "content_html": TEXT,
                    "date_published": MOMENT,
                    "date_modified": MOMENT,
                    "tags": {"type": "array", "items": TEXT},
                },
            },
        },
    },
}


@pytest.fixture(scope="module")
def files():
    withdrawn = sample.entry("taken", status="withdrawn", reason="It was wrong.")
    payloads = [hostile.entry(text, f"hostile-{n}") for n, text in enumerate(hostile.PAYLOADS)]
    return make(sample.entry(), withdrawn, *payloads[:20])


def test_a_feed_reader_has_nothing_to_complain_of(files):
    feed = feedparser.parse(files["feed.xml"])
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    entries = {entry.link: entry for entry in feed.entries}
    assert len({entry.id for entry in feed.entries}) == len(feed.entries) == 22
    assert all(entry.updated_parsed and entry.title for entry in feed.entries)
    assert entries[f"{URL}briefings/2025-05-10-northport/"].title == sample.DATA["headline"]


def test_the_json_feed_follows_its_schema(files):
    jsonschema.validate(json.loads(files["feed.json"]), JSON_FEED)


def test_published_data_follow_the_schemas_that_are_published_with_them(files):
    names = ("schema/briefing-1.json", "schema/index-2.json", "schema/month-1.json")
    schema, index, month = (json.loads(files[name]) for name in names)
    for one in (schema, index, month):
        jsonschema.Draft202012Validator.check_schema(one)
    overview = json.loads(files["index.json"])
    jsonschema.validate(overview, index)
    lists = [json.loads(files[one["json"]]) for one in overview["months"]]
    assert sum(len(listed["briefings"]) for listed in lists) == 21
    for listed in lists:
        jsonschema.validate(listed, month)
    for broken in (overview | {"version": 1}, {key: value for key, value in overview.items() if key != "months"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(broken, index)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**lists[0], "briefings": [{"slug": "without an address"}]}, month)
    briefings = [json.loads(data) for name, data in files.items() if name.startswith("briefings/") and ".json" in name]
    assert len(briefings) == 22
    for briefing in briefings:
        jsonschema.validate(briefing, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(briefings[0] | {"version": 2}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(briefings[0] | {"positions": [{"statement": "without a stance"}]}, schema)


def test_calendars_are_read_back(files):
    for name, data in files.items():
        if not name.endswith(".ics"):
            continue
        calendar = icalendar.Calendar.from_ical(data)
        events = list(calendar.walk("VEVENT"))
        assert all(not one.errors for one in (calendar, *events))
        assert len({str(one["UID"]) for one in events}) == len(events)


@pytest.mark.parametrize("text", ["A; b, c\\d", "<b>bold</b> & more", "Ünï" * 40, "日本語 🙂"])
def test_an_event_is_read_back_as_the_text_that_it_was(text):
    (read,) = icalendar.Calendar.from_ical(make(event(what=text))["events.ics"]).walk("VEVENT")
    assert str(read["SUMMARY"]) == text
    assert str(read["DTSTART"].dt) == "2025-05-13"
