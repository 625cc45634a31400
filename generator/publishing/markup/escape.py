"""The boundary between other people's text and our pages: nothing is printed but through these functions.

Article text is hostile. `text` is for Markdown, and its result is safe inside raw HTML and quoted attributes of a
Markdown page too, so that a template cannot choose wrongly; `html` and `front_matter` are for HTML and for the YAML
head of a page; `url` lets `http` and `https` through and our own relative addresses. All give `Markup`, which the
template engine prints as it is; anything else that it prints goes through `text` first.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache

from markupsafe import Markup

from generator import weblink
from generator.ground.wording import one_space

FRONT_MATTER_KEYS = frozenset({"title", "description", "hide", "tags", "search", "updated", "extra"})
"""What the head of a generated page may hold: MkDocs and Material act on others (`template: evil.html`)."""

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_HTML_ACTIVE = re.compile(r"[&<>\"']")
_MARKDOWN_ACTIVE = re.compile(
    r"""[<>&"'\\`*_{}\[\]\#+=~^$@|]     # syntax wherever it stands
    | :(?=\S)                           # `:smile:`, `https://`
    | ^[!%(),\-./:;?]                   # at the start of a line: list items, `???`, `///`, `---`
    | (?P<number>^\d+)[.)]              # `1.` and `2025.`: ordered lists
    """,
    re.VERBOSE,
)
_EMPTY = "&#8203;"
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_OWN_ADDRESS = re.compile(r"(?!//)[A-Za-z0-9._/-]*(#[A-Za-z0-9_-]+)?")
_POP_DIRECTION, _POP_ISOLATE = "\u202c", "\u2069"
_OPENERS = dict.fromkeys("\u202a\u202b\u202d\u202e", _POP_DIRECTION) | dict.fromkeys("\u2066\u2067\u2068", _POP_ISOLATE)


def plain(value: object) -> str:
    """Give `value` as one line of readable text.

    Each run of white space becomes one space, as in evidence; control characters, which no page can show, go (among
    them the two that Python-Markdown marks its own stash with); direction marks left open are closed, so that what
    stands after the text keeps its direction.
    """
    line = _CONTROLS.sub("", one_space(str(value))).strip()
    return line if line.isascii() else line + _missing_closers(line)


@lru_cache(maxsize=65536)
def _text(value: str) -> Markup:
    return Markup(_MARKDOWN_ACTIVE.sub(_reference, plain(value)) or _EMPTY)  # noqa: S704


def text(value: object) -> Markup:
    """Escape `value` for Markdown text, so that it is read as the characters it holds, wherever it stands.

    Character references are used, not backslashes: they hold in raw HTML and in attributes too, and no Markdown
    extension, ours or one that a site adds, reads syntax out of them. Where nothing is left to read, a character
    without width stands, so that the marks around it stay marks.
    """
    if isinstance(value, Markup):
        return value
    return _text(str(value))  # one name or sentence stands in many places, and most of the time went here


def html(value: object) -> Markup:
    """Escape `value` for HTML text and for quoted attributes."""
    if isinstance(value, Markup):
        return value
    return Markup(_HTML_ACTIVE.sub(_reference, plain(value)))  # noqa: S704


def url(value: object) -> Markup:
    """Give a web address (`http`, `https`) or a relative address of this site for a link; `#` for anything else."""
    address = str(value)
    if not _OWN_ADDRESS.fullmatch(address):
        address = weblink.safe(address) or "#"
    return html(address)


def front_matter(meta: Mapping[str, object]) -> Markup:
    """Give the YAML head of a page. Text is escaped for HTML, since the theme prints it as it stands.

    Raises `ValueError` for a key that is not in `FRONT_MATTER_KEYS`.
    """
    lines = []
    for key, value in meta.items():
        if key not in FRONT_MATTER_KEYS:
            raise ValueError(f"{key!r} is not allowed at the head of a page")
        lines.append(f"{key}: {_NOT_IN_YAML.sub(_yaml_escape, json.dumps(_escaped(value), ensure_ascii=False))}")
    return Markup("\n".join(["---", *lines, "---"]))  # noqa: S704


def _reference(match: re.Match[str]) -> str:
    number = match.groupdict().get("number") or ""
    character = match[0][-1]
    return number + (_HTML.get(character) or f"&#{ord(character)};")


def _escaped(value: object) -> object:
    match value:
        case bool() | int() | float() | None:
            return value
        case Mapping():
            return {str(key): _escaped(item) for key, item in value.items()}
        case list() | tuple():
            return [_escaped(item) for item in value]
        case _:
            return str(html(value))


def _yaml_escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _missing_closers(line: str) -> str:
    awaited: list[str] = []
    for character in line:
        if character in _OPENERS:
            awaited.append(_OPENERS[character])
        elif awaited and character == awaited[-1]:
            awaited.pop()
    return "".join(reversed(awaited))
