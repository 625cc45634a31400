"""What a check finds in a briefing, with place, message and way out."""

import os
import time

import pytest

from generator.commands import check, generate
from generator.editing.checking.findings import CODES
from generator.project import Project, Settings
from tests.made import SAID, TEXT, Machine

SLUG = "mayor-promises-bridge-before-winter"


@pytest.fixture
def project(tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "bridge.txt").write_text(TEXT)
    made = Project(tmp_path, Settings())
    generate.run(generate.Request(made, None, Machine()))
    return made


def found(project, *edits):
    yaml = project.briefings / f"{SLUG}.yaml"
    text = yaml.read_text()
    for old, new in edits:
        assert old in text, f"{old!r} is not in:\n{text}"
        text = text.replace(old, new, 1)
    yaml.write_text(text)
    return check.run(project).findings


def test_a_fresh_briefing_is_clean(project):
    checked = check.run(project)
    assert checked.findings == ()
    assert [path.name for path in checked.files] == [f"{SLUG}.yaml"]
    assert not checked.has_errors(strict=True)


CASES = [
    ("NB101", "role: Mayor", "role: Mayor: of\n   all", "not valid YAML"),
    ("NB102", "stance: says", "stance: says\n    stance: denies", "'stance' stands twice"),
    (
        "NB103",
        "status: published",
        "<<<<<<< ours\nstatus: draft\n=======\nstatus: published\n>>>>>>> theirs",
        "<<<<<<<",
    ),
    ("NB104", "role: Mayor", "roel: Mayor", "did you mean 'role'?"),
    ("NB105", "kind: person", "kind: human", "kind has to be one of person, organization, place, not 'human'"),
    ("NB105", "country: 'NO'", "country: Norway", "two capital letters"),
    ("NB105", "name: City", "name: true", "name has to be text, not true"),
    ("NB105", "toward: [city]", "toward: {a: b}", "toward has to be a list"),
    ("NB106", "    kind: place\n", "", "'kind' is missing"),
    ("NB106", "stance: says", "via: a friend", "add a line `stance: ...`"),
    ("NB105", "positions:\n", "positions:\n  - I doubt this\n", "put a `#` before a note"),
    ("NB106", "next_events:", "x-next_events:", "the section 'next_events' is missing"),
    ("NB107", "id: city", "id: ada-brook", "the id 'ada-brook' stands twice"),
    ("NB201", "quote: will open before winter", "quote: may open before winter", "is not in its source"),
    ("NB203", f"evidence:\n      - {SAID[:20]}", f"evidence:\n      - X{SAID[:20]}", "not in the article"),
    ("NB204", "actor: ada-brook", "actor: ada-brok", "there is no actor 'ada-brok'"),
    ("NB206", "when: '2025-06-20'", "when: 2025-06-31", "'2025-06-31' is no date"),
    ("NB206", "when: '2025-06-20'", "when: 2025-06-20T24:00", "'2025-06-20T24:00' is no date"),
    ("NB206", "when: '2025-06-20'", "when: 2025-06-20/2025-06-01", "ends before it begins"),
    ("NB206", "when: '2025-06-20'", "when: 2025-W25/2025-06-20", "begins with a week and ends with a day"),
    (
        "NB206",
        "file: seeds/bridge.txt",
        "file: seeds/bridge.txt\n  published: 17 March 2026",
        "'17 March 2026' is no date",
    ),
    ("NB208", "file: seeds/bridge.txt", "file: seeds/tunnel.txt", "not at hand"),
    ("NB210", "file: seeds/bridge.txt", "file: seeds/bridge.txt\n  url: daily.example/1", "no web address"),
    ("NB210", "file: seeds/bridge.txt", "file: seeds/bridge.txt\n  url: 'javascript:alert(1)'", "no web address"),
    ("NB209", "status: published", "status: withdrawn", "no reason"),
    (
        "NB207",
        "status: published",
        "status: published\nreview:\n  - {at: headline, yours: a, machine: b}",
        "headline waits",
    ),
]


@pytest.mark.parametrize(("code", "old", "new", "message"), CASES, ids=[f"{c[0]}-{c[2][:18]}" for c in CASES])
def test_each_fault_is_found_where_it_stands(project, code, old, new, message):
    findings = found(project, (old, new))
    finding = next(f for f in findings if f.code == code)
    assert message in finding.message + finding.hint
    assert finding.place.line > 0
    line = (project.briefings / f"{SLUG}.yaml").read_text().splitlines()[finding.place.line - 1]
    assert finding.shown == line
    assert str(finding).startswith(f"{finding.place}: {CODES[code].level}[{code}] ")


def test_every_fault_of_a_file_is_found_at_once(project):
    findings = found(
        project,
        ("role: Mayor", "roel: Mayor\n    roel: Major"),
        ("kind: place", "kind: plaice"),
        ("stance: says", "stance: says\n    stance: denies"),
    )
    assert [f.code for f in findings] == ["NB104", "NB102", "NB105", "NB102"]


def test_a_deleted_actor_that_is_still_named_is_a_warning(project):
    text = (project.briefings / f"{SLUG}.yaml").read_text()
    city = text[text.index("  - id: city") : text.index("positions:")]
    found(project, (city, "\n"))
    generate.run(generate.Request(project, None, Machine()))
    findings = check.run(project).findings
    assert {f.code for f in findings} == {"NB205"}
    assert not check.run(project).has_errors()
    assert check.run(project).has_errors(strict=True)


def test_a_quote_added_without_evidence_is_a_warning(project):
    added = "positions:\n  - stance: says\n    actor: city\n    quote: we never said that\n"
    findings = found(project, ("positions:\n", added))
    assert [f.code for f in findings] == ["NB202"]


def test_an_unusable_lock_is_found(project):
    (project.locks / f"{SLUG}.json").write_text("{")
    assert [f.code for f in check.run(project).findings] == ["NB108"]


def test_optional_keys_may_be_left_empty(project):
    assert found(project, ("role: Mayor", "role:"), ("toward: [city]", "toward:")) == ()


def test_bytes_that_are_not_utf8_are_named(project):
    yaml = project.briefings / f"{SLUG}.yaml"
    yaml.write_bytes(yaml.read_bytes().replace(b"Brook", b"Br\xf8k", 1))
    (finding,) = check.run(project).findings
    assert (finding.code, finding.place.line) == ("NB109", 6)


@pytest.fixture
def remembered(project, monkeypatch):
    """A project that was checked before, and how often a file is read from now on."""
    time.sleep(0.03)
    first = check.run(project)
    count = []
    read = check._check
    monkeypatch.setattr(check, "_check", lambda *args: count.append(args[2].name) or read(*args))
    return first, count


def test_what_has_not_changed_is_not_read_again(project, remembered):
    first, count = remembered
    assert check.run(project) == first
    assert count == []


@pytest.mark.parametrize("kind", ["yaml", "lock", "article"])
def test_a_change_of_anything_that_findings_depend_on_is_seen(project, remembered, kind):
    _, count = remembered
    (yaml,) = project.briefings.glob("*.yaml")
    article = next(project.seeds.glob("*.txt"))
    path = {"yaml": yaml, "lock": project.locks / f"{yaml.stem}.json", "article": article}[kind]
    state = path.stat()
    path.write_text(path.read_text() + "\n")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    check.run(project)
    assert count == [yaml.name]


def test_findings_are_remembered_whole_and_damage_does_no_harm(project, remembered):
    (yaml,) = project.briefings.glob("*.yaml")
    yaml.write_text(yaml.read_text().replace("actor: ada-brook", "actor: nobody"))
    time.sleep(0.03)
    found = [check.run(project) for _ in range(2)]
    assert found[0] == found[1]
    assert found[1].has_errors()
    (memory,) = (project.root / ".cache" / "newsbrief").glob("check.json")
    for damage in ("", "[]", '{"format": 1, "kept": {"files": {"a": 1}}}', memory.read_text().replace("NB", "")):
        memory.write_text(damage)
        assert check.run(project) == found[0]
