"""The words of a language lie in its folder, each list once, and rules bring none of their own."""

import ast
import importlib
import json
import pkgutil
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path

import pytest

from generator import lexicon
from generator.extraction.times.words import LETTERS
from generator.lexicon import calendar, data, parties, stances
from generator.lexicon.lists import PRONOUNS

LANGUAGE = Path(lexicon.__file__).parent / data.LANGUAGE
ROOT = Path(lexicon.__file__).parent.parent
RULES = sorted((ROOT / "extraction").rglob("*.py"))
MODULES = [
    importlib.import_module(f"generator.lexicon.{module.name}") for module in pkgutil.iter_modules(lexicon.__path__)
]
BOUND = {
    name: value for module in MODULES for name, value in vars(module).items() if name.isupper() and is_dataclass(value)
}


def lists(value: object, place: str) -> Iterator[tuple[str, list[str]]]:
    """Give every list of words below a value of a file, with its place."""
    if isinstance(value, dict):
        for key, member in value.items():
            yield from lists(member, f"{place}.{key}")
    elif isinstance(value, str) and " " in value:
        yield place, value.split()
    elif isinstance(value, list) and all(isinstance(member, str) for member in value):
        yield place, value


def content(file: Path) -> dict[str, object]:
    text = file.read_text(encoding="utf-8")
    return json.loads(text) if file.suffix == ".json" else tomllib.loads(text)


@pytest.mark.parametrize("file", sorted(LANGUAGE.iterdir()), ids=lambda file: file.name)
def test_no_list_says_a_word_twice(file):
    twice = {place: [w for w, n in Counter(words).items() if n > 1] for place, words in lists(content(file), file.name)}
    assert not {place: words for place, words in twice.items() if words}


@pytest.mark.parametrize("record", BOUND.values(), ids=list(BOUND))
def test_every_list_decides_something(record):
    """A field that no rule names is dead, and goes with its list."""
    rules = "".join(file.read_text(encoding="utf-8") for file in RULES)
    name = type(record).__name__.upper()
    assert [field.name for field in fields(record) if not re.search(rf"\b{name}\.{field.name}\b", rules)] == []


def test_every_file_has_a_record_or_a_module_that_is_called_like_it():
    modules = {module.__name__.rsplit(".", 1)[1] for module in MODULES} - {"data", "lists"}
    assert {file.stem for file in LANGUAGE.glob("*.toml")} == modules | {name.lower() for name in BOUND}


class Seen(dict):
    """A table that remembers which of its keys were asked for."""

    def __init__(self, table, asked):
        super().__init__(table)
        self.asked = asked

    def __getitem__(self, key):
        self.asked.add(key)
        return super().__getitem__(key)

    def get(self, key, default=None):
        self.asked.add(key)
        return super().get(key, default)


@pytest.mark.parametrize("module", [calendar, parties], ids=lambda module: module.__name__)
def test_every_table_of_what_is_known_is_asked_for(module, monkeypatch):
    asked, keys, read = set(), set(), data.read

    def watched(name):
        table = read(name)
        keys.update(table if name == f"{module.__name__.rsplit('.', 1)[1]}.toml" else ())
        return Seen(table, asked)

    monkeypatch.setattr(data, "read", watched)
    module.load.__wrapped__()
    assert keys - asked == set()


def test_a_stance_says_only_what_stances_can_say(monkeypatch):
    asked, read = set(), data.read
    monkeypatch.setattr(
        data,
        "read",
        lambda name: {key: Seen(t, asked) if isinstance(t, dict) else t for key, t in read(name).items()},
    )
    stances.load.__wrapped__()
    told = {key for table in read("stances.toml").values() if isinstance(table, dict) for key in table}
    assert told - asked == set()


@dataclass(frozen=True)
class Small:
    words: frozenset[str]
    ordered: tuple[str, ...]
    form: re.Pattern[str]


@pytest.fixture
def write(tmp_path, monkeypatch):
    monkeypatch.setattr(data, "FOLDER", tmp_path)
    return lambda text: (tmp_path / "small.toml").write_text(text, encoding="utf-8")


def test_a_record_is_filled_from_the_folder_of_the_language(write):
    write('words = "und oder"\nordered = ["zu Hause", "dort"]\nform = "d[ae]s"')
    assert data.load(Small, "small.toml") == Small(
        frozenset({"und", "oder"}), ("zu Hause", "dort"), re.compile("d[ae]s")
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            'words = "und"\nordered = "a"\nform = "x"\nwrods = "oder"',
            "small.toml: wrods stands either only in the file",
        ),
        ('words = "und"\nform = "x"', "small.toml: ordered stands either only in the file or only in Small"),
        ('words = "und oder und"\nordered = "a"\nform = "x"', "small.toml: words says twice: und"),
        ('words = "und"\nordered = ["a", "b", "a"]\nform = "x"', "small.toml: ordered says twice: a"),
    ],
)
def test_a_fault_of_a_file_is_told_with_its_place(write, text, said):
    write(text)
    with pytest.raises(ValueError, match=re.escape(said)):
        data.load(Small, "small.toml")


def collections(tree: ast.AST) -> Iterator[tuple[int, set[str]]]:
    """Give the words of each set, tuple and list that a module spells out, and of each string that it splits."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Set | ast.Tuple | ast.List):
            yield node.lineno, {e.value for e in node.elts if isinstance(e, ast.Constant) and isinstance(e.value, str)}
        elif isinstance(node, ast.Attribute) and node.attr == "split" and isinstance(node.value, ast.Constant):
            yield node.lineno, set(node.value.value.split())


def test_rules_bring_no_word_lists_of_their_own():
    """Two small words of the language in one collection are a list, which belongs into the lexicon."""
    small = {
        word
        for subject in ("clauses", "prepositions", "pronouns", "names", "metonyms", "saying", "summary")
        for _, words in lists(content(LANGUAGE / f"{subject}.toml"), subject)
        for word in words
        if word.isalpha()
    }
    persons, classes = set(PRONOUNS.forms), set(LETTERS)
    found = [
        f"{file.relative_to(ROOT)}:{line}: {', '.join(sorted(words & small))}"
        for file in RULES
        for line, words in collections(ast.parse(file.read_text(encoding="utf-8")))
        if len(words & small) > 1 and not words <= (classes if file.parent.name == "times" else persons)
    ]
    assert found == []
