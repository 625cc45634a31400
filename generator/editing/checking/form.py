"""The form of YAML that people write, by the models it is read with: all faults at once, each with its place."""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator import yaml12
from generator.editing.checking.findings import CODES, Finding, InvalidFileError, of_yaml_error, shown
from generator.editing.values.shape import ITEMS, Data
from generator.errors import Place, meant, nearest
from generator.yaml12 import Document, Path_

_CONFLICT = re.compile(r"^(<{7}|={7}|>{7}|\|{7})(?:[ \t].*)?\r?$", re.MULTILINE)


def decode(content: bytes, file: Path) -> str:
    """Give the text of a file. Raises `InvalidFileError` when it is not UTF-8."""
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start].decode(errors="replace")
        place = Place.at(file, before, len(before))
        raise InvalidFileError([Finding("NB109", "it is not UTF-8 text", place, "save it as UTF-8")]) from error


def parsed(text: str, file: Path) -> tuple[Document, list[Finding]]:
    """Parse YAML; keys that stand twice come as findings.

    Raises `InvalidFileError` for conflict markers and for what is no YAML.
    """
    if markers := tuple(_conflict_markers(text, file)):
        raise InvalidFileError(shown(markers, text))
    duplicates: list[yaml12.YamlError] = []
    try:
        document = yaml12.parse(text, file, duplicates=duplicates)
    except yaml12.YamlError as error:
        raise InvalidFileError(shown([of_yaml_error(error, "NB101", file)], text)) from error
    return document, [of_yaml_error(error, "NB102", file) for error in duplicates]


def cut_off(text: str, document: Document) -> Iterator[Finding]:
    """Find texts without quotes of which YAML takes the end for a comment."""
    for path, place, lost in yaml12.cut_off(text, document):
        key = next((step for step in reversed(path) if isinstance(step, str)), "the text")
        hint = "put quotation marks around the whole text; or, where a comment is meant, a space behind its `#`"
        yield Finding("NB211", f"{key} ends before {lost!r}, which is a comment to YAML", place, hint)


def usable(model: type[BaseModel], data: Data) -> Data:
    """Give `data` as the model can read it: without keys that it does not know and optional keys that say nothing.

    `role:` with no value is the same as no `role`; unknown keys are reported on their own.
    """
    fields = _fields(model)
    return {
        key: _usable(_part(model, key), value) if isinstance(value, dict | list) else value
        for key, value in data.items()
        if _counts(fields.get(key), key, value)
    }


def _counts(field: FieldInfo | None, key: str, value: Any) -> bool:
    return key.startswith("x-") if field is None else value is not None or field.is_required()


def _usable(part: type[BaseModel] | None, value: Any) -> Any:
    if part and isinstance(value, dict):
        return usable(part, value)
    if part and isinstance(value, list):
        return [usable(part, member) if isinstance(member, dict) else member for member in value]
    return value


@cache
def _fields(model: type[BaseModel]) -> Mapping[str, FieldInfo]:
    """Give the fields of a model by the keys that people write."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


@cache
def _part(model: type[BaseModel], key: str) -> type[BaseModel] | None:
    """Give the model of the records that the field `key` holds, if it holds records."""
    field = _fields(model).get(key)
    if field is None:
        return None
    for candidate in (field.annotation, *typing.get_args(field.annotation)):
        if isinstance(candidate, type) and issubclass(candidate, BaseModel):
            return candidate
    return None


def unknown_keys(model: type[BaseModel], data: Data, path: Path_, document: Document) -> Iterator[Finding]:
    """Find keys that the model does not know, those that begin with `x-` aside."""
    fields = _fields(model)
    for key, value in data.items():
        if key not in fields:
            if not key.startswith("x-"):
                hint = nearest(key, fields)
                yield Finding("NB104", f"unknown key {key!r}", document.key_place((*path, key)), hint)
            continue
        if not isinstance(value, dict | list):
            continue
        here = (*path, key)
        part = _part(model, key)
        if part and isinstance(value, dict):
            yield from unknown_keys(part, value, here, document)
        elif part and isinstance(value, list):
            for i, member in enumerate(value):
                if isinstance(member, dict):
                    yield from unknown_keys(part, member, (*here, i), document)


def of_detail(detail: ErrorDetails, document: Document, above: Path_ = ()) -> Finding:
    """Give what a model refuses as a finding; `above` is the way to the data that the model was given."""
    path = (*above, *detail["loc"])
    value = detail["input"]
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    if detail["type"] == "missing":
        message, hint = f"{key!r} is missing", f"add a line `{key}: ...`"
        if len(path) == 1 and key in ITEMS:
            message, hint = f"the section {key!r} is missing", f"write `{key}: []` if it is meant to be empty"
        return Finding("NB106", message, document.place(path[:-1]), hint)
    place = document.place(path)
    if value is None and len(path) == 1 and key in ITEMS:
        return Finding("NB106", f"the section {key!r} says nothing", place, f"write `{key}: []` to delete all of it")
    message, hint = _wrong_value(detail, key, value)
    return Finding("NB105", message, place, hint)


def _wrong_value(detail: ErrorDetails, key: str, value: Any) -> tuple[str, str]:
    """Give the message and the way out for a value that the model refuses."""
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "literal_error":
        choices = re.findall(r"'([^']+)'", str(context.get("expected", "")))
        hint = meant(value, choices) if isinstance(value, str) else ""
        return f"{key} has to be one of {', '.join(choices)}, not {_said(value)}", hint
    if kind == "string_pattern_mismatch":
        if key == "link":
            return f"link has to be a web address, not {_said(value)}", "such as https://example.org/"
        if key == "country":
            return f"country has to be two capital letters, not {_said(value)}", "such as US or IR (ISO 3166-1 alpha-2)"
        return f"{key} has to be an ISO 8601 date without spaces, not {_said(value)}", CODES["NB206"].way_out
    if kind == "string_type":
        hint = "put it in quotation marks" if isinstance(value, bool | int | float) else ""
        return f"{key} has to be text, not {_said(value)}", hint
    if kind == "tuple_type":
        return f"{key} has to be a list, not {_said(value)}", "one member a line, each behind `- `"
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return f"each of {key} has to be `key: value` lines, not {_said(value)}", "put a `#` before a note"
    if kind in ("string_too_short", "too_short"):
        return f"{key} is empty", ""
    if kind in ("string_too_long", "too_long"):
        return f"{key} is longer than {context.get('max_length')} characters", ""
    return f"{key}: {detail['msg']}", ""


def _said(value: Any) -> str:
    """Name a value as people see it in the file."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "`key: value` lines"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return str(value).lower()
    return repr(value) if len(str(value)) <= 40 else repr(str(value)[:39] + "…")


def _conflict_markers(text: str, file: Path) -> Iterator[Finding]:
    found = list(_CONFLICT.finditer(text))
    if not any(marker[1][0] in "<>" for marker in found):
        return
    for marker in found:
        yield Finding("NB103", f"a conflict marker is left: {marker[1]}", Place.at(file, text, marker.start()))
