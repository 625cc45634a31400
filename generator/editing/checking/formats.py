"""Findings as text for people, JSON for programs, annotations and a table for GitHub, SARIF for code scanners."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator import __version__
from generator.editing.checking.findings import CODES, Finding
from generator.errors import Place
from generator.ground.wording import one_space

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(findings: Sequence[Finding], form: str, root: Path) -> str:
    """Give findings in one of the `FORMATS`, with paths relative to `root`; empty text when there is nothing to say.

    Raises `KeyError` for another format.
    """
    return FORMATS[form]([replace(f, place=_relative(f.place, root)) for f in findings])


def text(findings: Sequence[Finding]) -> str:
    """Give `file:line:column: level[CODE] message`, the line itself with a mark below its fault, and a way out."""
    return "".join(f"{line}\n" for finding in findings for line in _lines(finding))


def as_json(findings: Sequence[Finding]) -> str:
    """Give one JSON array."""
    return json.dumps([_plain(finding) for finding in findings], ensure_ascii=False, indent=2) + "\n"


def github(findings: Sequence[Finding]) -> str:
    """Give workflow commands, which GitHub shows beside the lines: errors first, because it shows only ten."""
    return "".join(f"{_annotation(finding)}\n" for finding in _errors_first(findings))


def markdown(findings: Sequence[Finding]) -> str:
    """Give a table, errors first, for the summary of a run on GitHub or for a comment."""
    counts = ", ".join(
        f"{number} {level}{'s' if number > 1 else ''}"
        for level in ("error", "warning")
        if (number := sum(finding.level == level for finding in findings))
    )
    if not findings:
        return "Nothing found.\n"
    rows = "".join(
        f"| {f.level} | {f.code} | {cell(str(f.place))} | {cell(f.message)} | {cell(_way_out(f))} |\n"
        for f in _errors_first(findings)
    )
    head = "| level | code | place | what | way out |\n| --- | --- | --- | --- | --- |\n"
    return f"{counts}\n\n{head}{rows}"


def sarif(findings: Sequence[Finding]) -> str:
    """Give a SARIF 2.1.0 log."""
    rules = [
        {
            "id": code.code,
            "name": code.title,
            "shortDescription": {"text": code.title},
            "fullDescription": {"text": code.why},
            "help": {"text": code.way_out},
            "defaultConfiguration": {"level": code.level},
        }
        for code in CODES.values()
    ]
    driver = {"name": "newsbrief", "version": __version__, "rules": rules}
    log = {
        "$schema": SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": [_result(finding) for finding in findings]}],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


FORMATS: dict[str, Callable[[Sequence[Finding]], str]] = {
    "text": text,
    "json": as_json,
    "github": github,
    "markdown": markdown,
    "sarif": sarif,
}


def _lines(finding: Finding) -> list[str]:
    lines = [str(finding)]
    if finding.shown.strip():
        shown = finding.shown.expandtabs(1)
        column = max(finding.place.column - 1, 0)
        lines += [f"    {shown}", f"    {' ' * column}^"]
    return [*lines, f"    {_way_out(finding)}"]


def _way_out(finding: Finding) -> str:
    return finding.hint or CODES[finding.code].way_out


def _said(finding: Finding) -> str:
    """Give what is wrong and the way out as one line, for programs that show nothing else beside the place."""
    return f"{finding.message} ({_way_out(finding)})"


def _errors_first(findings: Sequence[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: finding.level != "error")


def cell(words: str) -> str:
    """Give text as the cell of a table that shows it as it is, whatever Markdown or HTML it holds."""
    return re.sub(r"[^\w\s]|_", lambda mark: f"&#{ord(mark[0])};", one_space(words))


def _plain(finding: Finding) -> dict[str, Any]:
    return {
        "file": finding.place.file.as_posix(),
        "line": finding.place.line,
        "column": finding.place.column,
        "level": finding.level,
        "code": finding.code,
        "message": finding.message,
        "hint": _way_out(finding),
    }


def _annotation(finding: Finding) -> str:
    place = finding.place
    where = {"file": place.file.as_posix(), "line": place.line or 1, "col": place.column or 1, "title": finding.code}
    properties = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in where.items())
    return f"::{finding.level} {properties}::{_escaped(_said(finding))}"


def _escaped(value: str, further: str = "") -> str:
    """Escape a workflow command's data; in properties colons and commas too."""
    for mark in ("%", "\r", "\n", *further):
        value = value.replace(mark, f"%{ord(mark):02X}")
    return value


def _result(finding: Finding) -> dict[str, Any]:
    place = finding.place
    location: dict[str, Any] = {"artifactLocation": {"uri": place.file.as_posix()}}
    if place.line:
        location["region"] = {"startLine": place.line, "startColumn": place.column or 1}
    return {
        "ruleId": finding.code,
        "level": finding.level,
        "message": {"text": _said(finding)},
        "locations": [{"physicalLocation": location}],
    }


def _relative(place: Place, root: Path) -> Place:
    try:
        return replace(place, file=place.file.resolve().relative_to(root.resolve()))
    except ValueError:
        return place


def manual() -> str:
    """Give the documentation of all codes as Markdown."""
    parts = [
        "# What `newsbrief check` finds\n",
        (
            "Each finding is one line, `file:line:column: level[CODE] message`, with the line of the file and a way "
            "out below it. Codes from NB101 keep a file from being written to; codes from NB201 speak of what it says; "
            "codes from NB301 come from `newsbrief generate --check`; codes from NB401 speak of the alias file. "
            "With `--strict` warnings count as errors.\n"
        ),
    ]
    for code in CODES.values():
        parts.append(f"## {code.code}: {code.title} ({code.level})\n")
        parts.append(f"{code.why}\n\n{code.way_out}\n")
    return "\n".join(parts)


if __name__ == "__main__":
    (Path(__file__).parents[3] / "manual" / "codes.md").write_text(manual(), encoding="utf-8")
