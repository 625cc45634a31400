"""A run with nothing to do reads nothing, and never misses a change."""

import os
import time
from pathlib import Path

import pytest

from generator import freshness
from generator.commands import generate
from generator.commands.generate.plan import Planner
from generator.project import Project, Settings
from tests.made import TEXT, Machine, briefing

SLUG = "mayor-promises-bridge-before-winter"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project whose files are older than a tick of the clock."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "bridge.txt").write_text(TEXT)
    (tmp_path / "seeds" / "bridge.yaml").write_text("source: The Daily\n")
    (tmp_path / "newsbrief.yaml").write_text("article_text: evidence\n")
    made = Project(tmp_path, Settings())
    time.sleep(0.03)
    generate.run(generate.Request(made, None, Machine()))
    return made


@pytest.fixture
def looked(monkeypatch) -> list[str]:
    """Grows when a run reads the articles."""
    found = []
    plan = Planner.plan
    monkeypatch.setattr(Planner, "plan", lambda *args: found.append("read") or plan(*args))
    return found


def again(project: Project) -> list[tuple[str, str, str | None]]:
    return [(o.article, o.status, o.slug) for o in generate.run(generate.Request(project, None, Machine())).outcomes]


def test_a_run_with_nothing_to_do_says_the_same_without_reading(project, looked):
    assert again(project) == again(project) == [("seeds/bridge.txt", "unchanged", SLUG)]
    assert looked == []


@pytest.mark.parametrize(
    "file",
    [
        "seeds/bridge.txt",
        "seeds/bridge.yaml",
        f"briefings/{SLUG}.yaml",
        f"briefings/.lock/{SLUG}.json",
        "newsbrief.yaml",
    ],
)
def test_any_change_is_looked_at_even_with_the_old_time_and_length(project, looked, file):
    path = project.root / file
    state, content = path.stat(), path.read_bytes()
    path.write_bytes(content[:-2] + content[-2:-1].swapcase() + content[-1:])
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    generate.run(generate.Request(project, None, Machine()))
    assert looked == ["read"]


def test_a_new_article_a_gone_one_and_other_settings_are_looked_at(project, looked):
    (project.root / "seeds" / "new.txt").write_text(TEXT.replace("Brook", "Hill"))
    again(project)
    (project.root / "seeds" / "new.txt").unlink()
    again(project)
    generate.run(generate.Request(Project(project.root, Settings(model="another")), None, Machine()))
    assert looked == ["read"] * 3


@pytest.mark.parametrize("damage", ["", "{", "[1]", '{"format": 1, "kept": {"files": 3}}', '{"format": 99}'])
def test_what_is_remembered_may_be_damaged_or_lost(project, looked, damage):
    (memory,) = (project.root / ".cache" / "newsbrief").glob("settled.json")
    memory.write_text(damage)
    assert again(project) == [("seeds/bridge.txt", "unchanged", SLUG)]
    memory.unlink()
    again(project)
    assert len(looked) == 2


def test_a_save_during_the_run_is_merged_by_the_next(project, looked):
    yaml = project.briefings / f"{SLUG}.yaml"
    (project.root / "seeds" / "late.txt").write_text(TEXT.replace("Brook", "Hill"))
    time.sleep(0.03)

    def late(article):
        yaml.write_text(yaml.read_text().replace("role: Mayor", "role: Lord Mayor"))
        return briefing(headline="Another")

    generate.run(generate.Request(project, None, late))
    again(project)
    assert len(looked) == 2
    assert "role: Lord Mayor" in yaml.read_text()


def test_a_failure_is_met_again(project, looked):
    (project.root / "seeds" / "bad.txt").write_bytes(b"\xff\xfe")
    for _ in range(2):
        assert generate.run(generate.Request(project, None, Machine())).failed
    assert len(looked) == 2


def test_warnings_stay(project, looked):
    (project.root / "seeds" / "bridge.txt").unlink()
    time.sleep(0.03)
    said = [generate.run(generate.Request(project, None, Machine())).warnings for _ in range(2)]
    assert said[0] == said[1] != ()
    assert looked == ["read"]


def test_a_mark_within_a_tick_of_the_last_change_is_not_trusted():
    second = 1_000_000_000
    fine, coarse = (1, 5 * second + 7, 0, 1), (1, 5 * second, 0, 1)
    assert freshness.are_safe([fine], 5 * second + 8 + freshness.TICK)
    assert not freshness.are_safe([fine, None], 5 * second + 7 + freshness.TICK)
    assert not freshness.are_safe([coarse], 5 * second + freshness.TICK + 1)
    assert freshness.are_safe([coarse], 5 * second + freshness.COARSE_TICK + 1)
    assert not freshness.are_safe([fine], 0)  # the clock could not be read


def test_where_nothing_can_be_written_nothing_is_remembered(project, looked, monkeypatch):
    def refuse(*_args, **_options):
        raise PermissionError

    monkeypatch.setattr(Path, "write_bytes", refuse)
    monkeypatch.setattr(Path, "replace", refuse)
    memory = freshness.Cache(project.root, "other")
    memory.save([1])
    assert memory.now() == 0
    assert memory.load() is None
