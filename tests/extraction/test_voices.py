"""Who speaks and who is only spoken to or of, in whole sentences through the whole of extraction."""

import pytest

from generator.article import Article, Metadata

pytestmark = pytest.mark.model

# text, part of what is said, and the actor, or the words, of who says it
SPEAKS = [
    ("Harold Penn was urged by two doctors to close the dam.", "close the dam", "two doctors"),
    ("Harold Penn was worried that the dam would break.", "dam would break", "harold-penn"),
    ("Lena Ortiz was accused by Harold Penn of hiding the leak.", "hiding the leak", "harold-penn"),
    ("Asked about the dam, Harold Penn said it would hold.", "would hold", "harold-penn"),
    ("The leak was known, a source told Tarn Times on Monday.", "leak was known", "a source"),
    ("Lena Ortiz, whose lawyer said she was innocent, left the court on Monday.", "innocent", "Lena Ortiz, whose lawyer"),
    ("A friend of Lena Ortiz said the trial had broken her.", "broken her", "A friend of Lena Ortiz"),
    ("Lena Ortiz's lawyer said that she would appeal.", "would appeal", "Lena Ortiz's lawyer"),
    ("A spokesman for the harbour police said three men were held. He said they would be charged.", "be charged",
     "A spokesman for the harbour police"),
    ("Two officials said the talks had failed. They said a new date was not set.", "new date", "Two officials"),
    ("The newspaper Morgenposten reported that the minister would resign. The paper said two aides had confirmed it.",
     "aides had confirmed", "morgenposten"),
    ("Gorse Energy opened a mine in Tarn on Monday. The company said it would hire 200 people.", "200 people",
     "gorse-energy"),
    ("Gorse Energy bought Alder Oil on Monday. The company said it would hire 200 people.", "200 people", "The company"),
    ("Police chief Omar Tull arrested a driver on Monday. The driver said he had not seen the sign.", "the sign",
     "The driver"),
    ("A spokesman, who asked not to be named, said the dam would break.", "would break", "A spokesman"),
    ("Asked about it, the councillor from the Tarn-3 ward Umrao Tolwe said he was unaware of the leak.", "of the leak",
     "umrao-tolwe"),
]  # fmt: skip

NOBODY = [
    ("The town was warned on Friday that the dam could break.", "could break"),
    ("Residents have been told to leave the valley.", "leave"),
    ("Harold Penn has faced heavy criticism over the price of power.", "price"),
    ("Harold Penn dodged questions on whether he would return the money.", "return"),
    ("Companies must pay according to need.", "pay"),
    ("Harold Penn left for Oslo on Monday as doubts grew over whether the dam would hold.", "hold"),
    ("Q: Why did you leave the party?\n\nA: I was tired of the lies.", "tired"),
    ("The road is closed, and one would think that the city had a plan.", "had a plan"),
    ("Two men came. The latter said that the road was closed.", "closed"),
]


def shown(extractor, text, part):
    """Give the actor, or the words, of each position that has `part`."""
    positions = extractor.facts(Article("case", text, Metadata(published="2026-03-04"))).positions
    return [p.actor or " ".join(text[slice(*s)] for s in p.known_as) for p in positions if part in p.statement]


@pytest.mark.parametrize(("text", "part", "speaker"), SPEAKS, ids=[text[:48] for text, *_ in SPEAKS])
def test_who_speaks(extractor, text, part, speaker):
    assert shown(extractor, text, part) == [speaker]


@pytest.mark.parametrize(("text", "part"), NOBODY)
def test_who_is_told_or_criticized_does_not_speak(extractor, text, part):
    assert not any(shown(extractor, text, part))


def test_what_is_only_guessed_is_unsure(extractor):
    text = "Rain fell on Tarn on Monday. Gorse Energy owns a mine there. Two roads were closed. The company said so at noon."
    facts = extractor.facts(Article("case", text, Metadata(published="2026-03-04")))
    guessed = [p for p in facts.positions if p.actor == "gorse-energy"]
    assert all(p.confidence < 0.45 for p in guessed)
    assert guessed
