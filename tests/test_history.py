"""The last change of each file, from real repositories."""

import os
import subprocess

import pytest

from generator import history


@pytest.fixture
def repository(tmp_path, monkeypatch):
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)

    def git(*arguments, when="2026-01-01T00:00:00+02:00"):
        people = {f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        dates = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
        subprocess.run(
            ["git", *arguments], cwd=tmp_path, check=True, capture_output=True, env=os.environ | people | dates
        )

    git("init", "--initial-branch=main")
    return tmp_path, git


def commit(root, git, when, **files):
    for name, text in files.items():
        path = root / "site" / "briefings" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    git("add", ".", when=when)
    git("commit", "-m", "a change", when=when)


def test_each_file_has_the_time_of_its_last_commit_also_in_a_subfolder(repository):
    root, git = repository
    commit(root, git, "2026-01-02T03:04:05+02:00", **{"a.yaml": "1", "b c é.yaml": "1"})
    commit(root, git, "2026-02-02T03:04:05+02:00", **{"a.yaml": "2"})
    found = history.read(root / "site", "briefings")
    assert found.changed == {
        "briefings/a.yaml": "2026-02-02T03:04:05+02:00",
        "briefings/b c é.yaml": "2026-01-02T03:04:05+02:00",
    }
    assert not found.shallow


def test_a_shallow_clone_is_noticed(repository, tmp_path_factory):
    root, git = repository
    commit(root, git, "2026-01-02T03:04:05+02:00", **{"a.yaml": "1"})
    commit(root, git, "2026-02-02T03:04:05+02:00", **{"a.yaml": "2"})
    clone = tmp_path_factory.mktemp("clone")
    git("clone", "--depth=1", root.as_uri(), str(clone))
    assert history.read(clone / "site", "briefings").shallow


def test_without_a_repository_there_is_no_history(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert history.read(tmp_path, "briefings") == history.History({}, shallow=False)
