"""What a site's own `mkdocs.yml` inherits: the shipped settings and theme, laid beside it.

MkDocs and Zensical inherit from a file by its path, and the installed package has a path that no site could write
down. So a site names `.newsbrief/mkdocs.yml`, a git-ignored copy that every build brings up to date; the theme in it
is the shipped one with the site's own files from `templates/theme/` in their places.
"""

from __future__ import annotations

import re
from pathlib import Path

from generator.publishing.building import tree

FOLDER = ".newsbrief"
"""Relative to the project's root."""

_INHERITS = re.compile(rf"^INHERIT:\s*['\"]?{re.escape(FOLDER)}/", re.MULTILINE)


def lay_out(root: Path, own: Path, shipped: Path) -> bool:
    """Bring the copy up to date for a project whose `mkdocs.yml` inherits it; say whether it does.

    `own` and `shipped` are the folders of templates, the first winning. Raises `OSError` when it cannot be written.
    """
    try:
        wanted = _INHERITS.search((root / "mkdocs.yml").read_bytes().decode("utf-8", "replace"))
    except FileNotFoundError:
        return False
    if wanted:
        theme = {**_files(shipped / "theme"), **_files(own / "theme")}
        files = {"mkdocs.yml": shipped / "mkdocs.yml", **{f"theme/{path}": file for path, file in theme.items()}}
        tree.write(root / FOLDER, {path: file.read_bytes() for path, file in files.items()})
    return bool(wanted)


def original(file: Path, root: Path, own: Path, shipped: Path) -> Path:
    """Give the file that a file of the copied theme was made from; any other file is its own."""
    copied = (root / FOLDER / "theme").resolve()
    if not file.resolve().is_relative_to(copied):
        return file
    part = file.resolve().relative_to(copied)
    return own / "theme" / part if (own / "theme" / part).is_file() else shipped / "theme" / part


def _files(folder: Path) -> dict[str, Path]:
    return {
        file.relative_to(folder).as_posix(): file
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not any(part.startswith(".") for part in file.relative_to(folder).parts)
    }
