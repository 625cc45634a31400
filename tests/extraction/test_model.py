"""How text becomes a parsed document: offsets, paragraphs, sentences, and models that cannot be used."""

import subprocess
import sys

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import SettingsError
from generator.extraction import model
from generator.project import Settings
from tests.extraction.parses import VOCAB


@given(st.text())
def test_normalising_never_moves_an_offset(text):
    assert len(model.normalise(text)) == len(text)


def test_typographic_apostrophes_become_plain_and_double_marks_stay():
    assert model.normalise("Iran`s “deal” isn’t") == "Iran's “deal” isn't"


def tokens(text):
    from spacy.lang.en import English

    return English(vocab=VOCAB).make_doc(text)


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("One thing.\nAnother thing.", ["One", "Another"]),
        ("A heading\n\nA sentence.", ["A", "A"]),
        ("A line broken\nat a width.", ["A"]),
        ('He said "no."\nShe left.', ["He", "She"]),
        ("Ends.\n", ["Ends"]),
        ("ROTTERDAM (AP) — Dock workers left.", ["ROTTERDAM", "Dock"]),
        ("NAIROBI, Kenya (AP) _ Rain fell.", ["NAIROBI", "Rain"]),
        ("Geneva (Reuters) - Talks began.", ["Geneva", "Talks"]),
        ("LONDON — “No,” he said.", ["LONDON", "“"]),
        ("The deal — a surprise — held.", ["The"]),
        ("NATO said on Monday - and again on Friday - that it would wait.", ["NATO"]),
    ],
)
def test_paragraphs_begin_sentences(text, starts):
    doc = model.paragraph_starts(tokens(text))
    assert [token.text for token in doc if token.is_sent_start] == starts


def test_a_model_that_is_missing_says_how_to_install_it():
    with pytest.raises(
        SettingsError, match=r"'en_core_web_xxl' is not installed \(install it with: pip install en-core-web"
    ):
        model.load("en_core_web_xxl")


@pytest.mark.model
def test_what_is_left_out_of_loading_changes_nothing(nlp):
    """The tokenizer has the rules that the model was saved with, and spaCy still finds what packages offer it."""
    stock = spacy.load(Settings().model)
    ours, theirs = (tokenizer.infix_finditer.__self__.pattern for tokenizer in (nlp.tokenizer, stock.tokenizer))
    assert ours.endswith(f"|{theirs}"), "what parts words in lists goes before the model's own"
    stock.tokenizer.infix_finditer = nlp.tokenizer.infix_finditer
    assert nlp.tokenizer.to_bytes(exclude=["vocab"]) == stock.tokenizer.to_bytes(exclude=["vocab"])
    assert [type(part) for _, part in nlp.pipeline if part is not model.paragraph_starts] == [
        type(part) for name, part in stock.pipeline if name != "ner"
    ]
    assert {"en"} <= set(spacy.registry.languages.get_all())


@pytest.mark.model
def test_no_program_that_fetches_packages_is_imported():
    code = "import sys\nfrom generator.extraction import words\nprint([name for name in sys.modules if name in %r])"
    unwanted = {"spacy.cli", "spacy.cli.download", "requests", "httpx", "weasel", "urllib3"}
    done = subprocess.run([sys.executable, "-c", code % unwanted], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
