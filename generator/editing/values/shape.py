"""The shape of a briefing as plain data: its sections, which fields refer to actors, which merge as sets.

Plain data is what a YAML file holds once parsed: dictionaries, lists and scalars. `meaning` makes two ways of
writing the same thing equal (one string or a list of one; a default spelled out or left away), so that nothing is
ever rewritten, or taken for an edit, only because it is spelled differently.
"""

from __future__ import annotations

import typing
from functools import cache
from typing import Any

from generator.briefing import Briefing, Record, Trait, held, trait
from generator.register import added_id

Data = dict[str, Any]


_RECORDS: dict[str, type[Record]] = {key: kind for key in Briefing.model_fields if (kind := held(Briefing, key))}
_MODELS: dict[str, type[Record]] = {"": Briefing, **_RECORDS}

TRAITS: dict[tuple[str, str], Trait] = {
    (section, key): trait(model, key) for section, model in _MODELS.items() for key in model.model_fields
}
"""What every field is, by section and key; the empty section stands for the briefing itself."""

LISTS = {
    (section, key)
    for section, key in TRAITS
    if typing.get_origin(_MODELS[section].model_fields[key].annotation) is tuple
}
"""Fields that hold a list."""

ITEMS = tuple(key for key, kind in _RECORDS.items() if ("", key) in LISTS and "id" in kind.model_fields)
"""The sections whose records have ids and are merged one by one."""

VALUES = tuple(key for key in Briefing.model_fields if key not in _RECORDS)
"""The keys of the briefing that hold no records. Records without ids are people's alone."""

SETS = {field for field, said in TRAITS.items() if said.is_set}
"""Fields that merge member by member."""

REFERENCES = {field for field, said in TRAITS.items() if said.actors}
"""Fields that name actors by id; some may hold words instead."""

ACTOR_IDS = {field for field, said in TRAITS.items() if said.actors == "ids"}
"""Fields that hold nothing but actors' ids."""

_DEFAULTS = {
    (section, key): default
    for section, key in TRAITS
    if isinstance(default := _MODELS[section].model_fields[key].default, str)
}


def keys(section: str) -> tuple[str, ...]:
    """Give a record's keys in reading order; the empty section stands for the briefing itself."""
    return tuple(_MODELS[section].model_fields)


@cache
def telling(section: str, what: str) -> tuple[str, ...]:
    """Give the keys that tell two records of a section to be the same: by `name`, `gist`, `content` or `detail`."""
    return tuple(key for key in keys(section) if what in TRAITS[section, key].tells)


def plain(briefing: Briefing) -> Data:
    """Give the data that the YAML of `briefing` holds: reading order, optional keys absent when empty."""
    return _plain("", briefing)


def _plain(section: str, record: Record) -> Data:
    told = {key: _value(section, key, getattr(record, key)) for key in keys(section)} | (record.model_extra or {})
    return {k: v for k, v in told.items() if v is not None and (v != [] or (not section and k in ITEMS))}


def _value(section: str, key: str, value: Any) -> Any:
    if isinstance(value, Record):
        return _plain(key, value)
    if isinstance(value, tuple):
        members = [_value(section, key, member) for member in value]
        return members[0] if len(members) == 1 and TRAITS[section, key].is_one_alone else members
    return None if _is_left_away(section, key, value) else value


def _is_left_away(section: str, key: str, value: Any) -> bool:
    """Say whether a value is the default of its field, and not written because absent means the same."""
    default = _DEFAULTS.get((section, key))
    return default is not None and value == default and not TRAITS[section, key].is_spelled_out


def known_as(actor: Data) -> str:
    """Give the id by which others name an actor; one that a person added without an id has that of its name."""
    return str(actor["id"]) if actor.get("id") is not None else added_id(str(actor.get("name", "")))


def meaning(section: str, key: str, value: Any) -> Any:
    """Give what a field's value says, however it is spelled; None where the field says nothing."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if (section, key) in LISTS:
        if isinstance(value, str):
            value = [value]
        if isinstance(value, list):
            value = [str(v) if isinstance(v, int) and not isinstance(v, bool) else v for v in value]
        return value or None
    default = _DEFAULTS.get((section, key)) if value is None else value
    return None if _is_left_away(section, key, default) else default


def record_meaning(section: str, record: Data) -> Data:
    """Give what a record says, without its id: two records are the same exactly when their meanings are equal."""
    every = [*keys(section), *(k for k in record if k.startswith("x-"))]
    told = ((key, meaning(section, key, record.get(key))) for key in every if key != "id")
    return {key: value for key, value in told if value is not None}
