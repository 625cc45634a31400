"""Two builds of one commit are the same, byte for byte, whatever the machine around them is like."""

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HOSTILE = '''
"""A machine whose clock is years ahead, whose folders list backwards, and that tells what of it was asked for."""
import datetime, json, os, time

AHEAD = 5 * 365 * 86400
asked = {"listed": 0}
seconds, nanoseconds, listdir, scandir = time.time, time.time_ns, os.listdir, os.scandir
time.time = lambda: seconds() + AHEAD
time.time_ns = lambda: nanoseconds() + AHEAD * 10**9
gmtime, localtime = time.gmtime, time.localtime
time.gmtime = lambda at=None: gmtime(time.time() if at is None else at)
time.localtime = lambda at=None: localtime(time.time() if at is None else at)

class Date(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())

class DateTime(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
    @classmethod
    def utcnow(cls):
        return cls.now(datetime.timezone.utc).replace(tzinfo=None)
    @classmethod
    def today(cls):
        return cls.now()

datetime.date, datetime.datetime = Date, DateTime

class Scan:
    def __init__(self, path="."):
        with scandir(path) as entries:
            self.entries = iter(sorted(entries, key=lambda e: e.name, reverse=True))
        asked["listed"] += 1
    def __iter__(self):
        return self.entries
    def __next__(self):
        return next(self.entries)
    def __enter__(self):
        return self
    def __exit__(self, *_):
        pass
    def close(self):
        pass

os.scandir = Scan
os.listdir = lambda path=".": sorted(listdir(path), reverse=True)

import atexit
atexit.register(lambda: open(os.environ["ASKED"], "w").write(json.dumps(
    {**asked, "year": datetime.date.today().year, "zone": time.tzname[0], "hash": hash("a")})))
'''
TRANQUIL = {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8", "OMP_NUM_THREADS": "1"}
TROUBLED = {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "OMP_NUM_THREADS": "2"}


def git(folder, *arguments):
    subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments],
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip


def build(folder, **environment):
    inherited = {k: v for k, v in os.environ.items() if k not in ("SOURCE_DATE_EPOCH", "PYTHONPATH", "SITE_URL")}
    done = subprocess.run(
        [sys.executable, "-c", "from generator.cli import main; main()", "build"],
        cwd=folder, env=inherited | {"SITE_URL": "https://news.example/sub/"} | environment,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def contents(folder):
    """Everything but the history and what the machine remembers for itself alone: when files were changed here."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not {".git", ".cache"} & set(path.relative_to(folder).parts)
    }


@pytest.fixture(scope="module")
def commit(tmp_path_factory):
    """A commit with a briefing that people know already, and two articles that nobody has read yet."""
    folder = tmp_path_factory.mktemp("deterministic") / "commit"
    shutil.copytree(ROOT / "generator/scaffold", folder)
    shutil.copytree(ROOT / "briefings", folder / "briefings")
    shutil.copytree(ROOT / "seeds", folder / "seeds", dirs_exist_ok=True)
    shutil.copy(ROOT / "tests/articles/harbour-strike.txt", folder / "seeds/strike.txt")
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "x", "--date", "2026-03-10T08:00:00+01:00")
    return folder


@pytest.mark.model
def test_two_builds_of_one_commit_have_the_same_bytes_on_hostile_machines(commit, tmp_path):
    for name in ("one", "another"):
        git(tmp_path, "clone", "--quiet", commit, name)
    (tmp_path / "machine").mkdir()
    (tmp_path / "machine/sitecustomize.py").write_text(HOSTILE)
    said = build(tmp_path / "one", **TRANQUIL)
    hostile = {"PYTHONPATH": str(tmp_path / "machine"), "ASKED": str(tmp_path / "asked.json")}
    assert build(tmp_path / "another", **TROUBLED, **hostile) == said
    assert "2 created, 1 unchanged" in said
    one, another = contents(tmp_path / "one"), contents(tmp_path / "another")
    assert sorted(one) == sorted(another)
    assert [name for name in one if one[name] != another[name]] == []

    asked = json.loads((tmp_path / "asked.json").read_text())  # the machine was hostile indeed
    assert asked["listed"] > 20
    assert asked["zone"] == "+14"
    assert asked["year"] >= 2031
    kinds = ("feed.xml", "feed.json", "events.ics", "search/search_index.json", "sitemap.xml.gz", "index.json")
    assert [kind for kind in kinds if f"site/{kind}" not in one] == []
    assert len([name for name in one if re.match(r"briefings/.*\.(yaml|json)$", name)]) == 7


@pytest.mark.model
def test_a_given_source_date_epoch_is_the_time_of_the_build(commit, tmp_path):
    git(tmp_path, "clone", "--quiet", commit, "clone")
    for seed in ("ferry-contract.md", "strike.txt"):
        (tmp_path / "clone/seeds" / seed).unlink()
    build(tmp_path / "clone", SOURCE_DATE_EPOCH="1000000000")
    packed = (tmp_path / "clone/site/sitemap.xml.gz").read_bytes()
    assert int.from_bytes(packed[4:8], "little") == 1_000_000_000 // 86_400 * 86_400  # MkDocs takes the day of it
    assert b"news.example/sub/briefings/" in gzip.decompress(packed)
