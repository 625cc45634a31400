"""What a check can find: every code with its meaning and its way out, and the findings themselves."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from generator.errors import LINE_END, NewsbriefError, Place
from generator.ground.wording import one_space
from generator.yaml12 import YamlError

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding."""

    code: str
    level: Level
    title: str
    why: str
    """What it means and why it matters, for the documentation."""
    way_out: str
    """What a person can do."""


def _codes() -> dict[str, Code]:
    table: dict[str, dict[str, Any]] = tomllib.loads(
        files(__package__).joinpath("codes.toml").read_text(encoding="utf-8")
    )
    return {
        code: Code(code, **{key: text.replace("\n", " ") for key, text in said.items()}) for code, said in table.items()
    }


CODES = _codes()
"""Every kind of finding by its code, as `codes.toml` has them."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault or doubt, where it stands, and a way out."""

    code: str
    message: str
    place: Place
    hint: str = ""
    shown: str = ""
    """The line of the file at `place`, without its line break."""

    @property
    def level(self) -> Level:
        """`error` or `warning`."""
        return CODES[self.code].level

    def __str__(self) -> str:
        """Give `file:line:column: level[CODE] message`."""
        return one_space(f"{self.place}: {self.level}[{self.code}] {self.message}")


class InvalidFileError(NewsbriefError):
    """A YAML file that people edit cannot be used: all that is wrong with it."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        first, more = self.findings[0], len(self.findings) - 1
        message = first.message + (f" (and {more} more)" if more else "")
        super().__init__(message, place=first.place, hint=first.hint or CODES[first.code].way_out)


def of_yaml_error(error: YamlError, code: str, file: Path) -> Finding:
    """Give a parser's error as a finding."""
    return Finding(code, error.message, error.place or Place(file, 1, 1), error.hint)


def shown(findings: Iterable[Finding], text: str) -> tuple[Finding, ...]:
    """Give the findings in order of the text, each with the line of `text` that it speaks of."""
    lines = LINE_END.split(text)
    return tuple(
        replace(f, shown=lines[f.place.line - 1] if 0 < f.place.line <= len(lines) else "")
        for f in sorted(findings, key=lambda f: (f.place.line, f.place.column, f.code))
    )
