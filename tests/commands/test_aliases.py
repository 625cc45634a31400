"""The alias file in a project: what is read again, who shares a page, and that people's YAML is left alone."""

import json
from pathlib import Path

import pytest

from generator.commands import check, generate
from generator.commands import extract as extraction
from generator.commands.build import entries
from generator.commands.generate.check import check as rehearse
from generator.editing.checking import alias_file
from generator.project import Project, Settings
from generator.publishing import assembly
from tests.made import TEXT, Machine, briefing, changed

SLUG = "mayor-promises-bridge-before-winter"
BROOK = "- name: Ada Brook-Lee\n  aliases: [Ada Brook]\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "bridge.txt").write_text(TEXT)
    return Project(tmp_path, Settings())


def run(project: Project, machine: Machine):
    register = alias_file.load(project.aliases)
    return generate.run(
        generate.Request(project, None, machine, aliases=lambda article: register.concerning(article.text))
    )


def test_an_article_is_read_again_only_for_an_entry_that_concerns_it(project):
    machine = Machine()
    run(project, machine)
    project.aliases.write_text("- name: Somebody Else\n")
    run(project, machine)
    assert len(machine.asked) == 1
    project.aliases.write_text(BROOK)
    run(project, machine)
    assert len(machine.asked) == 2
    project.aliases.write_text(BROOK + "  link: https://brook.example/\n- name: Somebody Else\n")
    run(project, machine)
    assert len(machine.asked) == 2
    project.aliases.unlink()
    run(project, machine)
    assert len(machine.asked) == 3


def test_a_new_alias_makes_the_briefing_stale_and_says_why(project):
    run(project, Machine())
    project.aliases.write_text(BROOK)
    register = alias_file.load(project.aliases)
    newer = Machine(changed(briefing(), "actors", "ada-brook", name="Ada Brook-Lee", aliases=("Ada Brook",)))
    found = rehearse(generate.Request(project, None, newer, aliases=lambda article: register.concerning(article.text)))
    assert [one.what for one in found.stale] == ["an entry of the alias file has changed: 1 actor changed"]
    assert [file.name for file in found.schemas] == ["actors.schema.json"]
    run(project, newer)
    assert (project.briefings / "actors.schema.json").is_file()
    assert "id: ada-brook\n    name: Ada Brook-Lee\n" in (project.briefings / f"{SLUG}.yaml").read_text()


def site(project: Project):
    register = alias_file.load(project.aliases)
    gathered = entries.gather(project, register)
    return assembly.gather(assembly.Edition(gathered.entries, "Site", register=register.entries)).pages


def by_hand(project: Project, slug: str, *actors: str) -> Path:
    """A briefing that a person wrote, with these actors: `id, name`."""
    project.briefings.mkdir(exist_ok=True)
    lines = [f"  - {{id: {i}, name: {name}, kind: person}}" for i, name in (actor.split(", ") for actor in actors)]
    file = project.briefings / f"{slug}.yaml"
    file.write_text(
        "\n".join(
            [
                f"headline: {slug}",
                f"article: {{file: seeds/{slug}.txt}}",
                "actors:",
                *lines,
                "summary: []",
                "positions: []",
                "next_events: []",
                "",
            ]
        )
    )
    return file


def test_pages_join_across_briefings_that_people_wrote_and_their_yaml_stays(project):
    one, other = by_hand(project, "one", "bob, Bob Dylan"), by_hand(project, "other", "zimmerman, Robert Zimmerman")
    assert {"actors/bob.md", "actors/zimmerman.md"} <= set(site(project))
    before = one.read_bytes(), other.read_bytes()
    project.aliases.write_text("- name: Bob Dylan\n  aliases: [Robert Zimmerman]\n  link: https://dylan.example/\n")
    made = site(project)
    page = made["actors/bob-dylan.md"]
    assert [card.headline.text for card in page.briefings] == ["one", "other"]
    assert page.link == "https://dylan.example/"
    assert not {"actors/bob.md", "actors/zimmerman.md"} & set(made)
    generate.run(generate.Request(project, None, Machine()))
    assert (one.read_bytes(), other.read_bytes()) == before


def test_not_keeps_apart_what_shares_an_id_or_an_alias(project):
    by_hand(project, "one", "john-smith, John Smith")
    by_hand(project, "other", "john-smith, Jon Smith")
    assert len(site(project)["actors/john-smith.md"].briefings) == 2
    project.aliases.write_text("- name: John Smith\n  not: [Jon Smith]\n")
    made = site(project)
    assert [card.headline.text for card in made["actors/john-smith.md"].briefings] == ["one"]
    assert [card.headline.text for card in made["actors/jon-smith.md"].briefings] == ["other"]


def test_a_surname_alone_has_a_page_only_where_the_alias_file_says_whose_it_is(project):
    by_hand(project, "one", "smith, Smith")
    by_hand(project, "other", "smith, Smith")
    assert not [path for path in site(project) if "smith" in path]
    project.aliases.write_text("- name: John Smith\n  aliases: [Smith]\n")
    assert "actors/john-smith.md" in site(project)


def test_check_names_the_faults_of_the_alias_file(project):
    generate.run(generate.Request(project, None, Machine()))
    assert check.run(project).findings == ()
    project.aliases.write_text("- name: A\n  alias: [B]\n- name: a\n")
    for files in (None, [project.aliases]):
        assert [(f.code, f.place.line) for f in check.run(project, files).findings] == [("NB104", 2), ("NB401", 3)]
    assert check.run(project, [project.briefings / f"{SLUG}.yaml"]).findings == ()


@pytest.mark.parametrize("command", [["generate"], ["generate", "--check"], ["build"], ["extract"], ["diff"]])
def test_a_broken_alias_file_stops_the_run_with_one_line_before_anything_is_written(
    project, monkeypatch, newsbrief, command
):
    generate.run(generate.Request(project, None, Machine()))
    (project.seeds / "bridge.txt").write_text(TEXT + "It rained.\n")
    project.aliases.write_text("- name: A\n  alias: [B]\n")
    before = {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file()}
    monkeypatch.chdir(project.root)
    code, out, error = newsbrief(*command)
    assert (code, out) == (2, "")
    assert error == "newsbrief: actors.yaml:2:3: unknown key 'alias' (did you mean 'aliases'?)\n"
    assert {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file()} == before


@pytest.mark.model
def test_extract_and_generate_follow_the_alias_file(project):
    text = (
        "Robert Zimmerman warned on Friday that the hall would close. Bob Dylan said he would not sing in Oslo again."
    )
    (project.seeds / "bridge.txt").write_text(text)
    project.aliases.write_text("- name: Bob Dylan\n  aliases: [Robert Zimmerman]\n  country: US\n")
    register = alias_file.load(project.aliases)
    articles = list(extraction.from_files([project.seeds / "bridge.txt"], project.root, project.settings))
    (line,) = extraction.run(articles, project.settings, register=register)
    facts = json.loads(line)
    assert [a["country"] for a in facts["actors"] if a["id"] == "bob-dylan"] == ["US"]
    assert {p["actor"] for p in facts["positions"]} == {"bob-dylan"}
    generate.run(generate.Request(project, None, extraction.Machine(project.settings, register)))
    (file,) = project.briefings.glob("*.yaml")
    assert "aliases: [Robert Zimmerman]" in file.read_text()
