"""Articles to briefings on the disk: what is written, what is left alone."""

from pathlib import Path

import pytest

from generator.commands import generate
from generator.errors import ArticleError
from generator.project import Project, Settings
from tests.made import TEXT, Machine, briefing, changed

SLUG = "mayor-promises-bridge-before-winter"
OTHER = "Another text altogether, about another bridge.\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "bridge.txt").write_text(TEXT)
    return Project(tmp_path, Settings())


def files(project: Project) -> dict[str, bytes]:
    return {p.relative_to(project.root).as_posix(): p.read_bytes() for p in project.briefings.rglob("*") if p.is_file()}


def yaml(project: Project, slug: str = SLUG) -> Path:
    return project.briefings / f"{slug}.yaml"


def edit(project: Project, old: str, new: str, slug: str = SLUG) -> None:
    text = yaml(project, slug).read_text()
    assert text.count(old) >= 1, f"{old!r} is not in:\n{text}"
    yaml(project, slug).write_text(text.replace(old, new, 1))


def again(project: Project, machine: Machine) -> generate.Outcome:
    """Run with a new extractor version, so that the machine is asked again."""
    report = generate.run(
        generate.Request(project, None, machine, extractor=f"version {len(machine.asked)}", upgrade=True)
    )
    (outcome,) = report.outcomes
    return outcome


def test_a_first_run_writes_the_yaml_its_lock_and_the_schema(project):
    report = generate.run(generate.Request(project, None, Machine()))
    assert [(o.article, o.status, o.slug) for o in report.outcomes] == [("seeds/bridge.txt", "created", SLUG)]
    assert set(files(project)) == {
        f"briefings/{SLUG}.yaml",
        f"briefings/.lock/{SLUG}.json",
        "briefings/briefing.schema.json",
    }


def test_the_yaml_has_the_form_that_people_are_promised(project):
    generate.run(generate.Request(project, None, Machine()))
    text = yaml(project).read_text()
    assert text.startswith("# yaml-language-server: $schema=briefing.schema.json\nheadline: Mayor promises")
    sections = [line.split(":")[0] for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert sections == ["headline", "summary", "article", "actors", "positions", "next_events", "status"]
    assert "country: 'NO'" in text  # a boolean in YAML 1.1
    assert "toward: [ada-brook, city]" in text
    assert "sha" not in text


def test_a_second_run_changes_no_byte_and_asks_nothing(project):
    machine = Machine()
    generate.run(generate.Request(project, None, machine))
    before = files(project)
    report = generate.run(generate.Request(project, None, machine))
    assert files(project) == before
    assert [o.status for o in report.outcomes] == ["unchanged"]
    assert len(machine.asked) == 1


def test_an_upgrade_that_finds_the_same_changes_no_byte_of_the_yaml(project):
    machine = Machine()
    generate.run(generate.Request(project, None, machine))
    before = yaml(project).read_bytes()
    assert again(project, machine).status == "unchanged"
    assert yaml(project).read_bytes() == before


def test_a_hand_edit_survives_and_the_rest_follows_the_machine(project):
    machine = Machine()
    generate.run(generate.Request(project, None, machine))
    edit(project, "role: Mayor", "role: Mayor of Harbour City   # as she signs")
    machine.says = changed(briefing(), "actors", "ada-brook", country="NO")
    outcome = again(project, machine)
    text = yaml(project).read_text()
    assert "role: Mayor of Harbour City   # as she signs" in text
    assert [(c.kind, c.at) for c in outcome.changes] == [("updated", "actors/ada-brook/country")]
    assert "country: 'NO'\n    evidence:" in text


def test_an_article_is_extracted_again_when_its_text_changes(project):
    machine = Machine()
    generate.run(generate.Request(project, None, machine))
    (project.seeds / "bridge.txt").write_text(TEXT + "It rained.\n")
    generate.run(generate.Request(project, None, machine))
    assert len(machine.asked) == 2


def test_a_newer_extractor_alone_changes_nothing_but_is_spoken_of(project):
    machine = Machine()
    generate.run(generate.Request(project, None, machine, extractor="1"))
    report = generate.run(generate.Request(project, None, machine, extractor="2"))
    assert len(machine.asked) == 1
    assert report.older == 1
    generate.run(generate.Request(project, None, machine, extractor="2", upgrade=True))
    assert len(machine.asked) == 2


def test_a_date_corrected_in_the_yaml_wins_and_stays(project):
    machine = Machine()
    (project.seeds / "bridge.yaml").write_text("published: 2025-06-16\n")
    generate.run(generate.Request(project, None, machine))
    slug = f"2025-06-16-{SLUG}"
    edit(project, "published: '2025-06-16'", "published: 2025-06-17", slug)
    for _ in range(3):
        generate.run(generate.Request(project, None, machine))
    assert [a.metadata.published for a in machine.asked] == ["2025-06-16", "2025-06-17"]
    assert "published: 2025-06-17" in yaml(project, slug).read_text()


def test_one_article_that_fails_fails_alone(project):
    (project.seeds / "other.txt").write_text("Nothing to see here.\n")

    def extract(article):
        if article.id == "seeds/other.txt":
            raise ArticleError("it is not English")
        return briefing()

    report = generate.run(generate.Request(project, None, extract))
    assert [(o.article, o.status) for o in report.outcomes] == [
        ("seeds/bridge.txt", "created"),
        ("seeds/other.txt", "failed"),
    ]
    assert report.failed
    assert "not English" in report.outcomes[1].message


def test_a_yaml_that_cannot_be_read_is_left_alone_with_all_its_faults(project):
    generate.run(generate.Request(project, None, Machine()))
    edit(project, "role: Mayor", "rôle: Mayor")
    edit(project, "stance: says", "stance: says\n    stance: denies")
    before = files(project)
    (outcome,) = generate.run(generate.Request(project, None, Machine())).outcomes
    assert outcome.status == "failed"
    assert [f.code for f in outcome.findings] == ["NB104", "NB102"]
    assert files(project) == before


def test_a_deleted_yaml_stays_gone(project):
    generate.run(generate.Request(project, None, Machine()))
    yaml(project).unlink()
    (outcome,) = generate.run(generate.Request(project, None, Machine())).outcomes
    assert outcome.status == "skipped"
    assert "review restore" in outcome.message
    assert not yaml(project).exists()


def test_the_same_text_twice_is_one_briefing_and_a_word(project):
    (project.seeds / "a-copy.txt").write_text(TEXT)
    generate.run(generate.Request(project, [project.seeds / "bridge.txt"], Machine()))
    report = generate.run(generate.Request(project, None, Machine()))
    assert {o.article: o.status for o in report.outcomes} == {
        "seeds/a-copy.txt": "skipped",
        "seeds/bridge.txt": "unchanged",
    }


def test_a_taken_slug_gets_six_digits_of_the_text(project):
    (project.seeds / "other.txt").write_text(OTHER)
    report = generate.run(generate.Request(project, None, Machine()))
    slugs = sorted(o.slug for o in report.outcomes)
    assert slugs[0] == SLUG
    assert slugs[1].startswith(SLUG + "-")
    assert len(slugs[1]) == len(SLUG) + 7


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("reckless", "careless")])
def test_a_moved_article_keeps_its_briefing(project, text):
    machine = Machine()
    generate.run(generate.Request(project, None, machine))
    (project.seeds / "bridge.txt").unlink()
    (project.seeds / "moved.txt").write_text(text)
    (outcome,) = generate.run(generate.Request(project, None, machine)).outcomes
    assert (outcome.slug, outcome.status) == (SLUG, "updated")
    assert "file: seeds/moved.txt" in yaml(project).read_text()


def test_a_renamed_yaml_takes_its_lock_along(project):
    generate.run(generate.Request(project, None, Machine()))
    yaml(project).rename(yaml(project, "bridge"))
    report = generate.run(generate.Request(project, None, Machine()))
    assert [(o.slug, o.status) for o in report.outcomes] == [("bridge", "unchanged")]
    assert set(files(project)) == {
        "briefings/bridge.yaml",
        "briefings/.lock/bridge.json",
        "briefings/briefing.schema.json",
    }
    state = (project.locks / "bridge.json").read_text()
    assert f'"id": "{SLUG}"' in state
    assert "former" in state


def test_an_article_that_is_not_at_hand_changes_nothing_until_pruned(project):
    generate.run(generate.Request(project, None, Machine()))
    (project.seeds / "other.txt").write_text(OTHER)
    generate.run(generate.Request(project, None, Machine(briefing(headline="Another bridge"))))
    before = files(project)
    (project.seeds / "bridge.txt").unlink()
    report = generate.run(generate.Request(project, None, Machine()))
    assert files(project) == before
    assert "not at hand" in report.warnings[0]
    generate.run(generate.Request(project, None, Machine(), prune=True))
    assert set(before) - set(files(project)) == {f"briefings/{SLUG}.yaml", f"briefings/.lock/{SLUG}.json"}


def test_pruning_keeps_what_was_edited(project):
    generate.run(generate.Request(project, None, Machine()))
    edit(project, "role: Mayor", "role: Lord Mayor")
    (project.seeds / "bridge.txt").unlink()
    (project.seeds / "other.txt").write_text(OTHER)
    generate.run(generate.Request(project, None, Machine(), prune=True))
    assert yaml(project).exists()


def test_a_yaml_without_its_lock_is_adopted(project):
    machine = Machine()
    generate.run(generate.Request(project, None, machine))
    edit(project, "role: Mayor", "role: Lord Mayor")
    (project.locks / f"{SLUG}.json").unlink()
    before = yaml(project).read_bytes()
    generate.run(generate.Request(project, None, machine))
    assert yaml(project).read_bytes() == before
    machine.says = changed(changed(briefing(), "actors", "ada-brook", country="NO"), "actors", "city", name="The city")
    again(project, machine)
    text = yaml(project).read_text()
    assert "role: Lord Mayor" in text
    assert "name: The city" in text
    assert "review:" not in text


def test_a_broken_yaml_without_its_lock_is_not_doubled(project):
    generate.run(generate.Request(project, None, Machine()))
    edit(project, "role: Mayor", "role: Mayor: of: all")
    (project.locks / f"{SLUG}.json").unlink()
    (outcome,) = generate.run(generate.Request(project, None, Machine())).outcomes
    assert (outcome.status, outcome.slug, [f.code for f in outcome.findings]) == ("failed", SLUG, ["NB101"])
    assert [p.name for p in project.briefings.glob("*.yaml")] == [f"{SLUG}.yaml"]


def test_a_copied_yaml_is_spoken_of_and_left_alone(project):
    generate.run(generate.Request(project, None, Machine()))
    copy = yaml(project, "copy")
    copy.write_bytes(yaml(project).read_bytes())
    before = files(project)
    report = generate.run(generate.Request(project, None, Machine()))
    assert [(o.slug, o.status) for o in report.outcomes] == [(SLUG, "unchanged")]
    assert "has another briefing already" in report.warnings[0]
    assert files(project) == before
    generate.run(generate.Request(project, None, Machine(), prune=True))
    assert files(project) == before


def test_an_article_named_twice_is_done_once(project):
    seed = project.seeds / "bridge.txt"
    report = generate.run(generate.Request(project, [seed, project.seeds / ".." / "seeds" / "bridge.txt"], Machine()))
    assert [o.status for o in report.outcomes] == ["created"]


def test_a_date_that_is_none_in_the_yaml_is_named_with_its_place(project):
    generate.run(generate.Request(project, None, Machine()))
    edit(project, "file: seeds/bridge.txt", "file: seeds/bridge.txt\n  published: last Monday")
    before = files(project)
    (outcome,) = generate.run(generate.Request(project, None, Machine())).outcomes
    assert outcome.status == "failed"
    assert outcome.message.startswith(f"briefings/{SLUG}.yaml:12:14: 'last Monday' is no date (write")
    assert files(project) == before


def test_nothing_is_imported_for_language_when_nothing_is_extracted(project):
    import subprocess
    import sys

    generate.run(generate.Request(project, None, Machine(), extractor="1"))
    code = (
        "import sys; from pathlib import Path; from generator.commands import check, generate, review\n"
        "from generator.project import Project, Settings\n"
        f"project = Project(Path({str(project.root)!r}), Settings())\n"
        "report = generate.run(generate.Request(project, None, lambda _: 1 / 0, extractor='1'))\n"
        "check.run(project); review.run(project)\n"
        "assert [o.status for o in report.outcomes] == ['unchanged'], report\n"
        "assert 'spacy' not in sys.modules and 'onnxruntime' not in sys.modules and 'jinja2' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
