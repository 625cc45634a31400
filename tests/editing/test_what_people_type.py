"""What slips into hand-edited YAML unseen: it is named at its own place, or means nothing."""

import time
from pathlib import Path

import pytest

from generator import freshness, yaml12
from generator.commands import check, generate
from generator.editing.checking import alias_file
from generator.errors import Place
from generator.project import Project, Settings
from generator.yaml12 import YamlError, parse
from tests.made import TEXT, Machine, briefing, changed

FILE = Path("a.yaml")


def lost(text, **options):
    return [(str(place), words) for _, place, words in yaml12.cut_off(text, parse(text, FILE, **options))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: we are #1 in town\n", [("a.yaml:1:11", "#1 in town")]),
        ("a: #MeToo spreads\r\nb: c\r\n", [("a.yaml:1:4", "#MeToo spreads")]),
        ("a:\n  b: a text over\n    two lines #1 more \n", [("a.yaml:3:15", "#1 more")]),
        ("a:\n  - x #y\n", [("a.yaml:2:7", "#y")]),
        ("\ufeffa: b #c", [("a.yaml:1:6", "#c")]),
        ("a: x # a comment\nb: x #\nc: x #! y\n", []),
        ("a: 'we are #1' #yes\nb: \"#1\"\nc: >-\n  we are #1\n", []),
        ("a: C#7 and F#\nb: x#1\n", []),
        ("a:\n  b: c\n  #d: e\n", []),
        ("a: [b, c] #d\n", []),
    ],
)
def test_a_text_that_a_comment_cuts_off_is_found_and_a_comment_is_none(text, expected):
    assert lost(text) == expected


def test_in_front_matter_the_lines_are_those_of_the_file():
    assert lost("a: b\nc: d #1\n", first_line=2) == [("a.yaml:3:6", "#1")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("actors:\n  - id: a\n  \u00a0 name: b\n    kind: c\n", "3:3"),
        ("actors:\n  - id: a\n\u00a0\u00a0\u00a0\u00a0name: b\n", "3:1"),
        ("a:\n  - b\n\u00a0 - c\nd: e\n", "3:1"),
        ("a: b\n\u00a0c: d\n", "2:1"),
        ("a:\n\u00a0 - b: c\n", "2:1"),
    ],
)
def test_an_indent_that_only_looks_like_one_is_named_on_its_own_line(text, place):
    with pytest.raises(YamlError) as caught:
        parse(text, FILE)
    assert str(caught.value) == (
        f"a.yaml:{place}: the line is indented with a character that is no space to YAML: no-break space (U+00A0) "
        "(put plain spaces in its place)"
    )


def test_other_odd_spaces_are_named_and_inside_a_text_they_are_text():
    with pytest.raises(YamlError, match=r"a.yaml:2:1: .* ideographic space \(U\+3000\)"):
        parse("a: b\n\u3000c: d\n", FILE)
    assert parse("a: '\u00a0b'\nc: d\u00a0e\n", FILE).data == {"a": "\u00a0b", "c": "d\u00a0e"}


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x85"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_editors_do_and_other_separators_are_text(mark, end):
    text = end.join(["a: one" + mark + "two", "b: '" + mark + "'", "c: >-", "  x" + mark + "y", "d: e"])
    document = parse(text, FILE)
    assert document.data == {"a": f"one{mark}two", "b": mark, "c": f"x{mark}y", "d": "e"}
    assert str(document.key_place(("d",))) == "a.yaml:5:1"
    assert text[document.extents[("d",)].start :] == "e"
    with pytest.raises(YamlError, match=r"a.yaml:5:\d"):
        parse(text + ": [", FILE)


def test_private_characters_of_the_text_itself_are_not_mistaken():
    assert parse("a: \ue000\u2028\ue001\u2029\n", FILE).data == {"a": "\ue000\u2028\ue001\u2029"}


def test_a_place_is_told_as_an_editor_shows_it():
    text = "\ufeffab\r\ncd\re\u2028f\ng"
    assert [str(Place.at(FILE, text, text.index(c)))[7:] for c in "abcdefg"] == [
        "1:1", "1:2", "2:1", "2:2", "3:1", "3:3", "4:1",
    ]  # fmt: skip


def test_white_space_at_the_end_of_a_line_means_nothing():
    clean = "a: >-\n  one\n  two\n\n  three\nb: |\n  four\nc:\n  - >\n    five\n    six\n"
    for ending in ("  ", "\t", " \t "):
        spaced = "\n".join(
            f"{line}{ending}" if line.startswith("  ") and "- >" not in line else line for line in clean.split("\n")
        )
        assert spaced != clean
        assert parse(spaced, FILE).data == parse(clean, FILE).data
        assert parse(spaced.replace("\n", "\r\n"), FILE).data == parse(clean, FILE).data


@pytest.fixture
def project(tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/bridge.txt").write_text(TEXT)
    made = Project(tmp_path, Settings())
    long = "The mayor of the town, who was elected in spring, promises that the old harbour bridge will open before winter."
    generate.run(
        generate.Request(
            made, None, Machine(changed(briefing(), "summary", "mayor-promises", text=long)), extractor="1"
        )
    )
    return made


def only(project):
    (yaml,) = project.briefings.glob("*.yaml")
    return yaml


def test_spaces_behind_the_lines_of_a_folded_text_are_no_edit(project):
    yaml = only(project)
    assert "text: >-\n" in yaml.read_text()
    lines = yaml.read_text().split("\n")
    yaml.write_text("\n".join(f"{line}  " if "elected" in line else line for line in lines))
    spaced = yaml.read_bytes()
    assert b"  \n" in spaced
    newer = changed(briefing(), "summary", "mayor-promises", text="Ada Brook promises the bridge for autumn.")
    generate.run(generate.Request(project, None, Machine(briefing()), extractor="1"))
    assert yaml.read_bytes() == spaced, "nothing has changed, so no byte does"
    generate.run(generate.Request(project, None, Machine(newer), extractor="2", upgrade=True))
    text = yaml.read_text()
    assert "Ada Brook promises the bridge for autumn." in text
    assert "review:" not in text


def test_check_and_generate_warn_of_a_text_that_is_cut_and_generate_says_it_once(project):
    yaml = only(project)
    yaml.write_text(
        yaml.read_text().replace("headline: Mayor promises bridge", "headline: Bridges are #1 and promised")
    )
    (finding,) = check.run(project).findings
    assert (finding.code, finding.level, finding.place.line, finding.place.column) == ("NB211", "warning", 2, 23)
    assert finding.message == "headline ends before '#1 and promised before winter', which is a comment to YAML"
    assert "quotation marks" in finding.hint
    (remark,) = [r for r in generate.run(generate.Request(project, None, Machine())).remarks if r.kind == "cut"]
    assert (remark.place.line, remark.place.column) == (2, 23)
    assert [r for r in generate.run(generate.Request(project, None, Machine())).remarks if r.kind == "cut"] == []


def test_a_folder_is_checked_whole_and_other_code_looks_again(project, monkeypatch):
    assert [path.name for path in check.run(project, [project.briefings]).files] == [only(project).name]
    looked = []
    monkeypatch.setattr(check.rules, "check", lambda _: looked.append(1) or ())
    only(project).touch()  # on a slow machine the first check may be remembered already
    time.sleep(0.03)
    for _ in range(2):
        check.run(project)
    assert len(looked) == 1
    monkeypatch.setattr(freshness, "code", lambda: "another state of the same version")
    check.run(project)
    assert len(looked) == 2


def test_the_alias_file_is_warned_of_too(project):
    project.aliases.write_text("- name: Ada Brook\n  aliases: [A. B.]\n  country: NO #1 in bridges\n")
    assert alias_file.load(project.aliases)
    (finding,) = [f for f in check.run(project).findings if f.place.file == project.aliases]
    assert (finding.code, finding.place.line, finding.place.column) == ("NB211", 3, 15)


@pytest.mark.parametrize(
    ("date", "is_day"),
    [
        ("'2025-06-14'", True),
        ("'2025-06-14T09:30:00+02:00'", True),
        ("'2025-06-14 09:30'", True),
        ("'2025-06'", False),
        ("2025", False),
        ("2025-W24", False),
        ("2025-06-14/2025-06-15", False),
        ("2025-06-31", False),
        ("''", False),
        ("soon", False),
    ],
)
def test_check_and_generate_agree_on_what_is_a_date_of_publication(project, date, is_day):
    yaml = only(project)
    yaml.write_text(
        yaml.read_text().replace("  file: seeds/bridge.txt\n", f"  file: seeds/bridge.txt\n  published: {date}\n")
    )
    codes = [finding.code for finding in check.run(project).findings]
    assert codes == ([] if is_day else ["NB206"])
    assert generate.run(generate.Request(project, None, Machine())).failed is not is_day
