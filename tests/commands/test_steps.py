"""Steps are taken in the order of their table, each is given what the one before it made, and each can be surrounded."""

import re
import time
from contextlib import contextmanager
from typing import Never

import pytest

from generator.commands import extract, generate
from generator.steps import Steps
from tests.made import TEXT, Machine

TIMED = re.compile(r"^ *\d+\.\d\d s  (.+)$", re.MULTILINE)

COUNTED = (
    Steps[int, int, Never]()
    .then("double", lambda number: number * 2)
    .unless("stop at ten", lambda number: "ten" if number == 10 else None)
    .then("say", str)
)


@pytest.mark.parametrize(
    ("given", "made", "taken"), [(4, "8", ["double", "stop at ten", "say"]), (5, "ten", ["double", "stop at ten"])]
)
def test_steps_follow_each_other_until_one_ends_them(given, made, taken):
    heard = []

    @contextmanager
    def during(name):
        heard.append(name)
        yield

    assert COUNTED.take(given, during) == made == COUNTED.take(given)
    assert heard == taken
    assert COUNTED.names == ("double", "stop at ten", "say")


@pytest.mark.model
def test_extraction_says_how_long_each_step_took_where_that_is_asked(newsbrief, tmp_path, monkeypatch):
    from benchmarks.extraction import STAGES
    from generator.extraction.pipeline import STEPS

    (tmp_path / "one.txt").write_text("The minister said on Monday that the talks will begin tomorrow.\n")
    (tmp_path / "newsbrief.yaml").write_text("")
    monkeypatch.chdir(tmp_path)
    code, line, error = newsbrief("extract", "--verbose", "--workers", "1", "one.txt")
    assert (code, tuple(row.split(" s  ")[1] for row in error.splitlines())) == (0, STEPS.names)
    assert newsbrief("extract", "--workers", "1", "one.txt") == (0, line, "")
    assert {name for names in STAGES.values() for name in names} <= {*STEPS.names}


def test_generating_says_how_long_each_step_took_and_ends_where_nothing_has_changed(newsbrief, tmp_path, monkeypatch):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/bridge.txt").write_text(TEXT)
    (tmp_path / "newsbrief.yaml").write_text("")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(extract, "Machine", lambda *_: Machine())
    assert TIMED.findall(newsbrief("generate", "--verbose")[2]) == [*generate.STEPS.names]
    time.sleep(0.05)  # a file that has only just changed is read again
    newsbrief("generate")
    assert TIMED.findall(newsbrief("generate", "--verbose")[2]) == [*generate.STEPS.names[:1]]
    assert TIMED.findall(newsbrief("generate")[2]) == []
