"""The site that stands while another one is built: when that fails, it is put back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

FOLDER = ".last-site"
"""In the generated tree, where MkDocs and fingerprints leave out what begins with a dot."""


@contextmanager
def kept(site: Path, docs: Path) -> Iterator[None]:
    """Let a block build `site` anew, and put back what stood there when it fails or is interrupted.

    As MkDocs does, hidden files are left alone: a site may be a working tree of git. A site on another file system
    than `docs` cannot be set aside, and is built in its place.
    """
    aside = docs / FOLDER
    with suppress(OSError):
        if not aside.is_dir():  # else a build was killed: what it left is no site, and what stood before is here
            aside.mkdir(parents=True)
            _move(site, aside)
    try:
        yield
    except BaseException:
        if _visible(aside):
            for path in _visible(site):
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
            _move(aside, site)
        raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _move(source: Path, target: Path) -> None:
    for path in _visible(source):
        path.rename(target / path.name)


def _visible(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if not path.name.startswith(".")] if folder.is_dir() else []
