"""A build takes its steps in the order of their table, and says how long each took where that is asked."""

import re
import shutil
from pathlib import Path

import pytest

from generator.cli import making
from generator.commands import extract
from generator.commands.build import STEPS
from tests.made import TEXT, Machine

TIMED = re.compile(r"^ *\d+\.\d\d s  (.+)$", re.MULTILINE)


@pytest.fixture
def build(newsbrief, tmp_path, monkeypatch):
    """Build a site of one article, which a machine without a language model reads; gives what is said."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/bridge.txt").write_text(TEXT)
    (tmp_path / "newsbrief.yaml").write_text("")
    shutil.copy(Path(making.__file__).parents[1] / "scaffold/mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(extract, "Machine", lambda *_: Machine())
    return lambda *arguments: newsbrief("build", *arguments)


def test_a_build_says_how_long_each_step_took_where_that_is_asked_and_ends_where_the_site_stands(build):
    code, _, error = build("--verbose")
    assert (code, TIMED.findall(error)) == (0, [*STEPS.names])
    code, _, error = build("--verbose")
    assert (code, TIMED.findall(error)) == (0, [*STEPS.names[:2]])
    assert TIMED.findall(build()[2]) == []
