"""Whether a site is still what a build would make: then nothing is read, rendered or handed to MkDocs.

All that a build reads is digested, and all that it has written: a site that somebody edited or cut is not up to date.
Contents are compared, never times.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from generator import history
from generator.freshness import Cache, contents
from generator.project import SETTINGS_FILE, Project
from generator.publishing.building import site

_CODE = Path(__file__).resolve().parents[2]
_DATA = (("lexicon", "**/*.toml"), ("lexicon", "**/*.json"), ("publishing", "**/*.json"))
_DISTRIBUTIONS = ("newsbrief", "mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "jinja2", "icalendar")
_SEARCH = ("pagefind", "pagefind-bin")
_ENVIRONMENT = ("SOURCE_DATE_EPOCH",)


@dataclass(frozen=True, slots=True)
class LastBuild:
    """What the last build left behind."""

    read: str
    """Digest of all that it read."""
    written: str
    """Digest of `docs/` and `site/`."""
    articles: tuple[str, ...]
    """Articles outside `seeds/` that it read, relative to the root."""
    briefings: int
    warnings: tuple[str, ...]


def standing(project: Project, shipped: Path) -> LastBuild | None:
    """Give the stamp of the last build when another one would change nothing; `shipped` are the templates."""
    try:
        stamp = LastBuild(**_cache(project).load())
        articles = tuple(stamp.articles)
        if stamp.read != _read(project, shipped, articles) or stamp.written != _written(project):
            return None
    except (OSError, ValueError, TypeError):  # a file went away, settings have a fault, or nothing is remembered
        return None
    return stamp


def forget(project: Project) -> None:
    """Remember no build, so that one that is cut off leaves nothing to rely on."""
    _cache(project).forget()


def remember(
    project: Project, shipped: Path, articles: Iterable[str], *, briefings: int, warnings: tuple[str, ...]
) -> None:
    """Write the stamp of a build that went well; `articles` are the files that its briefings name."""
    seeds = f"{project.relative(project.seeds)}/"
    outside = tuple(sorted({file for file in articles if not file.startswith(seeds)}))
    stamp = {
        "read": _read(project, shipped, outside),
        "written": _written(project),
        "articles": outside,
        "briefings": briefings,
        "warnings": warnings,
    }
    _cache(project).save(stamp)


def _cache(project: Project) -> Cache:
    return Cache(project.root, "built")


def _written(project: Project) -> str:
    return contents([project.docs, project.site])


def _read(project: Project, shipped: Path, articles: tuple[str, ...]) -> str:
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
        *(f"{name} {_version(name)}" for name in (*_DISTRIBUTIONS, *_SEARCH)),
        *(f"{name}={os.environ.get(name)}" for name in _ENVIRONMENT),
    ]
    return hashlib.sha256("\n".join(facts).encode("utf-8", "surrogatepass")).hexdigest()


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "absent"
