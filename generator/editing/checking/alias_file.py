"""The alias file `actors.yaml`, read and checked: all faults at once, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from generator.editing import durable
from generator.editing.checking.findings import Finding, InvalidFileError, shown
from generator.editing.checking.form import decode, of_detail, parsed, unknown_keys, usable
from generator.ground.wording import name_words as words
from generator.register import Register, Registered
from generator.yaml12 import Document, Path_


def load(file: Path) -> Register:
    """Read the alias file; nobody is in it where there is none. Raises `InvalidFileError` with all its faults."""
    content = durable.read(file)
    return Register() if content is None else read(decode(content, file), file)


def read(text: str, file: Path) -> Register:
    """Read the text of an alias file. Raises `InvalidFileError` with all that is wrong with it."""
    document, findings = parsed(text, file)
    data: Any = [] if document.data is None else document.data
    entries: list[tuple[int, Registered]] = []
    if not isinstance(data, list):
        hint = "begin each with `- name:`"
        findings.append(Finding("NB105", "the alias file has to be a list of actors", document.place(), hint))
        data = []
    for i, member in enumerate(data):
        if not isinstance(member, dict):
            findings.append(
                Finding("NB105", "an actor has to be `key: value` lines", document.place((i,)), "begin it with `name:`")
            )
            continue
        findings += unknown_keys(Registered, member, (i,), document)
        try:
            entries.append((i, Registered.model_validate(usable(Registered, member))))
        except ValidationError as error:
            findings += [of_detail(detail, document, (i,)) for detail in error.errors()]
    findings += _nameless(entries, document)
    findings += _two_actors(entries, document)
    findings += _contradictions(entries, document)
    if findings:
        raise InvalidFileError(shown(findings, text))
    return Register(entry for _, entry in entries)


def _names(i: int, entry: Registered) -> Iterator[tuple[Path_, str]]:
    yield (i, "name"), entry.name
    for j, alias in enumerate(entry.aliases):
        yield (i, "aliases", j), alias


def _nameless(entries: list[tuple[int, Registered]], document: Document) -> Iterator[Finding]:
    for i, entry in entries:
        others = (((i, "not", j), name) for j, name in enumerate(entry.others))
        for path, name in (*_names(i, entry), *others):
            if not words(name):
                yield Finding("NB105", f"{name!r} is no name: it has no letter", document.place(path))


def _two_actors(entries: list[tuple[int, Registered]], document: Document) -> Iterator[Finding]:
    ids: dict[str, int] = {}
    known = dict(entries)
    first: dict[tuple[str, ...], tuple[int, Path_]] = {}
    for i, entry in entries:
        if entry.key in ids and words(known[ids[entry.key]].name) != words(entry.name):
            where = f"first at line {document.place((ids[entry.key],)).line}; give one of them another `id:`"
            place = document.place((i, "id" if entry.id else "name"))
            yield Finding("NB401", f"the id {entry.key!r} stands for two actors", place, where)
        ids.setdefault(entry.key, i)
        for path, name in _names(i, entry):
            owner, there = first.setdefault(words(name), (i, path))
            if owner != i and words(name):
                where = f"first at line {document.place(there).line}; leave it to one of them"
                yield Finding("NB401", f"the name {name!r} stands for two actors", document.place(path), where)


def _contradictions(entries: list[tuple[int, Registered]], document: Document) -> Iterator[Finding]:
    for i, entry in entries:
        own = {words(name) for name in entry.names}
        for j, other in enumerate(entry.others):
            if words(other) in own:
                message = f"{other!r} both means {entry.name} and does not"
                yield Finding("NB402", message, document.place((i, "not", j)))
