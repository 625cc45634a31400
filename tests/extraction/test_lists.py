"""Names in lists of results and behind ages, where no space parts them from what stands beside them."""

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1. Nora Vail (NOR)/Ada Moss (SWE)", ["1", ".", "Nora", "Vail", "(", "NOR", ")/", "Ada", "Moss", "(", "SWE", ")"]),
        ("It was Nora Vail,18, of Halvik.", ["It", "was", "Nora", "Vail", ",", "18", ",", "of", "Halvik", "."]),
        ("It cost 1,800 (or so)/9 crowns.", ["It", "cost", "1,800", "(", "or", "so)/9", "crowns", "."]),
        ("The and/or rule", ["The", "and/or", "rule"]),
    ],
)  # fmt: skip
def test_words(nlp, text, words):
    assert [token.text for token in nlp(text)] == words


def test_names(extractor):
    from generator.article import Article

    text = "The results in Halvik:\n\n1. Nora Vail (NOR)/Ada Moss (SWE) 7hr 26min\n2. Bo Lind (SWE)/Jonas Keller (NOR) 7hr 30min"
    names = {a.name for a in extractor.facts(Article("a", text)).actors if a.kind == "person"}
    assert {"Nora Vail", "Ada Moss", "Bo Lind", "Jonas Keller"} <= names
