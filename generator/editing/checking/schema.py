"""The JSON Schemas of a briefing and of the alias file: made from the models, shipped, written for editors.

`python -m generator.editing.checking.schema` makes the shipped files anew after a change of the vocabulary.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generator.briefing import Briefing
from generator.register import Registered

SHIPPED = Path(__file__).with_name("briefing.schema.json")
"""The schema of a briefing as a file of the package: making it takes longer than a whole run without anything to do."""
SHIPPED_ALIASES = Path(__file__).with_name("actors.schema.json")
"""The schema of the alias file."""

_X = {"^x-": {"description": "a key of your own; it is kept and readers do not see it"}}


def schema() -> dict[str, Any]:
    """Give the JSON Schema, draft 7, which every editor's YAML support knows."""
    made = Briefing.model_json_schema(ref_template="#/definitions/{model}")
    definitions = made.pop("$defs")
    made = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **made,
        "definitions": dict(sorted(definitions.items())),
    }
    for part in (made, *made["definitions"].values()):
        _refine(part)
    return made


def aliases() -> dict[str, Any]:
    """Give the JSON Schema of the alias file, draft 7."""
    entry = Registered.model_json_schema()
    _refine(entry)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "description": "Who is who in this project: under which name an actor is known, and which names mean the same.",
        "type": ["array", "null"],
        "items": entry,
    }


def text(of: dict[str, Any]) -> str:
    """Give a schema as the text of a file."""
    return json.dumps(of, ensure_ascii=False, indent=2) + "\n"


def _refine(part: dict[str, Any]) -> None:
    part["additionalProperties"] = False
    part["patternProperties"] = _X
    part.pop("title", None)
    for name, field in part["properties"].items():
        part["properties"][name] = _as_people_write(field)


def _as_people_write(field: dict[str, Any]) -> dict[str, Any]:
    """Let the schema take what the check takes: nothing for an optional key, a number for text, one for a list."""
    outer = {key: value for key, value in field.items() if key == "description"}
    inner = {key: value for key, value in field.items() if key not in ("title", "description", "default")}
    if "anyOf" in inner:
        inner = next(option for option in inner["anyOf"] if option.get("type") != "null")
    optional = "default" in field
    if inner.get("type") == "string" and "enum" not in inner and "const" not in inner:
        return {**outer, **inner, "type": ["string", "integer", *(["null"] if optional else [])]}
    if inner.get("type") == "array" and inner["items"].get("type") == "string":
        inner = {"type": ["array", "string", "integer", "null"], "items": {"type": ["string", "integer"]}}
    elif optional and "enum" in inner:
        inner = {"enum": [*inner["enum"], None]}
    elif optional and "const" in inner:
        inner = {"enum": [inner["const"], None]}
    return {**outer, **inner}


if __name__ == "__main__":
    SHIPPED.write_text(text(schema()), encoding="utf-8")
    SHIPPED_ALIASES.write_text(text(aliases()), encoding="utf-8")
