"""An article, and how a seed file with its metadata is read.

A seed is `.txt` (UTF-8), `.md` (YAML front matter) or `.html`. What is known about it besides its text comes from the
front matter or the page's own metadata, and from a sidecar: a YAML file of the same name. The sidecar wins, key by key.
"""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path

from generator import metadata as known
from generator.errors import ArticleError, NewsbriefError, Place, SkippedError, contained
from generator.ground.wording import one_space
from generator.metadata import KEYS, NOTHING, Metadata, Remark, Told

SIDECAR = ".yaml"


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read."""

    id: str
    """The seed's path relative to the project's root, or the id given with `--jsonl`."""
    text: str
    """The text exactly as given; all offsets are code points of it."""
    metadata: Metadata = NOTHING
    remarks: tuple[Remark, ...] = ()
    """What was left out of its metadata."""


def seed_files(folder: Path) -> Iterator[Path]:
    """Give the articles below `folder` in the order of their paths, one by one: there may be many thousand.

    Hidden files, files whose name begins with `_`, and `README.*` are not articles. Raises `ArticleError` when the
    folder is missing.
    """
    if not folder.is_dir():
        raise ArticleError("there is no such folder of articles", place=Place(folder), hint="create it")
    return (path for path in _walk(folder) if _is_article(path))


def named(paths: Iterable[Path]) -> Iterator[Path]:
    """Give the articles that a person named: a file as it is, for a folder all below it.

    Raises `ArticleError` for a folder that has none.
    """
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        articles = list(seed_files(path))
        if not articles:
            raise ArticleError("there is no article in this folder", place=Place(path), hint=_known())
        yield from articles


def other_files(folder: Path) -> Iterator[Path]:
    """Give the files below `folder` that are neither articles nor sidecars of articles, in order."""
    for path in _walk(folder) if folder.is_dir() else ():
        is_sidecar = path.suffix == SIDECAR and any(path.with_suffix(suffix).is_file() for suffix in READERS)
        if not _is_article(path) and not is_sidecar:
            yield path


def _is_article(path: Path) -> bool:
    return path.suffix.lower() in READERS


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
    """Read the article at `path` with its metadata.

    Raises `ArticleError` with a place and a way out, and `SkippedError` where a person says that it is not to be read.
    """
    with contained(Place(path)):
        sidecar = path.with_suffix(SIDECAR)
        beside = known.read(_decode(_bytes(sidecar), sidecar), sidecar) if sidecar.is_file() else Told()
        if beside.skip:  # asked before the text is, so that a file can be skipped that nobody can read
            raise SkippedError(beside.skip, place=Place(sidecar))
        name, text, inside = _read(path, root, max_characters)
        if inside.skip:
            raise SkippedError(inside.skip, place=Place(path))
        own = {key: value for key in KEYS if (value := getattr(beside.metadata, key)) is not None}
        return Article(name, text, replace(inside.metadata, **own), (*inside.remarks, *beside.remarks))


def _read(path: Path, root: Path, max_characters: int) -> tuple[str, str, Told]:
    """Give an article's id, its text, and what stands in the file itself about it."""
    real, top = path.resolve(), root.resolve()
    if not real.is_relative_to(top):
        raise ArticleError("the article lies outside the project", place=Place(path), hint=f"move it into {root}")
    raw = _bytes(path)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise ArticleError(f"not an article: {path.suffix or 'no suffix'}", place=Place(path), hint=_known())
    text, told = reader(raw, path)
    if told.skip:
        return real.relative_to(top).as_posix(), text, told
    if not text.strip():
        raise ArticleError("the article is empty", place=Place(path), hint="delete it or give it its text")
    if len(text) > max_characters:
        raise ArticleError(
            f"the article is too long: {len(text):,} characters, at most {max_characters:,} are read",
            place=Place(path),
            hint="split it, or raise max_article_characters in newsbrief.yaml",
        )
    return real.relative_to(top).as_posix(), text, told


def text_at_hand(file: str, root: Path, max_characters: int) -> str | None:
    """Give the text of the article at `file`, relative to `root`; None where it cannot be had.

    People keep copyrighted texts out of a repository, so that is no fault.
    """
    try:
        with contained(Place(Path(file))):
            return _read(root / file, root, max_characters)[1]
    except NewsbriefError:
        return None


def _known() -> str:
    return f"articles are {', '.join(READERS)}"


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
        kind = "a binary file" if b"\0" in raw else f"not UTF-8 (byte 0x{raw[error.start]:02X})"
        raise ArticleError(
            f"the text is {kind}", place=Place.at(path, before, len(before)), hint="save the article's text as UTF-8"
        ) from error
    if control := re.search(r"[\x00-\x08\x0e-\x1b\x7f]", text):
        raise ArticleError(
            f"a binary file, or text with control characters (U+{ord(control.group()):04X})",
            place=Place.at(path, text, control.start()),
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


def _from_text(raw: bytes, path: Path) -> tuple[str, Told]:
    return _decode(raw, path), Told()


def _from_html(raw: bytes, path: Path) -> tuple[str, Told]:
    import trafilatura  # noqa: PLC0415 - slow to import, and only pages need it

    found = trafilatura.bare_extraction(
        _decode_html(raw, path),
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        # The upper bound would otherwise be today by the machine's clock.
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "9999-12-31"},
    )
    if found is None or isinstance(found, dict):  # a dict only when one is asked for
        return "", Told()
    title = found.title or None
    lines = [line.strip() for line in (found.text or "").splitlines() if line.strip()]
    if lines and lines[0] == title:
        lines = lines[1:]
    metadata = Metadata(title=title, source=found.sitename or None, url=found.url or None, published=found.date or None)
    return "\n\n".join(lines), Told(metadata)


def _from_markdown(raw: bytes, path: Path) -> tuple[str, Told]:
    import markdown  # noqa: PLC0415 - only Markdown needs it

    text, told = _from_text(raw, path)
    front = re.match(r"---[ \t]*\r?\n(.*?)^---[ \t]*\r?(?:\n|\Z)", text, re.DOTALL | re.MULTILINE)
    if front:
        told = known.read(front[1], path, first_line=2)
        text = text[front.end() :]
    blocks = _Blocks()
    blocks.feed(markdown.markdown(text))
    blocks.close()
    if blocks.first_heading and not told.metadata.title:
        told = replace(told, metadata=replace(told.metadata, title=blocks.first_heading))
    return blocks.text(), told


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
        return "\n\n".join(block for parts in self._blocks if (block := one_space("".join(parts))))


READERS: Mapping[str, Callable[[bytes, Path], tuple[str, Told]]] = {
    ".txt": _from_text,
    ".md": _from_markdown,
    ".html": _from_html,
    ".htm": _from_html,
}
"""By suffix, what makes of a file's bytes its text, and what stands in it about the article."""
