"""Whether files are as they were: told by their marks without reading them, or by what they hold.

A mark is what the file system says of a file. As in git's index, a mark is trusted only when the file was last
changed a moment before the mark was taken: a change within the same tick of the clock would leave the mark as it is.
Marks belong to one place; a digest of contents is the same wherever files are copied, and costs reading them.
What is remembered lies in `.cache/newsbrief/`, which git ignores; without it, or with a damaged one, files are read.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path, PurePath
from typing import Any

from generator.ground import whole

Mark = tuple[int, int, int, int]
"""Size, times of change of content and of name or rights (nanoseconds), and the number of the file."""

FORMAT = 1
"""Raised when what is remembered means something else than before."""
TICK = 20_000_000
"""Nanoseconds in which a file system with fine times may give two changes the same time."""
COARSE_TICK = 2_000_000_000
"""The same, where times are whole seconds."""


def mark(path: Path | str) -> Mark | None:
    """Give the mark of a file, None where there is no such file."""
    try:
        state = os.stat(path)  # noqa: PTH116 - a `Path` of each of many thousand files takes longer than its mark
    except (OSError, ValueError):  # a path with a zero byte is none
        return None
    return state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino


def marks(folder: Path, within: str = "") -> Iterator[tuple[str, Mark]]:
    """Give every file below `folder` with its mark, in no order; linked folders are not entered.

    Files are named by their path from `folder`, behind `within`.
    """
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:  # one by one: there may be many thousand
            if entry.is_dir(follow_symlinks=False):
                yield from marks(Path(entry.path), f"{within}{entry.name}/")
            elif found := mark(entry.path):
                yield within + entry.name, found


def contents(paths: Iterable[Path]) -> str:
    """Digest names and contents of all files at and below `paths`, but for hidden files and editors' backups.

    Names are counted from each path, so that a folder has the same digest wherever it stands.
    """
    total = hashlib.sha256()
    for path in paths:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if is_noise(file.relative_to(path)) or not file.is_file():
                continue
            total.update(f"{path.name}/{file.relative_to(path).as_posix()}\0".encode("utf-8", "surrogateescape"))
            try:
                total.update(hashlib.sha256(file.read_bytes()).digest())
            except OSError:  # it went away in between: the next look will see that
                continue
    return total.hexdigest()


def is_noise(path: PurePath) -> bool:
    """Say whether a path, from the folder that is looked at, is hidden or an editor's backup."""
    return any(part.startswith(".") for part in path.parts) or path.name.endswith(("~", ".swp", ".tmp"))


@cache
def code() -> str:
    """Give a digest of the marks of Newsbrief's own modules: what another state of them concluded is not remembered.

    The version would not tell: two states of a checkout may have the same.
    """
    own = sorted((name, found) for name, found in marks(Path(__file__).parent) if name.endswith(".py"))
    return hashlib.blake2b(repr(own).encode(), digest_size=16).hexdigest()


class Cache:
    """What a command remembers between two runs, in one file of its own."""

    def __init__(self, root: Path, name: str) -> None:
        self._folder = root / ".cache" / "newsbrief"
        self._file = self._folder / f"{name}.json"

    def load(self) -> Any:
        """Give what was saved, None when there is nothing that can be used."""
        try:
            kept = json.loads(self._file.read_bytes())
            return kept["kept"] if kept["format"] == FORMAT else None
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def save(self, kept: Any) -> None:
        """Remember `kept`, which JSON can hold; where that is not possible, nothing is remembered."""
        with contextlib.suppress(OSError):
            self._prepare()
            whole.write(self._file, json.dumps({"format": FORMAT, "kept": kept}).encode())

    def forget(self) -> None:
        """Remember nothing, so that a run that is cut off leaves nothing to rely on."""
        self._file.unlink(missing_ok=True)

    def now(self) -> int:
        """Give the time by the file system's own clock, in nanoseconds; 0 where nothing can be written.

        Marks that are taken after this can be trusted if `are_safe` says so.
        """
        try:
            self._prepare()
            probe = self._folder / f"{self._file.stem}.{os.getpid()}.now"
            probe.write_bytes(b"")
            now = probe.stat().st_mtime_ns
            probe.unlink()
        except OSError:
            return 0
        return now

    def _prepare(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        ignore = self._folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="ascii")


def are_safe(taken: Iterable[Mark | None], now: int) -> bool:
    """Say whether a later change of any of the files would show in its mark, for marks taken at `now` or later."""
    latest, fine = None, False
    for found in taken:
        if found:
            change = max(found[1], found[2])
            latest, fine = max(change, latest or 0), fine or bool(change % 1_000_000_000)
    return latest is None or latest + (TICK if fine else COARSE_TICK) < now
