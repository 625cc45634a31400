"""The steps in which the exported network's numbers are rounded, so that every processor gives the same bits.

Processors add in different orders and have exponentials of their own; both show in the last bits of 32-bit floats. Two
things keep them from the results. Whole numbers up to `WHOLE`, and so their sums in any order, are exact: matrix
products are made of such (`FINE` to `SHARE`). And a function of an argument that has been rounded to steps can give
only so many results: when none of them lies near to the middle between two steps of the result, rounding takes away all
that a processor's own last bits could change (`GELU_IN` to `EXP_OUT`; `tests/test_rounding.py` measures how near they
come).
"""

#: Up to this, whole numbers are exact in 32-bit floats, whatever the order in which they are added.
WHOLE = 2**24
#: Largest magnitude of an activation that is rounded to a whole number.
FINE = 1023
#: Steps of attention's queries, keys and values. A score is exact while the magnitudes of its products sum up to less
#: than 512, and the most that was seen is 75; a mean of values is exact below 7.8, and the largest value seen is 5.7.
QUERY, KEY, VALUE = 2.0**-7, 2.0**-8, 2.0**-7
#: A row's shares of attention are rounded to the steps that numbers so many times as large as their sum have: the sum
#: then is at most 2**14 steps.
SHARE = 2.0**10
#: Steps of the argument of GELU, and of its result.
GELU_IN, GELU_OUT = 2.0**-7, 2.0**-8
#: Steps of the argument of the exponential, which is at most one step above zero, and of its result.
EXP_IN, EXP_OUT = 2.0**-7, 2.0**-13
#: Steps of what is added for a word that the lexicon knows: so few are added up that any order gives the same.
KNOWN_STEP = 2.0**-10
