"""The wheel holds all that is needed: it is built, installed alone, and used in an empty folder."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """Give the folder into which the wheel was installed, without its dependencies."""
    place = tmp_path_factory.mktemp("site-packages")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(place)
    return place


def newsbrief(installed, folder, *arguments):
    return subprocess.run(
        [sys.executable, "-c", "import generator; print(generator.__file__); from generator.cli import main; main()", *arguments],
        cwd=folder, env=os.environ | {"PYTHONPATH": str(installed)}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_everything_of_ours_is_in_the_wheel(installed):
    for name in (
        "generator/py.typed",
        "generator/templates/briefing.md.j2",
        *(f"generator/lexicon/en/{file.name}" for file in (ROOT / "generator" / "lexicon" / "en").iterdir()),
        "generator/scaffold/.gitignore",
    ):
        assert (installed / name).is_file(), name
    assert not list(installed.glob("tests"))
    assert sum(p.stat().st_size for p in (installed / "generator" / "extraction" / "weights").iterdir()) < 30_000_000


@pytest.mark.model
def test_a_site_is_built_from_an_empty_folder(installed, tmp_path):
    (tmp_path / "seeds").mkdir()
    shutil.copyfile(ROOT / "tests" / "articles" / "harbour-strike.txt", tmp_path / "seeds" / "strike.txt")
    done = newsbrief(installed, tmp_path, "build")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(str(installed))
    (briefing,) = (tmp_path / "briefings").glob("*.yaml")
    assert (tmp_path / "briefings" / "briefing.schema.json").is_file()
    assert "FNV" in (tmp_path / "site" / "briefings" / briefing.stem / "index.html").read_text()
