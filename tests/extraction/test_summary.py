"""Headlines and summaries: short, whole, and readable alone."""

import pytest

from generator.extraction import actors, summary
from generator.extraction.actors import mentions
from generator.lexicon import parties as lexicon
from tests.extraction.parses import reading

PARTIES = lexicon.load()

STORY = (
    "Peruvian President Ada Quispe has urged Chile to reopen the border through talks, not force, as the dispute "
    "between the two countries drags on, Reuters reports citing a statement.\n"
    "She met Chilean envoys in Lima on Friday, calling for calm.\n"
    "However, the border stayed closed over the weekend.\n"
)


@pytest.fixture(scope="module")
def write(nlp, trained):
    def write(text, title=None):
        doc = nlp(text)
        trained.read(doc)  # marks the names
        read = reading(doc)
        found = actors.find(read, mentions.find(read, PARTIES), PARTIES)
        return summary.write(read, found, title, PARTIES)

    return write


@pytest.mark.model
def test_headline_is_the_core_of_the_lede(write):
    headline, span, _ = write(STORY)
    assert len(headline) < 90
    assert "Quispe urges Chile to reopen the border" in headline
    assert "Reuters" not in headline
    assert STORY[slice(*span)].startswith("Peruvian President")


@pytest.mark.model
def test_a_given_title_is_the_headline(write):
    assert write(STORY, "Border dispute drags on")[0] == "Border dispute drags on"


@pytest.mark.model
def test_summary_is_short_traced_and_names_its_subjects(write):
    _, _, sentences = write(STORY)
    assert 1 <= len(sentences) <= 3
    assert sum(len(s.text.split()) for s in sentences) <= 60
    for sentence in sentences:
        assert sentence.sentences
        assert sentence.text.split()[0] not in {"She", "However,", "But"}
        for start, end in sentence.sentences:
            assert STORY[start:end] == STORY[start:end].strip()


@pytest.mark.model
@pytest.mark.parametrize("text", ["", " ", "\n\n", "Photo", "Hello world", "1. 2. 3."])
def test_texts_without_a_story(write, text):
    headline, (start, end), _ = write(text)
    assert isinstance(headline, str)
    assert 0 <= start <= end <= len(text)


@pytest.mark.model
def test_the_texts_own_heading_is_the_headline(write):
    text = "Border dispute drags on\n\nPeruvian President Ada Quispe met Chilean envoys in Lima on Friday."
    headline, (start, end), sentences = write(text)
    assert headline == text[start:end] == "Border dispute drags on"
    assert sentences[0].text.startswith("Peruvian President Ada Quispe met")


@pytest.mark.model
def test_a_headline_names_who_a_pronoun_means(write):
    headline, _, _ = write("Ada Quispe of Peru is ill.\nShe cancelled all her meetings with the council on Friday.")
    assert "She" not in headline


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        (
            (
                "Care firms are struggling to hire staff as a result of cuts to council budgets, a survey of senior "
                "officials suggests."
            ),
            "survey suggests",
        ),
        (
            "A new law on social media has come into effect in Peru.",
            "A new law on social media comes into effect in Peru",
        ),
    ],
)
def test_headlines_keep_their_source_and_speak_in_the_present(write, sentence, headline):
    assert write(sentence)[0].endswith(headline)
