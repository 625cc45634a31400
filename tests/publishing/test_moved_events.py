"""What was put off or moved says so: in calendars, in JSON-LD and on the page."""

import json

import pytest

from generator.publishing.pages import structured
from tests.publishing import sample
from tests.publishing.test_companions import URL, event, make, unfolded
from tests.publishing.test_pages import briefing_page


def vote(**changes):
    return sample.entry(next_events=[{**sample.DATA["next_events"][0], **changes}])


def test_a_calendar_says_from_which_day_an_event_was_moved():
    text = "".join(unfolded(make(event(moved_from="2025-05-12"))["events.ics"]))
    assert "Moved from Monday 12 May 2025." in text
    assert "Moved from" not in "".join(unfolded(make(event())["events.ics"]))


@pytest.mark.parametrize(
    ("changes", "status", "start", "before"),
    [
        ({}, None, "2025-05-13", None),
        ({"moved_from": "2025-05-12"}, "EventRescheduled", "2025-05-13", "2025-05-12"),
        ({"certainty": "cancelled"}, "EventCancelled", "2025-05-13", None),
        ({"certainty": "postponed", "when": None, "moved_from": "2025-05-12"}, "EventPostponed", "2025-05-12", None),
    ],
)
def test_json_ld_tells_what_became_of_an_event(changes, status, start, before):
    *_, told = json.loads(structured.json_ld(vote(**changes), "The Site", URL))["@graph"]
    assert told.get("eventStatus") == (f"https://schema.org/{status}" if status else None)
    assert (told["startDate"], told.get("previousStartDate")) == (start, before)


def test_a_page_says_what_was_moved_and_what_a_date_ends():
    (line,) = briefing_page(vote(moved_from="2025-05-12", kind="deadline")).events
    assert (line.moved_from.words, line.moved_from.iso) == ("Monday 12 May 2025", "2025-05-12")
    assert [badge.label for badge in line.badges] == ["deadline"]
    (line,) = briefing_page(vote(kind="vote")).events
    assert (line.moved_from, line.badges) == (None, ())
