"""What a reader is shown of all that was found, and in which words."""

from dataclasses import replace
from datetime import date

import pytest

from generator.article import Article, Metadata
from generator.briefing import Sentence
from generator.extraction.choice import (
    FEWEST_POSITIONS,
    MOST_ACTORS,
    SENTENCES_A_POSITION,
    select_actors,
    select_positions,
)
from generator.extraction.records import (
    Actor,
    Event,
    Facts,
    Mention,
    Position,
    SummarySentence,
    When,
    Where,
    content_id,
)
from generator.extraction.selection import brief
from generator.lexicon import stances

TEXT = "Wires reports that Oslo condemned Rome's raid. Oslo urged calm. Critics doubt it. Talks begin on 1 May in Bern."
SENTENCES = ((0, 47), (48, 64), (65, 82), (83, 113))
STANCES = stances.load()


def at(words):
    start = TEXT.index(words)
    return start, start + len(words)


def actor(name, kind="place", *, outlet=False):
    start, end = at(name)
    return Actor(name.lower(), name, kind, (), None, None, None, None, 0.5, outlet, (Mention(start, end, "name", start, kind, "hand"),))  # fmt: skip


def position(name, cue, content, stance, actor=None, **values):
    known = {
        "id": name, "actor": actor, "source": (at("Critics"),) if actor is None else (at(actor.title()),), "cue": (at(cue),),
        "content": (at(content),), "stance": stance, "toward": (), "quoted": False, "polarity": "affirmed",
        "speaks_for": False, "tells": True, "via": None, "statement": f"{content}.", "quotes": (),
        "sentences": tuple(s for s in SENTENCES if s[0] <= at(cue)[0] < s[1]), "rule": "hand", "confidence": 0.9, "reason": "",
    }  # fmt: skip
    known |= values
    return Position(**{"known_as": known["source"], **known})


REPORT = position("report", "reports", "that Oslo condemned Rome's raid", "reports", "wires")
CONDEMNS = position("condemns", "condemned", "Rome's raid", "condemns", "oslo", toward=("rome", "wires"))
URGES = position("urges", "urged", "calm", "urges", "oslo", confidence=0.3)
DOUBTS = position("doubts", "doubt", "it", "doubts", tells=False)
CRITICS = position("critics", "doubt", "it", "doubts")
TALKS = Event(
    "talks", "Talks", *at("Talks"), ("oslo",), Where("Bern", "CH"),
    When("1 May", *at("1 May"), "2026-05-01", date(2026, 5, 1), date(2026, 5, 1)), "scheduled", "oslo", SENTENCES[3], "hand", 0.9, "",
)  # fmt: skip
ACTORS = (actor("Oslo"), actor("Rome"), actor("Wires", "organization", outlet=True), actor("Bern"))


def facts(*found, events=(TALKS,)):
    return Facts("a", None, None, "Oslo urges calm", (SummarySentence("Oslo urged calm.", (SENTENCES[1],)),), ACTORS, found, (), events, SENTENCES)  # fmt: skip


def selected(*found):
    return [p.id for p in select_positions(facts(*found), frozenset({"wires"}), STANCES)]


def test_an_outlet_that_only_passes_on_is_left_out():
    assert selected(REPORT, CONDEMNS) == ["condemns"]
    assert selected(REPORT) == ["report"]


def test_named_actors_come_before_others_and_each_in_the_order_of_the_text():
    assert selected(CRITICS, URGES, CONDEMNS) == ["condemns", "urges", "critics"]


def test_what_says_nothing_by_itself_or_has_no_source_is_left_out():
    assert selected(DOUBTS, position("none", "doubt", "it", "doubts", source=())) == []


def test_the_same_thing_twice_is_shown_once_and_the_surer():
    again = position("again", "condemned", "Rome's raid", "condemns", "oslo", confidence=0.5)
    assert selected(again, CONDEMNS) == ["condemns"]


def test_actors_are_parties_and_not_settings_or_outlets():
    chosen = select_actors(facts(CONDEMNS), [CONDEMNS], frozenset({"wires"}))
    assert [a.id for a in chosen] == ["oslo", "rome"]


def test_only_the_first_parties_are_shown_and_those_of_a_position_or_event():
    parties = tuple(replace(ACTORS[2], id=f"party-{n}", outlet=False) for n in range(MOST_ACTORS + 5))
    last, concerned = parties[-1].id, replace(CONDEMNS, toward=(parties[-1].id,))
    known = replace(facts(CONDEMNS, events=()), actors=parties)
    shown = [a.id for a in select_actors(known, [], frozenset())]
    assert shown == [a.id for a in parties[:MOST_ACTORS]]
    assert [a.id for a in select_actors(known, [concerned], frozenset())] == [*shown, last]
    (without,) = [a.id for a in select_actors(replace(known, actors=parties[:1]), [], frozenset())]
    assert without == "party-0"


@pytest.mark.parametrize(
    ("common", "ids"), [(100, ["surer"]), (80, ["surer"]), (79, ["surer", "other"]), (1, ["surer", "other"])]
)
def test_what_has_four_fifths_in_common_is_a_repeat(common, ids):
    """Of a hundred characters, so many stand in the content of both."""
    surer = replace(CONDEMNS, id="surer", content=((20, 120),))
    other = replace(CONDEMNS, id="other", content=((120 - common, 220 - common),), cue=((0, 1),), confidence=0.5)
    assert set(selected(surer, other)) == set(ids)


def test_a_briefing_says_what_was_found():
    article = Article("seeds/a.txt", TEXT, Metadata(source="The Quay"))
    made = brief(article, facts(REPORT, CONDEMNS, URGES), STANCES)
    condemns, urges = made.positions
    assert (condemns.actor, condemns.toward, condemns.confidence, condemns.source) == ("oslo", ("rome",), None, None)
    assert condemns.evidence == (TEXT[0:47].strip(),)
    assert urges.confidence == "low"
    (talks,) = made.next_events
    assert (talks.when, talks.said, talks.where, talks.country) == ("2026-05-01", "1 May", "Bern", "CH")
    assert made.article.source == "The Quay"
    assert made.actors[0].evidence == (TEXT[0:47].strip(),)


def test_the_articles_own_publisher_is_a_source_and_no_party():
    article = Article("seeds/a.txt", TEXT, Metadata(source="rome"))
    assert [a.id for a in brief(article, facts(CONDEMNS), STANCES).actors] == ["oslo"]


@pytest.mark.parametrize(
    ("value", "first", "last", "expected"),
    [
        ("2026-05", date(2026, 5, 1), date(2026, 5, 31), "2026-05"),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "2026"),
        ("2026-05-01T15:00", date(2026, 5, 1), date(2026, 5, 1), "2026-05-01T15:00"),
        ("2026-05-01T15:00Z", date(2026, 5, 1), date(2026, 5, 1), "2026-05-01T15:00Z"),
        ("2026-05-01TMO", date(2026, 5, 1), date(2026, 5, 1), "2026-05-01"),
        ("2026-W18", date(2026, 4, 27), date(2026, 5, 3), "2026-04-27/2026-05-03"),
        (None, None, None, None),
    ],
)
def test_dates_are_written_as_people_write_iso_dates(value, first, last, expected):
    when = When("x", *at("1 May"), value, first, last)
    event = Event(*(getattr(TALKS, name) if name != "when" else when for name in TALKS.__slots__))
    made = brief(Article("a", TEXT), facts(CONDEMNS, events=(event,)), STANCES)
    assert made.next_events[0].when == expected


def test_what_an_article_says_twice_in_the_same_words_is_one_line():
    given = Article("seeds/a.txt", TEXT, Metadata())
    again = brief(given, facts(CONDEMNS, DOUBTS, CONDEMNS, events=(TALKS, TALKS)), STANCES)
    assert [p.id for p in again.positions] == ["condemns"]
    assert [e.id for e in again.next_events] == ["talks"]


@pytest.mark.model
def test_a_repeated_sentence_makes_no_faulty_file(tmp_path):
    from generator.commands import generate
    from generator.commands.extract import Machine
    from generator.project import Project, Settings

    sentence = "Mayor Ada Quispe said she would open talks with Chile in Lima on Monday."
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(f"{sentence}\n\nThe border is closed.\n\n{sentence}\n")
    report = generate.run(generate.Request(Project(tmp_path, Settings()), None, Machine(Settings())))
    assert not report.failed
    assert (
        generate.run(generate.Request(Project(tmp_path, Settings()), None, Machine(Settings()))).outcomes[0].status
        == "unchanged"
    )


@pytest.mark.parametrize("words", ["President Doe", "x" * 3000, "…", " ".join(["word" * 20] * 9)])
def test_an_id_fits_the_vocabulary_however_long_the_words_are(words):
    made = content_id(words, words, most=7)
    assert Sentence(id=made, text=words).id == made
    assert made != content_id(words, f"{words}.", most=7)


def test_what_an_actor_has_said_in_like_words_is_shown_once():
    first = position(
        "first", "condemned", "Rome's raid", "condemns", "oslo", statement="The raid on the northern harbour was wrong."
    )
    again = position(
        "again", "urged", "calm", "says", "oslo", statement="The raid on the harbour in the northern town was wrong."
    )
    assert [p.id for p in select_positions(facts(first, again), frozenset(), STANCES)] == ["first"]
    other = replace(again, actor="rome")
    assert {p.id for p in select_positions(facts(first, other), frozenset(), STANCES)} == {"first", "again"}


def test_of_too_many_those_are_shown_that_matter():
    plain = [
        replace(CRITICS, id=f"p{n}", stance="says", statement=f"Word{n} ends.", content=((1000 + n, 1001 + n),))
        for n in range(40)
    ]
    shown = select_positions(facts(*plain, CONDEMNS), frozenset(), STANCES)
    assert len(shown) == FEWEST_POSITIONS + len(SENTENCES) // SENTENCES_A_POSITION
    assert "condemns" in {p.id for p in shown}


def test_a_long_line_does_not_repeat_the_short_one_that_it_holds():
    short = position(
        "short", "condemned", "Rome's raid", "condemns", "oslo", statement="The northern harbour needs dredging."
    )
    more = (
        "The northern harbour needs dredging, ferries are late, fishermen leave for Bergen and prices rise everywhere."
    )
    long = position("long", "urged", "calm", "says", "oslo", statement=more)
    assert {p.id for p in select_positions(facts(short, long), frozenset(), STANCES)} == {"short", "long"}
