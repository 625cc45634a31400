"""Slugs and sketches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.editing.store import slug
from generator.editing.store.sketch import NEAR, Sketches, resemblance, sketch

DIGEST = "0123456789abcdef" * 4


@pytest.mark.parametrize(
    ("published", "headline", "made"),
    [
        ("2025-06-14", "Putin urges Israel", "2025-06-14-putin-urges-israel"),
        ("2025-06-14T10:00:00+02:00", "Talks", "2025-06-14-talks"),
        (None, "Zürich’s Élan: 3 days", "zurichs-elan-3-days"),
        (None, "Iran`s plan", "irans-plan"),
        (None, "北京", "012345"),
        ("2025-06-14", "a" * 80, "2025-06-14"),
        (None, "a" * 80, "a" * 60),
    ],
)
def test_slugs(published, headline, made):
    assert slug.make(published, headline, DIGEST, ()) == made


@given(st.text(max_size=120), st.booleans())
def test_a_slug_is_short_plain_and_free(headline, dated):
    published = "2025-06-14" if dated else None
    first = slug.make(published, headline, DIGEST, ())
    second = slug.make(published, headline, DIGEST, {first})
    for made in (first, second):
        assert 0 < len(made) <= slug.LENGTH
        assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
        assert made.strip("-") == made
    assert first != second


def test_one_changed_paragraph_leaves_a_text_near_and_another_text_is_far():
    paragraphs = [f"In paragraph {i} the writer of story {i * 7} says thing {i * 13} about it." for i in range(20)]
    text = " ".join(paragraphs)
    changed = " ".join([*paragraphs[:4], "Here now stands something else.", *paragraphs[5:]])
    assert resemblance(sketch(text), sketch(text.upper())) == 1
    assert resemblance(sketch(text), sketch(changed)) > NEAR
    assert resemblance(sketch(text), sketch("Another story altogether, with words of its own in each line.")) < 0.1


@pytest.mark.parametrize(("others", "near"), [(1, True), (3, True), (7, False), (10, False)])
def test_a_text_with_a_few_other_paragraphs_is_near_and_with_many_it_is_far(others, near):
    paragraphs = [f"In paragraph {i} the writer of story {i * 7} says thing {i * 13} about it." for i in range(20)]
    changed = [f"Here stands {i} what {i * 3} nobody {i * 5} wrote {i * 11} before {i * 17}." for i in range(others)]
    before, after = sketch(" ".join(paragraphs)), sketch(" ".join(paragraphs[others:] + changed))
    assert (resemblance(before, after) >= NEAR) is near


def of_hashes(numbers):
    return tuple(sorted(f"{n:010x}" for n in numbers)[:64])


FEW = st.frozensets(st.integers(0, 9)).map(of_hashes)
MANY = st.frozensets(st.integers(0, 99), max_size=40).map(lambda left_out: of_hashes({*range(100)} - left_out))


@given(st.lists(FEW | MANY, max_size=8), FEW | MANY)
def test_whatever_is_near_is_among_the_candidates(sketches, shape):
    near = {number for number, one in enumerate(sketches) if resemblance(one, shape) >= NEAR}
    assert near <= set(Sketches(sketches).candidates(shape))


def test_what_many_texts_share_makes_them_no_candidates():
    footer = "All that is printed here may be printed elsewhere when its author is named in the same place."
    texts = [" ".join(f"story {i} line {line}: {i * 31 + line * 7}" for line in range(20)) for i in range(50)]
    many = Sketches(sketch(f"{text} {footer}") for text in texts)
    assert many.candidates(sketch(f"{texts[7]} {footer} It was changed on Monday.")) == [7]
