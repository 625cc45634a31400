"""An article, what is known about it besides its text, and how a seed file with its metadata is read.

A seed is `.txt` (UTF-8), `.md` (YAML front matter) or `.html`. What is known about it comes from the front matter
or the page's own metadata, and from a sidecar: a YAML file of the same name. The sidecar wins, key by key.
"""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from generator import yaml12
from generator.errors import ArticleError, Place, nearest

SUFFIXES = (".txt", ".md", ".html", ".htm")


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


KEYS = tuple(f.name for f in fields(Metadata))


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read."""

    id: str
    """The seed's path relative to the project's root, or the id given with `--jsonl`."""
    text: str
    """The text exactly as given; all offsets are code points of it."""
    metadata: Metadata = Metadata()

    @property
    def published_on(self) -> date | None:
        """The calendar day of publication, in the publication's own time zone."""
        published = self.metadata.published
        return date.fromisoformat(published[:10]) if published else None


def seed_files(folder: Path) -> Iterator[Path]:
    """Give the articles below `folder` in the order of their paths, one by one: there may be many thousand.

    Hidden files, files whose name begins with `_`, and `README.*` are not articles. Raises `ArticleError` when the
    folder is missing.
    """
    if not folder.is_dir():
        raise ArticleError("there is no such folder of articles", place=Place(folder), hint="create it")
    return (path for path in _walk(folder) if path.suffix.lower() in SUFFIXES)


def _walk(folder: Path) -> Iterator[Path]:
    for name in sorted(os.listdir(folder)):  # noqa: PTH208 - names are a tenth of what paths hold
        path = folder / name
        if path.name.startswith((".", "_")) or path.stem.upper() == "README":
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path)
        elif path.is_file():
            yield path


def read_seed(path: Path, root: Path, max_characters: int) -> Article:
    """Read the article at `path` with its metadata. Raises `ArticleError` with a place and a way out."""
    name, text, metadata = _read(path, root, max_characters)
    return Article(name, text, _with_sidecar(metadata, path))


def _read(path: Path, root: Path, max_characters: int) -> tuple[str, str, Metadata]:
    """Give an article's id, its text, and what stands in the file itself about it."""
    real, top = path.resolve(), root.resolve()
    if not real.is_relative_to(top):
        raise ArticleError("the article lies outside the project", place=Place(path), hint=f"move it into {root}")
    raw = _bytes(path)
    if path.suffix.lower() in (".html", ".htm"):
        text, metadata = _from_html(_decode_html(raw, path))
    elif path.suffix.lower() == ".md":
        text, metadata = _from_markdown(_decode(raw, path), path)
    elif path.suffix.lower() == ".txt":
        text, metadata = _decode(raw, path), Metadata()
    else:
        raise ArticleError(f"not an article: {path.suffix or 'no suffix'}", place=Place(path), hint=_known())
    if not text.strip():
        raise ArticleError("the article is empty", place=Place(path), hint="delete it or give it its text")
    if len(text) > max_characters:
        raise ArticleError(
            f"the article is too long: {len(text):,} characters, at most {max_characters:,} are read",
            place=Place(path),
            hint="split it, or raise max_article_characters in newsbrief.yaml",
        )
    return real.relative_to(top).as_posix(), text, metadata


def text_at_hand(file: str, root: Path, max_characters: int) -> str | None:
    """Give the text of the article at `file`, relative to `root`; None where it cannot be had.

    People keep copyrighted texts out of a repository, so that is no fault.
    """
    try:
        return _read(root / file, root, max_characters)[1]
    except ArticleError:
        return None


def checked_date(value: str) -> str:
    """Give back an ISO 8601 date or date with time; raises `ValueError` for anything else."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        date.fromisoformat(value)
    elif re.match(r"\d{4}-\d{2}-\d{2}[T ]", value):
        datetime.fromisoformat(value)
    else:
        raise ValueError(f"not an ISO 8601 date: {value!r}")
    return value


def _known() -> str:
    return f"articles are {', '.join(SUFFIXES)}"


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ArticleError("no such file", place=Place(path)) from error
    except OSError as error:
        raise ArticleError(f"cannot be read: {error.strerror}", place=Place(path)) from error


def _decode(raw: bytes, path: Path) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise ArticleError("the text is UTF-16, not UTF-8", place=Place(path), hint="save it as UTF-8")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        kind = "a binary file" if b"\0" in raw else f"not UTF-8 (byte 0x{raw[error.start]:02X})"
        raise ArticleError(
            f"the text is {kind}", place=Place(path, line, column), hint="save the article's text as UTF-8"
        ) from error
    if control := re.search(r"[\x00-\x08\x0e-\x1b\x7f]", text):
        before = text[: control.start()]
        raise ArticleError(
            f"a binary file, or text with control characters (U+{ord(control.group()):04X})",
            place=Place(path, before.count("\n") + 1, len(before) - before.rfind("\n")),
            hint="save the article's text as UTF-8",
        )
    return text


def _decode_html(raw: bytes, path: Path) -> str:
    declared = re.search(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", raw[:4096], re.IGNORECASE)
    charset = declared[1].decode("ascii") if declared else "utf-8"
    if charset.lower().replace("-", "") not in ("utf8", "utf16"):
        try:
            raw = raw.decode(charset).encode()
        except (LookupError, UnicodeDecodeError) as error:
            raise ArticleError(
                f"the page says it is {charset!r}, and is not", place=Place(path), hint="save it as UTF-8"
            ) from error
    return _decode(raw, path)


def _from_html(html: str) -> tuple[str, Metadata]:
    import trafilatura  # noqa: PLC0415 - slow to import, and only pages need it

    found = trafilatura.bare_extraction(
        html,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        # The upper bound would otherwise be today by the machine's clock.
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "9999-12-31"},
    )
    if found is None or isinstance(found, dict):  # a dict only when one is asked for
        return "", Metadata()
    title = found.title or None
    lines = [line.strip() for line in (found.text or "").splitlines() if line.strip()]
    if lines and lines[0] == title:
        lines = lines[1:]
    metadata = Metadata(title=title, source=found.sitename or None, url=found.url or None, published=found.date or None)
    return "\n\n".join(lines), metadata


def _from_markdown(text: str, path: Path) -> tuple[str, Metadata]:
    import markdown  # noqa: PLC0415 - only Markdown needs it

    metadata = Metadata()
    front = re.match(r"---[ \t]*\r?\n(.*?)^---[ \t]*\r?(?:\n|\Z)", text, re.DOTALL | re.MULTILINE)
    if front:
        metadata = _metadata(front[1], path, first_line=2)
        text = text[front.end() :]
    blocks = _Blocks()
    blocks.feed(markdown.markdown(text))
    blocks.close()
    if blocks.first_heading and not metadata.title:
        metadata = replace(metadata, title=blocks.first_heading)
    return blocks.text(), metadata


class _Blocks(HTMLParser):
    """The plain text of rendered Markdown, a paragraph a block, without scripts, styles and the first heading."""

    _BLOCK = frozenset(
        "p h1 h2 h3 h4 h5 h6 li ul ol blockquote pre div table tr td th hr br section article".split(" ")
    )

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[list[str]] = [[]]
        self._silent = 0
        self._heading = False
        self.first_heading = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._silent += tag in ("script", "style")
        if tag in self._BLOCK:
            self._blocks.append([])
        if tag == "h1":
            self._heading = not self.first_heading and not self.text()

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("script", "style") and self._silent > 0
        if tag in self._BLOCK:
            self._blocks.append([])
        if tag == "h1":
            self._heading = False

    def handle_data(self, data: str) -> None:
        if self._heading:
            self.first_heading += data
        elif not self._silent:
            self._blocks[-1].append(data)

    def text(self) -> str:
        """Give the blocks with one blank line between them."""
        return "\n\n".join(block for parts in self._blocks if (block := " ".join("".join(parts).split())))


def _with_sidecar(metadata: Metadata, path: Path) -> Metadata:
    sidecar = path.with_suffix(".yaml")
    if not sidecar.is_file():
        return metadata
    own = _metadata(_decode(_bytes(sidecar), sidecar), sidecar)
    return replace(metadata, **{key: value for key in KEYS if (value := getattr(own, key)) is not None})


def _metadata(text: str, file: Path, *, first_line: int = 1) -> Metadata:
    """Read metadata from YAML. Raises `ArticleError` for anything that is not a known key with a plain value."""
    try:
        document = yaml12.parse(text, file, first_line=first_line)
    except yaml12.YamlError as error:
        raise ArticleError(error.message, place=error.place, hint=error.hint) from error
    if document.data is None:
        return Metadata()
    if not isinstance(document.data, dict):
        raise ArticleError("metadata has to be `key: value` lines", place=document.place())
    values: dict[str, str] = {}
    for key, value in document.data.items():
        if key not in KEYS:
            raise ArticleError(f"unknown key {key!r}", place=document.key_place((key,)), hint=nearest(key, KEYS))
        if value is not None:
            values[key] = _plain(value, document.place((key,)), key)
    if "published" in values:
        try:
            checked_date(values["published"])
        except ValueError as error:
            raise ArticleError(
                f"published is no date: {values['published']!r}",
                place=document.place(("published",)),
                hint="write it as 2025-06-14, or 2025-06-14T09:30:00+02:00",
            ) from error
    return Metadata(**values)


def _plain(value: Any, place: Place, key: str) -> str:
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value)
    raise ArticleError(f"{key} has to be text", place=place)
