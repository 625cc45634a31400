"""How much two records have to have in common to be one: just enough, and just too little."""

import pytest

from generator.editing.merging.matching import Candidate, match

SENTENCE = "one two three four five six seven eight nine ten"
STATEMENT = "a b c d e f g h i j k l m n o p q r s t"


def alike(section, fresh, known):
    return match(section, [{"id": "new", **fresh}], [Candidate({"id": "old", **known}, "old")]) == {0: 0}


def with_common(text, count):
    """As many words as `text` has, of which `count` are its own."""
    words = text.split()
    return " ".join([*words[:count], *(f"other{n}" for n in range(len(words) - count))])


@pytest.mark.parametrize(("common", "same"), [(10, True), (8, True), (7, False), (0, False)])
def test_a_position_is_told_again_by_four_in_five_words_of_its_sentence(common, same):
    known = {"statement": STATEMENT, "evidence": [SENTENCE]}
    fresh = {"statement": STATEMENT, "evidence": [with_common(SENTENCE, common)]}
    assert alike("positions", fresh, known) is same


@pytest.mark.parametrize(("common", "same"), [(20, True), (9, True), (8, False), (0, False)])
def test_and_by_nearly_half_of_what_it_says(common, same):
    known = {"statement": STATEMENT, "evidence": [SENTENCE]}
    fresh = {"statement": with_common(STATEMENT, common), "evidence": [SENTENCE]}
    assert alike("positions", fresh, known) is same


HUNDRED = " ".join(f"word{n}" for n in range(100))


def test_one_word_in_a_hundred_decides():
    for common, same in ((80, True), (79, False)):
        fresh = {"statement": STATEMENT, "evidence": [with_common(HUNDRED, common)]}
        assert alike("positions", fresh, {"statement": STATEMENT, "evidence": [HUNDRED]}) is same
    for common, same in ((45, True), (44, False)):
        fresh = {"statement": with_common(HUNDRED, common), "evidence": [SENTENCE]}
        assert alike("positions", fresh, {"statement": HUNDRED, "evidence": [SENTENCE]}) is same


@pytest.mark.parametrize(
    ("section", "key"), [("summary", "text"), ("positions", "quote"), ("next_events", "what"), ("next_events", "said")]
)
def test_what_a_record_says_is_compared_in_every_section(section, key):
    known = {key: STATEMENT, "evidence": [SENTENCE]}
    assert alike(section, {key: with_common(STATEMENT, 9), "evidence": [SENTENCE]}, known)
    assert not alike(section, {key: with_common(STATEMENT, 8), "evidence": [SENTENCE]}, known)


def test_half_of_a_joined_sentence_is_in_it():
    known = {"statement": STATEMENT, "evidence": [f"{SENTENCE} and much else that was said there"]}
    assert alike("positions", {"statement": STATEMENT, "evidence": [SENTENCE]}, known)
