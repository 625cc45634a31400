"""What the site is made of: every briefing's YAML with its article's text, its history and what people changed."""

from __future__ import annotations

from dataclasses import dataclass

from generator import history
from generator.article import read_seed
from generator.editing import reading
from generator.editing.differences import differences
from generator.editing.shelf import Shelf, Stored
from generator.errors import NewsbriefError
from generator.project import Project
from generator.publishing.entry import Entry


@dataclass(frozen=True, slots=True)
class Gathered:
    """The briefings that can be published, and why others cannot."""

    entries: tuple[Entry, ...]
    faults: tuple[NewsbriefError, ...]
    warnings: tuple[str, ...]


def gather(project: Project) -> Gathered:
    """Read every briefing, in order of slugs. One that cannot be read is a fault; the others go on."""
    shelf = Shelf(project.briefings)
    changed = history.read(project.root, project.relative(project.briefings))
    entries: list[Entry] = []
    faults: list[NewsbriefError] = []
    for slug in shelf.slugs():
        stored = shelf.read(slug)
        if stored.content is None:
            continue
        try:
            entries.append(_entry(project, shelf, stored, changed))
        except NewsbriefError as error:
            faults.append(error)
    warnings = (_SHALLOW,) if changed.shallow else ()
    return Gathered(tuple(entries), tuple(faults), warnings)


_SHALLOW = "this is a shallow clone: dates of last change are not known; fetch with full history to have them"


def _entry(project: Project, shelf: Shelf, stored: Stored, changed: history.History) -> Entry:
    file = shelf.yaml(stored.slug)
    source = reading.read(reading.decode(stored.content or b"", file), file)
    state = stored.lock
    edited = differences(state.base, source.data, state.memory) if state else ()
    path = project.relative(file)
    return Entry(
        slug=stored.slug,
        briefing=source.briefing,
        text=_text(project, source.briefing.article.file),
        id=state.id if state else stored.slug,
        updated=None if changed.shallow else changed.changed.get(path),
        edited=frozenset(difference.at for difference in edited),
        former_slugs=state.former if state else (),
    )


def _text(project: Project, file: str) -> str | None:
    """Give the article's text, or None when it is not at hand: people keep copyrighted texts out of a repository."""
    try:
        return read_seed(project.root / file, project.root, project.settings.max_article_characters).text
    except NewsbriefError:
        return None
