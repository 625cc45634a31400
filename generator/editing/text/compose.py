"""Plain data as YAML text in the form that people are shown: reading order, blank lines between sections."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.editing.text import scalars
from generator.editing.values.shape import TRAITS, Data

SCHEMA_FILE = "briefing.schema.json"
MODELINE = f"# yaml-language-server: $schema={SCHEMA_FILE}"
WIDTH = 100
"""Columns that a line of long text fills where the words allow it."""

_ON_ONE_LINE = {key for (_, key), said in TRAITS.items() if said.on_one_line}


def document(data: Data) -> str:
    """Write a whole briefing. The same data gives the same text."""
    sections = ["\n".join(entry(key, value, 0)) for key, value in data.items()]
    return "\n".join([MODELINE, "\n\n".join(sections), ""])


def entry(key: str, value: Any, indent: int, *, one_line: bool = False) -> list[str]:
    """Write `key: value` as lines of a block mapping at column `indent`.

    `one_line` keeps a scalar on the key's line however long it is.
    """
    name = scalars.inline(key)
    margin = " " * indent
    if isinstance(value, dict) and value:
        return [f"{margin}{name}:", *mapping(value, indent + 2)]
    if isinstance(value, list) and value:
        if _fits_one_line(key, value, indent):
            return [f"{margin}{name}: {flow(value)}"]
        return [f"{margin}{name}:", *(line for member in value for line in item(member, indent + 2))]
    return _headed(f"{margin}{name}: ", value, indent + 2, one_line=one_line)


def mapping(data: Data, indent: int) -> list[str]:
    """Write the lines of a block mapping at column `indent`."""
    return [line for key, value in data.items() for line in entry(key, value, indent)]


def item(value: Any, indent: int) -> list[str]:
    """Write one member of a block sequence whose dash stands at column `indent`."""
    margin = " " * indent
    if isinstance(value, dict) and value:
        first, *rest = mapping(value, indent + 2)
        return [f"{margin}- {first[indent + 2 :]}", *rest]
    return _headed(f"{margin}- ", value, indent + 2)


def flow(value: Any) -> str:
    """Write a value on one line in brackets, so that it can stand anywhere."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalars.inline(k, flow=True)}: {flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(v) for v in value) + "]"
    return scalars.inline(value, flow=True)


def _headed(head: str, value: Any, indent: int, *, one_line: bool = False) -> list[str]:
    if isinstance(value, dict | list):
        return [head + flow(value)]
    if isinstance(value, str) and not one_line and ("\n" in value or len(head) + len(value) > WIDTH):
        lines = scalars.folded(value, WIDTH - indent)
        if lines:
            return [head + lines[0], *_indented(lines[1:], indent)]
    return [head + scalars.inline(value)]


def _indented(lines: Iterable[str], indent: int) -> list[str]:
    return [" " * indent + line if line else "" for line in lines]


def _fits_one_line(key: str, value: list[Any], indent: int) -> bool:
    short = key in _ON_ONE_LINE and not any(isinstance(v, dict | list) for v in value)
    return short and indent + len(key) + 2 + len(flow(value)) <= WIDTH
