"""What can be expected to go wrong, as one readable line with a place and a way out."""

from __future__ import annotations

import difflib
import re
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.ground.wording import one_space

LINE_END = re.compile(r"\r\n|\n|\r")
"""Where a line ends for editors: nowhere else, whatever YAML 1.1, Unicode or Python hold."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stands. Lines and columns count from 1; 0 means that it is not known."""

    file: Path
    line: int = 0
    column: int = 0

    @classmethod
    def at(cls, file: Path, text: str, offset: int, *, first_line: int = 1) -> Place:
        """Give the place of the character at `offset` of `text`, with lines counted as editors count them.

        A line ends at LF, CRLF or CR, and at nothing else. `first_line` is the line of `file` where `text` begins; a
        byte-order mark takes no column.
        """
        begin, line = 0, first_line
        for end in LINE_END.finditer(text[:offset]):
            begin, line = end.end(), line + 1
        return cls(file, line, offset - begin + 1 - (begin == 0 and text.startswith("\ufeff")))

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
        return one_space(f"{where}{self.message}{way_out}")


class ArticleError(NewsbriefError):
    """One article cannot be read; the others go on."""


class SkippedError(NewsbriefError):
    """A person says that an article is not to be read; the message is the reason."""


class UnforeseenError(ArticleError):
    """Work on one article failed in a way that nobody foresaw: in a library, in us, or for want of memory.

    The others go on here too; at another time, or on another machine, this one may be read.
    """

    def __init__(self, message: str, *, place: Place | None = None, hint: str = "", trace: str = "") -> None:
        super().__init__(message, place=place, hint=hint)
        self.trace = trace
        """The traceback, for whoever looks for the cause; it travels between processes as text. Empty where there is
        none: then nothing says that the fault is ours."""


def is_ours(error: NewsbriefError | None) -> bool:
    """Say whether a failure is a fault of ours and not of a file."""
    return isinstance(error, UnforeseenError) and bool(error.trace)


@contextmanager
def contained(place: Place, what: str = "the article cannot be read") -> Iterator[None]:
    """Let whatever goes wrong inside be the failure of the one article at `place`; what is foreseen stays as it is.

    `what` names the failure. Raises `UnforeseenError`.
    """
    try:
        yield
    except NewsbriefError:
        raise
    except Exception as error:
        said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        said = said if len(said) <= MOST else said[: MOST - 1] + "…"
        raise UnforeseenError(
            f"{what}: {said}",
            place=place,
            hint="a fault in Newsbrief or in what it needs, and not in your file; --verbose shows where",
            trace=traceback.format_exc(),
        ) from error


class BriefingError(NewsbriefError):
    """One briefing's YAML or lock cannot be used; nothing is written for it and the others go on."""


class SettingsError(NewsbriefError):
    """The project's settings cannot be used; the whole run stops."""


MOST = 300
"""How many characters of a foreign error a message repeats."""
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
