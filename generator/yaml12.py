"""The one YAML parser: YAML 1.2 core types, every value with its place, hostile input refused.

PyYAML resolves YAML 1.1 by itself (`NO` a boolean, `12:30` a number, `2025-06-14` a date object). Here only the
core schema of YAML 1.2 (section 10.3.2) holds: null, booleans `true` and `false`, integers, floats; all else is a
string, and what a string means is decided by whoever knows the schema.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml

from generator.errors import LINE_END, Place
from generator.yamltext import Text, YamlError, indented, is_odd_space

__all__ = ["Document", "Extent", "Path_", "YamlError", "cut_off", "parse", "tag"]

T = TypeVar("T")
Path_ = tuple[str | int, ...]
"""The way to a value from the document's root: mapping keys and list positions (from 0)."""

_STANDARD = "tag:yaml.org,2002:"
_STRING, _SEQUENCE, _MAPPING = (f"{_STANDARD}{kind}" for kind in ("str", "seq", "map"))

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Core(_Base):  # type: ignore[misc]
    """libyaml's parser with the resolver of the YAML 1.2 core schema."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012

    # Asked for every node. PyYAML's own also follow the way to each node, for resolvers by path, which we have not.

    def descend_resolver(self, _parent: Any, _index: Any) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass

    def resolve(self, kind: type[yaml.Node], value: str, implicit: Any) -> str:
        """Give a node's tag; for a scalar, `implicit` begins with whether it is plain."""
        if kind is yaml.ScalarNode:
            if implicit[0]:
                for tag, pattern in self.yaml_implicit_resolvers.get(value[:1], ()):
                    if pattern.match(value):
                        return tag
            return _STRING
        return _SEQUENCE if kind is yaml.SequenceNode else _MAPPING


for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    (
        "float",
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
        list("-+.0123456789"),
    ),
):
    _Core.add_implicit_resolver(f"{_STANDARD}{_tag}", re.compile(rf"^(?:{_pattern})$"), _first)

_CUT_OFF = re.compile(r"[ \t]+(#[^\s#!][^\r\n]*)")
_TRAILING = re.compile(r"[ \t]+(?=\r?\n|\r|\Z)")


_RESOLVER: Any = _Core("")


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a node's characters stand: `[start, end)` in code points of the text as given.

    The end of a block collection, and of a literal or folded scalar, is only where the parser noticed it: blank
    lines and comments may lie before it.
    """

    start: int
    end: int
    style: str
    """`block` or `flow` for a collection; for a scalar its first character: `'`, `"`, `|`, `>`, or empty if plain."""


class _WhenAsked(Mapping[Path_, T]):
    """What is told of nodes, made when it is first asked for: making all takes longer than to parse them."""

    def __init__(self, nodes: Mapping[Path_, yaml.Node], make: Callable[[yaml.Node], T]) -> None:
        self._nodes, self._make = nodes, make
        self._made: dict[Path_, T] = {}

    def __getitem__(self, path: Path_) -> T:
        if path not in self._made:
            self._made[path] = self._make(self._nodes[path])
        return self._made[path]

    def __iter__(self) -> Iterator[Path_]:
        return iter(self._nodes)

    def __len__(self) -> int:
        return len(self._nodes)


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed YAML document: its data, and where each value and each mapping key stands."""

    data: Any
    file: Path
    values: Mapping[Path_, Place]
    keys: Mapping[Path_, Place]
    extents: Mapping[Path_, Extent]
    key_extents: Mapping[Path_, Extent]
    first_line: int = 1
    """The line of the file at which the text begins."""

    def place(self, path: Path_ = ()) -> Place:
        """Give the place of the value at `path`, or of the nearest value above it that exists."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Place(self.file, 1, 1))

    def key_place(self, path: Path_) -> Place:
        """Give the place of the mapping key at the end of `path`, or of the nearest value above it."""
        return self.keys.get(path) or self.place(path)


def tag(text: str) -> str:
    """Give the full tag that the core schema gives to the unquoted scalar `text`."""
    return str(_RESOLVER.resolve(yaml.ScalarNode, text, (True, False)))


def cut_off(text: str, document: Document) -> Iterator[tuple[Path_, Place, str]]:
    """Give what looks like the rest of a text and is a comment to YAML, with the way to that text and its place.

    `headline: we are #1` says "we are". A comment has a space behind its `#`; a number or a name has not.
    """
    for path, extent in document.extents.items() if " #" in text or "\t#" in text else ():
        if extent.style == "" and (found := _CUT_OFF.match(text, extent.end)):
            yield path, Place.at(document.file, text, found.start(1), first_line=document.first_line), found[1].rstrip()


def parse(text: str, file: Path, *, first_line: int = 1, duplicates: list[YamlError] | None = None) -> Document:
    """Read one YAML document.

    `first_line` is the line of `file` at which `text` begins (front matter does not begin at the top). With a
    list for `duplicates`, keys that stand twice are put there, so that all are found at once; the first counts.
    Raises `YamlError` for syntax errors, duplicate keys, keys that are not plain strings or numbers, anchors
    that are used, several documents, and tags that are not of the core schema.
    """
    read = Text(text, file, first_line)
    root = _compose(read)
    builder = _Builder(read, duplicates)
    try:
        data = None if root is None else builder.value(root, ())
    except RecursionError as error:
        raise YamlError("not valid YAML: nested too deeply", place=Place(file, first_line)) from error
    nodes, keys = builder.nodes, builder.keys

    def extent(node: yaml.Node) -> Extent:
        return _extent(node, read.bom)

    return Document(
        data,
        file,
        _WhenAsked(nodes, builder.place),
        _WhenAsked(keys, builder.place),
        _WhenAsked(nodes, extent),
        _WhenAsked(keys, extent),
        first_line,
    )


def _compose(read: Text) -> yaml.Node | None:
    try:
        return yaml.compose(read.given, Loader=_Core)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if mark and (odd := read.odd_indent(mark.index)):
            raise odd from error
        place = read.place(mark.index) if mark else Place(read.file)
        raise YamlError(f"not valid YAML: {error.problem or error.context}", place=place) from error
    except yaml.reader.ReaderError as error:
        at = error.position if isinstance(error.position, int) else 0
        place = read.place(at - read.bom)
        raise YamlError("not valid YAML: a character that YAML does not allow", place=place) from error
    except (RecursionError, UnicodeEncodeError) as error:
        message = (
            "nested too deeply"
            if isinstance(error, RecursionError)
            else "it holds half of a surrogate pair, which is no character"
        )
        raise YamlError(f"not valid YAML: {message}", place=Place(read.file, read.first_line)) from error


def _extent(node: Any, bom: int) -> Extent:
    scalar = isinstance(node, yaml.ScalarNode)
    style = node.style if scalar else "flow" if node.flow_style else "block"
    return Extent(node.start_mark.index + bom, node.end_mark.index + bom, style or "")  # the parser does not count it


class _Builder:
    """Turns composed nodes into plain data and remembers where each value stood."""

    def __init__(self, read: Text, duplicates: list[YamlError] | None) -> None:
        self.read, self.duplicates = read, duplicates
        self.is_odd = read.given is not read.text or read.has_trailing_spaces
        """Some text is not as the parser gives it; hardly any file is so, and asking for each value takes time."""
        self.nodes: dict[Path_, yaml.Node] = {}
        self.keys: dict[Path_, yaml.Node] = {}
        self._seen: set[int] = set()

    def value(self, node: yaml.Node, path: Path_) -> Any:
        if id(node) in self._seen:
            raise YamlError(
                "an anchor is used again by an alias (`*name`)",
                place=self.place(node),
                hint="write the value out; aliases can hide very large data",
            )
        self._seen.add(id(node))
        self.nodes[path] = node
        if isinstance(node, yaml.MappingNode):
            self._standard(node, _MAPPING)
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            self._standard(node, _SEQUENCE)
            return [self.value(child, (*path, i)) for i, child in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode, path: Path_) -> dict[str, Any]:
        out: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise YamlError("a key has to be a plain word", place=self.place(key_node))
            key = self.read.restored(str(key_node.value)) if self.is_odd else str(key_node.value)
            if not key.isascii() and is_odd_space(key[0]) and not key_node.style:
                raise indented(key[0], self.place(key_node))
            if key in out:
                twice = YamlError(
                    f"the key {key!r} stands twice",
                    place=self.place(key_node),
                    hint=f"first at line {self.place(self.keys[(*path, key)]).line}; keep one of them",
                )
                if self.duplicates is None:
                    raise twice
                self.duplicates.append(twice)
                continue
            self.keys[(*path, key)] = key_node
            out[key] = self.value(value_node, (*path, key))
        return out

    def _scalar(self, node: yaml.ScalarNode) -> Any:
        if node.tag == _STRING:
            return self._text(node) if self.is_odd else str(node.value)
        tag, text = node.tag.removeprefix(_STANDARD), str(node.value)
        try:
            match tag:
                case "null":
                    return None
                case "bool":
                    return text.lower() == "true"
                case "int":
                    return int(text, 0) if text[:2] in ("0o", "0x") else int(text)
                case "float":
                    return float(text.replace(".inf", "inf").replace(".nan", "nan").lower())
        except ValueError as error:
            raise YamlError(f"{text[:40]!r} is not a value of type {tag}", place=self.place(node)) from error
        raise YamlError(f"the tag {node.tag!r} is not allowed", place=self.place(node), hint="remove the tag")

    def _text(self, node: yaml.ScalarNode) -> str:
        """Give the text of a string. White space at the end of a line means nothing: nobody sees it."""
        if node.style not in ("|", ">"):
            return self.read.restored(str(node.value))
        extent = _extent(node, self.read.bom)
        raw = self.read.given[extent.start : extent.end]
        header = LINE_END.split(raw, maxsplit=1)[0]
        if not _TRAILING.search(raw) or re.match(r"[|>]\S*\d", header):  # a number is counted from what is around it
            return self.read.restored(str(node.value))
        clean: Any = yaml.compose(_TRAILING.sub("", raw), Loader=_Core)
        return self.read.restored(str(clean.value))

    def _standard(self, node: yaml.Node, tag: str) -> None:
        if node.tag != tag:
            raise YamlError(f"the tag {node.tag!r} is not allowed", place=self.place(node), hint="remove the tag")

    def place(self, node: yaml.Node) -> Place:
        return self.read.place(node.start_mark.index)
