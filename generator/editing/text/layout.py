"""Where the parts of a person's YAML stand: lines, comments, and what belongs to which record.

All offsets are `[start, end)` in code points of the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.yaml12 import Document, Extent, Path_

_BLOCK_SCALARS = ("|", ">")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, from its `#` to the end of its line."""

    start: int
    end: int
    own_line: bool
    """Nothing but white space stands before it."""
    column: int
    """Counted from 0."""


class Layout:
    """The text of a parsed document, asked by path."""

    def __init__(self, text: str, document: Document) -> None:
        self.text, self.document = text, document

    def value(self, path: Path_) -> Any:
        """Give the data at `path`."""
        data = self.document.data
        for step in path:
            data = data[step]
        return data

    def extent(self, path: Path_) -> Extent:
        """Give the extent of the value at `path`."""
        return self.document.extents[path]

    def children(self, path: Path_) -> list[Path_]:
        """Give the paths of the values directly inside the value at `path`, in order of the text."""
        value = self.value(path)
        if isinstance(value, dict):
            return [(*path, key) for key in value]
        return [(*path, i) for i in range(len(value))] if isinstance(value, list) else []

    def content_end(self, path: Path_) -> int:
        """Give the offset after the last character of the value itself, without what only follows it."""
        extent = self.extent(path)
        children = self.children(path) if extent.style == "block" else []
        if children:
            return self.content_end(children[-1])
        if extent.style in _BLOCK_SCALARS:
            return extent.start + len(self.text[extent.start : extent.end].rstrip())
        return extent.end

    def in_flow(self, path: Path_) -> bool:
        """Say whether the value at `path` is written in brackets or lies inside brackets."""
        return any(self.extent(path[:n]).style == "flow" for n in range(len(path) + 1))

    def line_start(self, offset: int) -> int:
        """Give the offset of the first character of the line."""
        return self.text.rfind("\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """Give the offset after the line, behind its line break."""
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end + 1

    def column(self, offset: int) -> int:
        """Give the column, counted from 0. A byte-order mark takes no column."""
        return offset - self.line_start(offset) - self.text.startswith("\ufeff", self.line_start(offset))

    def is_blank(self, offset: int) -> bool:
        """Say whether the line at `offset` holds white space only. Before and after the text is not a line."""
        start, end = self.line_start(offset), self.line_end(offset)
        return start < end and not self.text[start:end].strip()

    def colon(self, path: Path_) -> int:
        """Give the offset after the colon that follows the key at the end of `path`."""
        return self.text.index(":", self.document.key_extents[path].end) + 1

    def dash(self, path: Path_) -> int:
        """Give the offset of the dash before the member at `path` of a block sequence."""
        column = self.column(self.extent(path[:-1]).start)
        start = self.line_start(self.extent(path).start)
        while True:
            here = start + column + self.text.startswith("\ufeff", start)
            if self.text[here : here + 1] == "-" and not self.text[here + 1 : here + 2].strip():
                return here
            if start == 0:
                raise LookupError(path)
            start = self.line_start(start - 1)

    @cached_property
    def comments(self) -> tuple[Comment, ...]:
        """Every comment, in order of the text."""
        return tuple(self._comments())

    def comments_in(self, start: int, end: int) -> tuple[Comment, ...]:
        """Give the comments that begin in `[start, end)`."""
        return self.comments[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    @cached_property
    def _starts(self) -> list[int]:
        return [comment.start for comment in self.comments]

    def has_comment(self, path: Path_) -> bool:
        """Say whether a comment describes the record at `path`: inside it, behind its lines, or right above it."""
        if self.in_flow(path):
            start, end = self.line_start(self.extent(path).start), self.line_end(self.content_end(path))
        else:
            start, end = self._above(path), self.end_with_comments(path)
        return bool(self.comments_in(start, end))

    def end_with_comments(self, path: Path_) -> int:
        """Give the offset of the line after the value at `path` and the deeper comment lines that follow it."""
        column = self._margin(path)
        end = self.line_end(self.content_end(path))
        for comment in self.comments_in(end, len(self.text)):
            if not comment.own_line or self.line_start(comment.start) != end or comment.column <= column:
                break
            end = self.line_end(comment.start)
        return end

    def _margin(self, path: Path_) -> int:
        """Give the column of the dash or of the key that leads to the value at `path`."""
        if isinstance(path[-1], str):
            return self.column(self.document.key_extents[path].start)
        return self.column(self.dash(path))

    def _above(self, path: Path_) -> int:
        """Give the offset where the lines begin that stand between the member before and the member at `path`."""
        *_, position = path
        if isinstance(position, int) and position > 0:
            return self.end_with_comments((*path[:-1], position - 1))
        return self.line_end(self.document.key_extents[path[:-1]].start)

    def _comments(self) -> Iterator[Comment]:
        at = 0
        for start, end in [*self._scalars(), (len(self.text), len(self.text))]:
            while (hash_at := self.text.find("#", at, start)) >= 0:
                at = self.line_end(hash_at)
                stop = hash_at + len(self.text[hash_at:at].rstrip("\r\n"))
                own_line = not self.text[self.line_start(hash_at) : hash_at].strip(" \t\ufeff")
                yield Comment(hash_at, stop, own_line, self.column(hash_at))
            at = max(at, end)

    def _scalars(self) -> list[tuple[int, int]]:
        """Give the extents of all text that is no layout, in order."""
        found = [(extent.start, extent.end) for extent in self.document.key_extents.values()]
        for path, extent in self.document.extents.items():
            if extent.style in _BLOCK_SCALARS:  # a comment may stand behind the indicator
                found.append((self.line_end(extent.start), self.content_end(path)))
            elif extent.style not in ("block", "flow"):
                found.append((extent.start, extent.end))
        return sorted(found)
