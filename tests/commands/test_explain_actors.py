"""What `newsbrief explain` says of an actor: why it is listed, what it is called, and what joined its mentions."""

from pathlib import Path

import pytest

from generator.commands.explain import parties
from generator.extraction.choice import Standing
from generator.extraction.records import GUESS, Actor, Facts, Mention

TEXT = "Minister Ann Lee left. She said so. Oslo is far."
SENTENCES = ((0, 22), (23, 35), (36, 48))
NAME = Mention(9, 16, "name", 13, "person", "kinds", "marked as person once", "the fullest name")
SHE = Mention(23, 26, "pronoun", 23, "person", GUESS, "", "the best of 2 that it may mean")
ANN = Actor(
    "ann-lee", "Ann Lee", "person", ("Lee",), "Minister", (0, 8), "NO", None, 0.51, False, (NAME, SHE),
    kind_by="most of its names say so", country_by="its role says so",
)  # fmt: skip
OSLO = Actor(
    "oslo", "Oslo", "place", (), None, None, None, None, 0.1, False, (Mention(36, 40, "name", 36, "place", "kinds"),),
    country_by="nothing in the text tells",
)  # fmt: skip
FACTS = Facts("a", None, None, "", (), (ANN, OSLO), (), (), (), SENTENCES)
LISTED, OUT = Standing(listed=True, reason="it acts"), Standing(listed=False, reason="it is a setting")


def test_every_sentence_that_mentions_it_is_shown_with_what_joined_each_mention():
    assert list(parties.of(TEXT, FACTS, ANN, LISTED)) == [
        ("listed", "it acts"),
        ("weight", "0.51, number 1 of 2 that are named"),
        ("kind", "person: most of its names say so"),
        ("", "“Ann Lee” is marked as person once"),
        ("role", "[role: Minister] [name: Ann Lee] left."),
        ("country", "NO: its role says so"),
        ("sentence", "Minister [name: Ann Lee] left."),
        ("name", "“Ann Lee”: the fullest name"),
        ("sentence", "[pronoun: She] said so."),
        ("pronoun", f"“She”: {GUESS}, so unsure; the best of 2 that it may mean"),
    ]


def test_one_that_is_left_out_is_said_to_be():
    lines = dict(parties.of(TEXT, FACTS, OSLO, OUT))
    assert lines["left out"] == "it is a setting"
    assert lines["country"] == "none: nothing in the text tells"
    assert "role" not in lines


@pytest.mark.parametrize(
    ("names", "found"),
    [(["ann-lee"], ANN), (["Lee"], ANN), (["ANN LEE"], ANN), (["x", "oslo"], OSLO), (["Bo"], None), ([], None)],
)
def test_an_actor_goes_by_its_id_and_by_each_of_its_names(names, found):
    assert parties.called(FACTS.actors, names) is found


ARTICLE = """\
The Harbour Water Food Authority (HWFA) criticized Nigeria's Health Minister Ada Okoro. The authority said it would sue.

Okoro, a lawyer, said in Abuja that she would resign. Nora Vail, her deputy, spoke for the ministry. Reuters reported it.
"""
ALIASES = "- id: okoro\n  name: Ada Okoro\n  aliases: [Nora Vail]\n  country: GH\n"


@pytest.fixture
def explained(newsbrief, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("seeds").mkdir()
    Path("seeds/okoro.txt").write_text(ARTICLE)
    newsbrief("generate")
    (briefing,) = Path("briefings").glob("*.yaml")
    return lambda *item: newsbrief("explain", briefing.stem, *item)


@pytest.mark.model
def test_actors_are_listed_and_explained(explained):
    code, listing, _ = explained()
    assert code == 0
    assert "ada-okoro\n    Ada Okoro, person, Nigeria's Health Minister" in listing
    code, out, _ = explained("harbour-water-food-authority")
    assert code == 0
    assert "“HWFA”: the article itself shortens “Harbour Water Food Authority” so" in out
    assert "[described: The authority] said" in out
    assert "better than none of them by" in out
    code, out, _ = explained("ada-okoro")
    assert "“Okoro”: surname of “Ada Okoro”" in out
    assert "[role: Nigeria's Health Minister]" in out
    assert "NG: its role says so" in out


@pytest.mark.model
def test_an_actor_that_is_left_out_goes_by_its_name(explained):
    assert "left out  a place where something happens" in explained("Abuja")[1]
    assert "left out  it only reports" in explained("Reuters")[1]
    code, _, error = explained("Ada Okora")
    assert (code, "did you mean 'Ada Okoro'?" in error) == (2, True)


@pytest.mark.model
def test_what_the_alias_file_says_is_named(newsbrief, explained):
    Path("actors.yaml").write_text(ALIASES)
    newsbrief("generate")
    _, out, _ = explained("okoro")
    assert "“Nora Vail”: the alias file calls them one" in out
    assert "GH: the alias file says so" in out
