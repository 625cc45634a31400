"""Next events on real parses: who does it, what becomes of a plan, what is announced, and what is told twice."""

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
    return brief(article, machine.facts(article), machine.lexicon.stances).next_events


DOERS = {
    "The harbour authority has a plan to build two new piers by the end of 2026.": (
        "Harbour authority to build two new piers",
        "2026-12-31",
        "deadline",
    ),
    "The union wants to stop the ban from taking effect on 1 July.": ("Ban to take effect", "2025-07-01", "other"),
    "The party is likely to start its campaign after 20 June.": (
        "Party to start its campaign",
        "2025-06-20",
        "start",
    ),
    "Oslo – The mayor of the town, Ann Lind, will resign on Monday.": (
        "Mayor of the town to resign",
        "2025-06-16",
        "end",
    ),
    "The governor told the two companies to pay the fine by 1 August.": (
        "Two companies to pay the fine",
        "2025-08-01",
        "deadline",
    ),
    "The minister will meet the teachers' union to discuss the strike on Tuesday.": (
        "Minister to meet the teachers' union to discuss the strike",
        "2025-06-17",
        "meeting",
    ),
    "The office will relocate 270 families between July and September.": (
        "Office to relocate 270 families",
        "2025-07-01/2025-09-30",
        "other",
    ),
    "The work is expected to be completed this year.": ("Work to be completed", "2025", "end"),
    "The court will announce its verdict on Lind at a later date.": (
        "Court to announce its verdict on Lind",
        None,
        "publication",
    ),
    "Lind said she would sue the paper.": ("Lind to sue the paper", None, "other"),
    "The two countries have agreed to hold talks in Bergen.": (
        "Two countries to hold talks in Bergen",
        None,
        "meeting",
    ),
    "The airline aims to reopen the route to Tromso.": ("Airline to reopen the route to Tromso", None, "start"),
}


@pytest.mark.parametrize("text", DOERS, ids=str)
def test_a_title_says_who_does_what(text):
    (event,) = shown(text)
    assert (event.what, event.when, event.kind) == DOERS[text]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "The two companies signed an agreement to build a mill in Bergen.",
            [("Two companies to build a mill in Bergen", "expected")],
        ),
        ("The chain has unveiled plans to open three stores.", [("Chain to open three stores", "expected")]),
        ("The chain rejected plans to open three stores.", []),
        (
            "Ann Lind has not said whether she will sign the harbour bill.",
            [("Ann Lind to sign the harbour bill", "possible")],
        ),
        (
            "Ann Lind will sign the harbour contract. Ann Lind will visit the school.",
            [("Ann Lind to sign the harbour contract", "expected"), ("Ann Lind to visit the school", "expected")],
        ),
    ],
)
def test_what_is_settled_or_left_open_is_announced(text, titles):
    assert [(event.what, event.certainty) for event in shown(text)] == titles


CHANGES = {
    "The summit planned for 20 June was called off.": ("Summit", "2025-06-20", "cancelled", None),
    "The concert that had been set for 20 June will not take place.": ("Concert", "2025-06-20", "cancelled", None),
    "The match is not expected to take place on 20 June.": ("Match", "2025-06-20", "cancelled", None),
    "The airline scrapped a flight that had been scheduled to leave on Friday.": (
        "Flight to leave",
        "2025-06-20",
        "cancelled",
        None,
    ),
    "The company has postponed the launch that was planned for 1 July.": ("Launch", None, "postponed", "2025-07-01"),
    "The vote planned for July has been brought forward to 18 June.": ("Vote", "2025-06-18", "expected", "2025-07"),
    "The election was moved from 1 July to 8 July.": ("Election", "2025-07-08", "expected", "2025-07-01"),
    "The trial, due to begin on Monday, was put off to 7 July.": ("Trial", "2025-07-07", "scheduled", "2025-06-16"),
    "The board did not postpone the council's vote planned for Monday.": (
        "Council's vote",
        "2025-06-16",
        "expected",
        None,
    ),
}


@pytest.mark.parametrize("text", CHANGES, ids=str)
def test_what_becomes_of_a_plan(text):
    (event,) = shown(text)
    assert (event.what, event.when, event.certainty, event.moved_from) == CHANGES[text]


@pytest.mark.parametrize(
    "text",
    [
        "The police will not publish the report.",
        "The mayor said he would be glad to work with everybody.",
        "The new road will strengthen the case for a tunnel.",
        "The goal is to bring people together.",
        "The cause is yet to be established.",
        "He is a man who will play a role in the story.",
        "Farmers prepared for the planned visit of the king.",
        "We will do it together, said Lind.",
        "The hall was supposed to open in early July.",
        "Members must declare gifts within 28 days.",
        "The company will generate $1.4 billion in revenue by the end of the year.",
        "The council is talking about the water that comes from Lillestrom, which will rise tomorrow.",
    ],
)
def test_shows_no_rule_wish_or_effect(text):
    assert shown(text) == ()


def test_the_day_of_saying_is_not_the_day_of_doing():
    assert [event.when for event in shown("Lind said on Friday she would sue the paper.")] in ([], [None])


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "The teachers' 12th congress opens in Bergen on 3 July. The congress ends on 5 July.",
            ["Teachers' 12th congress to open", "Teachers' 12th congress to end"],
        ),
        (
            "The Spring Games were put off last year. The Games will be held from 23 September to 8 October 2026.",
            ["Spring Games"],
        ),
        (
            "The seminar on fishing will be held on 3 July. The seminar will be opened by Lind.",
            ["Seminar on fishing"],
        ),
        (
            "The ministry will sign the harbour contract on 3 July. It said it would sign the harbour contract in July.",
            ["Ministry to sign the harbour contract"],
        ),
        ("The July 3 and August 5 tours of the dam will take visitors to the top.", ["Tours of the dam"] * 2),
    ],
)
def test_an_event_has_its_fuller_name_and_stands_once(text, titles):
    assert [event.what for event in shown(text)] == titles


def test_a_year_written_last_holds_for_both_ends_of_a_range():
    (event,) = shown("The Spring Games will be held in Bergen from 23 September to 8 October 2026.")
    assert event.when == "2026-09-23/2026-10-08"


def test_a_weekday_in_brackets_belongs_to_its_date_and_the_day_is_the_last_one_named():
    (event,) = shown("The fair will be held on July 10 (Thursday), 2025. Doors open at 2:30 p.m. on the day.")
    assert (event.what, event.when) == ("Doors to open", "2025-07-10T14:30")
