"""Cuts that keep a sentence true: nothing goes that holds a condition or a doubt."""

import pytest

from generator.extraction import words
from generator.extraction.summary import compression
from generator.lexicon import parties as lexicon
from tests.extraction.parses import parse

PARTIES = lexicon.load()
HEDGES = ("if", "unless", "allegedly", "reportedly", "may", "might", "could", "would")
SENTENCES = {
    compression.second_clause: (
        "Ada PROPN nsubj 1", "left VERB ROOT 1", "and CCONJ cc 1", "Bo PROPN nsubj 5", "{} ADV advmod 5",
        "stayed VERB conj 1", ". PUNCT punct 1",
    ),
    compression.clauses: (
        "Talks NOUN nsubj 1", "continue VERB ROOT 1", ", PUNCT punct 1", "{} ADV advmod 4", "raising VERB advcl 1",
        "hopes NOUN dobj 4", ". PUNCT punct 1",
    ),
    compression.tails: (
        "Talks NOUN nsubj 1", "continue VERB ROOT 1", "while SCONJ mark 5", "both NOUN nsubj 5", "{} ADV advmod 5",
        "fight VERB advcl 1", ". PUNCT punct 1",
    ),
    compression.fronted: (
        "In ADP prep 5", "Oslo PROPN pobj 0", "{} ADV advmod 0", ", PUNCT punct 5", "Ada PROPN nsubj 5",
        "met VERB ROOT 5", "Bo PROPN dobj 5", ". PUNCT punct 5",
    ),
    compression.last_phrase: (
        "The DET det 1", "council NOUN nsubj 2", "met VERB ROOT 2", "Bo PROPN dobj 2", "in ADP prep 2",
        "{} ADV advmod 4", "autumn NOUN pobj 4", ". PUNCT punct 2",
    ),
}  # fmt: skip


def after(cut, word):
    """What a cut leaves of its sentence when `word` stands in the phrase that it would drop."""
    read = words.read(parse(*(row.format(word) for row in SENTENCES[cut])))
    whole = compression.whole(read, 0)
    return len(whole) - len(cut(read, PARTIES, whole))


@pytest.mark.parametrize("cut", SENTENCES, ids=lambda cut: cut.__name__)
def test_a_cut_drops_its_phrase_but_none_that_holds_a_condition_or_a_doubt(cut):
    assert after(cut, "quietly") > 0
    assert {word: after(cut, word) for word in HEDGES} == dict.fromkeys(HEDGES, 0)
    assert after(cut, "Allegedly") == 0
