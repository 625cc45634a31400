"""The laws of hand edits over random histories of machine changes, hand edits and regenerations.

The story has things that the machine may find (two actors, three positions, an event), each known by a word of its
own that nobody edits. Whatever a hand writes holds a word of its own too (`hand1`, `note2`), so that it can be
looked for afterwards.
"""

import re
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.briefing import Actor, ArticleReference, Briefing, NextEvent, Position
from tests.editing.desk import Desk

WORDS = {"actors": ("alder", "birch"), "positions": ("fig", "gum", "hop"), "next_events": ("iris",)}
FIELDS = {"actors": ("role", "name"), "positions": ("stance", "via"), "next_events": ("where", "said")}
OPTIONAL = {"role", "via", "where", "said"}
SETS = {"actors": "aliases", "positions": "toward", "next_events": "participants"}
OWNER = re.compile(r"\b(alder|birch|fig|gum|hop|iris)s?\b")


@dataclass
class World:
    """The machine with all that it may find now, and the hand with what it did so far."""

    there: dict[str, bool] = field(default_factory=lambda: {w: True for ws in WORDS.values() for w in ws})
    value: dict[tuple[str, str], str] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)
    members: dict[str, tuple[int, ...]] = field(default_factory=dict)
    turned: bool = False
    touched: set[tuple[str, str]] = field(default_factory=set)
    """(word, field) that a hand changed."""
    deleted: set[str] = field(default_factory=set)
    superseded: set[str] = field(default_factory=set)
    """Ids that a hand gave and then took away; what the machine wrote of them follows the machine."""
    count: int = 0

    def token(self, kind: str) -> str:
        self.count += 1
        return f"{kind}{self.count}"

    def id(self, word: str) -> str:
        return f"{word}s-{self.ids.get(word, 0)}"

    def says(self) -> Briefing:
        records: dict[str, list] = {}
        for section, words in WORDS.items():
            found = [self.record(section, word) for word in words if self.there[word]]
            records[section] = found[::-1] if self.turned else found
        return Briefing(headline="A story", summary=(), article=ArticleReference(file="a.txt"), **records)

    def record(self, section: str, word: str):
        values = {key: self.value.get((word, key)) or None for key in FIELDS[section]}
        evidence = (f"{word} said that {word} grows.",)
        actors = [self.id(w) for w in WORDS["actors"]]
        members = self.members.get(word, ())
        if section == "actors":
            name = values["name"] or word
            return Actor(
                id=self.id(word),
                name=name,
                kind="person",
                role=values["role"],
                aliases=tuple(dict.fromkeys((f"{word}y", *(f"{word}{m}" for m in members)))),
                evidence=evidence,
            )
        if section == "positions":
            return Position(
                id=self.id(word),
                actor=actors[0],
                stance=values["stance"] or "says",
                via=values["via"],
                toward=tuple(dict.fromkeys(actors[m % 2] for m in members)),
                statement=f"The {word} grows.",
                evidence=evidence,
            )
        participants = tuple(dict.fromkeys(actors[m % 2] for m in members))
        return NextEvent(
            id=self.id(word),
            what=f"The {word} grows",
            where=values["where"],
            said=values["said"],
            participants=participants,
            evidence=evidence,
        )


def word_of(record: dict) -> str | None:
    """The machine's word that a record of the file stands for; None for a hand's own."""
    found = OWNER.search(str(record.get("evidence")))
    return found[1] if found else None


def pick(items, n: int):
    items = list(items)
    return items[n % len(items)] if items else None


def blocks(desk: Desk, section: str) -> list[tuple[int, int]]:
    """The line ranges of the section's records, own-line comments above them left out."""
    lines = desk.text.splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith(f"{section}:"))
    stop = next((i for i in range(at + 1, len(lines)) if lines[i] and lines[i][0] not in " #"), len(lines))
    starts = [i for i in range(at + 1, stop) if lines[i].startswith("  - ")]
    return [(s, next(i for i in range(s + 1, stop + 1) if i == stop or not lines[i].startswith("   "))) for s in starts]


# What a hand does. Each gives the text as it would stand in the editor.


def edit_value(desk: Desk, world: World, section: str, n: int) -> None:
    record = pick(desk.data[section], n)
    key = pick(FIELDS[section], n // 7)
    if record and word_of(record):
        world.touched.add((word_of(record), key))
        _replace_line(desk, section, record, key, f"    {key}: {world.token('hand')}")


def delete_key(desk: Desk, world: World, section: str, n: int) -> None:
    record = pick(desk.data[section], n)
    key = pick(sorted(set(FIELDS[section]) & OPTIONAL), n // 7)
    if record and word_of(record) and key in record:
        world.touched.add((word_of(record), key))
        _replace_line(desk, section, record, key, None)


def _replace_line(desk: Desk, section: str, record: dict, key: str, line: str | None) -> None:
    lines = desk.text.splitlines()
    start, end = blocks(desk, section)[desk.data[section].index(record)]
    old = [i for i in range(start, end) if re.match(rf"(    |  - ){key}:", lines[i])]
    if old and lines[old[0]].startswith("  - "):
        return
    comment = f"  {lines[old[0]][lines[old[0]].index('#') :]}" if old and "#" in lines[old[0]] else ""
    new = (
        ([line + comment] if line else [f"    {comment.strip()}"] if comment else []) if old else [line] if line else []
    )
    at = old[0] if old else start + 1
    lines[at : at + len(old)] = new
    desk.text = "\n".join(lines) + "\n"


def delete_record(desk: Desk, world: World, section: str, n: int) -> None:
    records = desk.data[section]
    if not records:
        return
    record = pick(records, n)
    lines = desk.text.splitlines()
    start, end = blocks(desk, section)[n % len(records)]
    del lines[start:end]
    if len(records) == 1:
        at = next(i for i, line in enumerate(lines) if line.startswith(f"{section}:"))
        lines[at] = lines[at].replace(f"{section}:", f"{section}: []", 1)
    desk.text = "\n".join(lines) + "\n"
    if word_of(record):
        world.deleted.add(word_of(record))
        world.superseded.add(record.get("id"))


def add_record(desk: Desk, world: World, section: str, n: int) -> None:
    token = world.token("hand")
    body = {
        "actors": f"name: {token}\n    kind: person",
        "positions": f"stance: {token}",
        "next_events": f"what: {token}",
    }[section]
    if n % 2:
        body += f"\n    id: {world.token('hand')}"
    if f"{section}: []" in desk.text:
        desk.edit(f"{section}: []", f"{section}:")
    line = re.search(rf"^{section}:.*\n", desk.text, re.MULTILINE)
    desk.text = desk.text[: line.end()] + f"  - {body}\n" + desk.text[line.end() :]


def reorder(desk: Desk, world: World, section: str, n: int) -> None:
    ranges = blocks(desk, section)
    if len(ranges) > 1:
        i = n % (len(ranges) - 1)
        (a, b), (c, d) = ranges[i], ranges[i + 1]
        lines = desk.text.splitlines()
        lines[a:d] = lines[c:d] + lines[b:c] + lines[a:b]
        desk.text = "\n".join(lines) + "\n"


def rename(desk: Desk, world: World, section: str, n: int) -> None:
    record = pick([r for r in desk.data[section] if r.get("id") and word_of(r)], n)
    line = f"  - id: {record['id']}\n" if record else ""
    if line and line in desk.text:
        world.superseded.add(record["id"])
        desk.edit(line, f"  - id: {world.token('hand')}\n")


def comment_above(desk: Desk, world: World, section: str, n: int) -> None:
    chosen = pick(blocks(desk, section), n)
    if chosen:
        lines = desk.text.splitlines()
        lines.insert(chosen[0], f"  # {world.token('note')}")
        desk.text = "\n".join(lines) + "\n"


def comment_behind(desk: Desk, world: World, section: str, n: int) -> None:
    chosen = pick(blocks(desk, section), n)
    if chosen:
        lines = desk.text.splitlines()
        at = pick([i for i in range(*chosen) if "#" not in lines[i]], n // 5)
        if at is not None:
            lines[at] += f"   # {world.token('note')}"
            desk.text = "\n".join(lines) + "\n"


def x_key(desk: Desk, world: World, section: str, n: int) -> None:
    chosen = pick(blocks(desk, section), n)
    if chosen:
        lines = desk.text.splitlines()
        lines.insert(chosen[1], f"    x-{world.token('hand')}: {world.token('hand')}")
        desk.text = "\n".join(lines) + "\n"


def add_member(desk: Desk, world: World, section: str, n: int) -> None:
    record = pick(desk.data[section], n)
    if section == "actors" and record and word_of(record):
        members = ", ".join([*(record.get("aliases") or []), world.token("hand")])
        _replace_line(desk, section, record, "aliases", f"    aliases: [{members}]")


def acknowledge(desk: Desk, world: World, section: str, n: int) -> None:
    desk.text = re.sub(r"\n*^review:\n(?:  .*\n)*", "\n", desk.text, flags=re.MULTILINE)


# What the machine does.


def machine_value(desk: Desk, world: World, section: str, n: int) -> None:
    key = pick(FIELDS[section], n // 7)
    world.value[pick(WORDS[section], n), key] = pick(("", "one", "two", "three"), n // 3)


def machine_drops(desk: Desk, world: World, section: str, n: int) -> None:
    word = pick(WORDS[section], n)
    world.there[word] = not world.there[word]


def machine_ids(desk: Desk, world: World, section: str, n: int) -> None:
    world.ids[pick(WORDS[section], n)] = n % 3


def machine_members(desk: Desk, world: World, section: str, n: int) -> None:
    world.members[pick(WORDS[section], n)] = pick(((), (0,), (1,), (0, 1), (1, 0)), n // 3)


def machine_order(desk: Desk, world: World, section: str, n: int) -> None:
    world.turned = not world.turned


HAND = (edit_value, delete_key, delete_record, add_record, reorder, rename, comment_above, comment_behind, x_key)
HAND = (*HAND, add_member, acknowledge)
MACHINE = (machine_value, machine_drops, machine_ids, machine_members, machine_order)


def generate(desk: Desk, world: World) -> None:
    """One run, and all that has to hold after it."""
    before = desk.text
    owners = comment_owners(before)
    hand_order = {section: [identity(r) for r in desk.data[section]] for section in WORDS}
    desk.machine(world.says())

    lost = set(re.findall(r"(?:hand|note)\d+", _body(before))) - set(re.findall(r"(?:hand|note)\d+", _body(desk.text)))
    assert not lost - world.superseded, f"{lost} disappeared"
    now = comment_owners(desk.text)
    for note, owner in owners.items():
        assert now[note] == owner, f"{note} moved from {owner} to {now[note]}"
    for section, words in WORDS.items():
        records = desk.data[section]
        for record in records:
            word = word_of(record)
            assert word not in world.deleted, f"{word} was deleted and is back"
            if word and world.there[word]:
                fresh = world.record(section, word).model_dump()
                for key in FIELDS[section]:
                    if (word, key) not in world.touched:
                        assert record.get(key) == fresh[key], f"{word} {key} does not follow"
        order = [identity(r) for r in records]
        kept = [r for r in hand_order[section] if r in order]
        assert [r for r in order if r in kept] == kept, "the machine reordered"
        present = {word_of(r) for r in records}
        missing = {w for w in words if world.there[w]} - world.deleted - present
        assert not missing, f"{missing} was found and is not there"

    once = desk.text
    desk.machine(world.says())
    assert desk.text == once, "a second run changed bytes"
    desk.machine(None)
    assert desk.text == once, "a run without extraction changed bytes"


def _body(text: str) -> str:
    return re.split(r"^review:", text, flags=re.MULTILINE)[0]


def identity(record: dict) -> str:
    return word_of(record) or str(record.get("name") or record.get("stance") or record.get("what"))


def comment_owners(text: str) -> dict[str, str]:
    """For each comment, what it stands with: the record below, or the record of its line."""
    owners, lines = {}, text.splitlines()
    for i, line in enumerate(lines):
        for note in re.findall(r"# (note\d+)", line):
            if line.startswith("  #"):
                below = next((k for k in range(i + 1, len(lines)) if not lines[k].startswith("  #")), len(lines))
                start = below
            else:
                start = next(k for k in range(i, -1, -1) if lines[k].startswith("  - ") or lines[k][:1] != " ")
            end = next((k for k in range(start + 1, len(lines)) if not lines[k].startswith("   ")), len(lines))
            record = (
                "\n".join(lines[start:end]) if start < len(lines) and lines[start].startswith("  - ") else "section"
            )
            found = OWNER.search(record[record.find("evidence:") :]) if "evidence:" in record else None
            owners[note] = found[1] if found else (re.search(r"hand\d+|section", record) or [record])[0]
    return owners


STEP = st.tuples(st.sampled_from(HAND + MACHINE + (None, None)), st.sampled_from(tuple(WORDS)), st.integers(0, 200))


def live(history) -> None:
    world = World()
    desk = Desk(world.says())
    for act, section, n in history:
        if act is None:
            generate(desk, world)
        else:
            act(desk, world, section, n)
    generate(desk, world)


@settings(max_examples=1000)
@given(st.lists(STEP, min_size=2, max_size=12))
def test_no_history_breaks_a_law(history):
    live(history)


@pytest.mark.slow
@settings(max_examples=20000, derandomize=False)
@given(st.lists(STEP, min_size=2, max_size=25))
def test_no_long_history_breaks_a_law(history):
    live(history)
