"""A lock that git left in conflict, once joined, ends where one branch that did both things would have ended."""

import itertools
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.commands import generate, review
from generator.project import Project, Settings
from tests.made import TEXT, Machine

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
SLUG = "mayor-promises-bridge-before-winter"


def cut(section, own):
    def edit(text):
        lines = text.splitlines(keepends=True)
        start = lines.index(f"  - id: {own}\n", next(i for i, at in enumerate(lines) if at.startswith(f"{section}:")))
        end = next(i for i in range(start + 1, len(lines)) if not lines[i].startswith("   "))
        rest = "".join(lines[:start] + lines[end:])
        is_last = not rest[rest.index(f"{section}:\n") :].split("\n", 2)[1].startswith("  - ")
        return rest.replace(f"{section}:\n", f"{section}: []\n") if is_last else rest

    return edit


def put(old, new):
    def edit(text):
        assert old in text
        return text.replace(old, new)

    return edit


def merged(text):
    return put("name: Transport union\n", "name: Transport union\n    aliases: [City]\n")(cut("actors", "city")(text))


EDITS = {
    "summary deleted": cut("summary", "mayor-promises"),
    "actor deleted": cut("actors", "ada-brook"),
    "another actor deleted": cut("actors", "transport-union"),
    "position deleted": cut("positions", "brook-says-1a2b"),
    "another position deleted": cut("positions", "union-rejects-3c4d"),
    "event deleted": cut("next_events", "talks-5e6f"),
    "actors made one": merged,
    "id changed": put("id: city\n", "id: harbour-city\n"),
    "value changed": put("when: '2025-06-20'", "when: '2025-06-27'"),
    "member taken out": lambda text: re.sub(r"toward: \[ada-brook, [\w-]+\]", "toward: [ada-brook]", text),
    "record added": put("next_events:\n", "next_events:\n  - id: mine\n    what: A vote\n"),
}
MEET = [
    {"actors made one", "id changed"},
    {"actors made one", "another actor deleted"},
    {"actors made one", "member taken out"},
    {"another position deleted", "member taken out"},
    {"event deleted", "value changed"},
    {"event deleted", "record added"},
]
"""Pairs that change the same thing, so that there is no one right end."""
PAIRS = [pair for pair in itertools.combinations(EDITS, 2) if set(pair) not in MEET]


class Branch:
    """A copy of the project."""

    def __init__(self, root: Path, copy_of: "Branch | None" = None) -> None:
        self.project = Project(root, Settings())
        if copy_of:
            shutil.copytree(copy_of.project.root, root)
        else:
            (root / "seeds").mkdir(parents=True)
            (root / "seeds" / "bridge.txt").write_text(TEXT)
            self.generate()
        self.yaml, self.lock = root / "briefings" / f"{SLUG}.yaml", root / "briefings" / ".lock" / f"{SLUG}.json"

    def generate(self, extractor="1"):
        report = generate.run(
            generate.Request(self.project, None, Machine(), extractor=extractor, upgrade=extractor != "1")
        )
        assert not report.failed, report

    def edit(self, name):
        self.yaml.write_text(EDITS[name](self.yaml.read_text()))
        return self

    @property
    def memory(self):
        found = review.Store(self.project.briefings).read(SLUG).lock.memory
        deleted = {(section, record["id"]) for section, records in found.deleted.items() for record in records}
        return deleted, found.redirects, found.named, found.found_as, found.choices


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """The project at the beginning, and a branch for each edit."""
    folder = tmp_path_factory.mktemp("branches")
    start = Branch(folder / "start")
    branches = {}
    for i, name in enumerate(EDITS):
        branches[name] = Branch(folder / f"b{i}", start).edit(name)
        branches[name].generate()
    return start, branches


@pytest.mark.parametrize("pair", PAIRS, ids=" and ".join)
def test_it_ends_where_one_branch_would_have(begun, tmp_path, pair):
    start, branches = begun
    one, other = pair
    line = Branch(tmp_path / "line", branches[one]).edit(other)
    line.generate()
    line.generate("2")
    sides = [branches[one].lock, start.lock, branches[other].lock]
    env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    for i, style in enumerate(([], ["--diff3"], reversed)):
        ordered, options = (sides[::-1], []) if style is reversed else (sides, style)
        command = ["git", "merge-file", "-p", *options, *ordered]
        done = subprocess.run(command, check=False, capture_output=True, text=True, env=env)
        both_changed = len({side.read_bytes() for side in sides}) == 3
        assert ("<<<<<<<" in done.stdout) is both_changed, done.stderr
        joined = Branch(tmp_path / f"joined{i}", start).edit(one).edit(other)
        joined.lock.write_text(done.stdout)
        joined.generate()
        joined.generate("2")
        assert joined.yaml.read_text() == line.yaml.read_text()
        assert joined.memory == line.memory
