"""Two branches of one project, joined by git itself: what either decided stays decided."""

import os
import shutil
import subprocess

import pytest

from generator.commands import check, generate, review
from generator.commands.generate import check as rehearsal
from generator.project import Project, Settings
from tests.made import REJECTED, TEXT, Machine, briefing, changed, without

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
SLUG = "mayor-promises-bridge-before-winter"
OTHER = "Ferries to the islands stop in autumn, said the harbour master, who blamed the price of oil.\n"
THIRD = "The library opens again on Sunday after a year of repairs to its roof and its reading room.\n"


class Repository:
    """A project under version control; a branch is a person with a machine."""

    def __init__(self, root, style):
        self.root, self.project = root, Project(root, Settings())
        self.machine = Machine()
        self.git("init", "--quiet", "--initial-branch=main")
        for key, value in {"user.name": "A", "user.email": "a@example.org", "merge.conflictStyle": style}.items():
            self.git("config", key, value)
        (root / ".gitignore").write_text(".cache/\n")
        self.write("bridge", TEXT)
        self.generate()
        self.commit()

    def git(self, *arguments, fails=False):
        done = subprocess.run(["git", "-C", self.root, *arguments], check=False, capture_output=True, text=True)
        assert fails or not done.returncode, done.stdout + done.stderr
        return done

    def write(self, name, text):
        (self.root / "seeds").mkdir(exist_ok=True)
        (self.root / "seeds" / f"{name}.txt").write_text(text)

    def generate(self, says=None, **options):
        self.machine.says = says or self.machine.says
        return generate.run(generate.Request(self.project, None, self.machine, extractor="1", **options))

    def commit(self):
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "x")

    def branch(self, name):
        """Begin a branch where all branches began."""
        self.git("switch", "--quiet", "--create", name, "main")

    def merge(self):
        """Merge `one` into `two`, on which we are; gives the files in conflict."""
        self.git("merge", "--quiet", "one", fails=True)
        return self.git("diff", "--name-only", "--diff-filter=U").stdout.split()

    @property
    def yaml(self):
        return self.project.briefings / f"{SLUG}.yaml"

    @property
    def lock(self):
        return self.project.locks / f"{SLUG}.json"

    @property
    def data(self):
        return review.revision.read(review.Store(self.project.briefings), self.stored).data

    @property
    def stored(self):
        return review.Store(self.project.briefings).read(SLUG)

    def edit(self, old, new):
        text = self.yaml.read_text()
        assert old in text
        self.yaml.write_text(text.replace(old, new, 1))

    def cut(self, record_id):
        lines = self.yaml.read_text().splitlines(keepends=True)
        start = lines.index(f"  - id: {record_id}\n")
        end = next(i for i in range(start + 1, len(lines)) if not lines[i].startswith("   "))
        self.yaml.write_text("".join(lines[:start] + lines[end:]))

    def ids(self, section):
        return [record.get("id") for record in self.data[section]]


@pytest.fixture(params=["merge", "diff3", "zdiff3"])
def repository(tmp_path, request, monkeypatch):
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    return Repository(tmp_path, request.param)


def settle(repository):
    """Generate, and see that nothing is left to do or to find."""
    report = repository.generate()
    assert not report.failed
    before = {path: path.read_bytes() for path in repository.project.briefings.rglob("*") if path.is_file()}
    assert "<<<<<<<" not in repository.lock.read_text()
    repository.generate()
    assert {path: path.read_bytes() for path in before} == before
    assert not check.run(repository.project).has_errors()
    return report


def test_what_two_branches_delete_stays_deleted(repository):
    repository.branch("one")
    repository.cut("union-rejects-3c4d")
    repository.generate()
    repository.commit()
    repository.branch("two")
    repository.cut("mayor-promises")
    repository.edit("summary:\n", "summary: []\n")
    repository.generate()
    repository.commit()
    assert repository.merge() == [f"briefings/.lock/{SLUG}.json"]
    assert not check.run(repository.project).has_errors()
    (stale,) = rehearsal.check(generate.Request(repository.project, None, repository.machine, extractor="1")).stale
    assert stale.what == "its lock has both sides of a conflict"
    assert settle(repository).warnings == (f"{SLUG}: git left both sides in its lock; they are joined",)
    assert review.run(repository.project).deleted == (
        (SLUG, "summary/mayor-promises"),
        (SLUG, "positions/union-rejects-3c4d"),
    )
    generate.run(generate.Request(repository.project, None, repository.machine, extractor="2", upgrade=True))
    assert (repository.ids("summary"), repository.ids("positions")) == ([], ["brook-says-1a2b"])


def test_neighbours_that_two_branches_delete_stay_deleted_once_the_yaml_is_joined(repository):
    repository.branch("one")
    repository.cut("union-rejects-3c4d")
    repository.generate()
    repository.commit()
    repository.branch("two")
    repository.cut("brook-says-1a2b")
    repository.generate()
    repository.commit()
    assert repository.merge() == [f"briefings/.lock/{SLUG}.json", f"briefings/{SLUG}.yaml"]
    (outcome,) = repository.generate().outcomes
    assert outcome.status == "failed"
    assert f"mend {repository.yaml} first" in review.run(repository.project).faults[0].hint
    text = repository.yaml.read_text()
    head, tail = text[: text.index("positions:")], text[text.index("\nnext_events:") :]
    repository.yaml.write_text(f"{head}positions: []\n{tail}")
    settle(repository)
    generate.run(generate.Request(repository.project, None, repository.machine, extractor="2", upgrade=True))
    assert repository.ids("positions") == []


def test_what_a_branch_edits_and_another_reads_anew_are_both_there(repository):
    repository.branch("one")
    repository.edit("role: Mayor", "role: Lady Mayor")
    repository.cut("union-rejects-3c4d")
    repository.generate()
    repository.commit()
    repository.branch("two")
    repository.write("bridge", TEXT + "It rained.\n")
    repository.generate(changed(briefing(), "next_events", "talks-5e6f", when="2025-06-21"))
    repository.commit()
    assert repository.merge() == [f"briefings/.lock/{SLUG}.json"]
    settle(repository)
    text = repository.yaml.read_text()
    assert "role: Lady Mayor" in text
    assert "when: '2025-06-21'" in text
    assert "union-rejects" not in text
    assert "review:" not in text


def test_a_value_declined_on_one_branch_is_not_offered_again(repository):
    repository.edit("role: Mayor", "role: Lady Mayor")
    repository.write("bridge", TEXT + "It rained.\n")
    says = changed(briefing(), "actors", "ada-brook", role="Lord Mayor")
    repository.generate(says)
    repository.commit()
    assert "review:" in repository.yaml.read_text()
    repository.branch("one")
    review.keep(repository.project, SLUG, "actors/ada-brook/role")
    repository.commit()
    repository.branch("two")
    repository.cut("union-rejects-3c4d")
    repository.generate()
    repository.commit()
    assert repository.merge() == [f"briefings/.lock/{SLUG}.json"]
    settle(repository)
    generate.run(generate.Request(repository.project, None, repository.machine, extractor="2", upgrade=True))
    assert "review:" not in repository.yaml.read_text()
    assert "role: Lady Mayor" in repository.yaml.read_text()


def test_both_readings_of_a_value_that_a_person_wrote_are_settled(repository):
    for branch, role in (("one", "Lord Mayor"), ("two", "First Citizen")):
        repository.branch(branch)
        repository.write("bridge", TEXT + f"It rained {branch}.\n")
        repository.generate(changed(briefing(), "actors", "ada-brook", role=role))
        repository.commit()
    assert f"briefings/{SLUG}.yaml" in repository.merge()
    repository.write("bridge", TEXT + "It rained two.\n")
    text = repository.yaml.read_text()
    start, end = text.index("<<<<<<<"), text.index("\n", text.index(">>>>>>>")) + 1
    repository.yaml.write_text(f"{text[:start]}    role: Lady Mayor\n{text[end:]}")
    settle(repository)
    assert "role: Lady Mayor" in repository.yaml.read_text()
    assert "review:" not in repository.yaml.read_text()


def test_an_actor_renamed_on_one_branch_and_a_deletion_on_the_other(repository):
    repository.branch("one")
    repository.edit("id: city", "id: harbour-city")
    repository.generate()
    repository.commit()
    repository.branch("two")
    repository.cut("union-rejects-3c4d")
    repository.generate()
    repository.commit()
    repository.merge()
    text = repository.yaml.read_text()
    if "<<<<<<<" in text:  # the references beside the deleted position
        start, end = text.index("<<<<<<<"), text.index("\n", text.index(">>>>>>>")) + 1
        repository.yaml.write_text(text[:start] + text[end:])
    settle(repository)
    generate.run(generate.Request(repository.project, None, repository.machine, extractor="2", upgrade=True))
    assert repository.ids("actors") == ["ada-brook", "transport-union", "harbour-city"]
    assert repository.ids("positions") == ["brook-says-1a2b"]
    assert repository.data["positions"][0]["toward"] == ["harbour-city"]


def test_a_briefing_deleted_on_one_branch_and_edited_on_the_other(repository):
    repository.branch("one")
    repository.yaml.unlink()
    repository.generate()
    repository.commit()
    repository.branch("two")
    repository.cut("union-rejects-3c4d")
    repository.generate()
    repository.commit()
    assert repository.merge() == [f"briefings/{SLUG}.yaml"]
    repository.git("rm", "--quiet", f"briefings/{SLUG}.yaml")
    (outcome,) = repository.generate().outcomes
    assert (outcome.status, repository.yaml.exists()) == ("skipped", False)


def test_branches_that_add_articles_share_nothing_that_could_conflict(repository):
    for branch, name, text in (("one", "ferries", OTHER), ("two", "library", THIRD)):
        repository.branch(branch)
        repository.write(name, text)
        repository.generate(briefing(headline=text[:20]))
        repository.commit()
    assert repository.merge() == []
    report = repository.generate()
    assert {o.status for o in report.outcomes} == {"unchanged"}
    assert len(report.outcomes) == 3


def test_articles_of_two_branches_that_took_one_name_both_have_a_briefing(repository):
    for branch, name, text in (("one", "ferries", OTHER), ("two", "library", THIRD)):
        repository.branch(branch)
        repository.write(name, text)
        repository.generate(briefing(headline="News"))
        repository.commit()
    assert repository.merge() == ["briefings/.lock/news.json", "briefings/news.yaml"]
    repository.git("checkout", "--ours", "briefings/news.yaml")
    report = repository.generate()
    assert {o.article: o.status for o in report.outcomes} == {
        "seeds/bridge.txt": "unchanged",
        "seeds/ferries.txt": "created",
        "seeds/library.txt": "unchanged",
    }


def test_a_side_that_is_no_lock_is_named_with_its_place(repository):
    repository.lock.write_text('{\n<<<<<<< ours\n"format": 1\n=======\n>>>>>>> theirs\n}')
    (outcome,) = repository.generate().outcomes
    assert outcome.message.startswith(f"briefings/.lock/{SLUG}.json:2:1: the lock holds a conflict")


def test_a_record_dropped_by_the_machine_of_one_branch_does_not_come_back_as_a_deletion(repository):
    repository.branch("one")
    repository.write("bridge", TEXT + "It rained.\n")
    repository.generate(without(briefing(), "positions", "union-rejects-3c4d"))
    repository.commit()
    repository.branch("two")
    repository.cut("mayor-promises")
    repository.edit("summary:\n", "summary: []\n")
    repository.generate(briefing())
    repository.commit()
    repository.merge()
    repository.machine.says = without(briefing(), "positions", "union-rejects-3c4d")
    settle(repository)
    assert review.run(repository.project).deleted == ((SLUG, "summary/mayor-promises"),)
    assert REJECTED not in [e for p in repository.data["positions"] for e in p["evidence"]]
