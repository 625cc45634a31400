"""The theme's templates as MkDocs asks for them, with no more work than a build needs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from generator.publishing.markup.compiled import Compiled

_COMPILED = Compiled()


def lighten(theme: Any) -> None:
    """Have MkDocs' theme compile a template once in a process, and list only what MkDocs would take of its folders."""
    made = theme.get_env

    def environment() -> Environment:
        jinja: Environment = made()
        jinja.loader = _Loader(theme.dirs)
        jinja.bytecode_cache = _COMPILED
        return jinja

    theme.get_env = environment


class _Loader(FileSystemLoader):
    """Passes over folders whose names begin with a dot when it lists: MkDocs takes nothing out of them.

    Material has more than ten thousand icons in one; asked for by name, they are found as ever.
    """

    def list_templates(self) -> list[str]:
        """Give the names of all files outside such folders, in order."""
        found = set()
        for root in self.searchpath:
            for place, folders, files in os.walk(root):
                folders[:] = [name for name in folders if not name.startswith(".")]
                found |= {Path(place, name).relative_to(root).as_posix() for name in files}
        return sorted(found)
