"""Evidence in an article that has changed."""

import pytest

from generator.editing.values.anchors import anchored

ARTICLE = """Mayor Ada Brook said on Monday that the bridge will open before winter, or later.
"It is safe," Mr. Lee of the U.S. Navy said. The union
rejected the plan! Talks are expected on Friday."""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Talks are expected on Friday.", ["Talks are expected on Friday."]),
        ("The union\n  rejected the plan!", ["The union rejected the plan!"]),
        ("The union has rejected the whole plan!", ["The union rejected the plan!"]),
        ('"It is safe," Mr. Lee of the Navy said.', ['"It is safe," Mr. Lee of the U.S. Navy said.']),
        (
            "Mayor Ada Brook said on Monday that the bridge will open before winter.",
            ["Mayor Ada Brook said on Monday that the bridge will open before winter, or later."],
        ),
        ("Something else altogether was said by nobody at all.", []),
    ],
)
def test_a_sentence_is_found_exactly_or_nearest_or_not_at_all(sentence, found):
    assert anchored([sentence], ARTICLE) == found


def test_what_is_found_stands_in_the_article():
    (found,) = anchored(["The union has rejected the plan!"], ARTICLE)
    assert found in " ".join(ARTICLE.split())


def test_two_sentences_that_became_one_are_one():
    assert anchored(["The union rejected the plan!", "The union rejected this plan!"], ARTICLE) == [
        "The union rejected the plan!"
    ]


@pytest.mark.parametrize(("shared", "found"), [(6, True), (5, False), (3, False)])
def test_three_words_in_five_make_a_sentence_the_same_one(shared, found):
    now = "Talks between the city and the union begin on Friday."
    before = " ".join([*now.split()[:shared], *("other" for _ in range(10 - shared))])
    assert anchored([before], f"Nothing else is known.\n{now}") == ([now] if found else [])
