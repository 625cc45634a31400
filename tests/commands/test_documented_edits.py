"""What the manual says that people may do to a YAML is no fault: not before the run that follows it, and not after."""

import pytest

from generator.commands import check, generate
from generator.project import Project, Settings
from tests.made import TEXT, Machine, briefing, changed, without

SLUG = "mayor-promises-bridge-before-winter"


class Desk:
    def __init__(self, root):
        (root / "seeds").mkdir()
        (root / "seeds" / "bridge.txt").write_text(TEXT)
        self.project, self.yaml = Project(root, Settings()), root / "briefings" / f"{SLUG}.yaml"
        self.generate(briefing())

    def generate(self, says, **options):
        return generate.run(generate.Request(self.project, None, Machine(says), **{"extractor": "1", **options}))

    def edit(self, old, new):
        text = self.yaml.read_text()
        assert old in text
        self.yaml.write_text(text.replace(old, new, 1))

    def cut(self, section, record_id):
        lines = self.yaml.read_text().splitlines(keepends=True)
        start = lines.index(f"  - id: {record_id}\n", lines.index(f"{section}:\n"))
        end = next(i for i in range(start + 1, len(lines)) if not lines[i].startswith("   "))
        self.yaml.write_text("".join(lines[:start] + lines[end:]))

    def rename(self):
        self.yaml = self.yaml.rename(self.yaml.with_stem("bridge"))

    @property
    def errors(self):
        return [str(finding) for finding in check.run(self.project).findings if finding.level == "error"]


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def merge_actors(desk):
    desk.cut("actors", "city")
    desk.edit("name: Transport union", "name: Transport union\n    aliases: [City]")


def delete_an_actor(desk):
    desk.cut("actors", "city")


def delete_all_actors(desk):
    for own in ("ada-brook", "transport-union", "city"):
        desk.cut("actors", own)
    desk.edit("actors:\n", "actors: []\n")


def rename_an_id(desk):
    desk.edit("id: city", "id: harbour-city")


def rename_an_id_and_name_it_somewhere(desk):
    desk.edit("id: city", "id: harbour-city")
    desk.edit("toward: [city]", "toward: [harbour-city]")


def delete_an_actor_and_rename_the_file(desk):
    desk.cut("actors", "city")
    desk.generate(briefing())
    desk.rename()


def rename_the_file_and_an_id(desk):
    desk.edit("id: city", "id: harbour-city")
    desk.rename()


def add_an_actor_without_an_id(desk):
    desk.edit("actors:\n", "actors:\n  - name: Kim Lee\n    kind: person\n")
    desk.edit("actor: transport-union", "actor: kim-lee")


EDITS = [
    merge_actors,
    delete_an_actor,
    delete_all_actors,
    rename_an_id,
    rename_an_id_and_name_it_somewhere,
    delete_an_actor_and_rename_the_file,
    rename_the_file_and_an_id,
    add_an_actor_without_an_id,
]


@pytest.mark.parametrize("edit", EDITS)
def test_it_is_no_error_before_and_after_the_run_that_follows(desk, edit):
    edit(desk)
    assert desk.errors == []
    desk.generate(briefing())
    assert desk.errors == []
    kim = changed(briefing(), "positions", "union-rejects-3c4d", actor="ada-brook")
    desk.generate(kim, extractor="2", upgrade=True)
    assert desk.errors == []


def test_what_the_machine_drops_leaves_no_error(desk):
    desk.edit("positions:\n", "positions:\n  - id: mine\n    actor: city\n    stance: hopes\n")
    says = changed(without(briefing(), "actors", "city"), "positions", "brook-says-1a2b", toward=())
    says = changed(says, "positions", "union-rejects-3c4d", toward=())
    desk.generate(changed(says, "next_events", "talks-5e6f", participants=()), extractor="2", upgrade=True)
    assert desk.errors == []
    assert "no longer in the article" in desk.yaml.read_text()
