"""The lock: what cannot be used is said so, and a half-done replacement is told from a whole one."""

from pathlib import Path

import pytest

from generator.commands import generate
from generator.editing.store import lock
from generator.editing.store.lock import Inputs, Lock
from generator.editing.values.decisions import Choice, Decisions, Offer
from generator.errors import BriefingError
from generator.project import Project, Settings
from tests.made import TEXT, Machine

FILE = Path("briefings/.lock/a.json")
MEMORY = Decisions(
    deleted={"actors": ({"id": "x", "name": "X", "kind": "place"},)},
    choices={"headline": Choice(known=("a", None), offer=Offer(yours="b", machine=["c"]))},
)


def made(yaml: str = "new", **values) -> Lock:
    known = {"text": "t", "metadata": "m", "settings": "s"}
    return Lock(id="a", file="seeds/a.txt", inputs=Inputs(**known), extractor="1", yaml=yaml, base={}, **values)


def test_a_lock_reads_back_as_it_was_written():
    whole = made(memory=MEMORY, before=made("old"), former=("b",))
    assert lock.loads(lock.dumps(whole), FILE) == whole
    assert lock.dumps(lock.loads(lock.dumps(whole), FILE)) == lock.dumps(whole)


def test_a_lock_keeps_the_order_of_keys_and_holds_no_date():
    text = lock.dumps(made().model_copy(update={"base": {"b": 1, "a": 2}}))
    assert text.index('"b": 1') < text.index('"a": 2')


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "cannot be read"),
        ("{", "a.json:1:1: the lock cannot be read"),
        ("[]", "cannot be read"),
        ("null", "cannot be read"),
        ("\xff", "cannot be read"),
        ("[" * 100_000, "cannot be read"),
        ('{"format": 1}', "id: Field required"),
        ('{"format": 99, "what": "ever"}', "newer version"),
    ],
)
def test_a_lock_that_cannot_be_used_is_refused_with_a_place(text, says):
    with pytest.raises(BriefingError) as refused:
        lock.loads(text, FILE)
    assert says in str(refused.value)
    assert refused.value.hint


OLD_AND_NEW = made("new", before=made("old"))


@pytest.mark.parametrize(
    ("whole", "yaml", "staged", "state"),
    [
        (made(), "new", False, "new"),
        (made(), "edited since", False, "new"),
        (made(), None, False, "new"),
        (OLD_AND_NEW, "old", True, "old"),
        (OLD_AND_NEW, "old", False, "old"),
        (OLD_AND_NEW, "new", False, "new"),
        (OLD_AND_NEW, "edited since", True, "old"),
        (OLD_AND_NEW, "edited since", False, "new"),
        (made(new=True), None, True, None),
        (made(new=True), None, False, "new"),
        (made(new=True), "new", False, "new"),
    ],
)
def test_which_state_the_yaml_belongs_to(whole, yaml, staged, state):
    current = lock.current(whole, yaml, staged=staged)
    assert (current and current.yaml) == state
    assert current is None or (current.before, current.new) == (None, False) or current == whole


@pytest.mark.parametrize("text", ["{", '{"format": 99}', "<<<<<<< ours\n"])
def test_an_article_whose_lock_cannot_be_used_fails_alone_and_nothing_is_written(tmp_path, text):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "bridge.txt").write_text(TEXT)
    project = Project(tmp_path, Settings())
    (first,) = generate.run(generate.Request(project, None, Machine())).outcomes
    (tmp_path / "seeds" / "other.txt").write_text("Another text altogether.\n")
    (project.locks / f"{first.slug}.json").write_text(text)
    yaml = project.briefings / f"{first.slug}.yaml"
    before = yaml.read_bytes()
    report = generate.run(generate.Request(project, None, Machine()))
    assert [o.status for o in report.outcomes] == ["failed", "created"]
    assert "lock" in report.outcomes[0].message
    assert yaml.read_bytes() == before
    assert (project.locks / f"{first.slug}.json").read_text() == text
