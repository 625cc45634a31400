"""`generate --check`: every state of a project, what it is said to need, and that nothing is written."""

import json
import subprocess
from pathlib import Path

import pytest

from generator.commands import extract as extraction
from generator.commands import generate
from generator.commands.generate.check import REGENERATE, check
from generator.editing import durable
from generator.editing.checking import formats
from generator.project import Project, Settings
from tests.made import TEXT, Machine, briefing, changed, without

SLUG = "mayor-promises-bridge-before-winter"
WOULD = "the briefing would change: the article's text has changed: 1 actor changed"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project that is up to date."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "bridge.txt").write_text(TEXT)
    made = Project(tmp_path, Settings())
    generate.run(generate.Request(made, None, Machine(), extractor="1"))
    return made


def tree(project: Project) -> dict[str, tuple[bytes, int]]:
    """Everything in the project, with the time of its last change: folders too."""
    return {
        p.relative_to(project.root).as_posix(): (p.read_bytes() if p.is_file() else b"", p.stat().st_mtime_ns)
        for p in [project.root, *project.root.rglob("*")]
    }


def checked(project: Project, says=None, files=None, *, allow_new=False, locked=False, **options):
    before = tree(project)
    asked = generate.Request(project, files, says or Machine(), **{"extractor": "1", **options})
    found = check(asked, allow_new=allow_new, locked=locked)
    assert tree(project) == before, "a check has written something"
    return found


def yaml(project: Project, slug: str = SLUG) -> Path:
    return project.briefings / f"{slug}.yaml"


def lock(project: Project, slug: str = SLUG) -> Path:
    return project.locks / f"{slug}.json"


def edit(file: Path, old: str, new: str) -> None:
    assert old in file.read_text()
    file.write_text(file.read_text().replace(old, new, 1))


def test_nothing_to_do_is_clean_and_asks_nothing(project):
    machine = Machine()
    found = checked(project, machine)
    assert (found.is_clean, found.summary, found.findings()) == (True, "nothing would change", ())
    assert machine.asked == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("role: Mayor", "role: Lord Mayor"),
        ("    country: 'NO'\n", ""),
        ("status: published", "status: draft"),
        ("  - id: union-rejects-3c4d", "  # I doubt this\n  - id: union-rejects"),
        ("positions:\n", "positions:\n  - stance: hopes\n    source: a reader\n    statement: mine\n"),
        ("file: seeds/bridge.txt", "file: seeds/bridge.txt\n  source: The Quay"),
    ],
    ids=["edited", "deleted key", "status", "renamed with a comment", "added", "metadata"],
)
def test_a_hand_edit_alone_is_never_stale(project, old, new):
    edit(yaml(project), old, new)
    assert checked(project).is_clean


def test_a_deleted_record_is_never_stale(project):
    lines = yaml(project).read_text().splitlines(keepends=True)
    start = lines.index("  - id: talks-5e6f\n")
    end = next(n for n in range(start + 1, len(lines)) if not lines[n].startswith("   "))
    yaml(project).write_text("".join([*lines[: start - 1], "next_events: []\n", *lines[end:]]))
    assert checked(project).is_clean
    generate.run(generate.Request(project, None, Machine(), extractor="1"))
    assert checked(project).is_clean


def test_a_deleted_yaml_is_never_stale(project):
    yaml(project).unlink()
    found = checked(project)
    assert found.is_clean
    assert [o.status for o in found.report.outcomes] == ["skipped"]


def test_what_would_change_is_told_in_words_and_as_a_diff(project):
    (project.seeds / "other.txt").write_text("Another text altogether, about another bridge.\n")
    says = Machine()
    generate.run(generate.Request(project, None, says, extractor="1"))
    for seed in project.seeds.glob("*.txt"):
        seed.write_text(seed.read_text() + "It rained.\n")
    moved = changed(briefing(), "next_events", "talks-5e6f", when="2025-06-21")
    newer = without(changed(moved, "actors", "ada-brook", role="Lord Mayor"), "positions", "brook-says-1a2b")
    found = checked(project, Machine(newer))
    assert not found.is_clean
    assert found.summary == "2 briefings would change: 2 actors changed, 2 positions removed, 2 events moved"
    assert [one.what for one in found.stale][:1] == [
        "the article's text has changed: 1 actor changed, 1 position removed, 1 event moved"
    ]
    diff = found.diff()
    assert f"--- a/briefings/{SLUG}.yaml\n+++ b/briefings/{SLUG}.yaml\n@@" in diff
    assert "\n-    role: Mayor\n+    role: Lord Mayor\n" in diff
    generate.run(generate.Request(project, None, Machine(newer), extractor="1"))
    assert checked(project, Machine(newer)).is_clean


def test_the_diff_is_one_that_git_applies(project):
    subprocess.run(["git", "init", "-q", str(project.root)], check=True)
    (project.seeds / "bridge.txt").write_text(TEXT + "It rained.\n")
    yaml(project).write_text(yaml(project).read_text().rstrip("\n"))
    newer = Machine(changed(briefing(status="draft"), "actors", "ada-brook", role="Lord Mayor"))
    found = checked(project, newer)
    done = subprocess.run(["git", "-C", str(project.root), "apply"], input=found.diff(), text=True, check=False)
    applied = yaml(project).read_bytes()
    assert done.returncode == 0
    assert b"Lord Mayor" in applied
    assert not applied.endswith(b"\n")
    generate.run(generate.Request(project, None, newer, extractor="1"))
    assert yaml(project).read_bytes() == applied


def test_a_change_of_the_article_that_changes_only_the_lock_is_stale(project):
    (project.seeds / "bridge.txt").write_text(TEXT + "It rained.\n")
    found = checked(project)
    assert found.summary == "1 briefing would change: 1 lock renewed"
    assert [(one.verb, one.what) for one in found.stale] == [("renew the lock of", "the article's text has changed")]
    assert found.diff() == ""


def test_an_article_without_briefing_is_stale_unless_allowed(project):
    (project.seeds / "other.txt").write_text("Another text altogether, about another bridge.\n")
    found = checked(project)
    assert found.summary == "1 briefing would change: 1 created"
    assert "--- /dev/null\n" in found.diff()
    assert [(f.code, f.place.file.name) for f in found.findings()] == [("NB301", "other.txt")]
    machine = Machine()
    found = checked(project, machine, allow_new=True)
    assert found.is_clean
    assert machine.asked == [], "an article that is only named is not read by the machine"
    assert [outcome.article for outcome in found.new] == ["seeds/other.txt"]
    assert [(f.code, f.level) for f in found.findings()] == [("NB302", "warning")]


def test_a_project_without_any_briefing_writes_no_folder(tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "bridge.txt").write_text(TEXT)
    project = Project(tmp_path, Settings())
    assert not checked(project).is_clean
    assert checked(project, allow_new=True).is_clean
    assert not project.briefings.exists()


def test_a_missing_lock_is_stale(project):
    lock(project).unlink()
    found = checked(project)
    assert [(one.slug, one.what) for one in found.stale] == [(SLUG, "it has no lock")]


@pytest.mark.parametrize("content", ["{", "<<<<<<< ours\n{}\n", '{"format": 99}'])
def test_a_lock_that_cannot_be_used_fails(project, content):
    lock(project).write_text(content)
    found = checked(project)
    assert not found.is_clean
    (finding,) = found.findings()
    assert (finding.code, finding.place.file.name) == ("NB304", f"{SLUG}.json")


def test_a_renamed_yaml_is_stale_because_its_lock_has_to_follow(project):
    yaml(project).rename(yaml(project, "bridge"))
    found = checked(project)
    assert [(one.slug, one.what) for one in found.stale] == [("bridge", "its lock follows its new name")]
    generate.run(generate.Request(project, None, Machine(), extractor="1"))
    assert checked(project).is_clean


def test_an_article_that_is_not_at_hand_is_no_reason(project):
    (project.seeds / "bridge.txt").unlink()
    found = checked(project)
    assert found.is_clean
    assert "not at hand" in found.report.warnings[0]
    (project.seeds / "other.txt").write_text("Another text altogether, about another bridge.\n")
    assert [one.verb for one in checked(project, prune=True, allow_new=True).stale] == ["remove"]


def test_a_site_whose_articles_are_kept_elsewhere_is_clean(project):
    (project.seeds / "bridge.txt").unlink()
    project.seeds.rmdir()
    assert checked(project).is_clean


def test_an_open_review_entry_is_no_reason_but_a_new_one_is(project):
    edit(yaml(project), "role: Mayor", "role: Mayor of Harbour City")
    (project.seeds / "bridge.txt").write_text(TEXT + "It rained.\n")
    newer = Machine(changed(briefing(), "actors", "ada-brook", role="Lord Mayor"))
    assert checked(project, newer).summary == "1 briefing would change: 1 review entry opened"
    generate.run(generate.Request(project, None, newer, extractor="1"))
    assert "review:" in yaml(project).read_text()
    assert checked(project, newer).is_clean


def test_evidence_that_never_stood_in_the_article_is_no_reason_until_the_article_changes(project):
    mine = "next_events:\n"
    edit(yaml(project), mine, "  - {id: mine, stance: notes, source: me, evidence: [Never said.]}\n\n" + mine)
    assert checked(project).is_clean
    generate.run(generate.Request(project, None, Machine(), extractor="1"))
    assert "review:" not in yaml(project).read_text()
    (project.seeds / "bridge.txt").write_text(TEXT + "It rained.\n")
    assert checked(project).summary == "1 briefing would change: 1 review entry opened"


@pytest.mark.parametrize("content", ["{}\n", None], ids=["another", "missing"])
def test_an_old_schema_is_stale_and_the_next_run_renews_it(project, content):
    file = project.briefings / "briefing.schema.json"
    right = file.read_bytes()
    file.unlink() if content is None else file.write_text(content)
    found = checked(project)
    assert found.summary == "the schema beside the briefings would change"
    assert not found.is_clean
    generate.run(generate.Request(project, None, Machine(), extractor="1"))
    assert file.read_bytes() == right


def test_what_a_killed_run_left_is_stale(project):
    durable.stage(yaml(project), b"half")
    found = checked(project)
    assert [(one.slug, one.what) for one in found.stale] == [(SLUG, "a run was killed while writing it")]
    generate.run(generate.Request(project, None, Machine(), extractor="1"))
    assert checked(project).is_clean


def test_other_versions_matter_only_where_versions_are_locked(project):
    assert checked(project, locked=True).is_clean
    found = checked(project, extractor="2")
    assert (found.is_clean, found.report.older) == (True, 1)
    found = checked(project, extractor="2", locked=True)
    assert not found.is_clean
    assert found.others == ((yaml(project), "1"),)
    assert [f.code for f in found.findings()] == ["NB303"]
    found = checked(project, extractor="2", upgrade=True)
    assert [one.what for one in found.stale] == ["another extractor made it"]


def test_only_the_named_articles_are_looked_at(project):
    (project.seeds / "other.txt").write_text("Another text altogether, about another bridge.\n")
    bridge, other = project.seeds / "bridge.txt", project.seeds / "other.txt"
    assert checked(project, files=[bridge]).is_clean
    assert checked(project, files=[other]).summary == "1 briefing would change: 1 created"
    lock(project).unlink()
    assert [one.slug for one in checked(project, files=[other], allow_new=True).stale] == []


def test_what_fails_in_a_run_fails_in_its_check(project):
    (project.seeds / "empty.txt").write_text("")
    edit(yaml(project), "role: Mayor", "rôle: Mayor")
    found = checked(project)
    assert not found.is_clean
    assert sorted((f.code, f.place.line) for f in found.findings()) == [("NB104", 18), ("NB304", 0)]


def test_annotations_stand_where_the_change_begins_and_errors_come_first(project):
    (project.seeds / "a.txt").write_text("Another text altogether, about another bridge.\n")
    (project.seeds / "bridge.txt").write_text(TEXT + "It rained.\n")
    found = checked(
        project, Machine(changed(briefing(), "actors", "ada-brook", role="Lord\nMayor")), allow_new=True
    ).findings()
    line = yaml(project).read_text().split("role: Mayor")[0].count("\n") + 1
    assert formats.render(found, "github", project.root).splitlines() == [
        f"::error file=briefings/{SLUG}.yaml,line={line},col=1,title=NB301::{WOULD} ({REGENERATE})",
        f"::warning file=seeds/a.txt,line=1,col=1,title=NB302::it has no briefing yet ({REGENERATE})",
    ]


@pytest.fixture
def newsbrief(newsbrief, project, monkeypatch):
    """Run the command on the project, with a machine that loads no language model."""
    monkeypatch.chdir(project.root)
    monkeypatch.setattr("generator.fingerprint.extractor", lambda _: "1")

    def run(*arguments, machine=None):
        monkeypatch.setattr(extraction, "Machine", lambda *_: machine or Machine())
        return newsbrief(*arguments)

    return run


def test_exit_code_0_when_clean(newsbrief):
    assert newsbrief("generate", "--check") == (0, "nothing would change\n", "")
    assert newsbrief("generate", "--check", "--quiet") == (0, "", "")


def test_exit_code_1_when_stale(newsbrief, project):
    (project.seeds / "bridge.txt").write_text(TEXT + "It rained.\n")
    newer = Machine(changed(briefing(), "actors", "ada-brook", role="Lord Mayor"))
    code, out, error = newsbrief("generate", "--check", "--diff", machine=newer)
    assert (code, error) == (1, "")
    assert out.startswith(f"would update briefings/{SLUG}.yaml: ")
    assert "+    role: Lord Mayor\n" in out
    assert out.endswith("1 briefing would change: 1 actor changed\n")
    code, out, _ = newsbrief("generate", "--check", "--output-format", "json", machine=newer)
    assert code == 1
    assert [finding["code"] for finding in json.loads(out)] == ["NB301"]


def test_exit_code_1_when_something_failed(newsbrief, project):
    (project.seeds / "empty.txt").write_text("")
    code, _, error = newsbrief("generate", "--check")
    assert (code, error.count("\n")) == (1, 1)
    assert "seeds/empty.txt: the article is empty" in error
    assert newsbrief("generate", "--check", "seeds/none.txt")[0] == 1


def test_exit_code_1_when_a_version_differs_from_the_lock(newsbrief, project):
    edit(lock(project), '"extractor": "1"', '"extractor": "0"')
    assert newsbrief("generate", "--check")[0] == 0
    code, out, error = newsbrief("generate", "--check", "--locked")
    assert code == 1
    assert f"briefings/{SLUG}.yaml was made by 0" in out
    assert "1 briefing made by an older extractor" in error


@pytest.mark.parametrize(
    "arguments",
    [
        ("--diff",),
        ("--locked",),
        ("--allow-new",),
        ("--output-format", "github"),
        ("--check", "--diff", "--output-format", "json"),
        ("--chekc",),
    ],
)
def test_exit_code_2_for_wrong_usage(newsbrief, arguments):
    assert newsbrief("generate", *arguments)[0] == 2


def test_exit_code_2_for_a_fault_of_ours_with_its_traceback(newsbrief, project):
    (project.seeds / "bridge.txt").write_text(TEXT + "It rained.\n")

    def broken(_):
        raise ZeroDivisionError

    code, _, error = newsbrief("generate", "--check", machine=broken)
    assert (code, error.count("\n")) == (2, 1)
    assert "seeds/bridge.txt: the article cannot be read: ZeroDivisionError" in error
    code, _, error = newsbrief("generate", "--check", "--verbose", machine=broken)
    assert code == 2
    assert "Traceback" in error


def test_exit_code_130_when_interrupted(newsbrief, project):
    (project.seeds / "bridge.txt").write_text(TEXT + "It rained.\n")

    def stopped(_):
        raise KeyboardInterrupt

    assert newsbrief("generate", "--check", machine=stopped)[0] == 130
