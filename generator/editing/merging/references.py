"""References to actors: whom records name by id, and what becomes of that where an actor has another id now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from generator.editing.values.shape import ITEMS, REFERENCES, Data, meaning

Follow = Callable[[Any], Any]
"""Gives the id that stands for an actor's id; anything else comes back as it is."""


def redirected(data: Data, follow: Follow) -> Data:
    """Give `data` with every reference to an actor led to where `follow` says."""
    return {
        section: [redirected_record(section, record, follow) for record in value] if section in ITEMS else value
        for section, value in data.items()
    }


def redirected_record(section: str, record: Data, follow: Follow) -> Data:
    """Give a record with every reference to an actor led to where `follow` says."""
    return {key: redirected_value(section, key, value, follow) for key, value in record.items()}


def redirected_value(section: str, key: str, value: Any, follow: Follow) -> Any:
    """Give a field's value with references led to where `follow` says, each once."""
    if (section, key) not in REFERENCES:
        return value
    if isinstance(value, list):
        return list(dict.fromkeys(follow(member) for member in value))
    return follow(value)


def references(data: Data) -> Iterator[str]:
    """Give whatever the records of `data` name an actor by, as often as they do."""
    for section, key in sorted(REFERENCES):
        for record in data[section]:
            value = meaning(section, key, record.get(key))
            yield from value if isinstance(value, list) else () if value is None else (value,)
