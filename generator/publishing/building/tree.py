"""The generated tree `docs/`: a file is written only when its bytes change, and only our own files are removed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.ground import whole

MANIFEST = ".newsbrief.json"
"""Lists our files in the tree; MkDocs leaves out what begins with a dot."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a run changed in the tree. Paths are relative to it, with forward slashes."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    foreign: tuple[str, ...]
    """Files that a person put where we would write; they stay."""


def write(root: Path, files: Mapping[str, bytes]) -> Written:
    """Make `root` hold `files`. What we wrote before and is not among them goes; what others put there stays.

    The list of our files is extended before anything is written and cut down at the end, so that a killed run never
    leaves a file of ours that the next one takes for somebody else's.
    """
    before = _manifest(root)
    foreign = {path for path in files if path not in before and _differs(root / path, files[path])}
    ours = sorted(set(files) - foreign)
    stale = sorted(before - set(files))
    if not before >= set(ours):
        _write_manifest(root, sorted(before | set(ours)))
    written = [path for path in ours if whole.write(root / path, files[path])]
    removed = [path for path in stale if _remove(root, path)]
    _write_manifest(root, ours)
    return Written(tuple(written), tuple(removed), tuple(sorted(foreign)))


def _manifest(root: Path) -> set[str]:
    try:
        listed = json.loads((root / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return set()
    return {path for path in listed if isinstance(path, str)} if isinstance(listed, list) else set()


def _write_manifest(root: Path, paths: list[str]) -> None:
    whole.write(root / MANIFEST, (json.dumps(paths, indent=0) + "\n").encode())


def _differs(file: Path, data: bytes) -> bool:
    return file.exists() and (not file.is_file() or file.read_bytes() != data)


def _remove(root: Path, path: str) -> bool:
    file = root / path
    if not file.resolve().is_relative_to(root.resolve()) or not file.is_file():
        return False
    file.unlink()
    for folder in file.parents:
        if folder == root or any(folder.iterdir()):
            break
        folder.rmdir()
    return True
