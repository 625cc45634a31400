"""New data into a person's YAML text, changing only the bytes that have to change.

Two parsed trees are walked together: what the text says and what it is to say. Where they agree nothing is touched;
where they differ the smallest piece is replaced, carved out by lines in block style and by commas in brackets.
Comments are never taken away: one whose line goes stays as a line of its own. The new text is parsed again and has
to say exactly what was wanted.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from generator import yaml12
from generator.editing.text import compose
from generator.editing.text.layout import Layout
from generator.editing.text.source import Source
from generator.editing.values.shape import Data
from generator.errors import BriefingError, Place
from generator.yaml12 import Path_

Step = tuple[str, int, int]
"""What happens to a list: (`keep`, old, new), (`change`, old, new), (`remove`, old, -1) or (`insert`, -1, new)."""


def splice(source: Source, wanted: Data) -> str:
    """Give the text of `source` with the least change that makes it say `wanted`.

    Raises `BriefingError` when it is laid out in a way that cannot be edited in place.
    """
    if source.data == wanted:
        return source.text
    text, document = source.text, source.document
    newline = "\r\n" if "\r\n" in text else "\n"
    ended = text.endswith("\n")
    if not ended:
        text += newline
        document = yaml12.parse(text, document.file)
    splicer = _Splicer(Layout(text, document))
    try:
        splicer.mapping((), source.data, wanted)
    except LookupError as error:
        raise _impossible(document.file) from error
    new = splicer.applied(newline)
    if not ended:
        new = new.removesuffix(newline)
    _verify(splicer.layout, new, wanted, document.file)
    return new


def _verify(old: Layout, new: str, wanted: Data, file: Path) -> None:
    try:
        document = yaml12.parse(new, file)
    except yaml12.YamlError as error:
        raise _impossible(file) from error
    if document.data != wanted or _comments(old) - _comments(Layout(new, document)):
        raise _impossible(file)


def _comments(layout: Layout) -> Counter[str]:
    return Counter(layout.text[c.start : c.end] for c in layout.comments)


def _impossible(file: Path) -> BriefingError:
    return BriefingError(
        "it is laid out in a way that cannot be edited in place; nothing was written",
        place=Place(file),
        hint="write one key a line, as in the other briefings",
    )


def steps(old: list[Any], new: list[Any]) -> Iterator[Step]:
    """Align two lists by what their members are: records by `id` or `at`, all else by value."""
    matcher = SequenceMatcher(None, [_identity(v) for v in old], [_identity(v) for v in new], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        plain = not any(isinstance(v, dict | list) for v in (*old[a:b], *new[c:d]))
        shared = b - a if tag == "equal" else min(b - a, d - c) if tag == "replace" and plain else 0
        for i in range(shared):
            yield ("keep" if tag == "equal" else "change", a + i, c + i)
        for i in range(a + shared, b):
            yield ("remove", i, -1)
        for i in range(c + shared, d):
            yield ("insert", -1, i)


def _identity(value: Any) -> str:
    if isinstance(value, dict):
        for key in ("id", "at"):
            if value.get(key) is not None:
                return f"{key} {value[key]}"
    return json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)


class _Splicer:
    """Collects replacements of `[start, end)` while it walks; the text itself is changed once, at the end."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.edits: list[tuple[int, int, str]] = []
        self.dropped: set[Path_] = set()

    def applied(self, newline: str) -> str:
        """Give the text with all replacements made. Where two removals overlap, they count once."""
        out, at = [], 0
        for start, end, new in sorted(self.edits, key=lambda edit: edit[:2]):
            out += [self.layout.text[at : max(at, start)], new.replace("\n", newline)]
            at = max(at, end)
        return "".join(out) + self.layout.text[at:]

    def value(self, path: Path_, old: Any, new: Any) -> None:
        if old == new and type(old) is type(new):
            return
        if isinstance(old, dict) and isinstance(new, dict) and old and new:
            self.mapping(path, old, new)
        elif isinstance(old, list) and isinstance(new, list) and old and new:
            self.sequence(path, old, new)
        else:
            self._replace(path, new)

    def mapping(self, path: Path_, old: Data, new: Data) -> None:
        flow = self.layout.in_flow(path)
        for key in old:
            if key not in new:
                (self._drop_flow if flow else self._drop_key)((*path, key))
        previous: str | None = None
        for key, value in new.items():
            if key in old:
                self.value((*path, key), old[key], value)
                previous = key
            else:
                self._add_key(path, previous, key, value)

    def sequence(self, path: Path_, old: list[Any], new: list[Any]) -> None:
        flow = self.layout.in_flow(path)
        after = -1
        for action, i, j in steps(old, new):
            if action == "insert":
                (self._insert_flow if flow else self._insert_item)(path, after, new[j])
            elif action == "remove":
                (self._drop_flow if flow else self._drop_item)((*path, i))
            else:
                self.value((*path, i), old[i], new[j])
                after = i

    # In block style: whole lines.

    def _drop_key(self, path: Path_) -> None:
        layout = self.layout
        start = layout.document.key_extents[path].start
        column = layout.column(start)
        if not layout.text[layout.line_start(start) : start].strip(" \ufeff"):
            end = layout.line_end(layout.content_end(path))
            self._drop_lines(self._with_blank(layout.line_start(start), end), end, column)
            return
        siblings = layout.children(path[:-1])  # it stands behind a dash: the next key moves up to it
        following = siblings[siblings.index(path) + 1]
        end = layout.document.key_extents[following].start
        kept = "".join(f"{layout.text[c.start : c.end]}\n{' ' * column}" for c in layout.comments_in(start, end))
        self.edits.append((start, end, kept))

    def _drop_item(self, path: Path_) -> None:
        layout = self.layout
        dash = layout.dash(path)
        start, end = layout.line_start(dash), layout.line_end(layout.content_end(path))
        is_first = path[-1] == 0 and len(layout.children(path[:-1])) > 1
        if is_first and layout.is_blank(end) and not layout.is_blank(start - 1):
            end = layout.line_end(end)
        self._drop_lines(self._with_blank(start, end), end, layout.column(dash))

    def _with_blank(self, start: int, end: int) -> int:
        """Give the start of `[start, end)` with the blank line before it, which parted it from its neighbour."""
        layout = self.layout
        before = start > 0 and layout.is_blank(start - 1)
        after = end == len(layout.text) or layout.is_blank(end)
        return layout.line_start(start - 1) if before and after else start

    def _drop_lines(self, start: int, end: int, column: int) -> None:
        kept = (f"{' ' * column}{self.layout.text[c.start : c.end]}\n" for c in self.layout.comments_in(start, end))
        self.edits.append((start, end, "".join(kept)))

    def _add_key(self, path: Path_, previous: str | None, key: str, value: Any) -> None:
        layout = self.layout
        if layout.in_flow(path):
            self._add_to_flow(path, previous, f"{compose.flow(key)}: {compose.flow(value)}")
            return
        first = layout.document.key_extents[layout.children(path)[0]].start
        column = layout.column(first)
        lines = compose.entry(key, value, column)
        if previous is None:
            self.edits.append((first, first, "\n".join(lines)[column:] + "\n" + " " * column))
            return
        at = layout.end_with_comments((*path, previous))
        blank = "" if path else "\n"  # sections of the briefing are parted by a blank line
        self.edits.append((at, at, blank + "\n".join(lines) + "\n"))

    def _insert_item(self, path: Path_, after: int, value: Any) -> None:
        layout = self.layout
        lines = compose.item(value, layout.column(layout.extent(path).start))
        if after >= 0:
            at = layout.end_with_comments((*path, after))
        else:
            at = layout.line_end(layout.document.key_extents[path].start)
        block = "\n".join(lines) + "\n"
        if self._spaced(path):
            block = "\n" + block if after >= 0 else block + "\n"
        self.edits.append((at, at, block))

    def _spaced(self, path: Path_) -> bool:
        """Say whether the person parts the members of this list by blank lines."""
        layout = self.layout
        members = layout.children(path)
        return len(members) > 1 and layout.is_blank(layout.line_end(layout.content_end(members[0])))

    def _replace(self, path: Path_, new: Any) -> None:
        layout = self.layout
        extent, end = layout.extent(path), layout.content_end(path)
        if layout.in_flow(path[:-1]):
            self.edits.append((extent.start, end, compose.flow(new)))
            return
        trailing = layout.comments_in(end, layout.line_end(end))
        if isinstance(path[-1], str):
            column, start = layout.column(layout.document.key_extents[path].start), layout.colon(path)
            lines = compose.entry(path[-1], new, column, one_line=bool(trailing))
            body = "\n".join(lines)[column + len(compose.flow(path[-1])) + 1 :]
        else:
            start = layout.dash(path) + 1
            column = layout.column(start - 1)
            body = "\n".join(compose.item(new, column))[column + 1 :]
        if trailing and isinstance(new, list) and isinstance(path[-1], str) and new:
            self.edits += [(start, end, ""), (layout.line_end(end), layout.line_end(end), body.lstrip("\n") + "\n")]
        elif trailing and "\n" in body:
            self.edits.append((start, end, " " + compose.flow(new)))
        else:
            self.edits.append((start, end, body))
        at = layout.line_end(end)
        for comment in layout.comments_in(start, end):
            margin = comment.column if comment.own_line else column
            self.edits.append((at, at, f"{' ' * margin}{layout.text[comment.start : comment.end]}\n"))

    # In brackets: between commas.

    def _insert_flow(self, path: Path_, after: int, value: Any) -> None:
        self._add_to_flow(path, after if after >= 0 else None, compose.flow(value))

    def _add_to_flow(self, path: Path_, previous: str | int | None, new: str) -> None:
        if previous is None:
            at = self.layout.extent(path).start + 1
            self.edits.append((at, at, f"{new}, "))
        else:
            at = self.layout.content_end((*path, previous))
            self.edits.append((at, at, f", {new}"))

    def _drop_flow(self, path: Path_) -> None:
        layout = self.layout
        key = layout.document.key_extents.get(path)
        start, end = (key or layout.extent(path)).start, layout.content_end(path)
        comma = self._comma(end)
        self.dropped.add(path)
        if comma is not None:
            stop = comma + 1
            if not layout.comments_in(end, comma):
                while layout.text[stop : stop + 1] == " ":
                    stop += 1
                self.edits.append((start, stop, ""))
            else:
                self.edits += [(start, end, ""), (comma, stop, "")]
            return
        siblings = layout.children(path[:-1])
        before = [child for child in siblings[: siblings.index(path)] if child not in self.dropped]
        comma = self._comma(layout.content_end(before[-1])) if before else None
        if comma is not None and not layout.comments_in(comma, start):
            start = comma
        self.edits.append((start, end, ""))
        if comma is not None:
            self.edits.append((comma, comma + 1, ""))

    def _comma(self, at: int) -> int | None:
        """Give the offset of the comma that follows the member ending at `at`, over white space and comments."""
        text = self.layout.text
        while at < len(text):
            comment = self.layout.comments_in(at, at + 1)
            if comment:
                at = comment[0].end
            elif text[at] == ",":
                return at
            elif text[at].isspace():
                at += 1
            else:
                return None
        return None
