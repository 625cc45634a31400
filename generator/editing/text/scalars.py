"""One scalar as YAML text: plain where every reader takes it for the same string, else quoted, long text folded."""

from __future__ import annotations

import json
import re
import textwrap
from typing import Any

import yaml

from generator import yaml12

_INDICATORS = "-?:,[]{}#&*!|>'\"%@`=<~"
# YAML's printable characters (YAML 1.2, section 5.1) without those that some readers take for line breaks.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_OLD_BOOLEANS = {"y", "Y", "n", "N"}
_RESOLVER_1_1: Any = yaml.SafeLoader("")


def inline(value: Any, *, flow: bool = False) -> str:
    """Write a scalar on one line; inside brackets (`flow`) more characters need quotes."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _number(value)
    text = str(value)
    if is_plain(text, flow=flow):
        return text
    if _UNPRINTABLE.search(text) or ("'" in text and '"' not in text and "\\" not in text):
        return _double_quoted(text)
    return "'" + text.replace("'", "''") + "'"


def _number(value: float) -> str:
    return {"inf": ".inf", "-inf": "-.inf", "nan": ".nan"}.get(repr(value), repr(value))


def _double_quoted(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Say whether YAML 1.1 and 1.2 both read `text` without quotes as this very string."""
    if not text or text != text.strip() or text[0] in _INDICATORS or _UNPRINTABLE.search(text):
        return False
    if ": " in text or " #" in text or text.endswith(":") or text.startswith(("---", "...")):
        return False
    if flow and any(mark in text for mark in ",[]{}:#?"):
        return False
    return is_string(text)


def is_string(text: str) -> bool:
    """Say whether `text`, unquoted, is a string and no boolean, number, date or null in YAML 1.1 and 1.2."""
    string = "tag:yaml.org,2002:str"
    resolved = _RESOLVER_1_1.resolve(yaml.ScalarNode, text, (True, False))
    return resolved == string and yaml12.tag(text) == string and text not in _OLD_BOOLEANS


def folded(text: str, width: int) -> list[str] | None:
    """Give the lines of `text` for a `>-` or `|-` scalar, header first; None where only quotes can hold it.

    The lines are at most `width` columns where the words allow it, and not yet indented.
    """
    if "\n" in text:
        lines = text.split("\n")
        able = all(line == line.strip() and not _UNPRINTABLE.search(line) for line in lines) and lines[-1] and lines[0]
        return ["|-", *lines] if able else None
    if len(text) <= width or text != text.strip() or "  " in text or _UNPRINTABLE.search(text):
        return None
    lines = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    return [">-", *lines] if " ".join(lines) == text and len(lines) > 1 else None
