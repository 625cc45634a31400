"""Files that are whole at every moment: what is written stands beside a file until it takes its place, all at once.

Laws: whoever opens the file, at whatever moment and whatever fails, finds the old bytes or the new ones; what `write`
cannot finish leaves nothing beside it; equal bytes are not written again; the file keeps its rights.

What a person would miss is `lasting`: seen safely on the disk before it takes its place (fsync of the file, then of its
folder), so that the law outlives a power cut. What can be made again is not, which is many times as fast: a cut may
leave an old file there, or on some file systems an empty one.
"""

from __future__ import annotations

import contextlib
import os
import threading
from pathlib import Path


def write(file: Path, content: bytes, *, lasting: bool = False) -> bool:
    """Make `file` hold `content`, and its folder where there is none. Says whether anything changed."""
    if file.is_file() and file.read_bytes() == content:
        return False
    new = file.with_name(f".newsbrief-{os.getpid()}-{threading.get_ident()}")
    try:
        prepare(new, content, file, lasting=lasting)
        put(new, file, lasting=lasting)
    except BaseException:
        discard(new)
        raise
    return True


def prepare(new: Path, content: bytes, file: Path, *, lasting: bool) -> None:
    """Write `content` to `new`, which stands beside `file` and is to take its place. A failure may leave a part."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with new.open("wb") as out:
        out.write(content)
        if lasting:
            out.flush()
            os.fsync(out.fileno())
    if file.exists():
        new.chmod(file.stat().st_mode & 0o7777)


def put(new: Path, file: Path, *, lasting: bool) -> None:
    """Put `new` in the place of `file`, all at once. When that fails it stays where it is."""
    new.replace(file)
    if lasting:
        _sync_folder(file.parent)


def discard(new: Path) -> None:
    """Remove what was prepared, if anything."""
    with contextlib.suppress(OSError):
        new.unlink()


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
