"""The alias file read: what it may look like, and every fault with its place and a way out."""

from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import yaml12
from generator.editing.checking import alias_file, schema
from generator.editing.checking.findings import InvalidFileError

FILE = Path("actors.yaml")
GOOD = """\
# yaml-language-server: $schema=briefings/actors.schema.json
- name: Vladimir Putin
  aliases: [Putin]
  kind: person
  country: RU
  link: https://kremlin.example/putin
  not: [Igor Putin]
  x-note: the president

- name: Bank of Spain
  id: bde
  aliases: Banco de España
  not:
"""


def faults(text):
    with pytest.raises(InvalidFileError) as raised:
        alias_file.read(text, FILE)
    return [(f.code, f.place.line, f.place.column, f.message) for f in raised.value.findings]


def test_a_good_file():
    register = alias_file.read(GOOD, FILE)
    assert list(register.entries) == ["bde", "vladimir-putin"]
    assert register.entry_for(["banco de españa"]).name == "Bank of Spain"
    assert register.entries["vladimir-putin"].others == ("Igor Putin",)


@pytest.mark.parametrize("text", ["", "# nobody yet\n", "[]\n"])
def test_an_empty_file_names_nobody(text):
    assert alias_file.read(text, FILE).entries == {}


def test_a_missing_file_names_nobody(tmp_path):
    assert alias_file.load(tmp_path / "actors.yaml").entries == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- name: A\n  alias: [B]\n", ("NB104", 2, 3, "unknown key 'alias'")),
        ("- aliases: [B]\n", ("NB106", 1, 3, "'name' is missing")),
        ("- name:\n", ("NB105", 1, 8, "name has to be text, not nothing")),
        ("- name: ''\n", ("NB105", 1, 9, "name is empty")),
        ("- name: '?!'\n", ("NB105", 1, 9, "'?!' is no name: it has no letter")),
        ("- name: A\n  kind: persons\n", ("NB105", 2, 9, "kind has to be one of person, organization, place, not 'persons'")),
        ("- name: A\n  country: Russia\n", ("NB105", 2, 12, "country has to be two capital letters, not 'Russia'")),
        ("- name: A\n  link: javascript:alert(1)\n", ("NB105", 2, 9, "link has to be a web address, not 'javascript:alert(1)'")),
        ("- name: A\n  aliases: {B: C}\n", ("NB105", 2, 12, "aliases has to be a list, not `key: value` lines")),
        ("- A\n", ("NB105", 1, 3, "an actor has to be `key: value` lines")),
        ("A:\n  aliases: [B]\n", ("NB105", 1, 1, "the alias file has to be a list of actors")),
        ("- name: A\n- name: B\n  aliases: [C, a]\n", ("NB401", 3, 16, "the name 'a' stands for two actors")),
        ("- name: Élan\n- name: Elan\n", ("NB401", 2, 9, "the id 'elan' stands for two actors")),
        ("- name: A\n  id: b\n- name: B\n", ("NB401", 3, 9, "the id 'b' stands for two actors")),
        ("- name: A\n  aliases: [B]\n  not: [C, b]\n", ("NB402", 3, 12, "'b' both means A and does not")),
        ("- name: A\n  name: B\n", ("NB102", 2, 3, "the key 'name' stands twice")),
        ("- name: [\n", ("NB101", 2, 1, "not valid YAML: did not find expected node content")),
        ("<<<<<<< ours\n- name: A\n", ("NB103", 1, 1, "a conflict marker is left: <<<<<<<")),
        ("- name: &a A\n- name: *a\n", ("NB101", 1, 9, "an anchor is used again by an alias")),
    ],
)  # fmt: skip
def test_faults(text, expected):
    (found,) = faults(text)
    assert found[:3] == expected[:3]
    assert found[3].startswith(expected[3])


def test_all_faults_are_found_at_once():
    assert [fault[0] for fault in faults("- name: A\n  kynd: person\n  country: x\n- 5\n- name: b\n- name: B\n")] == [
        "NB104",
        "NB105",
        "NB105",
        "NB401",
    ]


@given(st.text(alphabet="-:[]{}&*!|>'\"%@`# \n\tnameliskot\0é", max_size=40))
def test_whatever_stands_there_is_read_or_refused_with_a_place(text):
    try:
        alias_file.read(text, FILE)
    except InvalidFileError as error:
        assert all(finding.place.line > 0 for finding in error.findings)


def test_editors_take_what_the_reading_takes():
    jsonschema.Draft7Validator.check_schema(schema.aliases())
    jsonschema.validate(yaml12.parse(GOOD, FILE).data, schema.aliases())
    for text in ("- name: A\n  alias: [B]\n", "- aliases: [B]\n", "- name: A\n  kind: x\n"):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(yaml12.parse(text, FILE).data, schema.aliases())
