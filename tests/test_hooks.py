"""The hook that other repositories use: well-formed, and light, because it runs before every commit."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pre_commit.clientlib import load_manifest

ROOT = Path(__file__).parents[1]
HEAVY = ("spacy", "onnxruntime", "numpy", "trafilatura", "mkdocs", "jinja2")
RUN = f"""
import sys
from generator.cli import main
try:
    main()
finally:
    print("loaded", sorted(set(sys.modules) & set({HEAVY!r})))
"""


@pytest.fixture(scope="module")
def hook():
    (hook,) = load_manifest(ROOT / ".pre-commit-hooks.yaml")
    return hook


@pytest.fixture
def other(tmp_path):
    """Another repository with 20 briefings and their articles."""
    for name in ("seeds", "briefings"):
        (tmp_path / name).mkdir()
    (source,) = ROOT.glob("briefings/*.yaml")
    text = source.read_text()
    article = re.search(r"file: (\S+)", text)[1]
    for number in range(20):
        (tmp_path / f"briefings/b{number}.yaml").write_text(text.replace(article, f"seeds/a{number}.txt"))
        shutil.copy(ROOT / article, tmp_path / f"seeds/a{number}.txt")
    return tmp_path


def run(hook, folder):
    chosen = [
        path.relative_to(folder).as_posix()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and re.search(hook["files"], path.relative_to(folder).as_posix())
    ]
    command, *arguments = hook["entry"].split()
    assert command == "newsbrief"
    return chosen, subprocess.run(
        [sys.executable, "-c", RUN, *arguments, *hook["args"], *chosen],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_it_checks_the_briefings_of_a_commit_and_loads_no_language_model(hook, other):
    (other / "briefings/.lock").mkdir()
    (other / "briefings/.lock/x.yaml").write_text("not: a briefing\n")
    chosen, done = run(hook, other)
    assert len(chosen) == 20
    assert done.returncode == 0, done.stdout + done.stderr
    assert "20 briefings checked, 0 findings" in done.stdout
    assert done.stdout.splitlines()[-1] == "loaded []"


def test_it_stops_a_commit_with_a_fault(hook, other):
    faulty = other / "briefings/b7.yaml"
    faulty.write_text(faulty.read_text().replace("headline:", "headlin:", 1))
    _, done = run(hook, other)
    assert done.returncode == 1
    assert "briefings/b7.yaml:2:1: error[NB104]" in done.stdout
