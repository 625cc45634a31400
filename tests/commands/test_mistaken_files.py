"""Files that people copy, rename, swap or leave out: nothing is taken over, lost or removed in silence."""

import os
import shutil
import subprocess

import pytest

from generator.commands import check, diff, explain, generate, review
from generator.commands.build import entries
from generator.commands.generate import check as rehearsal
from generator.errors import BriefingError
from generator.project import Project, Settings
from tests.made import REJECTED, TEXT, Machine, briefing, changed

SLUG = "mayor-promises-bridge-before-winter"
OTHER = "Ferries to the islands stop in autumn, said the harbour master, who blamed the price of oil.\n"
FERRIES = briefing(
    headline="Ferries stop in autumn", summary=(), actors=(), positions=(), next_events=()
)  # what the machine says of `OTHER`


@pytest.fixture
def project(tmp_path, monkeypatch):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "bridge.txt").write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    made = Project(tmp_path, Settings())
    run(made)
    return made


def run(project, says=None, files=None, **options):
    return generate.run(generate.Request(project, files, Machine(says or briefing()), extractor="1", **options))


def yaml(project, slug=SLUG):
    return project.briefings / f"{slug}.yaml"


def edit(project, old, new, slug=SLUG):
    text = yaml(project, slug).read_text()
    assert old in text
    yaml(project, slug).write_text(text.replace(old, new, 1))


def files(project):
    return {p.relative_to(project.root).as_posix(): p.read_bytes() for p in project.briefings.rglob("*") if p.is_file()}


@pytest.mark.parametrize("name", ["a-copy", "z-copy"])
def test_a_copy_of_a_yaml_never_takes_the_article_over(project, name):
    shutil.copy(yaml(project), yaml(project, name))
    edit(project, "role: Mayor", "role: Lady Mayor", name)
    before = files(project)
    report = run(project)
    assert [(o.slug, o.status) for o in report.outcomes] == [(SLUG, "unchanged")]
    assert report.warnings[0].startswith(f"{name}: seeds/bridge.txt has another briefing already")
    assert files(project) == before


@pytest.mark.parametrize("name", ["a-copy", "z-copy"])
def test_a_copy_of_a_yaml_and_its_lock_does_not_either(project, name):
    shutil.copy(yaml(project), yaml(project, name))
    shutil.copy(project.locks / f"{SLUG}.json", project.locks / f"{name}.json")
    report = run(project)
    assert [o.slug for o in report.outcomes] == [SLUG]
    assert report.warnings[0].startswith(f"{name}: seeds/bridge.txt has another briefing already")


def test_of_two_new_names_one_is_the_briefing_and_the_other_a_copy(project):
    shutil.copy(yaml(project), yaml(project, "second"))
    yaml(project).rename(yaml(project, "first"))
    report = run(project)
    assert [o.slug for o in report.outcomes] == ["first"]
    assert f"{SLUG} is now first; its old address redirects" in report.warnings
    assert any(said.startswith("second: seeds/bridge.txt has another briefing already") for said in report.warnings)


def test_another_article_under_the_same_name_gets_a_briefing_of_its_own(project):
    edit(project, "role: Mayor", "role: Lady Mayor")
    before = yaml(project).read_bytes()
    (project.seeds / "bridge.txt").write_text(OTHER)
    for status in ("created", "unchanged"):
        report = run(project, FERRIES)
        assert [(o.slug, o.status) for o in report.outcomes] == [("ferries-stop-in-autumn", status)]
        (warning,) = report.warnings
        assert warning.startswith(f"seeds/bridge.txt is another article now than the one that {SLUG} was made of")
    assert yaml(project).read_bytes() == before
    run(project, FERRIES, prune=True)
    assert yaml(project).read_bytes() == before
    assert [f.message for f in check.run(project).findings] == ["seeds/bridge.txt is another article now"]
    assert {e.slug: e.text for e in entries.gather(project).entries} == {SLUG: None, "ferries-stop-in-autumn": OTHER}


def test_it_is_said_of_a_single_article_too(project):
    (project.seeds / "bridge.txt").write_text(OTHER)
    report = run(project, FERRIES, [project.seeds / "bridge.txt"])
    assert f"{SLUG} stays as it is" in report.warnings[0]


def test_when_the_old_article_is_back_each_has_its_own_briefing(project):
    (project.seeds / "bridge.txt").write_text(OTHER)
    run(project, FERRIES)
    (project.seeds / "ferries.txt").write_text(OTHER)
    (project.seeds / "bridge.txt").write_text(TEXT)
    report = run(project)
    assert {o.article: o.slug for o in report.outcomes} == {
        "seeds/bridge.txt": SLUG,
        "seeds/ferries.txt": "ferries-stop-in-autumn",
    }
    assert report.warnings == ()


def test_an_article_whose_name_was_given_to_another_is_found_under_its_new_one(project):
    (project.seeds / "bridge.txt").rename(project.seeds / "moved.txt")
    (project.seeds / "bridge.txt").write_text(OTHER)
    report = run(project, FERRIES)
    assert {o.article: o.slug for o in report.outcomes} == {
        "seeds/bridge.txt": "ferries-stop-in-autumn",
        "seeds/moved.txt": SLUG,
    }
    assert report.warnings == ()


def test_an_article_that_was_rewritten_is_still_the_same(project):
    (project.seeds / "bridge.txt").write_text(f"{OTHER}{OTHER}{REJECTED} The mayor keeps to it.\n")
    report = run(project)
    assert [(o.slug, o.status) for o in report.outcomes] == [(SLUG, "unchanged")]
    assert report.warnings == ()


def test_a_briefing_of_another_ending_is_never_a_deletion(project):
    wrong = yaml(project).with_suffix(".yml")
    yaml(project).rename(wrong)
    report = run(project)
    (outcome,) = report.outcomes
    assert outcome.status == "failed"
    assert outcome.message == (
        f"briefings/{SLUG}.yml:1:1: the name of a briefing ends in .yaml (rename it to {SLUG}.yaml)"
    )
    assert not rehearsal.check(generate.Request(project, None, Machine(), extractor="1")).is_clean
    (finding,) = check.run(project).findings
    assert (finding.code, finding.level) == ("NB110", "error")
    listing = review.run(project)
    assert (listing.deleted, len(listing.faults)) == ((), 1)
    assert len(entries.gather(project).faults) == 1
    assert next(diff.run(project)).fault
    with pytest.raises(BriefingError, match="rename it"):
        explain.listing(project, SLUG)
    with pytest.raises(BriefingError, match="rename it"):
        review.restore(project, SLUG)
    wrong.rename(yaml(project))
    assert [o.status for o in run(project).outcomes] == ["unchanged"]


def test_one_of_another_name_and_ending_is_not_either(project):
    yaml(project).rename(project.briefings / "bridge.yml")
    (outcome,) = run(project).outcomes
    assert (outcome.status, outcome.slug) == ("failed", "bridge")
    assert "rename it to bridge.yaml" in outcome.message


def test_a_file_of_another_ending_beside_a_briefing_is_spoken_of(project):
    shutil.copy(yaml(project), yaml(project).with_suffix(".yml"))
    (project.briefings / "mine.yml").write_text("headline: Mine\n")
    report = run(project)
    assert [o.status for o in report.outcomes] == ["unchanged"]
    assert report.warnings == ("mine.yml is no briefing, whose name ends in .yaml; rename it to mine.yaml",)
    assert [f.code for f in check.run(project).findings] == ["NB110", "NB110"]


def test_pruning_refuses_where_no_article_is_at_hand(project, newsbrief):
    (project.seeds / "bridge.txt").unlink()
    before = files(project)
    for _ in range(2):  # with an empty folder, then with none
        with pytest.raises(BriefingError) as refused:
            run(project, prune=True)
        assert "no article is at hand" in str(refused.value)
        assert refused.value.hint
        with pytest.raises(BriefingError):
            rehearsal.check(generate.Request(project, None, Machine(), extractor="1", prune=True))
        if project.seeds.is_dir():
            project.seeds.rmdir()
            (project.root / "mkdocs.yml").write_text("site_name: x\n")
    code, _, said = newsbrief("generate", "--prune", "--workers", "1")
    assert (code, said.count("\n")) == (2, 1)
    assert files(project) == before


def test_without_articles_a_run_says_so_once_and_a_strict_check_passes(project, newsbrief):
    (project.seeds / "other.txt").write_text(OTHER)
    run(project, FERRIES)
    shutil.rmtree(project.seeds)
    (project.root / "mkdocs.yml").write_text("site_name: x\n")
    assert run(project).warnings == ("the articles of 2 briefings are not at hand; the briefings stay as they are",)
    code, printed, said = newsbrief("check", "--strict")
    assert (code, printed) == (0, "2 briefings checked, 0 findings\n")
    assert said == "newsbrief: no article is at hand; the evidence of 2 briefings was compared with none\n"
    assert check.run(project, [yaml(project)]).without_articles == 1


def test_one_article_that_is_missing_among_others_is_a_warning(project):
    (project.seeds / "other.txt").write_text(OTHER)
    run(project, FERRIES)
    (project.seeds / "other.txt").unlink()
    assert [f.code for f in check.run(project).findings] == ["NB208"]
    assert check.run(project).has_errors(strict=True)


@pytest.fixture
def committed(project, monkeypatch):
    """The project under version control, with a person's edits."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)

    def git(*arguments):
        subprocess.run(["git", "-C", project.root, *arguments], check=True, capture_output=True)

    def commit():
        git("add", "--all")
        git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--message", "x")

    git("init", "--initial-branch=main")
    edit(project, "role: Mayor", "role: Lady Mayor   # as she signs")
    edit(project, "statement: The plan is reckless.", "statement: The plan is bad.")
    run(project)
    commit()
    return commit


@pytest.mark.parametrize("is_committed", [False, True])
def test_a_briefing_comes_back_as_a_person_had_it(project, committed, is_committed):
    before = yaml(project).read_bytes()
    yaml(project).unlink()
    run(project)
    if is_committed:
        committed()
    assert review.restore(project, SLUG) == review.Restored(SLUG, is_as_committed=True)
    assert yaml(project).read_bytes() == before
    run(project, changed(briefing(), "actors", "ada-brook", country="NO"), upgrade=True)
    assert "role: Lady Mayor   # as she signs" in yaml(project).read_text()


def test_it_comes_back_under_a_later_name(project, committed):
    before = yaml(project).read_bytes()
    yaml(project).rename(yaml(project, "bridge"))
    run(project)
    yaml(project, "bridge").unlink()
    assert review.restore(project, "bridge").is_as_committed
    assert yaml(project, "bridge").read_bytes() == before


def test_what_the_machine_changed_since_the_commit_is_no_edit_of_the_restored_briefing(project, committed):
    later = changed(briefing(), "actors", "ada-brook", country="NO")
    generate.run(generate.Request(project, None, Machine(later), extractor="2", upgrade=True))
    yaml(project).unlink()
    review.restore(project, SLUG)
    assert "country: 'NO'\n    evidence:\n      - Mayor" not in yaml(project).read_text()
    generate.run(generate.Request(project, None, Machine(later), extractor="2", upgrade=True))
    assert "country: 'NO'\n    evidence:\n      - Mayor" in yaml(project).read_text()


def test_a_record_comes_back_as_a_person_had_it(project, committed):
    text = yaml(project).read_text()
    edit(project, text[text.index("  - id: union-rejects") : text.index("\nnext_events:")], "")
    run(project)
    committed()
    restored = review.restore(project, SLUG, "union-rejects-3c4d")
    assert restored == review.Restored("positions/union-rejects-3c4d", is_as_committed=True)
    assert "statement: The plan is bad." in yaml(project).read_text()
    run(project, changed(briefing(), "positions", "union-rejects-3c4d", statement="The plan is mad."), upgrade=True)
    assert "statement: The plan is bad." in yaml(project).read_text()


def test_where_no_commit_knows_it_the_machines_words_come_back_and_it_is_said(project, newsbrief):
    edit(project, "role: Mayor", "role: Lady Mayor")
    run(project)
    yaml(project).unlink()
    code, printed, _ = newsbrief("review", "restore", SLUG)
    assert (code, printed) == (
        0,
        f"restored {SLUG} as it was last written by the machine; no commit has another\n",
    )
    assert "role: Mayor" in yaml(project).read_text()
