"""How loud a run is, where it says what, and the exit codes that the manual promises."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.commands import check, extract
from tests.made import TEXT, Machine

ROOT = Path(__file__).parents[2]
COLOUR = re.compile(r"\x1b\[[0-9;]*(?:3|4|9|10)\d[0-9;]*m")

TIME = re.compile(r"^ *\d+\.\d\d s  .+\n", re.MULTILINE)
"""A line on how long a step took."""


@pytest.fixture
def newsbrief(newsbrief, tmp_path, monkeypatch):
    """Run the command in a project with one article, which a machine without a language model reads."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/bridge.txt").write_text(TEXT)
    (tmp_path / "seeds/bridge.yaml").write_text("published: 2025-06-16\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(extract, "Machine", lambda *_: Machine())
    return newsbrief


def test_quiet_says_nothing_when_all_is_well_and_still_what_is_wrong(newsbrief):
    assert newsbrief("generate", "--quiet") == (0, "", "")
    (briefing,) = Path("briefings").glob("*.yaml")
    briefing.write_text("headline: [\n")
    code, out, error = newsbrief("generate", "--quiet")
    assert (code, out) == (1, "")
    assert f"{briefing}:2:1: error[NB101]" in error


def test_verbose_says_of_each_article_what_became_of_it_beside_the_report(newsbrief):
    code, out, error = newsbrief("generate", "--verbose")
    (briefing,) = Path("briefings").glob("*.yaml")
    assert (code, out) == (0, f"created {briefing}\n1 created\n")
    assert TIME.sub("", error) == f"seeds/bridge.txt: created {briefing}\n"
    code, out, error = newsbrief("generate", "--verbose")
    assert (code, out) == (0, "1 unchanged\n")
    assert TIME.sub("", error) == f"seeds/bridge.txt: unchanged {briefing}\n"
    code, _, error = newsbrief("generate", "--verbose", "--quiet")
    assert code == 2
    assert "one or the other" in error


def test_exit_codes_are_those_of_the_manual(newsbrief, monkeypatch):
    assert newsbrief("generate")[0] == 0
    assert newsbrief("check")[0] == 0
    (briefing,) = Path("briefings").glob("*.yaml")
    briefing.write_text(briefing.read_text() + "no-such-key: 1\n")
    assert newsbrief("check")[0] == 1
    assert newsbrief("check", "--no-such-option")[0] == 2
    assert newsbrief("check", "--project", "/nowhere")[0] == 2

    def fail(*_):
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(check, "run", fail)
    code, out, error = newsbrief("check")
    assert (code, out) == (2, "")
    assert "Traceback" in error
    assert "please report it" in error

    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "run", interrupt)
    assert newsbrief("check") == (130, "", "")


def on_a_terminal(code, **environment):
    """Give what a program prints on a terminal, as bytes that the terminal gets."""
    outer, inner = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-c", code], stdin=inner, stdout=inner, stderr=inner, cwd=ROOT,
        env={k: v for k, v in os.environ.items() if k != "NO_COLOR"} | {"TERM": "xterm-256color"} | environment,
    )  # fmt: skip
    os.close(inner)
    printed = b""
    while True:
        try:
            read = os.read(outer, 4096)
        except OSError:  # Linux says so when the other end is closed
            break
        if not read:
            break
        printed += read
    os.close(outer)
    assert child.wait() == 0, printed
    return printed.decode()


BAR = """
import time
from generator.cli import progress
progress.PATIENCE = 0
with progress.shown() as heard:
    for done in range(3):
        heard(done, 3, f"seeds/{done}.txt")
        time.sleep(0.15)
"""


def test_the_bar_is_coloured_on_a_terminal_unless_no_color_is_set_and_absent_elsewhere():
    assert COLOUR.search(on_a_terminal(BAR))
    plain = on_a_terminal(BAR, NO_COLOR="1")
    assert "seeds/2.txt" in plain
    assert not COLOUR.search(plain)
    piped = subprocess.run([sys.executable, "-c", BAR], capture_output=True, text=True, check=True, cwd=ROOT)
    assert piped.stdout + piped.stderr == ""
