"""Grammatical ideas on hand-built parses, each with the sentence that its docstring speaks of."""

import pytest

from generator.extraction import syntax
from generator.extraction.words import read
from tests.extraction.parses import parse, word

RESUME = read(
    parse(
        "Peace NOUN compound 1", "talks NOUN nsubjpass 3", "are AUX auxpass 3 be", "expected VERB ROOT 3 expect",
        "to PART aux 5", "resume VERB xcomp 3", ". PUNCT punct 3",
    )
)  # fmt: skip
LISTED = read(
    parse(
        "Raids NOUN nsubj 6 raid", "by ADP prep 0", "Oslo PROPN pobj 1", ", PUNCT punct 2", "Rome PROPN conj 2",
        "Bern PROPN conj 4", "failed VERB ROOT 6 fail", ". PUNCT punct 6",
    )
)  # fmt: skip
DENIED = read(
    parse(
        "No DET det 1", "official NOUN nsubj 5", "would AUX aux 5", "not PART neg 5", "have AUX aux 5",
        "met VERB ROOT 5 meet", "them PRON dobj 5",
    )
)  # fmt: skip
ASKED = read(
    parse("Oslo PROPN nsubj 1", "asked VERB ROOT 1 ask", "Rome PROPN dobj 1", "to PART aux 4", "talk VERB xcomp 1")
)


def texts(words, found):
    return [words.text[one] for one in found]


def test_a_verb_without_a_subject_has_that_of_the_verb_above_or_the_object_before_it():
    resume, talks = word(RESUME, "resume"), word(RESUME, "talks")
    assert syntax.subject(RESUME, resume) is None
    assert syntax.understood_subject(RESUME, resume) == talks
    assert syntax.understood_subject(ASKED, word(ASKED, "talk")) == word(ASKED, "Rome")


def test_the_subject_of_a_relative_clause_is_what_it_hangs_on():
    doc = parse("Oslo PROPN ROOT 0", "which PRON nsubj 2", "agreed VERB relcl 0 agree")
    doc[1].tag_ = "WDT"
    assert syntax.understood_subject(read(doc), 2) == 0


def test_governors_come_nearest_first():
    assert texts(RESUME, syntax.governors(RESUME, word(RESUME, "Peace"))) == ["talks", "expected"]
    assert syntax.governing_verb(RESUME, word(RESUME, "Peace")) == word(RESUME, "expected")
    assert syntax.governing_verb(RESUME, word(RESUME, "expected")) == word(RESUME, "expected")


def test_a_preposition_leads_to_all_that_are_joined():
    assert texts(LISTED, syntax.objects(LISTED, word(LISTED, "by"))) == ["Oslo", "Rome", "Bern"]


@pytest.mark.parametrize(
    ("of", "all_others", "following"),
    [
        ("Oslo", ["Rome", "Bern"], ["Rome", "Bern"]),
        ("Rome", ["Oslo", "Bern"], ["Bern"]),
        ("Bern", ["Oslo", "Rome"], []),
    ],
)
def test_conjuncts(of, all_others, following):
    own = word(LISTED, of)
    assert texts(LISTED, syntax.conjuncts(LISTED, own)) == all_others
    assert texts(LISTED, syntax.with_conjuncts(LISTED, own)) == [of, *following]
    assert syntax.first_conjunct(LISTED, own) == word(LISTED, "Oslo")


def test_auxiliaries_infinitive_passive_and_negation():
    met, expected, resume = word(DENIED, "met"), word(RESUME, "expected"), word(RESUME, "resume")
    assert syntax.auxiliaries(DENIED, met) == {"would", "have"}
    assert (syntax.is_negated(DENIED, met), syntax.is_negated(RESUME, expected)) == (True, False)
    assert (syntax.is_passive(RESUME, expected), syntax.is_passive(DENIED, met)) == (True, False)
    assert (syntax.is_infinitive(RESUME, resume), syntax.is_infinitive(RESUME, expected)) == (True, False)
    assert syntax.has_determiner(DENIED, word(DENIED, "official"), "no")
    assert not syntax.has_determiner(DENIED, word(DENIED, "them"), "no")


def test_below_a_word_is_its_whole_phrase():
    assert texts(LISTED, sorted(syntax.below(LISTED, word(LISTED, "by")))) == ["by", "Oslo", ",", "Rome", "Bern"]


@pytest.mark.parametrize(
    ("first", "last", "head"),
    [("Raids", "Oslo", "Raids"), (",", "Bern", "Rome"), ("by", "failed", "failed"), (",", ",", ",")],
)
def test_the_head_of_some_words_stands_highest_and_is_no_mark(first, last, head):
    assert syntax.head_of(LISTED, word(LISTED, first), word(LISTED, last) + 1) == word(LISTED, head)


def test_what_is_a_mark():
    assert [text for text in (",", "“", "\n", "%", "$", "a.", "''") if syntax.is_mark(text)] == [
        ",",
        "“",
        "\n",
        "%",
        "''",
    ]


def test_characters_and_the_tokens_that_they_cover():
    words = read(parse("Oslo PROPN nsubj 1", "agreed VERB ROOT 1 agree", ". PUNCT punct 1"))
    assert words.aligned(0, 11) == range(2)
    assert words.aligned(0, 9) is None
    assert words.aligned(1, 11) is None
    assert list(words.within(2, 6)) == [0, 1]
    assert list(words.within(4, 5)) == []
    assert words.stripped(0, 3) == (0, 12)
    assert [words.space_after(token) for token in range(3)] == [" ", "", ""]
