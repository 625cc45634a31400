"""How this Newsbrief came to be installed, so that another machine can install the same."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from generator import __version__

DISTRIBUTION = "newsbrief"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where pip had this Newsbrief from."""

    requirement: str | None
    """A line of `requirements.txt` that installs the same anywhere; None when pip had it from this machine."""
    wheel: Path | None = None
    """The wheel on this machine that it was installed from, where that was one."""
    source: Path | None = None
    """The folder or the archive on this machine that it was installed from, of which pip can make a wheel."""


def origin() -> Origin:
    """Read what pip noted when it installed Newsbrief (`direct_url.json`, PEP 610)."""
    try:
        noted = metadata.distribution(DISTRIBUTION).read_text("direct_url.json")
    except metadata.PackageNotFoundError:
        noted = None
    return from_note(json.loads(noted)) if noted else Origin(None)


def from_note(note: dict[str, Any]) -> Origin:
    """Give the origin that a parsed `direct_url.json` speaks of."""
    url = str(note.get("url", ""))
    parts = urlsplit(url)
    subfolder = f"#subdirectory={note['subdirectory']}" if "subdirectory" in note else ""
    if parts.scheme == "file":
        path = Path(unquote(parts.path))
        return Origin(None, wheel=path) if path.suffix == ".whl" else Origin(None, source=path)
    if parts.username or parts.password:
        return Origin(None)  # the address holds a secret, and requirements.txt will be committed
    if "vcs_info" in note:
        source = note["vcs_info"]
        return Origin(f"{DISTRIBUTION} @ {source['vcs']}+{url}@{source['commit_id']}{subfolder}")
    archive = note.get("archive_info", {})
    digest = archive.get("hashes", {}).get("sha256") or str(archive.get("hash", "")).removeprefix("sha256=")
    return Origin(f"{DISTRIBUTION} @ {url}#sha256={digest}" if digest else f"{DISTRIBUTION} @ {url}")


def wheel_name() -> str:
    """Name the wheel of this version."""
    return f"{DISTRIBUTION}-{__version__}-py3-none-any.whl"


def dependencies() -> dict[str, str]:
    """Give name and version of all that Newsbrief needs, directly or not, as it is installed here."""
    found: dict[str, str] = {}
    waiting = _requires(DISTRIBUTION)
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in found:
            continue
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue  # what this platform does not need
        waiting += _requires(name)
    return dict(sorted(found.items()))


def _requires(name: str) -> list[str]:
    """Name what a distribution needs without its extras."""
    try:
        lines = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return []
    return [match[0] for line in lines if "extra ==" not in line and (match := _NAME.match(line))]
