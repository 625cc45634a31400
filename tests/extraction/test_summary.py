"""Headlines and summaries: short, whole, in the article's own words, and readable alone."""

import re

import pytest

from generator.extraction import actors, summary
from generator.extraction.actors import mentions
from generator.extraction.summary import headline
from generator.extraction.times import find as find_times
from generator.lexicon import calendar
from generator.lexicon import parties as lexicon
from generator.metadata import Metadata
from tests.extraction.parses import reading

PARTIES = lexicon.load()
CALENDAR = calendar.load()

STORY = (
    "Peruvian President Ada Quispe has urged Chile to reopen the border through talks, not force, as the dispute "
    "between the two countries drags on, Reuters reports citing a statement.\n"
    "She met Chilean envoys in Lima on Friday, calling for calm.\n"
    "However, the border stayed closed over the weekend.\n"
)


@pytest.fixture(scope="module")
def write(nlp, trained):
    def write(text, title=None, source=None, author=None):
        doc = nlp(text)
        trained.read(doc)  # marks the names
        read = reading(doc)
        found = actors.find(read, mentions.find(read, PARTIES), PARTIES)
        times = find_times(read, CALENDAR)
        about = Metadata(title=title, source=source, author=author)
        return summary.write(read, summary.Found(found, times), about, PARTIES)

    return write


@pytest.mark.model
def test_headline_is_the_core_of_the_lede(write):
    head, _ = write(STORY)
    assert head.text.startswith("Peruvian President Ada Quispe has urged Chile to reopen the border")
    assert "Reuters" not in head.text
    assert STORY[slice(*head.sentence)].startswith("Peruvian President")
    assert {cut.rule for cut in head.cuts} == {"closing reporting clause", "adverbial at the end"}


@pytest.mark.model
def test_a_given_title_is_the_headline(write):
    assert write(STORY, "Border dispute drags on")[0].text == "Border dispute drags on"


@pytest.mark.model
def test_summary_is_short_traced_and_names_its_subjects(write):
    _, sentences = write(STORY)
    assert 1 <= len(sentences) <= 3
    assert sum(len(s.text.split()) for s in sentences) <= 60
    for sentence in sentences:
        assert sentence.sentences
        assert sentence.text.split()[0] not in {"However,", "But"}
        for start, end in sentence.sentences:
            assert STORY[start:end] == STORY[start:end].strip()


@pytest.mark.model
@pytest.mark.parametrize("text", ["", " ", "\n\n", "Photo", "Hello world", "1. 2. 3.", "(", '"', "— —", "(a) — (b)"])
def test_texts_without_a_story(write, text):
    head, _ = write(text)
    start, end = head.sentence
    assert isinstance(head.text, str)
    assert 0 <= start <= end <= len(text)


@pytest.mark.model
def test_the_texts_own_heading_is_the_headline(write):
    text = "Border dispute drags on\n\nPeruvian President Ada Quispe met Chilean envoys in Lima on Friday."
    head, sentences = write(text)
    start, end = head.sentence
    assert head.text == text[start:end] == "Border dispute drags on"
    assert sentences[0].text.startswith("Peruvian President Ada Quispe met")


@pytest.mark.model
@pytest.mark.parametrize("line", ["By Ada Quispe, Staff Writer", "Photo: Ada Quispe in Lima", "ADA QUISPE IN LIMA"])
def test_a_line_of_furniture_is_no_headline(write, line):
    head, _ = write(f"{line}\n\nPeruvian President Ada Quispe met Chilean envoys in Lima on Friday.")
    assert head.text.startswith("Peruvian President Ada Quispe met Chilean envoys")


@pytest.mark.model
def test_a_headline_is_no_sentence_that_needs_another(write):
    head, _ = write("Ada Quispe of Peru is ill.\nShe cancelled all her meetings with the council on Friday.")
    assert "She" not in head.text


@pytest.mark.model
@pytest.mark.parametrize(
    "sentence",
    [
        "Care firms are struggling to hire staff as a result of cuts to council budgets, a survey of officials suggests.",
        "A new law on social media has come into effect in Peru.",
        "The Prime Minister suggested Ada Quispe would not stand again.",
        "The ministry instructs the Quispe government to request more money from the council.",
    ],
)
def test_a_headline_has_the_articles_own_words_in_their_order(write, sentence):
    """No tense is changed, no office or first name taken away, no claim parted from who makes it."""
    assert write(sentence)[0].text == sentence.removesuffix(".")


@pytest.mark.model
def test_what_is_printed_is_the_sentence_but_for_what_was_cut(write):
    text = (
        "The council of Oslo has approved a new tram line, which will cost two million euros, after three years of "
        "talks between the city and its neighbours over who should pay for it and where it should run.\n"
        "Mayor Ada Berg, 54, told reporters on Monday that work would begin in the autumn of next year, although the "
        "money has not been found.\n"
        "Neighbours have opposed the line since it was first proposed, saying that trees along the river would fall.\n"
    )
    head, sentences = write(text)
    for printed, at, cuts in [(head.text, head.sentence, head.cuts)] + [
        (s.text, s.sentences[0], s.cuts) for s in sentences
    ]:
        left = text[slice(*at)]
        for cut in cuts:
            assert cut.rule
            left = left.replace(text[slice(*cut.at)], " ")
        assert re.findall(r"\w+", printed.casefold()) == re.findall(r"\w+", left.casefold())


@pytest.mark.model
@pytest.mark.parametrize(
    "furniture",
    [
        "Sign up for our newsletter to get the news that matters every day.",
        "Photo: the council of Oslo met under the new roof of the city hall on Monday.",
        "We may earn a commission if you buy something through the links on this page.",
        "Ada Berg is a staff reporter for the Oslo Courier and writes about the council.",
        "Do you think that the council of Oslo should build the new tram line along the river?",
    ],
)
def test_furniture_is_no_sentence_of_a_summary(write, furniture):
    _, sentences = write(f"The council of Oslo has approved a new tram line.\n{furniture}\nWork begins in May.\n")
    assert sentences
    assert not any(word in s.text for s in sentences for word in ("Sign", "Photo", "commission", "reporter", "?"))


@pytest.mark.model
def test_a_surname_and_a_pronoun_are_named_where_the_summary_has_not_named_them(write):
    text = (
        "The council of Oslo is led by Ada Berg.\n"
        "“Oh no,” I said.\n"
        "Berg told the council on Monday that the new tram line of the city would open to passengers in May.\n"
    )
    _, sentences = write(text)
    told = " ".join(s.text for s in sentences)
    assert told.index("Ada") < told.index("Berg")


@pytest.mark.parametrize(
    ("title", "source", "author", "expected"),
    [
        ("Border dispute drags on - Reuters", None, None, "Border dispute drags on"),
        ("Border dispute drags on | The Oslo Courier", "Oslo Courier", None, "Border dispute drags on"),
        ("Border dispute drags on | Opinion", None, None, "Border dispute drags on"),
        ("Opinion | Border dispute drags on", None, None, "Border dispute drags on"),
        ("Border dispute drags on, by Ada Berg", None, None, "Border dispute drags on"),
        ("Border dispute drags on | Ada Berg", None, ("Ada Berg",), "Border dispute drags on"),
        ("Border dispute drags on - and on", "Oslo Courier", None, "Border dispute drags on - and on"),
        ("BUDGET 3.0 | Taxes rise for all", "Oslo Courier", None, "BUDGET 3.0 | Taxes rise for all"),
        ("Ada Quispe wounded in Lima by Chilean Police", None, None, "Ada Quispe wounded in Lima by Chilean Police"),
        ("Opinion | Reuters", "Reuters", None, "Opinion"),
    ],
)
def test_a_title_stands_without_outlet_section_and_writer_where_they_are_sure(title, source, author, expected):
    assert headline.of_title(Metadata(title=title, source=source, author=author), PARTIES) == expected


@pytest.mark.model
def test_a_pronoun_is_named_in_brackets_or_its_sentence_is_not_told(write):
    text = (
        "The council of Oslo has approved a new tram line.\n"
        "Mayor Ada Berg opened a school in the north of the city.\n"
        "She said that the new tram line of Oslo would open to passengers in May.\n"
    )
    told = [s.text for s in write(text)[1]]
    assert not any(
        re.search(r"\bShe\b(?! \[Ada Berg\])", one) and "Ada Berg" not in " ".join(told[:i])
        for i, one in enumerate(told)
    )


@pytest.mark.model
def test_nobody_is_named_where_the_pronoun_may_mean_another(write):
    text = (
        "The council of Oslo has approved a new tram line.\n"
        "Ada Berg met Eva Lund, and she told reporters that she was ill, and Mary Quist left.\n"
        "She said that the new tram line of Oslo would open to passengers in May.\n"
    )
    assert not any(wrong in s.text for s in write(text)[1] for wrong in ("[Ada Berg]", "[Eva Lund]"))


@pytest.mark.model
def test_a_summary_tells_no_fact_twice(write):
    text = (
        "The council of Oslo has approved a new tram line along the river.\n"
        "On Monday the council of Oslo approved a new tram line along the river.\n"
        "Neighbours fear that old trees will fall.\n"
    )
    told = [s.text for s in write(text)[1]]
    assert sum("tram line" in one for one in told) == 1
    assert any("trees" in one for one in told)


@pytest.mark.model
def test_a_sentence_that_lost_its_abbreviation_ends_with_a_stop(write):
    text = (
        "The council of Oslo gave the tram line its votes on Monday, clearing the way for work that ended a debate of "
        "many hours among all of its parties and their friends, which had begun in the morning of the day before, at 2:30 a.m.\n"
        "\nNeighbours fear that old trees will fall, and they have asked a court to stop all of the work for a year or two.\n"
        "\nThe mayor of Oslo told the neighbours of the line that no tree by the river would be lost in the coming years.\n"
    )
    sentences = write(text)[1]
    assert sentences
    assert all(s.text.rstrip("”\"'").endswith((".", "!", "?", "…")) for s in sentences)


@pytest.mark.model
def test_a_refusal_to_comment_is_no_sentence_of_a_summary(write):
    text = (
        "The bank of Oslo has closed three offices along the river.\n"
        "The bank did not immediately respond to a request for comment.\n"
    )
    assert not any("comment" in s.text for s in write(text)[1])
