"""Files that outlive whatever happens to a run (see `ground.whole`), and runs that do not interleave."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.errors import BriefingError, Place
from generator.ground import whole


def staged(file: Path) -> Path:
    """Give the temporary file that stands beside `file` until it takes its place. Runs are alone: one name will do."""
    return file.with_name(f".{file.name}.new")


def stage(file: Path, content: bytes) -> None:
    """Write `content` beside `file` and see it safely on the disk. Nothing is left behind when that fails."""
    try:
        whole.prepare(staged(file), content, file, lasting=True)
    except OSError as error:
        discard(file)
        raise BriefingError(f"cannot be written: {error.strerror}", place=Place(file)) from error


def commit(file: Path) -> None:
    """Put the staged content in the place of `file`, all at once. When that fails it stays staged."""
    try:
        whole.put(staged(file), file, lasting=True)
    except OSError as error:
        raise BriefingError(f"cannot be written: {error.strerror}", place=Place(file)) from error


def discard(file: Path) -> None:
    """Remove what was staged for `file`, if anything."""
    whole.discard(staged(file))


def write(file: Path, content: str) -> bool:
    """Write `content` as UTF-8, all at once, where it differs from what is there. Says whether anything changed."""
    encoded = content.encode()
    if read(file) == encoded:
        return False
    stage(file, encoded)
    try:
        commit(file)
    except BriefingError:
        discard(file)
        raise
    return True


def read(file: Path) -> bytes | None:
    """Give the content of `file`, None where there is no such file."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BriefingError(f"cannot be read: {error.strerror}", place=Place(file)) from error


@contextlib.contextmanager
def alone(folder: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Hold `folder` for this run; another run waits until it is over, after `waiting` was called.

    The operating system lets go of it when the process ends, however it ends.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handle = _open(folder)
    try:
        if not _hold(handle):
            waiting()
            while not _hold(handle, wait=True):
                pass
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _open(folder: Path) -> int:
        return os.open(folder / ".running", os.O_RDWR | os.O_CREAT)  # a folder cannot be opened there

    def _hold(handle: int, *, wait: bool = False) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)  # waits for ten seconds at most
        except OSError:
            return False
        return True

else:
    import fcntl

    def _open(folder: Path) -> int:
        return os.open(folder, os.O_RDONLY)

    def _hold(handle: int, *, wait: bool = False) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True
