"""When files last changed, from the project's version history and never from the clock or the file system."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class History:
    """The last commit of each file, and whether the history is cut off."""

    changed: dict[str, str]
    """Path relative to the project's root, with forward slashes, to the ISO 8601 time of its last commit."""
    shallow: bool
    """The clone has only the newest commits: older changes look as if they were all made at its edge."""


def read(root: Path, folder: str) -> History:
    """Read the last change of every file below `folder` with one `git log`; empty where there is no history."""
    shallow = _git(root, "rev-parse", "--is-shallow-repository")
    if shallow is None:
        return History({}, shallow=False)
    log = _git(root, "log", "-z", "--relative", "--name-only", "--format=format:%x01%cI", "--", folder) or ""
    changed: dict[str, str] = {}
    when = ""
    for part in log.replace("\n", "\0").split("\0"):
        if part.startswith("\x01"):
            when = part[1:]
        elif part:
            changed.setdefault(part, when)
    return History(changed, shallow=shallow.strip() == "true")


def position(root: Path) -> str:
    """Give what the history's answers depend on: the commit that is checked out, and whether older ones are there."""
    return " ".join((_git(root, "rev-parse", "HEAD", "--is-shallow-repository") or "").split())


def _git(root: Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(  # noqa: S603 - fixed words, and paths that git is given as paths
            ["git", "-C", str(root), *arguments],  # noqa: S607 - whichever git the person uses
            capture_output=True,
            check=True,
            encoding="utf-8",
            errors="surrogateescape",
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout
