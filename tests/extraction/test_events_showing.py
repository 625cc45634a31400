"""Which of the events that are listed a reader is shown: whole titles, one date, no forecasts of quantities."""

import pytest

from generator.extraction import events, model, times
from generator.lexicon import calendar
from tests.extraction.parses import named, reading

pytestmark = pytest.mark.model

CALENDAR = calendar.load()

SHOWN = [
    "The talks will resume in Geneva on 19 June.",
    "The two ministers will meet in Geneva on 3 July.",
    "The parliament will vote on the budget on 3 July.",
    "The committee's vote on the harbour is due on 3 July.",
    "Norway will host the 2026 Nordic Games on 3 July.",
    "The airline will open three new offices on 3 July.",
    "The union will reach a decision on the offer on 3 July.",
]
KEPT_BACK = [
    "The vote is due on 3 July.",
    "The event takes place on 3 July.",
    "Exports will fall 12 percent in 2026.",
    "The country will cut emissions by 40 percent by 2030.",
    "The number of visitors will reach 12 million by 2030.",
]


def find(nlp, text):
    read = reading(named(model.read(nlp, text)), "2025-06-14")
    return events.find(read, (), times.find(read, CALENDAR), CALENDAR)


@pytest.mark.parametrize("text", SHOWN)
def test_shows_doer_and_deed(nlp, text):
    assert [event.tells for event in find(nlp, text)] == [True]


@pytest.mark.parametrize("text", KEPT_BACK)
def test_lists_but_keeps_back_what_tells_nothing(nlp, text):
    assert [event.tells for event in find(nlp, text)] == [False]


def test_a_title_with_another_date_is_kept_back(nlp):
    found = find(nlp, "The 5 November tours will begin on 3 July.")
    assert found
    assert not any(event.tells for event in found)
