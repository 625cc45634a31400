"""The shape of a briefing as plain data: its sections, which fields refer to actors, which merge as sets.

Plain data is what a YAML file holds once parsed: dictionaries, lists and scalars. `meaning` makes two ways of
writing the same thing equal (one string or a list of one; a default spelled out or left away), so that nothing is
ever rewritten, or taken for an edit, only because it is spelled differently.
"""

from __future__ import annotations

import typing
from typing import Any

from pydantic import BaseModel

from generator.briefing import Actor, ArticleReference, Briefing, NextEvent, Position, Record, Sentence
from generator.register import added_id

Data = dict[str, Any]

ITEMS: dict[str, type[Record]] = {
    "summary": Sentence,
    "actors": Actor,
    "positions": Position,
    "next_events": NextEvent,
}
"""The sections whose records have ids and are merged one by one."""

_MODELS: dict[str, type[Record]] = {**ITEMS, "article": ArticleReference, "": Briefing}

SETS = {("actors", "aliases"), ("positions", "toward"), ("next_events", "participants")}
"""Fields that merge member by member."""

REFERENCES = {
    ("actors", "organization"),
    ("positions", "actor"),
    ("positions", "toward"),
    ("next_events", "participants"),
    ("next_events", "according_to"),
}
"""Fields that name actors by id (`organization` and `according_to` may hold words instead)."""

ACTOR_IDS = {("positions", "actor"), ("positions", "toward"), ("next_events", "participants")}
"""Fields that hold nothing but actors' ids."""

SPELLED_OUT = {"certainty": "expected", "status": "published"}
"""Defaults that are written although they could be left away, because they are what people change first."""


def _holds_list(model: type[BaseModel], key: str) -> bool:
    return typing.get_origin(model.model_fields[key].annotation) is tuple


LISTS = {
    (section, key)
    for section, model in _MODELS.items()
    if section
    for key in model.model_fields
    if _holds_list(model, key)
}


def keys(section: str) -> tuple[str, ...]:
    """Give a record's keys in reading order; the empty section stands for the briefing itself."""
    return tuple(_MODELS[section].model_fields)


def plain(briefing: Briefing) -> Data:
    """Give the data that the YAML of `briefing` holds: reading order, optional keys absent when empty."""
    return {
        key: value
        for key, value in ((k, _plain(v)) for k, v in _fields(briefing))
        if value is not None and not (value == [] and key not in ITEMS)
    }


def _fields(record: Record) -> list[tuple[str, Any]]:
    return [(key, getattr(record, key)) for key in type(record).model_fields] + list((record.model_extra or {}).items())


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        out = {key: _plain(v) for key, v in _fields(value)}
        if len(out.get("quote") or ()) == 1:
            (out["quote"],) = out["quote"]  # most positions have one: it reads best on the key's own line
        return {k: v for k, v in out.items() if v is not None and v != [] and not (k == "polarity" and v == "affirmed")}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    return value


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
    if key == "polarity" and value == "affirmed":
        return None
    if value is None:
        return SPELLED_OUT.get(key)
    return value


def record_meaning(section: str, record: Data) -> Data:
    """Give what a record says, without its id: two records are the same exactly when their meanings are equal."""
    every = [*keys(section), *(k for k in record if k.startswith("x-"))]
    told = ((key, meaning(section, key, record.get(key))) for key in every if key != "id")
    return {key: value for key, value in told if value is not None}
