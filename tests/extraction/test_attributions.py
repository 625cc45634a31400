"""Attributions: the cutting of words, windows, the laws of the result, and a gate on sentences of our own."""

import itertools
import random
import time

import numpy as np
import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from generator.extraction import WEIGHTS, attributions, model
from generator.extraction.attributions import signed
from generator.extraction.attributions.encoder import Encoder
from generator.extraction.attributions.windows import read_words
from generator.extraction.attributions.wordpiece import LONGEST_RUN, MOST_PIECES, WordPiece
from generator.extraction.records import overlap

pytestmark = pytest.mark.model

LISTED = ["[UNK]", "[CLS]", "[SEP]", "un", "##like", "##ly", "cafe", "'", "s", "-", "$", "5", "\u201c", "\u5317"]
SMALL = WordPiece(LISTED)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("unlikely", ["un", "##like", "##ly"]),
        ("Unlike", ["un", "##like"]),
        ("caf\u00e9", ["cafe"]),
        ("CAFE\u0301", ["cafe"]),
        ("'s", ["'", "s"]),
        ("un-s", ["un", "-", "s"]),
        ("$5", ["$", "5"]),
        ("\u201c", ["\u201c"]),
        ("un\u200blike", ["un", "##like"]),
        ("\u5317\u5317", ["\u5317", "\u5317"]),
        ("likely", ["[UNK]"]),
        ("s" * (LONGEST_RUN + 1), ["[UNK]"]),
        ("\u200b", ["[UNK]"]),
        ("", ["[UNK]"]),
    ],
)
def test_a_word_is_cut_into_the_longest_known_pieces(word, pieces):
    assert [LISTED[number] for number in SMALL.cut(word)] == pieces


def test_a_word_never_costs_more_than_its_share():
    assert len(SMALL.cut("-" * 99)) == MOST_PIECES
    assert len(SMALL.cut("\u5317" * 3_000_000)) == MOST_PIECES


TEXT = """Minister defends the dam

"The valley will not be flooded," Oriel Vantongeren said on Tuesday. "We have checked it twice."

According to two engineers, the wall is expected to hold. He told reporters:

"Nobody has asked us."

The mayor wants the work to stop, and she accused the ministry of hiding a report."""


@pytest.fixture(scope="module")
def read(nlp):
    return lambda text: nlp.make_doc(model.normalise(text))


def test_the_weights_are_small_and_hold_no_pickle():
    files = [path for path in WEIGHTS.iterdir() if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 30_000_000
    assert {path.suffix for path in files} <= {".onnx", ".txt", ".json", ".npy"}
    for array in WEIGHTS.glob("*.npy"):
        np.load(array, allow_pickle=False)


def test_missing_weights_are_named(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"vocabulary\.txt"):
        Encoder(tmp_path)


def test_an_empty_doc_has_none(trained, nlp):
    assert trained.read(nlp.make_doc("")) == []
    assert trained.read(nlp.make_doc(" \n\n \n")) == []


def test_windows_hold_every_word_once_and_fit_the_encoder(trained, read):
    pick = random.Random(3)
    words = ["said", "that", "the", "anti-inflationary", ".", '"', "Keller", "\n\n", "\n", ":", "x" * 300, "1,000"]
    for length in (1, 3, 50, 3000):
        doc = read(" ".join(pick.choices(words, weights=[9, 9, 9, 9, 3, 1, 9, 1, 1, 1, 1, 3], k=length)))
        windows = list(attributions.layout(doc, trained.encoder))
        starts = [int(start) for window in windows for start in window.start]
        assert starts == [token.idx for token in doc if not token.is_space]
        for window in windows:
            assert len(window.pieces) <= 512
            words_there = np.arange(len(window.start))
            assert (window.reach[:, 0] <= words_there).all()
            assert (words_there < window.reach[:, 1]).all()


def test_quotation_marks_are_followed_within_a_paragraph():
    words = read_words(["\u201c", "a", "\u201d", "b", '"', "c"], range(6), SMALL)
    assert [word.quote for word in words] == [2, 1, 2, 0, 2, 1]


def test_offsets_give_back_the_text_and_roles_never_overlap(trained, read):
    for text in (TEXT, TEXT.replace('"', "\u201d"), TEXT.replace("\n\n", " "), TEXT.replace("\n\n", "\n")):
        found = trained.read(read(text))
        assert found
        for one in found:
            spans = [*one.source, *one.cue, *one.content]
            assert one.content
            assert all(text[start:end].strip(" ,;.:\n") and start < end for start, end in spans)
            assert all(list(role) == sorted(role) for role in (one.source, one.cue, one.content))
            ordered = sorted(spans)
            assert not any(overlap(a, b) for a, b in itertools.pairwise(ordered))
            assert any(start <= one.cue_head < end for start, end in one.cue)
            assert 0 <= one.confidence <= 1


def test_the_result_is_the_same_alone_in_a_batch_and_again(trained, read):
    docs = [read(TEXT), read(TEXT + "\n\nHe denied it."), read("She said no.")]
    alone = [trained.read(doc) for doc in docs]
    assert [trained.read(doc) for doc in docs] == alone
    assert [trained.read(doc) for doc in reversed(docs)] == alone[::-1]
    assert attributions.load().read(docs[0]) == alone[0]


def test_only_tokens_are_needed(trained):
    words = ["The", "mayor", "said", "that", "the", "bridge", "was", "closed", "."]
    found = trained.read(Doc(Vocab(), words=words))
    assert [one.cue_head for one in found] == [len("The mayor ")]


def test_a_long_text_takes_time_in_proportion(trained, read):
    short, long = read(f"{TEXT}\n\n" * 10), read(f"{TEXT}\n\n" * 40)
    few, many = (len(list(attributions.layout(doc, trained.encoder))) for doc in (short, long))
    assert many <= 4 * few + 4
    begun = time.process_time()
    one_line = trained.read(read(" ".join(["The minister said that the talks would go on,"] * 400)))
    assert time.process_time() - begun < 10
    assert one_line


# Sentences of our own: what the source is, the cue's main word, what the content begins and ends with.
GATE = [
    (
        '"The harbour will open again," Ines Okafor said. "We only need more time."',
        [("Ines Okafor", "said", '"The harbour', 'time."')],
    ),
    (
        "According to the water board, the reservoir is nearly empty.",
        [("the water board", "According", "the reservoir", "empty")],
    ),
    (
        "The ministry repeated its statement that the bank was safe.",
        [("The ministry", "repeated", "that the bank", "safe")],
    ),
    ("He told reporters that he would not resign.", [("He", "told", "that he would", "resign")]),
    ("The general is believed to have left the country.", [("", "believed", "The general", "country")]),
    ("The company plans to close two of its mines.", [("The company", "plans", "to close", "mines")]),
    (
        "Farmers fear that the new tax will ruin them, Tomas Lindahl wrote in a letter.",
        [("Farmers", "fear", "that the new", "them"), ("Tomas Lindahl", "wrote", "Farmers", "them")],
    ),
    (
        "The opposition accused the premier of lying to parliament.",
        [("The opposition", "accused", "the premier", "parliament")],
    ),
    ("She did not say whether the hostages were alive.", [("She", "say", "whether", "alive")]),
    (
        "A spokesman for the ministry denied that any troops had crossed the border.",
        [("A spokesman", "denied", "that any", "border")],
    ),
    ("The union wants the government to raise the minimum wage.", [("The union", "wants", "the government", "wage")]),
    ("Three people were killed, police said.", [("police", "said", "Three people", "killed")]),
]


@pytest.mark.parametrize(("text", "expected"), GATE)
def test_gate(trained, read, text, expected):
    found = {text[one.cue_head :].split()[0].strip(".,"): one for one in trained.read(read(text))}
    for source, cue, begins, ends in expected:
        one = found[cue]
        content = " ".join(text[start:end] for start, end in one.content)
        assert " ".join(text[start:end] for start, end in one.source).startswith(source)
        assert bool(source) == bool(one.source)
        assert content.startswith(begins)
        assert content.endswith(ends)


@pytest.mark.parametrize(
    ("line", "content", "source"),
    [
        ('"We were never asked." \u2014 Ada Moravec, Tisza', '"We were never asked."', "Ada Moravec, Tisza"),
        ("\u201cWe wait.\u201d\u2015Ada Moravec.", "\u201cWe wait.\u201d", "Ada Moravec"),
        ('"We wait," \u2014 and then she left.', None, None),
        ('She said: "We wait." \u2014 Ada Moravec', None, None),
        ('"We wait."', None, None),
        ('"', None, None),
        ("", None, None),
    ],
)
def test_a_quotation_may_be_signed(line, content, source):
    text = f"Voices\n\n{line}\nThe end"
    found = signed.find(text)
    assert [text[slice(*one.content[0])] for one in found] == ([content] if content else [])
    assert [text[slice(*one.source[0])] for one in found] == ([source] if source else [])


def test_a_signed_quotation_is_one_attribution(trained, read):
    text = '"The dam must never be built, whatever they say." \u2014 Ada Moravec'
    assert [text[slice(*one.source[0])] for one in trained.read(read(text))] == ["Ada Moravec"]


def test_nothing_is_said_where_nobody_speaks(trained, read):
    assert trained.read(read("The road runs along the river for two miles. It rained in the night.")) == []
