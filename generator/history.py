"""When files last changed and what they were: from version history, never from the clock or the file system."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.ground.wording import one_space


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
    return one_space(_git(root, "rev-parse", "HEAD", "--is-shallow-repository") or "")


def versions(root: Path, file: str) -> Iterator[tuple[str, bytes]]:
    """Give the commits that changed `file`, newest first, each with what the file was then; not that it was deleted.

    `file` is relative to the root, with forward slashes. Nothing is fetched for it.
    """
    for commit in (_git(root, "log", "--format=%H", "--", file) or "").split():
        content = version(root, commit, file)
        if content is not None:
            yield commit, content


def version(root: Path, commit: str, file: str) -> bytes | None:
    """Give what `file` was in a commit; None where it was not there, or its content is not at hand."""
    return _bytes(root, "show", f"{commit}:./{file}")


def _git(root: Path, *arguments: str) -> str | None:
    said = _bytes(root, *arguments)
    return None if said is None else said.decode("utf-8", "surrogateescape")


def _bytes(root: Path, *arguments: str) -> bytes | None:
    try:
        done = subprocess.run(  # noqa: S603 - fixed words, and paths that git is given as paths
            ["git", "-C", str(root), *arguments],  # noqa: S607 - whichever git the person uses
            capture_output=True,
            check=True,
            env=os.environ | {"GIT_NO_LAZY_FETCH": "1"},  # no network
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout
