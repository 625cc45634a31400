"""Titles of next events on real parses: whole, with their doer, and of what really is to come."""

import pytest

from generator.article import Article
from generator.extraction import pipeline
from generator.extraction.selection import brief
from generator.metadata import Metadata
from generator.project import Settings

pytestmark = pytest.mark.model

PUBLISHED = "2025-06-14"  # a Saturday


def shown(text):
    machine = pipeline.load(Settings().model)
    article = Article("x", text, Metadata(published=PUBLISHED))
    return [
        (event.what, event.when)
        for event in brief(article, machine.facts(article), machine.lexicon.stances).next_events
    ]


SPEAKERS = {
    "The ministry said it would publish the report on 20 June.": ("Ministry to publish the report", "2025-06-20"),
    "Norway and Sweden announced they would freeze the talks on Monday.": (
        "Norway and Sweden to freeze the talks",
        "2025-06-16",
    ),
    "Minister Ann Lind said she would resign on Friday.": ("Ann Lind to resign", "2025-06-20"),
}


def test_what_was_said_long_ago_is_no_longer_to_come():
    assert shown("The bank said in December that it would publish the audit in January.") == []
    assert shown("The bank said on Friday that it would publish the audit in January.") == [
        ("Bank to publish the audit", "2026-01")
    ]


@pytest.mark.parametrize("text", SPEAKERS, ids=str)
def test_a_pronoun_in_what_is_said_is_its_speaker(text):
    assert shown(text) == [SPEAKERS[text]]


@pytest.mark.parametrize(
    "text",
    [
        "The report said it would close the mine on Friday.",  # a report closes nothing
        "The mayors said it would open on 20 June.",  # one thing, and several speakers
    ],
)
def test_a_pronoun_that_does_not_agree_with_the_speaker_is_not_one(text):
    assert shown(text) == []


ANNOUNCED = {
    "The council has set up a committee to investigate the collapse of the bridge.": (
        "Committee to investigate the collapse of the bridge"
    ),
    "The ministry formed a panel to review the contract.": "Panel to review the contract",
    "The harbour board and Lind Steel on Friday signed an agreement, to build a pier in Tromvik.": (
        "Harbour board and Lind Steel to build a pier"
    ),
    "Blood samples are to be taken at the school.": "Blood samples to be taken at the school",
    "The merger will see the closure of two plants.": "Merger to see the closure of two plants",
    "The firefighters will continue the search for the missing.": "Firefighters to continue the search for the missing",
    "The new plant will employ 300 people.": "New plant to employ 300 people",
    "The Labour Ministry has to consider a lower fee for farms.": "Labour Ministry to consider a lower fee for farms",
    "The council needs to decide whether to close the school.": "Council to decide whether to close the school",
    "Parliament still has to approve the deal.": "Parliament to approve the deal",
}


@pytest.mark.parametrize("text", ANNOUNCED, ids=str)
def test_what_is_announced_without_a_date_is_found(text):
    assert shown(text) == [(ANNOUNCED[text], None)]


@pytest.mark.parametrize(
    "text",
    [
        "The parties formed a queue to enter the hall.",
        "The council has set up a committee to investigate.",  # what, is not told
        "The two sides signed a letter, to show their respect.",
        "The rest of the houses are yet to be rebuilt.",
        "The mayor was accused of being unable to hold elections.",
        "The police will continue.",
        "Parents have to pay for lunch.",
        "The board has to approve each sale.",  # a rule that stands
        "The agency has to consider that costs are high.",
        "The council does not need to decide on the fee.",
    ],
)
def test_what_only_looks_like_an_announcement_is_none(text):
    assert shown(text) == []


WHOLE = {
    "Two boat tours were announced in Halvik. The 20 June tour will take visitors from the harbour to the mill.": (
        "Tour to take visitors from the harbour to the mill",
        "2025-06-20",
    ),
    "A delegation of Norwegian lawmakers was named on Friday. The delegation will leave for Prague on 20 June.": (
        "Delegation of Norwegian lawmakers to leave for Prague",
        "2025-06-20",
    ),
    "A Danish delegation and a Swedish delegation met. The delegation will leave for Prague on 20 June.": (
        "Delegation to leave for Prague",
        "2025-06-20",
    ),
    "Those responsible for the fire will be summoned on Monday.": (
        "Those responsible for the fire to be summoned",
        "2025-06-16",
    ),
    "The department will provide an update, either with the numbers or without them.": (
        "Department to provide an update",
        None,
    ),
    "The town hall is to be turned into a place for the ill to be treated.": (
        "Town hall to be turned into a place for the ill to be treated",
        None,
    ),
    "PDK(S) will take up the survey in July.": ("PDK(S) to take up the survey", "2025-07"),
    "Lind will tour Norway for three weeks starting July 3.": ("Lind to tour Norway for three weeks", "2025-07-03"),
    "The Halvik book fair will run from 15 to 17 July.": ("Halvik book fair to run", "2025-07-15/2025-07-17"),
    "Ann Berg was found guilty. She has to return to court for a hearing on 15 July.": (
        "Ann Berg to return to court for a hearing",
        "2025-07-15",
    ),
    "Families were expected to be moved to other houses over the weekend.": (
        "Families to be moved to other houses",
        "2025-06-14/2025-06-15",
    ),
}


@pytest.mark.parametrize("text", WHOLE, ids=str)
def test_a_title_is_whole(text):
    assert shown(text) == [WHOLE[text]]


@pytest.mark.parametrize(
    "text",
    [
        "Prices will fall in 2026.",
        "The heat is forecast to last until Monday.",
        "The party is projected to lose the vote in October.",
        "From 1 July the agency will hire a further 250.",
    ],
)
def test_a_forecast_and_a_number_of_nothing_are_not_shown(text):
    assert shown(text) == []
