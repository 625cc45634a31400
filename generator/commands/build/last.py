"""Whether a site is still what a build would make: then nothing is read, rendered or handed to MkDocs.

All that a build reads is digested, and all that it has written: a site that somebody edited or cut is not up to date.
Contents are compared, never times.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from generator import fingerprint, history
from generator.freshness import Cache, contents
from generator.project import SETTINGS_FILE, Project
from generator.publishing.building import site

_CODE = Path(__file__).resolve().parents[2]
_DATA = (("lexicon", "**/*.toml"), ("lexicon", "**/*.json"), ("publishing", "**/*.json"))
_DISTRIBUTIONS = ("newsbrief", "mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "jinja2", "icalendar")
_SEARCH = ("pagefind", "pagefind-bin")
_ENVIRONMENT = ("SOURCE_DATE_EPOCH",)


def standing(project: Project, shipped: Path) -> tuple[int, tuple[str, ...]] | None:
    """Give the briefings and the warnings of the last build when another one would change nothing.

    `shipped` are the templates.
    """
    kept = _cache(project).load()
    try:
        if kept["read"] == _read(project, shipped, kept["articles"]) and kept["written"] == _written(project):
            return kept["briefings"], tuple(kept["warnings"])
    except (OSError, ValueError, TypeError, KeyError):  # a file went away, settings have a fault, nothing is remembered
        pass
    return None


def forget(project: Project) -> None:
    """Remember no build, so that one that is cut off leaves nothing to rely on."""
    _cache(project).forget()


def remember(
    project: Project, shipped: Path, articles: Iterable[str], *, briefings: int, warnings: tuple[str, ...]
) -> None:
    """Remember a build that went well; `articles` are the files that its briefings name, some of them elsewhere."""
    seeds = f"{project.relative(project.seeds)}/"
    outside = tuple(sorted({file for file in articles if not file.startswith(seeds)}))
    kept = {
        "read": _read(project, shipped, outside),
        "written": _written(project),
        "articles": outside,
        "briefings": briefings,
        "warnings": warnings,
    }
    _cache(project).save(kept)


def _cache(project: Project) -> Cache:
    return Cache(project.root, "built")


def _written(project: Project) -> str:
    return contents([project.docs, project.site])


def _read(project: Project, shipped: Path, articles: Iterable[str]) -> str:
    files = [
        project.seeds,
        project.briefings,
        project.locks,
        project.templates,
        project.mkdocs_yml,
        project.root / SETTINGS_FILE,
        project.aliases,
        *(project.root / file for file in articles),
        *site.reads(project.root, shipped),
    ]
    data = (file for room, kind in _DATA for file in sorted((_CODE / room).glob(kind)))
    code = [*sorted(_CODE.rglob("*.py")), *data]
    facts = [
        contents(files),
        contents([shipped, *code]),
        history.position(project.root),
        site.settings(project.root, shipped),
        *(f"{name} {fingerprint.version(name)}" for name in (*_DISTRIBUTIONS, *_SEARCH)),
        *(f"{name}={os.environ.get(name)}" for name in _ENVIRONMENT),
    ]
    return hashlib.sha256("\n".join(facts).encode("utf-8", "surrogatepass")).hexdigest()
