"""Findings for people and for programs."""

import json
from html import unescape
from pathlib import Path

import markdown
import pytest

from generator.editing.checking import formats
from generator.editing.checking.findings import CODES, Finding
from generator.errors import Place

ROOT = Path("/project")
FILE = ROOT / "briefings" / "a,b.yaml"
FINDINGS = (
    Finding("NB104", "unknown key 'roel'", Place(FILE, 3, 5), "did you mean 'role'?", "    roel: 100% mayor"),
    Finding("NB207", "headline waits\nfor a decision", Place(FILE, 9, 1)),
)
MANUAL = Path(__file__).parents[2] / "manual" / "codes.md"


def test_text_shows_the_line_and_a_way_out():
    assert formats.render(FINDINGS[:1], "text", ROOT).splitlines() == [
        "briefings/a,b.yaml:3:5: error[NB104] unknown key 'roel'",
        "        roel: 100% mayor",
        "        ^",
        "    did you mean 'role'?",
    ]


def test_json_holds_every_part():
    first, second = json.loads(formats.render(FINDINGS, "json", ROOT))
    assert first == {
        "file": "briefings/a,b.yaml",
        "line": 3,
        "column": 5,
        "level": "error",
        "code": "NB104",
        "message": "unknown key 'roel'",
        "hint": "did you mean 'role'?",
    }
    assert second["hint"] == CODES["NB207"].way_out


def test_github_escapes_what_would_end_a_command():
    way_out = CODES["NB207"].way_out
    assert formats.render(FINDINGS, "github", ROOT).splitlines() == [
        "::error file=briefings/a%2Cb.yaml,line=3,col=5,title=NB104::unknown key 'roel' (did you mean 'role'?)",
        f"::warning file=briefings/a%2Cb.yaml,line=9,col=1,title=NB207::headline waits%0Afor a decision ({way_out})",
    ]


def test_markdown_is_a_table_with_errors_first_that_shows_hostile_words_as_they_are():
    hostile = Finding("NB104", "unknown key '<b>|`x`_[y](z)'", Place(FILE, 3, 5))
    lines = formats.render((FINDINGS[1], hostile), "markdown", ROOT).splitlines()
    assert lines[0] == "1 error, 1 warning"
    assert lines[4].startswith("| error | NB104 |")
    assert lines[5].startswith("| warning | NB207 |")
    assert all(line.count("|") == 6 for line in lines[2:])
    assert not set("<>`[]*_\\") & set("".join(lines[4:]))
    html = markdown.markdown("\n".join(lines), extensions=["tables"])
    assert "unknown key '&lt;b&gt;|`x`_[y](z)'" in unescape(html).replace("<b>", "&lt;b&gt;")


def test_sarif_names_rules_and_places():
    log = json.loads(formats.render(FINDINGS, "sarif", ROOT))
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert [result["ruleId"] for result in run["results"]] == ["NB104", "NB207"]
    assert run["results"][0]["message"]["text"] == "unknown key 'roel' (did you mean 'role'?)"
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3, "startColumn": 5}
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == set(CODES)


@pytest.mark.parametrize("form", formats.FORMATS)
def test_nothing_found_is_still_well_formed(form):
    said = formats.render((), form, ROOT)
    if form in ("text", "github"):
        assert said == ""
    elif form == "markdown":
        assert said == "Nothing found.\n"
    else:
        assert json.loads(said) is not None


def test_the_manual_documents_every_code():
    assert MANUAL.read_text(encoding="utf-8") == formats.manual(), "run: python -m generator.editing.checking.formats"
