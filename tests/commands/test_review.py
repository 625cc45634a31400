"""Decisions about what people and the machine see differently."""

import pytest

from generator.commands import diff, explain, generate, review
from generator.editing.merging.differences import Difference
from generator.errors import BriefingError
from generator.paths import Path
from generator.project import Project, Settings
from tests.made import TEXT, Machine, briefing, changed, without

SLUG = "mayor-promises-bridge-before-winter"
ROLE = "actors/ada-brook/role"
PLAN = "positions/union-rejects-3c4d"


class Desk:
    def __init__(self, root):
        (root / "seeds").mkdir()
        (root / "seeds" / "bridge.txt").write_text(TEXT)
        self.project = Project(root, Settings())
        self.yaml = self.project.briefings / f"{SLUG}.yaml"
        self.version = 0

    def machine(self, says):
        self.version += 1
        return generate.run(
            generate.Request(self.project, None, Machine(says), extractor=str(self.version), upgrade=True)
        )

    def edit(self, old, new):
        text = self.text
        assert old in text
        self.yaml.write_text(text.replace(old, new, 1))

    @property
    def text(self):
        return self.yaml.read_text()

    @property
    def open(self):
        return [entry.at for entry in review.run(self.project).entries]


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path)
    made.machine(briefing())
    return made


@pytest.fixture
def asked(desk):
    """A role changed by both, and an edited position that the machine lost."""
    desk.edit("role: Mayor", "role: Lady Mayor   # she prefers it")
    desk.edit("statement: The plan is reckless.", "statement: The plan is bad.")
    desk.says = changed(
        without(briefing(), "positions", "union-rejects-3c4d"), "actors", "ada-brook", role="Lord Mayor"
    )
    desk.machine(desk.says)
    return desk


def test_what_is_open_is_listed_with_both_values_and_its_place(asked):
    role, plan = review.run(asked.project).entries
    assert (role.at, role.yours, role.machine) == (ROLE, "Lady Mayor", "Lord Mayor")
    assert plan.at == PLAN
    assert asked.text.splitlines()[role.place.line - 1].strip() == f"- at: {ROLE}"


def test_keep_declines_the_machines_value_for_good(asked):
    review.keep(asked.project, SLUG, ROLE)
    assert asked.open == [PLAN]
    assert "role: Lady Mayor   # she prefers it" in asked.text
    asked.machine(asked.says)
    assert asked.open == [PLAN]


def test_accept_takes_the_machines_value_and_the_field_follows_again(asked):
    review.accept(asked.project, SLUG, ROLE)
    assert asked.open == [PLAN]
    assert "role: Lord Mayor   # she prefers it" in asked.text
    asked.machine(changed(asked.says, "actors", "ada-brook", role="First Citizen"))
    assert "role: First Citizen   # she prefers it" in asked.text


def test_accept_of_a_lost_record_deletes_it(asked):
    review.accept(asked.project, SLUG, PLAN)
    assert asked.open == [ROLE]
    assert "union-rejects" not in asked.text
    asked.machine(briefing())
    assert "union-rejects" not in asked.text


def test_keep_of_a_lost_record_keeps_it_unasked(asked):
    review.keep(asked.project, SLUG, PLAN)
    asked.machine(asked.says)
    assert asked.open == [ROLE]
    assert "statement: The plan is bad." in asked.text


def test_the_last_decision_takes_the_review_list_away(asked):
    before_review = asked.text.split("\nreview:")[0]
    review.keep(asked.project, SLUG, ROLE)
    review.keep(asked.project, SLUG, PLAN)
    assert asked.text == before_review


def test_accept_of_an_absent_value_removes_the_key(desk):
    desk.edit("role: Mayor", "role: Lady Mayor")
    desk.machine(changed(briefing(), "actors", "ada-brook", role=None))
    review.accept(desk.project, SLUG, ROLE)
    assert "role:" not in desk.text


def test_a_decision_leaves_nothing_for_the_next_run(asked):
    review.keep(asked.project, SLUG, ROLE)
    review.accept(asked.project, SLUG, PLAN)
    before = asked.text
    generate.run(generate.Request(asked.project, None, Machine(asked.says), extractor=str(asked.version)))
    assert asked.text == before


@pytest.mark.parametrize("wanted", ["union-rejects-3c4d", PLAN])
def test_restore_brings_a_deleted_record_back(desk, wanted):
    text = desk.text
    cut = text[text.index("  - id: union-rejects") : text.index("\nnext_events:")]
    desk.edit(cut, "")
    desk.machine(briefing())
    assert review.run(desk.project).deleted == ((SLUG, PLAN),)
    assert review.restore(desk.project, SLUG, wanted).path == PLAN
    assert desk.text == text
    assert review.run(desk.project).deleted == ()
    desk.machine(changed(briefing(), "positions", "union-rejects-3c4d", stance="refuses"))
    assert "stance: refuses" in desk.text


def test_restore_brings_a_whole_briefing_back(desk):
    before = desk.text
    desk.yaml.unlink()
    desk.machine(briefing())
    assert review.run(desk.project).deleted == ((SLUG, ""),)
    assert review.restore(desk.project, SLUG).path == SLUG
    assert desk.text == before


@pytest.mark.parametrize(
    ("act", "says"),
    [
        (lambda p: review.keep(p, SLUG, "actors/ada/role"), "no open entry"),
        (lambda p: review.accept(p, "mayor-promises", ROLE), "there is no briefing"),
        (lambda p: review.restore(p, SLUG, "nobody"), "no deleted record"),
        (lambda p: review.restore(p, SLUG), "is not gone"),
    ],
)
def test_what_is_not_there_cannot_be_decided(desk, act, says):
    before = desk.text
    with pytest.raises(BriefingError, match=says):
        act(desk.project)
    assert desk.text == before


def test_diff_shows_what_people_changed(desk):
    desk.edit("role: Mayor", "role: Lady Mayor")
    desk.edit("id: city", "id: town")
    desk.edit("positions:\n", "positions:\n  - id: mine\n    stance: notes\n")
    (compared,) = diff.run(desk.project)
    assert [(d.kind, d.at) for d in compared.yours] == [
        ("renamed", "actors/town"),
        ("edited", ROLE),
        ("added", "positions/mine"),
    ]
    assert compared.machine == ()
    assert Difference("edited", Path.read(ROLE), "Mayor", "Lady Mayor") in compared.yours


@pytest.mark.parametrize("ask", [diff.run, explain.listing])
def test_a_briefing_goes_by_its_name_or_its_yaml_and_no_other_is_taken(desk, ask):
    assert list(ask(desk.project, SLUG)) == list(ask(desk.project, f"briefings/{SLUG}.yaml"))
    with pytest.raises(BriefingError, match=f"there is no briefing 'mayor' .known: {SLUG}."):
        list(ask(desk.project, "mayor"))


def test_an_item_without_an_id_goes_by_its_place(desk):
    desk.edit("positions:\n", "positions:\n  - stance: notes\n    statement: A note.\n")
    (compared,) = diff.run(desk.project)
    assert [d.at for d in compared.yours] == ["positions/1"]
    titles = {line.id: line.title for line in explain.listing(desk.project, SLUG)}
    assert titles["positions/1"] == "nobody named notes: A note."


def test_a_message_names_some_briefings_of_many(desk):
    for number in range(40):
        (desk.project.briefings / f"x{number}.yaml").write_text("")
    with pytest.raises(BriefingError, match=r"known: .* and 29 more"):
        explain.listing(desk.project, "nothing like it")


def test_diff_shows_what_the_machine_would_change_and_writes_nothing(desk):
    before = desk.text
    says = Machine(changed(briefing(), "actors", "ada-brook", role="Lord Mayor"))
    (compared,) = diff.run(desk.project, SLUG, says)
    assert [(c.kind, c.at, c.new) for c in compared.machine] == [("updated", ROLE, "Lord Mayor")]
    assert desk.text == before
