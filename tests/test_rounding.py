"""The network's steps of rounding leave no room for a processor's own last bits."""

import math

import pytest

from training.rounding import EXP_IN, EXP_OUT, GELU_IN, GELU_OUT, KEY, KNOWN_STEP, QUERY, SHARE, VALUE, WHOLE

LAST_BIT = 2.0**-23


def nearest_to_a_tip(results, step):
    """Give how many last bits the least safe result lies from the middle between two steps."""
    return min(
        abs(value / step - math.floor(value / step) - 0.5) * step / (LAST_BIT * max(scale, 1e-9))
        for value, scale in results
    )


def gelu(x):
    return x * 0.5 * (1 + math.erf(x / math.sqrt(2)))


def test_no_exponential_comes_near_to_a_tip():
    below = (-number * EXP_IN for number in range(-1, int(24 / EXP_IN)))
    assert nearest_to_a_tip(((math.exp(x), math.exp(x)) for x in below), EXP_OUT) > 6


def test_no_gelu_comes_near_to_a_tip():
    arguments = [number * GELU_IN for number in range(int(-6 / GELU_IN), int(6 / GELU_IN) + 1)]
    # The error is one of the sum inside, and grows with the argument, not with what is left of it.
    assert nearest_to_a_tip(((gelu(x), abs(x)) for x in arguments), GELU_OUT) > 40


@pytest.mark.parametrize("step", [GELU_IN, GELU_OUT, EXP_IN, EXP_OUT, KEY, KNOWN_STEP, QUERY, SHARE, VALUE])
def test_steps_are_powers_of_two(step):
    assert math.frexp(step)[0] == 0.5


def test_sums_of_attention_are_exact():
    words = 512
    assert 512 / (QUERY * KEY) <= WHOLE
    assert words / EXP_OUT <= WHOLE
    finest = SHARE * LAST_BIT / 2  # of what a row's shares sum up to, just below a power of two
    assert (1 / finest + words / 2) * 7.8 / VALUE <= WHOLE
