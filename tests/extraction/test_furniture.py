"""What stands beside a story is known from the text alone; what only looks like it is part of the story."""

import pytest

from generator.article import Article
from generator.extraction import furniture
from generator.extraction.selection import brief

STORY = "Mayor Signe Aldritt said on Wednesday that she would withdraw the levy."


@pytest.mark.parametrize(
    "before",
    [
        "VESTERHAM, June 11 - ",
        "VESTERHAM (AP) — ",
        "VESTERHAM, Norrland — ",
        "Vesterham (Reuters) - ",
        "Vesterham – ",
        "New Vesterham - ",
    ],
)
def test_a_dateline_ends_where_the_report_begins(before):
    assert furniture.dateline(before + STORY) == len(before)


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "Vesterham-based Skelva closed its mills.",
        "The mayor - Signe Aldritt - said no.",
        "Vesterham - a town of nine houses - was flooded.",
        "Aldritt, who withdrew the levy - twice - said no.",
    ],
)
def test_a_sentence_is_no_dateline(text):
    assert furniture.dateline(text) == 0


@pytest.mark.parametrize(
    "line",
    ["By Nora Vail, Staff Writer", "Editing by Ada Moss", "Photo: Nora Vail", "VAIL WINS", "READ MORE: Vail wins"],
)
def test_lines_beside_the_story_are_furniture_as_a_whole(line):
    text = f"{STORY}\n\n{line}\n\n{STORY}"
    assert [text[start:end] for start, end in furniture.find(text)] == [line]


@pytest.mark.parametrize("credit", ["(Reporting by Nora Vail)", "Image: Nora Vail.", "Photo by Nora Vail"])
def test_a_credit_after_the_last_words_is_furniture(credit):
    text = f"{STORY} {credit}"
    assert [text[start:end].strip() for start, end in furniture.find(text)] == [credit]


@pytest.mark.parametrize("line", ["By the river Nora Vail said no.", "Vail wins.", "NATO"])
def test_lines_of_the_story_are_none(line):
    assert furniture.find(f"{STORY}\n\n{line}") == ()


@pytest.mark.model
@pytest.mark.parametrize("before", ["VESTERHAM, June 11 - ", "Vesterham – "])
def test_the_place_of_a_dateline_neither_speaks_nor_is_listed(extractor, before):
    article = Article("test", before + STORY)
    made = brief(article, extractor.facts(article), extractor.lexicon.stances)
    assert [actor.name for actor in made.actors] == ["Signe Aldritt"]
    assert {position.actor for position in made.positions} == {"signe-aldritt"}
