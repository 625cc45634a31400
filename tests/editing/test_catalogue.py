import pytest

from generator.editing.store.catalogue import Faulty, Listed, catalogue

GOOD = b"""headline: Talks go on
article: {file: seeds/talks.txt}
summary: []
actors: []
positions: []
next_events: []
"""
FAULTS = {
    "syntax": b"headline: [",
    "a key twice": GOOD + b"headline: b\n",
    "a conflict": b"<<<<<<< ours\n" + GOOD,
    "empty": b"",
    "encoding": b"\xff\xfe" + GOOD,
    "a missing section": GOOD.replace(b"positions: []\n", b""),
    "a list": b"- a\n",
    "a control character": GOOD.replace(b"go on", b"go \x00on"),
    "a misspelled key": GOOD.replace(b"headline", b"headlin"),
    "a wrong type": GOOD.replace(b"positions: []", b"positions: 5"),
}


@pytest.mark.parametrize("content", FAULTS.values(), ids=FAULTS)
def test_yaml_that_was_good_stands_in_whatever_is_wrong_now(tmp_path, content):
    (tmp_path / "a.yaml").write_bytes(content)
    (tmp_path / "b.yaml").write_bytes(GOOD)
    (fault,) = [one for one in catalogue(tmp_path) if isinstance(one, Faulty)]
    assert fault.slug == "a"
    assert fault.error.place.file == tmp_path / "a.yaml"
    faulty, stands_in, other = catalogue(tmp_path, {"a": GOOD, "b": b"not asked for", "c": GOOD})
    assert isinstance(faulty, Faulty)
    assert isinstance(stands_in, Listed)
    assert (stands_in.slug, stands_in.briefing.headline) == ("a", "Talks go on")
    assert other.slug == "b"


def test_yaml_that_was_kept_while_somebody_was_writing_stands_in_for_nothing(tmp_path):
    (tmp_path / "a.yaml").write_bytes(FAULTS["syntax"])
    assert [type(one) for one in catalogue(tmp_path, {"a": FAULTS["empty"]})] == [Faulty]
