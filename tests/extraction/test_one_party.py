"""Forms of a name that are one party's, and such as are not."""

import pytest

from generator.extraction.actors import aliases
from generator.lexicon import parties as lexicon

PARTIES = lexicon.load()


def count(kind: str, *names: str) -> int:
    return len(aliases.group([(name, kind) for name in names], PARTIES))


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Ada “Pip” Quispe", "Pip Quispe"),
        ("Ada “Pip” Quispe", "Ada Quispe"),
        ("Ada Quispe Flores", "Ada Quispe"),
        ("Ada Quispe Flores", "Quispe"),
        ("Ada Maria Quispe Flores", "Quispe"),
    ],
)
def test_a_person_is_named_by_parts_of_the_name(full, short):
    assert count("person", full, short) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Ada Quispe Flores", "Ada Keller"), ("Ada Quispe", "Bo Quispe"), ("Ada Quispe", "Ada Flores")]
)
def test_namesakes_stay_apart(one, other):
    assert count("person", one, other) == 2


@pytest.mark.parametrize("short", ["HWFA", "H.W.F.A.", "Hwfa"])
def test_an_acronym_may_be_written_like_a_name(short):
    assert count("organization", "Harbour Water Food Authority", short) == 1


def test_a_short_word_is_no_acronym():
    assert count("organization", "Harbour Water Authority", "Hwa") == 2
