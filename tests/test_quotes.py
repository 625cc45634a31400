"""When a quote is verbatim."""

import pytest

from generator.quotes import is_verbatim

SOURCE = ["Brook said: “We won’t close the Smith`s bridge, come what may, before the 1,500 workers are home.”"]


@pytest.mark.parametrize(
    "quote",
    [
        "We won’t close the Smith`s bridge",
        "We won't close the Smith's bridge",
        "we  won't\nclose",
        "“We won't close”",
        "We won't close … before the 1,500 workers",
        "We won't close ... before the 1,500 workers",
        "We won't close […] before the 1,500 workers",
        "[W]e won't close",
        "We won't clos[e] the",
        "[The city] won't close [the old] bridge",
        "before the [remaining] 1,500 workers are home",
        "come what may",
        "…",
    ],
)
def test_verbatim(quote):
    assert is_verbatim(quote, SOURCE)


@pytest.mark.parametrize(
    "quote",
    [
        "We will close the bridge",
        "We won't open the Smith's bridge",
        "close the bridge",
        "bridge the close",
        "before the 1,600 workers",
        "before … We won't close",
        "We won't clos[ed] thee",
        "come what may … come what may",
        "We won't close the Smith's bridge, come what may, before the 1,500 workers are home tonight",
    ],
)
def test_not_verbatim(quote):
    assert not is_verbatim(quote, SOURCE)


def test_a_quote_may_run_over_two_sentences():
    assert is_verbatim("at dawn. Then we", ["We leave at dawn.", "Then we rest."])


def test_many_gaps_in_a_long_sentence_take_no_time():
    assert not is_verbatim("a … " * 200 + "b", ["a " * 2000])
