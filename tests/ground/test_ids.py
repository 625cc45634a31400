"""The laws of ids and slugs."""

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.ground import ids


@given(st.text())
def test_a_slug_holds_only_what_an_address_may_hold_and_is_its_own_slug(text):
    for made in (ids.slug(text), ids.slug(ids.in_ascii(text))):
        assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", made)
        assert ids.slug(made) == made
        assert made.split("-") == (ids.parts(made) or [""])


@given(st.text())
def test_a_text_in_ascii_is_ascii_and_stays_as_it_is(text):
    plain = ids.in_ascii(text)
    assert plain.isascii()
    assert ids.in_ascii(plain) == plain
    assert not ids.loses_letters(plain)


@given(st.text(st.characters(categories=["L", "N"])))
def test_what_loses_no_letter_keeps_every_one(text):
    if not ids.loses_letters(text):
        assert len(ids.in_ascii(text)) >= len(text)


@given(st.text(), st.text())
def test_two_texts_have_two_digests(one, other):
    assert (ids.digest(one) == ids.digest(other)) == (one == other)
    assert ids.digest(one).startswith(ids.short_digest(one))
    assert len(ids.short_digest(one)) == ids.DIGITS


@given(st.text(st.sampled_from("ab-"), max_size=40), st.integers(ids.DIGITS + 1, 40))
def test_shortened_an_id_is_short_enough_and_a_short_one_stays(identifier, most):
    made = ids.shortened(identifier, most)
    assert len(made) <= most
    assert made == identifier or (len(identifier) > most and made.endswith(f"-{ids.short_digest(identifier)}"))
    assert ids.shortened(made, most) == made
