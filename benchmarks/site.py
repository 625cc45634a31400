"""The site: MkDocs with our theme against plain Material on the same Markdown, and what is ours around it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from benchmarks import projects
from benchmarks.figures import Figure
from benchmarks.measuring import NEWSBRIEF, by_turns, run
from benchmarks.runs import folder

BUILD = (*NEWSBRIEF, "build", "--quiet")
_PLAIN = """site_name: Plain
docs_dir: docs
site_dir: plain
theme: {name: material, font: false}
plugins: []
nav: [index.md]
not_in_nav: "**"
validation: {nav: {omitted_files: ignore, not_found: ignore}, links: {not_found: ignore, anchors: ignore}}
markdown_extensions: [attr_list, md_in_html]
"""
# MkDocs with our theme and settings; without any search, as the plain site is built, or as `build` runs it.
_OURS = """
import sys
from pathlib import Path
from dataclasses import replace
from generator.commands.build.make import templates
from generator.publishing.building import site
configuration = site.configure(Path("."), templates(), Path("docs"), Path("ours"))
off = {"plugins": []} if sys.argv[1] == "plain" else {}
off["site_dir"] = str(Path("ours").resolve())
configuration = replace(configuration, overrides={**configuration.overrides, **off})
site.build(configuration, templates(), epoch=0, strict=False)
"""


def site(sizes: tuple[int, int], rounds: int) -> list[Figure]:
    """Build sites of two sizes: all of it, again with nothing changed, MkDocs alone with our theme, plain Material."""
    seen = [_built(count, rounds) for count in sizes]
    figures = []
    for count, (full, again, ours, searched, plain) in zip(sizes, seen, strict=True):
        on = f"{count:,} briefings, search off on both sides, {rounds} rounds by turns, by the clock"
        figures += [
            Figure(
                f"site-{count:05d}-1",
                f"MkDocs with our theme against plain Material, {count:,} briefings",
                ours / plain,
                "x",
                "<= 1.15",
                on,
            ),
            Figure(
                f"site-{count:05d}-2",
                f"`build` with nothing changed against a full one, {count:,} briefings",
                again / full,
                "x",
                "<= 0.05",
                on,
            ),
            Figure(
                f"site-{count:05d}-3",
                f"all of ours after extraction against plain Material, {count:,} briefings",
                (full - searched) / plain,
                "x",
                "<= 0.35",
                on + "; the whole `build` less MkDocs with search as `build` runs it",
            ),
        ]
    growth = seen[1][2] / seen[0][2]
    on = f"from {sizes[0]:,} to {sizes[1]:,} briefings"
    return [*figures, Figure("site-growth", "growth of MkDocs with our theme", growth, "x", "<= 5.5", on)]


def _built(count: int, rounds: int) -> list[float]:
    with folder() as root:
        projects.make(root, count)

        def full() -> float:
            for made in ("site", "docs", ".cache"):
                shutil.rmtree(root / made, ignore_errors=True)
            run((*NEWSBRIEF, "generate", "--quiet"), root)  # the briefings are there: only the site is to be made
            return run(BUILD, root).wall

        def again() -> float:
            return run(BUILD, root).wall

        def ours() -> float:
            return run((sys.executable, "-c", _OURS, "plain"), root).wall

        def searched() -> float:
            return run((sys.executable, "-c", _OURS, "search"), root).wall

        def plain() -> float:
            _write_plain(root)
            return run((sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", "plain.yml"), root).wall

        return by_turns(rounds, full, again, ours, searched, plain)


def _write_plain(root: Path) -> None:
    (root / "plain.yml").write_text(_PLAIN, encoding="utf-8")
