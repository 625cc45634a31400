"""Whether another processor finds the same facts: QEMU plays it, for the real interpreter and all that it loads."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.extraction import texts
from benchmarks.figures import Figure
from generator.article import Article

EMULATOR = "qemu-x86_64"
PROCESSORS = {"Haswell-noTSX": "AVX2 and FMA, no AVX-512", "Nehalem": "SSE4.2, neither AVX nor FMA"}
"""QEMU's names of what is played, and what it can: each makes the libraries take other sums in another order."""
_EXTRACT = "from generator.start import main; main()"


def facts(articles: Sequence[Article], processor: str | None = None) -> list[str]:
    """Give the lines that `extract --jsonl` prints, on this processor or on one of the `PROCESSORS`.

    Raises `FileNotFoundError` without the emulator, `RuntimeError` when the command does not end well.
    """
    # The emulator starts a program, not a script of a virtual environment: its packages are named instead.
    command = [str(Path(sys.executable).resolve()), "-c", _EXTRACT, "extract", "--jsonl", "--workers", "1"]
    if processor:
        command = [EMULATOR, "-cpu", processor, *command]
    given = "".join(
        json.dumps({"id": one.id, "text": one.text, "published": one.metadata.published}) + "\n" for one in articles
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "OMP_NUM_THREADS": "1"}
    ended = subprocess.run(command, input=given, env=environment, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise RuntimeError(f"extract on {processor or 'this processor'} ended with {ended.returncode}: {ended.stderr}")
    return ended.stdout.splitlines()


def compare(source: Path | None, count: int) -> list[Figure]:
    """Count the articles of which an emulated processor finds the very facts that this one finds."""
    if not shutil.which(EMULATOR):
        raise SystemExit(f"{EMULATOR} is missing: Debian has it in the package qemu-user")
    articles = texts(source, count)
    here = facts(articles)
    on = f"{count} articles of {source.parent.name}/{source.name}" if source else f"{count} made-up articles"
    found = []
    for processor, able in PROCESSORS.items():
        there = facts(articles, processor)
        for article, one, other in zip(articles, here, there, strict=True):
            if one != other:
                print(f"{article.id}: other facts on {processor}")
        same = sum(one == other for one, other in zip(here, there, strict=True))
        what = f"articles with the same facts, byte for byte, on {processor} ({able})"
        found.append(Figure(f"processors-{processor}", what, same, "", f">= {count}", on))
    return found
