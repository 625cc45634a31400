"""Splicing: the text says what was wanted, and no other byte has changed."""

import copy
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import yaml12
from generator.editing.text.layout import Layout
from generator.editing.text.source import Source
from generator.editing.text.splice import splice
from generator.errors import BriefingError

FILE = Path("briefing.yaml")
BY_HAND = """\
# yaml-language-server: x
headline: A "b"   # why

summary:
  # about s1
  - id: s1
    text: >-   # folded
      Long text
      folded
    evidence:
      - one   # first
      - two
  # - id: s0
  #   text: gone
  - id: s2
    text: t2
    # inner

article: {file: a.txt, source: 'X', url: u}   # art
actors:
- id: a
  name: "A"
  aliases: [x, "y" , z]
  kind: person # k

- id: b
  name: B
  aliases:
  - q # q
  - r
  kind: person
# tail
positions: []   # none
next_events: [ {id: e1, what: w}, {id: e2, what: 'v'} ]
status: published
"""


def source(text: str) -> Source:
    return Source(text, yaml12.parse(text, FILE), None)


def changed(text: str, change) -> str:
    """Splice what `change` makes of the data."""
    found = source(text)
    wanted = copy.deepcopy(found.data)
    change(wanted)
    return splice(found, wanted)


def differing(old: str, new: str) -> list[str]:
    """The lines of `old` that are not in `new`."""
    left = new.splitlines()
    return [line for line in old.splitlines() if line not in left]


CASES = [
    ("a value", lambda d: d["summary"][1].update(text="t: 3"), "    text: t2", "    text: 't: 3'"),
    ("a quoted value", lambda d: d["actors"][0].update(name="C"), '  name: "A"', "  name: C"),
    ("before a comment", lambda d: d.update(headline="C"), 'headline: A "b"   # why', "headline: C   # why"),
    ("in brackets", lambda d: d["article"].update(source="Y, Z"), "source: 'X'", "source: 'Y, Z'"),
    ("a key into brackets", lambda d: d["article"].update(title="T"), "url: u}", "url: u, title: T}"),
    ("a key out of brackets", lambda d: d["article"].pop("source"), "a.txt, source: 'X', url", "a.txt, url"),
    ("the last key out of brackets", lambda d: d["article"].pop("url"), "'X', url: u}", "'X'}"),
    ("a member into brackets", lambda d: d["actors"][0]["aliases"].insert(1, "new"), "[x,", "[x, new,"),
    ("the first member", lambda d: d["actors"][0]["aliases"].insert(0, "new"), "[x,", "[new, x,"),
    ("a member out of brackets", lambda d: d["actors"][0]["aliases"].pop(0), '[x, "y"', '["y"'),
    ("members out of the end", lambda d: d["actors"][0]["aliases"].__delitem__(slice(1, 3)), '[x, "y" , z]', "[x]"),
    ("a record out of brackets", lambda d: d["next_events"].pop(0), "[ {id: e1, what: w}, {id", "[ {id"),
    ("a member of a block", lambda d: d["actors"][1]["aliases"].insert(1, "new"), "# q\n  - r", "# q\n  - new\n  - r"),
    (
        "a record out",
        lambda d: d["actors"].pop(1),
        "\n- id: b\n  name: B\n  aliases:\n  - q # q\n  - r\n  kind: person",
        "\n# q",
    ),
    ("a record in", lambda d: d["actors"].append({"id": "c"}), "# tail", "\n- id: c\n# tail"),
    (
        "the first record",
        lambda d: d["positions"].append({"id": "c"}),
        "positions: []   # none",
        "positions:   # none\n  - id: c",
    ),
    (
        "a section",
        lambda d: d.update(review=[{"at": "x"}]),
        "status: published\n",
        "status: published\n\nreview:\n  - at: x\n",
    ),
    ("a list for a word", lambda d: d["actors"][1].update(name=["B", "C"]), "name: B", "name:\n    - B\n    - C"),
]


@pytest.mark.parametrize(("change", "old", "new"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
@pytest.mark.parametrize("style", ["lf", "crlf", "bom", "no newline at the end"])
def test_only_what_has_to_change_changes(change, old, new, style):
    def styled(text):
        text = text.replace("\n", "\r\n") if style == "crlf" else text
        return "\ufeff" + text if style == "bom" else text

    before, wanted = styled(BY_HAND), styled(BY_HAND.replace(old, new, 1))
    assert before != wanted
    if style == "no newline at the end":
        before, wanted = before.rstrip("\n"), wanted.rstrip("\n")
    assert changed(before, change) == wanted


def test_nothing_wanted_changes_nothing():
    assert changed(BY_HAND, lambda _: None) is BY_HAND


def test_a_section_that_was_appended_goes_without_a_trace():
    with_review = changed(BY_HAND, lambda d: d.update(review=[{"at": "x"}]))
    assert changed(with_review, lambda d: d.pop("review")) == BY_HAND


def test_records_parted_by_blank_lines_stay_so():
    text = "actors:\n  - id: a\n\n  - id: b\n\nx: y\n"
    more = changed(text, lambda d: d["actors"].append({"id": "c"}))
    assert more == "actors:\n  - id: a\n\n  - id: b\n\n  - id: c\n\nx: y\n"
    assert changed(more, lambda d: d["actors"].pop(0)) == "actors:\n  - id: b\n\n  - id: c\n\nx: y\n"
    assert changed(more, lambda d: d["actors"].pop()) == text


@pytest.mark.parametrize(
    "spoilt", ["headline: D\n", "headline: [\n", BY_HAND.replace('A "b"', "C").replace("# about s1", "")]
)
def test_what_does_not_say_what_was_wanted_or_loses_a_comment_is_refused(monkeypatch, spoilt):
    monkeypatch.setattr("generator.editing.text.splice._Splicer.applied", lambda *_: spoilt)
    with pytest.raises(BriefingError, match="cannot be edited in place"):
        changed(BY_HAND, lambda d: d.update(headline="C"))


VALUES = st.sampled_from(["new", "l: x", "a " * 60 + "b", "p\nq", ["m", "n"], "yes", ""])
CHANGE = st.tuples(
    st.sampled_from(["drop", "insert", "set", "unset", "member", "article", "review"]),
    st.sampled_from(["summary", "actors", "positions", "next_events"]),
    st.integers(0, 99),
    VALUES,
)


def apply(data, change, serial: int) -> None:
    what, section, n, value = change
    records = data[section]
    record = records[n % len(records)] if records else {"id": "z", "text": "z"}
    if what == "drop" and records:
        records.remove(record)
    elif what == "insert":
        records.insert(n % (len(records) + 1), {"id": f"n{serial}", "text": value, "evidence": ["e " * 60 + "f"]})
    elif what == "set":
        record[("text", "name", "what", "quote")[n % 4]] = value
    elif what == "unset" and len(record) > 1:
        record.pop([key for key in record if key != "id"][n % (len(record) - 1)])
    elif what == "member":
        members = record.get("aliases") if isinstance(record.get("aliases"), list) else []
        record["aliases"] = [*members[: n % 3], f"m{serial}", *members[n % 3 + n % 2 :]]
    elif what == "article":
        data["article"]["source"] = str(value)
    elif what == "review":
        data["review"] = [{"at": "a/b", "yours": value}]


@settings(max_examples=300)
@given(st.lists(st.lists(CHANGE, min_size=1, max_size=4), min_size=1, max_size=4))
def test_any_change_is_said_and_no_comment_is_lost(rounds):
    text = BY_HAND
    notes = {text[c.start : c.end] for c in Layout(text, yaml12.parse(text, FILE)).comments}
    assert len(notes) == 13
    for i, changes in enumerate(rounds):
        wanted = copy.deepcopy(yaml12.parse(text, FILE).data)
        for j, change in enumerate(changes):
            apply(wanted, change, 10 * i + j)
        text = splice(source(text), wanted)
        document = yaml12.parse(text, FILE)
        assert document.data == wanted
        assert {text[c.start : c.end] for c in Layout(text, document).comments} == notes
        assert not re.search(r"\n\n\n", text)
