"""What can be expected to go wrong, as one readable line with a place and a way out."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stands. Lines and columns count from 1; 0 means that it is not known."""

    file: Path
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Give `file:line:column`, leaving out what is not known."""
        parts = [str(self.file)]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)


class NewsbriefError(Exception):
    """An expected failure: bad input, a missing file, a wrong setting. Only the command line prints it.

    `place` says where it happened and `hint` what a person can do about it. Anything that is not a
    `NewsbriefError` is a defect of ours and keeps its traceback.
    """

    def __init__(self, message: str, *, place: Place | None = None, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.hint = hint

    def __str__(self) -> str:
        """Give the whole failure as one line: place, message, way out."""
        where = f"{self.place}: " if self.place else ""
        way_out = f" ({self.hint})" if self.hint else ""
        return " ".join(f"{where}{self.message}{way_out}".split())


class ArticleError(NewsbriefError):
    """One article cannot be read; the others go on."""


class BriefingError(NewsbriefError):
    """One briefing's YAML or lock cannot be used; nothing is written for it and the others go on."""


class SettingsError(NewsbriefError):
    """The project's settings cannot be used; the whole run stops."""


SHOWN = 12
"""How many words a message names: a line that lists every briefing of a large site is read by nobody."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Name the known word that `word` was most likely meant to be, else some that are known, as a way out."""
    known = sorted(known)
    if said := meant(word, known):
        return said
    more = f" and {len(known) - SHOWN} more" if len(known) > SHOWN else ""
    return f"known: {', '.join(known[:SHOWN])}{more}"


def meant(word: str, known: Iterable[str]) -> str:
    """Ask whether the known word that is most like `word` was meant; empty where none is like it."""
    close = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f"did you mean {close[0]!r}?" if close else ""
