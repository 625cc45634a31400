"""The files of a language: a folder a language, a file a subject, and a frozen record for what a file holds."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

LANGUAGE = "en"
"""The language that is read: the name of its folder here, and its ISO 639-1 code."""
FOLDER = files(__package__).joinpath(LANGUAGE)

Record = TypeVar("Record")


def read(name: str) -> dict[str, Any]:
    """Give the tables of a TOML or JSON file of the language."""
    text = FOLDER.joinpath(name).read_text(encoding="utf-8")
    return dict(json.loads(text) if name.endswith(".json") else tomllib.loads(text))


def load(record: type[Record], name: str) -> Record:
    """Fill a record from the file `name`, which has to have its fields, and no others.

    A field's type says how it is written: words as one string, between white space, or as a list where one has spaces;
    a pattern as a string; a mapping as a table. What each list decides is said beside it, in the file.
    """
    table, kinds = read(name), get_type_hints(record)
    if odd := sorted(table.keys() ^ kinds.keys()):
        raise ValueError(f"{name}: {', '.join(odd)} stands either only in the file or only in {record.__name__}")
    return record(**{key: _typed(kinds[key], value, f"{name}: {key}") for key, value in table.items()})


def _typed(kind: Any, value: Any, place: str) -> Any:
    shape = get_origin(kind)
    if shape is Mapping:
        inner = get_args(kind)[1]
        return MappingProxyType({key: _typed(inner, member, f"{place}.{key}") for key, member in value.items()})
    if shape in (frozenset, tuple):
        words = value.split() if isinstance(value, str) else value
        if twice := [word for word, times in Counter(words).items() if times > 1]:
            raise ValueError(f"{place} says twice: {', '.join(twice)}")
        return shape(words)
    return re.compile(value) if shape is re.Pattern else value
