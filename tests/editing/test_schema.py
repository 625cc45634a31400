"""The JSON Schema that editors use agrees with the check."""

import jsonschema
import pytest

from generator import yaml12
from generator.editing.checking import reading, schema
from generator.editing.checking.findings import InvalidFileError
from generator.editing.text import compose
from generator.editing.values.shape import plain
from tests.made import briefing

SCHEMA = schema.schema()


def test_the_shipped_schemas_are_those_of_the_models():
    again = "run: python -m generator.editing.checking.schema"
    assert schema.SHIPPED.read_text(encoding="utf-8") == schema.text(schema.schema()), again
    assert schema.SHIPPED_ALIASES.read_text(encoding="utf-8") == schema.text(schema.aliases()), again


def test_the_schema_is_a_schema():
    jsonschema.Draft7Validator.check_schema(SCHEMA)


def test_what_is_composed_is_valid(tmp_path):
    data = yaml12.parse(compose.document(plain(briefing())), tmp_path).data
    jsonschema.validate(data, SCHEMA)


def test_every_key_says_what_it_is_for():
    bare = [
        f"{name}.{key}"
        for name, part in {"Briefing": SCHEMA, **SCHEMA["definitions"]}.items()
        for key, field in part["properties"].items()
        if not field.get("description")
    ]
    assert bare == []


CASES = [
    ("role: Mayor", "role: 1984", True),
    ("role: Mayor", "role:", True),
    ("role: Mayor", "x-note: mine", True),
    ("evidence:\n      - Talks", "evidence:\n        Talks", True),
    ("toward: [city]", "toward:", True),
    ("toward: [city]", "polarity: negated", True),
    ("toward: [city]", "polarity: maybe", False),
    ("toward: [city]", "toward: {a: b}", False),
    ("toward: [city]", "toward: city", True),
    ("role: Mayor", "roel: Mayor", False),
    ("role: Mayor", "role: true", False),
    ("role: Mayor", "role: [a]", False),
    ("country: 'NO'", "country: no", False),
    ("kind: place", "kind: planet", False),
    ("    kind: place\n", "", False),
    ("status: published", "status: draft", True),
    ("status: published", "stauts: draft", False),
]


@pytest.mark.parametrize(("old", "new", "good"), CASES, ids=[c[1][:24] for c in CASES])
def test_the_schema_and_the_check_take_the_same(tmp_path, old, new, good):
    text = compose.document(plain(briefing()))
    assert old in text
    text = text.replace(old, new, 1)
    try:
        reading.read(text, tmp_path)
        checked = True
    except InvalidFileError:
        checked = False
    valid = jsonschema.Draft7Validator(SCHEMA).is_valid(yaml12.parse(text, tmp_path).data)
    assert (checked, valid) == (good, good)
