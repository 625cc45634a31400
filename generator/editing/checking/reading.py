"""A briefing's YAML read and checked for its form: all faults at once, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from generator.briefing import Briefing
from generator.editing.checking.findings import Finding, InvalidFileError, shown
from generator.editing.checking.form import decode, of_detail, parsed, unknown_keys, usable
from generator.editing.text.source import Source
from generator.editing.values.shape import ITEMS, Data
from generator.yaml12 import Document

__all__ = ["accept", "decode", "read"]


def read(text: str, file: Path) -> Source:
    """Read a briefing's YAML. Raises `InvalidFileError` with all that is wrong with its form."""
    document, findings = parsed(text, file)
    if not isinstance(document.data, dict):
        hint = "bring it back from version control; or delete the file, and `newsbrief review restore` writes it anew"
        findings.append(Finding("NB105", "a briefing has to be `key: value` lines", document.place(), hint))
        raise InvalidFileError(shown(findings, text))
    data: Data = document.data
    findings += unknown_keys(Briefing, data, (), document)
    findings += _duplicate_ids(data, document)
    try:
        briefing = accept(data)
    except ValidationError as error:
        findings += [of_detail(detail, document) for detail in error.errors()]
    if findings:
        raise InvalidFileError(shown(findings, text))
    return Source(text, document, briefing)


def accept(data: Data) -> Briefing:
    """Give the briefing that well-formed data stands for. Raises `ValidationError` when it is not well-formed."""
    return Briefing.model_validate(usable(Briefing, data))


def _duplicate_ids(data: Data, document: Document) -> Iterator[Finding]:
    for section in ITEMS:
        seen: dict[str, int] = {}
        records = data.get(section)
        for i, record in enumerate(records if isinstance(records, list) else []):
            if not isinstance(record, dict) or not isinstance(record.get("id"), str | int):
                continue
            record_id = str(record["id"])
            if (first := seen.setdefault(record_id, i)) != i:
                place, line = document.place((section, i, "id")), document.place((section, first, "id")).line
                message = f"the id {record_id!r} stands twice in {section}"
                yield Finding("NB107", message, place, f"first at line {line}; change one of them")
