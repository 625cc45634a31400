"""What is printed of a position: a run of the article in whole phrases, readable alone."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.article import Article, Metadata
from generator.extraction import positions
from generator.extraction.positions.naming import Speaker, parties
from generator.extraction.positions.sources import ActorIndex
from generator.extraction.positions.statement import quotes, statement
from generator.extraction.positions.wording import Run, run
from generator.extraction.quotations import stretches
from generator.extraction.records import Actor, Attribution, Mention
from generator.extraction.words import read
from generator.lexicon import sources, stances
from generator.quotes import is_verbatim
from tests.extraction.parses import parse, reading

RULED = parse(
    "The DET det 1", "court NOUN nsubj 2", "said VERB ROOT 2", "that SCONJ mark 6", "the DET det 5", "council NOUN nsubj 6",
    "broke VERB ccomp 2", "a DET det 9", "recent ADJ amod 9", "rule NOUN dobj 6", "on ADP prep 9", "the DET det 12",
    "sale NOUN pobj 10", "of ADP prep 12", "farms NOUN pobj 13", ". PUNCT punct 2",
)  # fmt: skip
PARTED = parse(
    "The DET det 1", "roof NOUN nsubj 2", "leaks VERB ccomp 5", ", PUNCT punct 5", "Ann PROPN nsubj 5", "said VERB ROOT 5",
    "on ADP prep 5", "Monday PROPN pobj 6", ", PUNCT punct 5", "and CCONJ cc 2", "the DET det 11", "floor NOUN nsubj 12",
    "rots VERB conj 2", ". PUNCT punct 5",
)  # fmt: skip


def told(doc, content, reporting):
    """Give the statement of the words with these numbers."""
    words = read(doc)
    found = run(words, content, frozenset(reporting))
    return statement(words.source, found.pieces, found.shown)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (range(3, 15), "The council broke a recent rule on the sale of farms."),
        ([3, 4, 5, 6, 9], "The council broke a recent rule."),
        ([4, 5, 9, 10, 12], "The council broke a recent rule on the sale of farms."),
        ([5, 6, 7], "The council broke a recent rule on the sale of farms."),
        ([4, 5, 6], "The council broke a recent rule on the sale of farms."),
        (range(4, 11), "The council broke a recent rule on the sale of farms."),
        (range(4, 12), "The council broke a recent rule on the sale of farms."),
        (range(4, 14), "The council broke a recent rule on the sale of farms."),
        (range(4, 13), "The council broke a recent rule on the sale of farms."),
        (range(6, 10), "Broke a recent rule."),
        ([9], "A recent rule."),
        ([15], ""),
    ],
)
def test_gaps_are_filled_and_edges_brought_to_whole_phrases(content, expected):
    assert told(RULED, content, (0, 1, 2)) == expected


def test_a_determiner_of_the_source_is_cut_off():
    doc = parse(
        "Police NOUN nsubj 1", "left VERB ccomp 6", "the DET det 3", "house NOUN dobj 1", "the DET det 5",
        "mayor NOUN nsubj 6", "said VERB ROOT 6", ". PUNCT punct 6",
    )  # fmt: skip
    assert told(doc, range(5), (5, 6)) == "Police left the house."


def test_a_stray_word_far_from_all_others_is_left_out():
    assert told(RULED, [4, 5, 6, 14], (0, 1, 2)) == "The council broke a recent rule on the sale of farms."
    doc = parse(
        "Ann PROPN nsubj 1", "said VERB ROOT 1", "it PRON nsubj 3", "rots VERB ccomp 1", "and CCONJ cc 1",
        "has AUX aux 6", "called VERB conj 1", "the DET det 8", "city NOUN dobj 6", "about ADP prep 6", "leaks NOUN pobj 9",
        ". PUNCT punct 1",
    )  # fmt: skip
    assert told(doc, [2, 3, 10], (0, 1)) == "It rots."


def test_a_stranded_preposition_and_a_particle_may_end_a_statement():
    doc = parse(
        "Ann PROPN nsubj 1", "wants VERB ROOT 1", "rules NOUN dobj 1", "to PART aux 4", "live VERB relcl 2", "with ADP prep 4",
        ". PUNCT punct 1",
    )  # fmt: skip
    assert told(doc, range(2, 6), (0, 1)) == "Rules to live with."


def test_a_reporting_clause_between_commas_needs_no_mark():
    assert told(PARTED, [0, 1, 2, *range(9, 13)], (4, 5)) == "The roof leaks and the floor rots."


def test_a_reporting_clause_that_nothing_sets_off_is_shown():
    doc = parse(
        "The DET det 1", "roof NOUN nsubj 2", "leaks VERB ccomp 4", "Ann PROPN nsubj 4", "said VERB ROOT 4",
        "and CCONJ cc 2", "it PRON nsubj 7", "rots VERB conj 2", ". PUNCT punct 4",
    )  # fmt: skip
    assert told(doc, [0, 1, 2, 5, 6, 7], (3, 4)) == "The roof leaks […] and it rots."


def test_what_stands_beside_the_reporting_clause_is_not_taken_for_a_part_of_it():
    doc = parse(
        "It PRON nsubj 1", "leaks VERB ccomp 4", ", PUNCT punct 4", "Ann PROPN nsubj 4", "said VERB ROOT 4",
        "before SCONJ mark 7", "Bob PROPN nsubj 7", "left VERB advcl 4", ", PUNCT punct 4", "and CCONJ cc 1", "rots VERB conj 1",
        ". PUNCT punct 4",
    )  # fmt: skip
    assert told(doc, [0, 1, 9, 10], (3, 4)) == "It leaks […] and rots."


def test_a_phrase_before_the_reporting_is_no_part_of_what_is_said():
    doc = parse(
        "Despite ADP prep 4", "rain NOUN pobj 0", ", PUNCT punct 4", "Ann PROPN nsubj 4", "said VERB ROOT 4",
        "that SCONJ mark 7", "it PRON nsubj 7", "burns VERB ccomp 4", ". PUNCT punct 4",
    )  # fmt: skip
    assert told(doc, [0, 1, 2, 5, 6, 7], (3, 4)) == "It burns."


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        (("However ADV advmod 3", ", PUNCT punct 3"), "Nobody came."),
        (("LIMA PROPN nsubj 3", ": PUNCT punct 3"), "Nobody came."),
        (("Today NOUN npadvmod 3", ", PUNCT punct 3"), "Today, nobody came."),
    ],
)
def test_a_leading_connective_and_a_dateline_go(lead, expected):
    doc = parse(*lead, "nobody PRON nsubj 3", "came VERB ROOT 3", ". PUNCT punct 3")
    assert told(doc, range(4), ()) == expected


def test_a_connective_inside_a_quotation_stays():
    doc = parse(
        "“ PUNCT punct 2", "But CCONJ cc 2", "came VERB ROOT 2", "nobody PRON nsubj 2", "here ADV advmod 2", "” PUNCT punct 2"
    )  # fmt: skip
    assert told(doc, range(1, 5), ()) == "But came nobody here."
    assert (
        told(parse("But CCONJ cc 1", "came VERB ROOT 1", "nobody PRON nsubj 1", ". PUNCT punct 1"), range(3), ())
        == "Came nobody."
    )


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        (
            "“The roof is bad,” said Ann, “and the wall too.”",
            ((0, 18), (29, 48)),
            "“The roof is bad, and the wall too.”",
        ),
        ("“Nobody came,” Ann said. “We left.”", ((0, 14), (25, 35)), "“Nobody came. We left.”"),
        ("“Why not?” Ann said. “We left.”", ((0, 10), (21, 31)), "“Why not? We left.”"),
        ("“Nobody came,” Ann said. “We left.”", ((1, 13), (26, 34)), "Nobody came. We left."),
        ("It rained, Ann said. It froze.", ((0, 9), (21, 30)), "It rained. It froze."),
    ],
)
def test_two_pieces_of_one_quotation_are_one(text, content, expected):
    assert statement(text, content) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran`s deal", "Iran's deal."),
        ("the officials` deal", "The officials' deal."),
        ("it`s ``no`` deal", "It's ``no`` deal."),
    ],
)
def test_a_backtick_is_shown_as_the_apostrophe_that_it_stands_for(text, expected):
    assert statement(text, ((0, len(text)),)) == expected


def mention(doc, number, kind):
    token = doc[number]
    return Mention(token.idx, token.idx + len(token), kind, token.idx, "person", "by hand")


PRONOUN = parse(
    "Ann PROPN nsubj 1", "said VERB ROOT 1", "he PRON nsubj 4", "will AUX aux 4", "lose VERB ccomp 1", "to ADP prep 4",
    "him PRON pobj 5", ". PUNCT punct 1",
)  # fmt: skip


ANN, MANY, SOMEBODY = Speaker("ann", "organization", False), Speaker(None, None, True), Speaker(None, None, False)


def named(speaker, *numbers):
    mentions = tuple(mention(PRONOUN, number, "pronoun") for number in numbers)
    actor = Actor("bo", "Bo Lind", "person", (), None, None, None, None, 0.5, False, mentions)
    words = read(PRONOUN)
    found = Run((words.span(2, 7),), frozenset())
    parted = parties(words, found, ActorIndex(words, [actor]), speaker)
    return statement(words.source, found.pieces, found.shown, parted)


@pytest.mark.parametrize("speaker", [ANN, MANY])
def test_the_party_of_a_leading_pronoun_is_named_in_brackets(speaker):
    assert named(speaker, 2, 6) == "He [Bo Lind] will lose to him."


@pytest.mark.parametrize("speaker", [Speaker("bo", "person", False), Speaker("ann", "person", False), SOMEBODY])
def test_a_pronoun_that_can_mean_the_speaker_stays_alone(speaker):
    assert named(speaker, 2) == "He will lose to him."


def test_a_pronoun_that_means_nobody_known_stays_alone():
    assert named(ANN, 6) == "He will lose to him."


def test_a_quote_with_a_party_in_brackets_is_verbatim_still():
    text = "Ann said: “He will lose.”"
    (quote,) = quotes(text, ((11, 24),), stretches(text), {13: "Bo Lind"})
    assert quote == "He [Bo Lind] will lose."
    assert is_verbatim(quote, [text])


@pytest.mark.parametrize(
    ("row", "stance", "tells"),
    [
        ("leaks NOUN dobj", "says", False),
        ("Norway PROPN dobj", "says", False),
        ("unlawful ADJ oprd", "describes", True),
        ("leaks NOUN dobj", "condemns", True),
        ("leaked VERB ccomp", "says", True),
    ],
)
def test_a_bare_noun_behind_a_verb_of_saying_tells_nothing(row, stance, tells):
    cue = {"says": "discussed discuss", "describes": "called call", "condemns": "condemned condemn"}[stance].split()
    doc = parse("Ann PROPN nsubj 1", f"{cue[0]} VERB ROOT 1 {cue[1]}", "the DET det 3", f"{row} 1", ". PUNCT punct 1")
    content = (doc[2].idx, doc[3].idx + len(doc[3]))
    said = Attribution(((0, 3),), ((4, 4 + len(cue[0])),), (content,), 4, 0.9)
    (found,) = positions.find(reading(doc, None, [said]), [], stances.load(), sources.load())
    assert (found.stance, found.tells) == (stance, tells)


@st.composite
def contents(draw):
    """Give one of the parses, and any words of it as content and as reporting clause."""
    doc = draw(st.sampled_from([RULED, PARTED, PRONOUN]))
    reporting = draw(st.sets(st.integers(0, len(doc) - 1), max_size=4))
    content = draw(st.sets(st.integers(0, len(doc) - 1), min_size=1)) - reporting
    return doc, content, reporting


@given(contents())
def test_each_word_printed_stands_in_the_evidence_in_this_order_and_nothing_is_missing_without_a_mark(case):
    doc, content, reporting = case
    if not content:
        return
    words = read(doc)
    found = run(words, content, frozenset(reporting))
    printed = statement(words.source, found.pieces, found.shown)
    at = {-1}
    for part in printed.split("[…]"):
        for place, word in enumerate(re.findall(r"\w+", part.lower())):
            fits = [n for n, text in enumerate(words.lower) if text == word]
            at = {n for n in fits for a in at if a < n and (place == 0 or is_whole(words, a + 1, n, reporting))}
    assert at, (printed, content, reporting)


def is_whole(words, start, end, reporting):
    """Say whether nothing is missing, or a reporting clause between commas."""
    missing = {n for n in range(start, end) if words.text[n].isalnum()}
    set_off = words.text[start] == "," and words.text[end - 1] == ","
    return not missing or bool(missing & reporting and set_off)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The roof is rotten,” said Ana Moreno, “and the walls are worse.”", "“The roof is rotten, and the walls are worse.”"),
        ("“Nobody asked us,” Karl Lindqvist said. “We heard it on the radio.”",
         "“Nobody asked us. We heard it on the radio.”"),
        (
            "Senator Ana Moreno met Paul Stein on Monday. “He will resign in May,” Ana Moreno said.",
            "“He [Paul Stein] will resign in May.”",
        ),
        ("Ana Moreno said that she would resign in May.", "She would resign in May."),
        ("The film was screened on Friday. Ana Moreno said it had been cut.", "It [the film] had been cut."),
        ("The pipes were laid in May. Karl Lindqvist said they were old.", "They [the pipes] were old."),
        ("The film was screened on Friday. Ana Moreno said it was clear that nobody came.", "It was clear that nobody came."),
        ("The film and the play were shown. Ana Moreno said it was old.", "It was old."),
        ("A film was screened on Friday. Ana Moreno said it had been cut.", "It had been cut."),
    ],
)  # fmt: skip
def test_on_real_parses(extractor, text, expected):
    facts = extractor.facts(Article("case", text, Metadata(published="2026-03-04")))
    assert expected in [position.statement for position in facts.positions]
