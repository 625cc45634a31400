"""Next events: on real parses of sentences of our own, and on the project's source article."""

from pathlib import Path

import pytest

from generator.extraction import events, model, times
from generator.extraction.records import Actor, Attribution, Mention
from generator.lexicon import calendar
from tests.extraction.parses import named, reading

pytestmark = pytest.mark.model

CALENDAR = calendar.load()
PUBLISHED = "2025-06-14"  # a Saturday


def find(nlp, text, actors=(), attributions=(), published=PUBLISHED, **more):
    read = reading(named(model.read(nlp, text)), published, attributions)
    return events.find(read, actors, times.find(read, CALENDAR), CALENDAR, **more)


def test_the_source_article_has_one_next_event(nlp):
    text = Path("seeds/000_c3e70b4285f2c8f2.txt").read_text(encoding="utf-8")
    (event,) = find(nlp, text)
    assert event.what == "Talks between the U.S. and Iran on the nuclear issue"
    assert text[event.start : event.end] == "Talks"
    assert event.where.name == "Oman"
    assert (event.when.text, event.when.value) == ("Sunday", "2025-06-15")
    assert text[event.when.start : event.when.end] == "Sunday"
    assert event.certainty == "expected"
    assert text[slice(*event.sentence)].startswith("Talks between the U.S. and Iran")


# text, what, head, date, place, certainty
CASES = [
    (
        "Britain is to hold a general election on 4 July.",
        "Britain to hold a general election",
        "election",
        "2025-07-04",
        None,
        "scheduled",
    ),
    (
        "The president plans to visit the troops in Romania next month.",
        "President to visit the troops",
        "visit",
        "2025-07",
        "Romania",
        "expected",
    ),
    ("The law takes effect July 1.", "Law to take effect", "takes", "2025-07-01", None, "scheduled"),
    ("The vote has been postponed until September.", "Vote", "vote", "2025-09", None, "expected"),
    (
        "The two leaders may meet in Geneva later this month.",
        "Two leaders to meet",
        "meet",
        "2025-06",
        "Geneva",
        "possible",
    ),
    ("The summit, scheduled for 20 June, has been cancelled.", "Summit", "summit", "2025-06-20", None, "cancelled"),
    (
        "If the talks fail, sanctions will be imposed by the end of August.",
        "Sanctions to be imposed",
        "imposed",
        "2025-08",
        None,
        "conditional",
    ),
    (
        "Tomorrow's strike will affect all trains between London and Manchester.",
        "Strike to affect all trains between London and Manchester",
        "strike",
        "2025-06-15",
        None,
        "expected",
    ),
    (
        "The president will travel to Beijing from June 17 to June 20.",
        "President to travel to Beijing",
        "travel",
        "2025-06-17/2025-06-20",
        None,
        "expected",
    ),
    (
        "The company will sign the contract in the next two weeks.",
        "Company to sign the contract",
        "sign",
        None,
        None,
        "expected",
    ),
    (
        "Ukraine's president plans to visit Berlin.",
        "Ukraine's president to visit Berlin",
        "visit",
        None,
        None,
        "expected",
    ),
]


@pytest.mark.parametrize(("text", "what", "head", "value", "place", "certainty"), CASES, ids=[c[0] for c in CASES])
def test_tells_what_is_coming(nlp, text, what, head, value, place, certainty):
    (event,) = find(nlp, text)
    assert event.what == what
    assert text[event.start : event.end] == head
    assert (event.when and event.when.value) == value
    assert (event.where and event.where.name) == place
    assert event.certainty == certainty
    assert event.reason


@pytest.mark.parametrize(
    "text",
    [
        "The two presidents spoke by phone on Friday.",
        "The pact was signed earlier this year.",
        "Moscow warned that an escalation could push the region towards a war.",
        "Russia will continue close contact with both sides.",
        "She said she would not attend the ceremony on Monday.",
        "He would have met the king on Monday.",
        "The museum is open every day until 6 p.m.",
        "In the year ending June 30, 2026, profits are seen higher.",
        "Analysts expect margins above 10 percent in 2026.",
        "If he wins, he will meet the president.",
        "The company has the right to sell the land.",
    ],
)
def test_leaves_out_what_is_no_next_event(nlp, text):
    assert find(nlp, text) == ()


def test_without_a_publication_date_the_day_stays_as_it_is_said(nlp):
    (event,) = find(nlp, "Talks are expected to resume in Oman on Sunday.", published=None)
    assert (event.when.text, event.when.value, event.when.earliest, event.when.latest) == ("Sunday", None, None, None)
    assert find(nlp, "The talks ended on Sunday.", published=None) == ()


def test_a_time_within_reach_has_its_last_day(nlp):
    (event,) = find(nlp, "The company will sign the contract in the next two weeks.")
    assert event.when.text == "the next two weeks"
    assert (event.when.earliest.isoformat(), event.when.latest.isoformat()) == ("2025-06-14", "2025-06-28")


def test_in_order_of_date_and_then_of_certainty(nlp):
    found = find(
        nlp,
        "The court may rule on 2 July. The minister will visit Rome on 1 July. Parliament is scheduled to vote on 2 July.",
    )
    assert [(e.when.value, e.certainty) for e in found] == [
        ("2025-07-01", "expected"),
        ("2025-07-02", "scheduled"),
        ("2025-07-02", "possible"),
    ]


def actor(text, name, *said):
    mentions = tuple(
        Mention(
            text.index(one),
            text.index(one) + len(one),
            "pronoun" if one == "He" else "name",
            text.index(one),
            "person",
            "",
        )
        for one in said
    )
    return Actor(name.lower(), name, "person", (), None, None, None, None, 1.0, outlet=False, mentions=mentions)


def test_takes_names_and_parties_from_the_actors(nlp):
    text = "Olaf Scholz arrives on Monday. He will meet Joe Biden on Tuesday."
    actors = (actor(text, "Scholz", "Olaf Scholz", "He"), actor(text, "Biden", "Joe Biden"))
    _, second = find(nlp, text, actors)
    assert second.what == "Scholz to meet Joe Biden"
    assert second.participants == ("scholz", "biden")


def test_says_who_says_so(nlp):
    text = "Talks will resume on Sunday in Oman, Peskov said."
    said = Attribution(
        source=((text.index("Peskov"), text.index(" said")),),
        cue=(),
        content=((0, text.index(", Peskov")),),
        cue_head=0,
        confidence=1.0,
    )
    (event,) = find(nlp, text, (actor(text, "Peskov", "Peskov"),), (said,))
    assert event.according_to == "peskov"
    (event,) = find(nlp, text, (), (said,), country_of={"Oman": "OM"}.get)
    assert event.according_to == "Peskov"
    assert event.where.country == "OM"
