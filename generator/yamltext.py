"""The text of a YAML file as its parser is given it, and where its characters stand for people.

libyaml knows YAML 1.1, where more characters end a line than in YAML 1.2 and in editors. They are hidden from it, one
character for one, so that offsets hold and lines are counted as people see them.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property
from pathlib import Path

from generator.errors import LINE_END, NewsbriefError, Place

_BOM = "\ufeff"
# Where a person's text is meant to begin: spaces that look like those of an indent, and are none.
_ODD_SPACE = r"[\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000]"
_ODD_INDENT = re.compile(rf"^[ \t-]*({_ODD_SPACE})", re.MULTILINE)
# libyaml ends a line at these, as YAML 1.1 did; to YAML 1.2 and to editors they are characters of the text.
_OLD_BREAKS = ("\x85", "\u2028", "\u2029")
_PRIVATE = range(0xE000, 0xF8FF)


class YamlError(NewsbriefError):
    """A file is not YAML, or not the plain data that we read from it."""


class Text:
    """A text to parse: what the parser is given, character for character, and where its characters stand."""

    def __init__(self, text: str, file: Path, first_line: int) -> None:
        self.text, self.file, self.first_line = text, file, first_line
        self.bom = int(text.startswith(_BOM))  # the parser does not count it
        self._stand_ins: dict[str, str] = {}
        self.given = text
        if breaks := [mark for mark in _OLD_BREAKS if mark in text]:
            free = (chr(code) for code in _PRIVATE if chr(code) not in text)
            self._stand_ins = dict(zip(breaks, free, strict=False))
            for mark, stand_in in self._stand_ins.items():
                self.given = self.given.replace(mark, stand_in)

    def restored(self, value: str) -> str:
        """Give the text of a scalar as it was written."""
        for original, stand_in in self._stand_ins.items():
            value = value.replace(stand_in, original)
        return value

    def place(self, index: int) -> Place:
        """Give the place of the parser's character `index`, with lines as editors count them."""
        offset = index + self.bom
        line = bisect_right(self._starts, offset) - 1
        column = offset - self._starts[line] + 1 - (self.bom if line == 0 else 0)
        return Place(self.file, self.first_line + line, column)

    @property
    def has_trailing_spaces(self) -> bool:
        """Some line ends with white space."""
        return self.given[-1:] in (" ", "\t") or any(end in self.given for end in (" \n", "\t\n", " \r", "\t\r"))

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in LINE_END.finditer(self.text))]

    def odd_indent(self, index: int) -> YamlError | None:
        """Give the fault of the last line up to the character `index` that is indented with what only looks like it."""
        end = LINE_END.search(self.text, index + self.bom)
        lines = [*_ODD_INDENT.finditer(self.text, 0, end.start() if end else len(self.text))]
        return indented(lines[-1][1], self.place(lines[-1].start(1) - self.bom)) if lines else None


def is_odd_space(character: str) -> bool:
    """Say whether a character looks like a space, and is none to YAML."""
    return re.fullmatch(_ODD_SPACE, character) is not None


def indented(space: str, place: Place) -> YamlError:
    """Give the fault of a line whose indent has such a character."""
    name = unicodedata.name(space, "an unusual space").lower()
    return YamlError(
        f"the line is indented with a character that is no space to YAML: {name} (U+{ord(space):04X})",
        place=place,
        hint="put plain spaces in its place",
    )
