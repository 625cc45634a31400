"""Search on a built site: Material's own, whose index a browser loads whole, or Pagefind's, which it loads in parts.

Material's index is quick for hundreds of briefings and slow for thousands. Pagefind reads the finished pages; the
theme marks what it may read (`data-pagefind-body`, `data-pagefind-filter`), and `assets/search.js` asks it.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import cbor2

from generator.errors import NewsbriefError

FOLDER = "pagefind"
MANY = 500
"""With so many briefings and more, `search: auto` means Pagefind."""

_UNREAD = (".nb-picture", ".nb-table", ".nb-back", ".nb-cite", ".nb-article", ".nb-pager", ".nb-byline", ".nb-more")
"""What Material's search leaves out too, or what would only repeat."""
_UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js")
"""Interfaces that come with Pagefind; the site has its own."""


_ENTRY, _MARK, _FACETS = "pagefind-entry.json", b"pagefind_dcd", 3


class SearchError(NewsbriefError):
    """Pagefind cannot make its index."""


def is_large(setting: str, briefings: int) -> bool:
    """Tell whether Pagefind is to serve a site, by the setting `search` and the number of its briefings."""
    return setting == "pagefind" or (setting == "auto" and briefings >= MANY)


def index(site: Path) -> None:
    """Index the marked pages of a built site into its folder `pagefind`. Raises `SearchError` when that fails."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--silent", "--force-language", "en"]
    done = subprocess.run(  # noqa: S603 - our own words and a folder
        [*command, "--exclude-selectors", ", ".join(_UNREAD)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip()).splitlines()
        raise SearchError(
            f"Pagefind cannot index the site: {said[-1] if said else f'exit code {done.returncode}'}",
            hint="install it with `pip install pagefind pagefind-bin`, or set `search: lunr` in newsbrief.yaml",
        )
    for pattern in _UNUSED:
        for file in (site / FOLDER).glob(pattern):
            file.unlink()
    _put_in_order(site / FOLDER)


def _put_in_order(folder: Path) -> None:
    """Sort the facets of an index: Pagefind writes them in another order each time, and names files by their bytes.

    A file holds a mark and CBOR, compressed. The list of an index names its facets as `[name, file]`; a facet's file
    holds its name and `[value, pages]`.
    """
    overview = json.loads((folder / _ENTRY).read_text(encoding="utf-8"))
    for language in overview["languages"].values():
        listing = folder / f"pagefind.{language['hash']}.pf_meta"
        content = _read(listing)
        facets = sorted(content[_FACETS])
        content[_FACETS] = [[name, _sorted_facet(folder / "filter" / f"{file}.pf_filter")] for name, file in facets]
        language["hash"] = _write(content, listing, "pagefind.", 10)
    (folder / _ENTRY).write_text(json.dumps(overview, separators=(",", ":")), encoding="utf-8")


def _sorted_facet(file: Path) -> str:
    name, values = _read(file)
    return _write([name, sorted(values)], file, "", 7)


def _read(file: Path) -> Any:
    return cbor2.loads(gzip.decompress(file.read_bytes()).removeprefix(_MARK))


def _write(content: Any, old: Path, prefix: str, digits: int) -> str:
    """Write a file of the index in place of another, named by its language and a digest; give that name."""
    data = _MARK + cbor2.dumps(content)
    language = old.name.removeprefix(prefix).partition("_")[0]
    name = f"{language}_{hashlib.sha256(data).hexdigest()[:digits]}"
    old.unlink()
    (old.parent / f"{prefix}{name}{old.suffix}").write_bytes(gzip.compress(data, mtime=0))
    return name
