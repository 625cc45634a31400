"""What is known about an article besides its text, as front matter and sidecars say it.

People come with front matter that was written for other tools. So what can be understood is taken (`date` for
`published`, `authors` for `author`), what cannot be is left out with a remark, and only a known key with a value that
makes no sense is a failure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from generator import yaml12
from generator.errors import ArticleError, Place, meant
from generator.ground import moments
from generator.ground.wording import one_space


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about an article besides its text; None where nothing is known."""

    title: str | None = None
    source: str | None = None
    """Who published it."""
    source_note: str | None = None
    """How the source is known, or why it is not."""
    url: str | None = None
    published: str | None = None
    """ISO 8601 date, or date with time and offset."""
    published_note: str | None = None
    """How the date is known, where the article does not say."""
    author: tuple[str, ...] | None = None
    """Who wrote it: one name, or a list of names."""


NOTHING = Metadata()
KEYS = tuple(f.name for f in fields(Metadata))
OTHER_NAMES = {"date": "published", "authors": "author"}
"""Names under which other tools know a key. Where both stand, the key's own name counts."""
SKIP = "skip"
"""The key that says that an article is not to be read, and why."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to tell of an article that stops nothing; those of one kind are told in one line."""

    kind: str
    words: str
    place: Place


@dataclass(frozen=True, slots=True)
class Told:
    """What front matter or a sidecar says."""

    metadata: Metadata = NOTHING
    skip: str | None = None
    """Why the article is not to be read; None where it is."""
    remarks: tuple[Remark, ...] = ()


def read(text: str, file: Path, *, first_line: int = 1) -> Told:
    """Read metadata from YAML. Raises `ArticleError` for what is no YAML, and for a value that makes no sense."""
    try:
        document = yaml12.parse(text, file, first_line=first_line)
    except yaml12.YamlError as error:
        raise ArticleError(error.message, place=error.place, hint=error.hint) from error
    if document.data is None:
        return Told()
    if not isinstance(document.data, dict):
        raise ArticleError("metadata has to be `key: value` lines", place=document.place())
    values: dict[str, Any] = {}
    remarks = [Remark("cut", repr(lost), place) for _, place, lost in yaml12.cut_off(text, document)]
    skip: str | None = None
    for key, value in document.data.items():
        name, place = OTHER_NAMES.get(key, key), document.place((key,))
        if key == SKIP:
            skip = _reason(value, place)
        elif name not in KEYS:
            hint = meant(key, (*KEYS, SKIP))
            words = f"{key!r}, {hint}" if hint else repr(key)
            remarks.append(Remark("unknown key", words, document.key_place((key,))))
        elif value is not None and not (name != key and document.data.get(name) is not None):
            if name == "author":
                values[name] = _names(value, place, key)
            elif key != "date":
                values[name] = _plain(value, place, key)
            elif day := iso(str(value)):
                values[name] = day
            else:
                remarks.append(Remark("no date", repr(str(value)), place))
    if "published" in values and not (day := iso(values["published"])):
        raise ArticleError(
            f"published is no date: {values['published']!r}", place=document.place(("published",)), hint=WAY_OUT
        )
    if "published" in values:
        values["published"] = day
    return Told(Metadata(**values), skip, tuple(remarks))


WAY_OUT = "write a day as 2025-06-14, or 2025-06-14T09:30:00+02:00; where the day is not known, leave it out"


def checked_date(value: str) -> str:
    """Give back an ISO 8601 date or date with time; raises `ValueError`, which says why, for anything else.

    A month or a year alone is none: what "Sunday" means is worked out from the day.
    """
    if moments.read(value).precision not in {"day", "time"}:
        raise ValueError(f"published has to be a day, not {value!r}")
    return value


def iso(value: str) -> str | None:
    """Give the date that `value` begins with, as other tools write it too (`2025-06-14 09:30 +0200`); None for none."""
    whole = re.sub(r"(?<=\d)\s+(?=[+-]\d\d:?\d\d$|Z$)", "", value.strip())
    day = re.match(r"\d{4}-\d{2}-\d{2}(?=[T ])", whole)
    for candidate in (whole, day[0] if day else ""):
        try:
            return checked_date(candidate)
        except ValueError:
            continue
    return None


def _reason(value: Any, place: Place) -> str | None:
    if value is None or value is False:
        return None
    return "no reason is given" if value is True else _plain(value, place, SKIP)


def _names(value: Any, place: Place, key: str) -> tuple[str, ...] | None:
    """Give the authors: one name, or a list; of a record (`{name: …, email: …}`) its name."""
    members = value if isinstance(value, list) else [value]
    named = [member["name"] if isinstance(member, dict) and "name" in member else member for member in members]
    names = (one_space(_plain(member, place, key)) for member in named if member is not None)
    return tuple(name for name in names if name) or None


def _plain(value: Any, place: Place, key: str) -> str:
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value)
    raise ArticleError(f"{key} has to be text", place=place)
