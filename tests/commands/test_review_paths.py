"""Decisions about records with any id, and about values that are absent; what is said of them is in words."""

import pytest

from generator import paths
from generator.commands import generate, review
from generator.editing.merging.differences import differences
from generator.errors import BriefingError
from generator.project import Project, Settings
from tests.made import TEXT, Machine, briefing, changed, without

SLUG = "mayor-promises-bridge-before-winter"


@pytest.fixture(params=["brook/says", "brook/says/stance", "brook~1says", "says/"])
def odd(request):
    return request.param


class Desk:
    """A briefing in which a person gave a position the id `odd`."""

    def __init__(self, root, monkeypatch, odd=None):
        (root / "seeds").mkdir()
        (root / "seeds" / "bridge.txt").write_text(TEXT)
        monkeypatch.chdir(root)
        self.project, self.runs = Project(root, Settings()), 0
        self.machine(briefing())
        if odd:
            self.edit("id: brook-says-1a2b", f"id: {odd}")

    @property
    def yaml(self):
        return self.project.briefings / f"{SLUG}.yaml"

    def edit(self, old, new):
        text = self.yaml.read_text()
        assert old in text
        self.yaml.write_text(text.replace(old, new, 1))

    def machine(self, says):
        self.runs += 1
        generate.run(generate.Request(self.project, None, Machine(says), extractor=str(self.runs), upgrade=True))

    @property
    def open(self):
        return [entry.at for entry in review.run(self.project).entries]

    def position(self, own):
        shelf = review.Store(self.project.briefings)
        records = review.revision.read(shelf, shelf.read(SLUG)).data["positions"]
        return next((record for record in records if record.get("id") == own), None)


@pytest.fixture
def desk(tmp_path, monkeypatch, odd):
    return Desk(tmp_path, monkeypatch, odd)


def test_the_steps_of_a_path_come_back_whatever_they_hold(odd):
    assert paths.split(paths.join("positions", odd, "stance")) == ("positions", odd, "stance")
    assert paths.join("actors", "ann-lee", "role") == "actors/ann-lee/role"


@pytest.mark.parametrize("decide", [review.accept, review.keep])
def test_a_value_of_a_record_with_any_id_is_decided(desk, odd, decide):
    desk.edit("stance: says", "stance: swears")
    new = changed(briefing(), "positions", "brook-says-1a2b", stance="claims")
    desk.machine(new)
    decide(desk.project, SLUG, paths.join("positions", odd, "stance"))
    desk.machine(new)
    assert desk.open == []
    assert desk.position(odd)["stance"] == ("claims" if decide is review.accept else "swears")


@pytest.mark.parametrize("decide", [review.accept, review.keep])
def test_a_lost_record_with_any_id_is_decided(desk, odd, decide):
    desk.edit("stance: says", "stance: swears")
    lost = without(briefing(), "positions", "brook-says-1a2b")
    desk.machine(lost)
    decide(desk.project, SLUG, paths.join("positions", odd))
    desk.machine(lost)
    assert desk.open == []
    assert (desk.position(odd) is None) is (decide is review.accept)


def test_a_deleted_record_with_any_id_comes_back(desk, odd):
    desk.machine(briefing())
    text = desk.yaml.read_text()
    start, end = text.index(f"  - id: {odd}"), text.index("  - id: union-rejects")
    desk.edit(text[start:end], "")
    desk.machine(briefing())
    ((_, path),) = review.run(desk.project).deleted
    review.restore(desk.project, SLUG, path)
    assert desk.position(odd)


def test_an_id_that_begins_another_one_moves_nothing_of_it(tmp_path, monkeypatch):
    desk = Desk(tmp_path, monkeypatch, "brook/says")
    desk.edit("id: union-rejects-3c4d", "id: brook")
    desk.edit("stance: says", "stance: swears")
    desk.machine(changed(briefing(), "positions", "brook-says-1a2b", stance="claims"))
    desk.edit("id: brook\n", "id: union\n")
    desk.machine(changed(briefing(), "positions", "brook-says-1a2b", stance="claims"))
    assert desk.open == ["positions/brook~1says/stance"]


def test_a_path_that_a_person_wrote_and_that_is_none_is_said_so(tmp_path, monkeypatch):
    desk = Desk(tmp_path, monkeypatch)
    with desk.yaml.open("a") as yaml:
        yaml.write("\nreview:\n  - at: actors/ada-brook/role/first\n  - at: nothing\n")
    for at in ("actors/ada-brook/role/first", "nothing"):
        with pytest.raises(BriefingError, match="the path of no value"):
            review.accept(desk.project, SLUG, at)


def test_what_is_absent_is_said_in_words(tmp_path, monkeypatch, newsbrief):
    desk = Desk(tmp_path, monkeypatch)
    desk.edit("    role: Mayor\n", "")
    desk.edit("certainty: expected", "certainty: possible")
    desk.edit("statement: The plan is reckless.", "statement: The plan is bad.")
    says = changed(without(briefing(), "positions", "union-rejects-3c4d"), "actors", "ada-brook", role="Lord Mayor")
    desk.machine(changed(says, "next_events", "talks-5e6f", said="on Friday"))
    desk.edit("evidence:\n      - Mayor Ada Brook said", "evidence:\n      - Mayor Brook said")
    code, printed, _ = newsbrief("review")
    assert "    yours:   (nothing)\n    machine: Lord Mayor\n" in printed
    assert f"{SLUG} positions/union-rejects-3c4d\n    no longer in the article\n" in printed
    assert (code, "None" in printed) == (0, False)
    _, printed, _ = newsbrief("diff", "--no-machine")
    assert (
        "        - Mayor\n        + (nothing)\n" in printed or "        - Lord Mayor\n        + (nothing)\n" in printed
    )
    assert "None" not in printed
    assert "['" not in printed


def test_edited_paths_name_records_with_any_id(desk, odd):
    shelf = review.Store(desk.project.briefings)
    desk.machine(briefing())
    desk.edit("stance: says", "stance: swears")
    stored = shelf.read(SLUG)
    data = review.revision.read(shelf, stored).data
    found = [d.at for d in differences(stored.lock.base, data, stored.lock.memory) if d.kind == "edited"]
    assert found == [paths.join("positions", odd, "stance")]


@pytest.mark.parametrize(
    ("printed", "place", "field"),
    [
        ("headline", paths.Path("headline"), ("", "headline")),
        ("article/url", paths.Path("article", key="url"), ("article", "url")),
        ("actors/ann-lee", paths.Path("actors", "ann-lee"), ("", "actors")),
        ("positions/a~1b~0c/stance", paths.Path("positions", "a/b~c", "stance"), ("positions", "stance")),
    ],
)
def test_a_place_is_read_as_it_is_printed(printed, place, field):
    assert (paths.Path.read(printed), str(place), place.field) == (place, printed, field)
