"""The content security policy of each page: only the site's own files, and the theme's inline scripts by their hash.

The policy stands in a `<meta>` first in `<head>`, since a static host may send no headers. Hashes are made for each
page: the theme's inline script names the page's depth. Nothing that slips into a page's text could run under it.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from generator.ground import whole

_HEAD = re.compile(r"<head>\s*")
_META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="[^"]*">\s*')
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_TYPE = re.compile(r"""\btype=["']?([^"'\s>]+)""", re.IGNORECASE)
_RUNS = frozenset({"", "module", "text/javascript", "application/javascript"})


def protect(site: Path, *, wasm: bool = False) -> int:
    """Give every page of a built site its policy; tell how many pages were changed.

    With `wasm`, scripts of the site may compile WebAssembly, which Pagefind's search is made of.
    """
    count = 0
    for file in sorted(site.rglob("*.html")):
        before = file.read_bytes().decode("utf-8")
        after = protected(before, wasm=wasm)
        if after != before:
            whole.write(file, after.encode("utf-8"))
            count += 1
    return count


def lifted(page: str) -> str:
    """Take the policy away from a page again: a preview adds its own script to it, which reloads it."""
    return _META.sub("", page)


def protected(page: str, *, wasm: bool = False) -> str:
    """Put the policy that a page needs first into its head."""
    page = _META.sub("", page)
    return _HEAD.sub(
        lambda head: f'{head[0]}<meta http-equiv="Content-Security-Policy" content="{policy(page, wasm=wasm)}">\n    ',
        page,
        count=1,
    )


def policy(page: str, *, wasm: bool = False) -> str:
    """Give the policy under which a page works and nothing else does."""
    hashes = "".join(f" 'sha256-{digest}'" for digest in _hashes(page))
    compiled = " 'wasm-unsafe-eval'" if wasm else ""
    return (
        "default-src 'none'; "
        f"script-src 'self'{hashes}{compiled}; "
        "style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hashes(page: str) -> list[str]:
    """Hash the inline scripts that run; those with a source and blocks of data need none."""
    found = []
    for attributes, body in _SCRIPT.findall(page):
        kind = _TYPE.search(attributes)
        if " src" not in attributes and (kind[1].lower() if kind else "") in _RUNS:
            found.append(base64.b64encode(hashlib.sha256(body.encode("utf-8")).digest()).decode())
    return list(dict.fromkeys(found))
