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
        ("YS Umrao Tolwe Keller", "Umrao"),
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


@pytest.mark.parametrize(
    ("full", "short", "parties"),
    [
        ("Office of the United Nations High Commissioner for Harbour Rights", "OHCHR", 1),
        ("Office of the UN High Commissioner for Harbour Rights", "OHCHR", 1),
        ("Office of the High Commissioner for Harbour Rights", "OHCHR", 1),
        ("Office of the United Nations High Commissioner for Harbour Rights", "OHCR", 2),
        ("United Nations", "N", 2),
        ("Rapid Harbour Forces", "Rapid Harbour Force", 1),
        ("Vail Airlines", "Vail Airline", 1),
        ("Harbour Forces", "Harbour Farces", 2),
        ("AIDS", "AID", 2),
    ],
)
def test_what_a_body_belongs_to_and_its_number_make_no_other_party(full, short, parties):
    assert count("organization", full, short) == parties


def test_persons_with_surnames_alike_stay_apart():
    assert count("person", "Nora Rogers", "Nora Roger") == 2
