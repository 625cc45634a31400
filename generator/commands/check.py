"""`newsbrief check`: every fault of every briefing, without reading language."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.article import text_at_hand
from generator.commands.known_findings import KnownFindings
from generator.editing import alias_file, form, reading, rules
from generator.editing.findings import Finding, InvalidFileError, shown
from generator.editing.shelf import SUFFIX, Shelf, Stored
from generator.errors import BriefingError, Place
from generator.project import Project


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found."""

    files: tuple[Path, ...]
    """The briefings that were checked, in order."""
    aliases: tuple[Path, ...]
    """The alias file, where it was checked."""
    findings: tuple[Finding, ...]
    """File by file, in order of the text."""

    def has_errors(self, *, strict: bool = False) -> bool:
        """Say whether the check failed; with `strict` a warning is an error."""
        return any(strict or finding.level == "error" for finding in self.findings)


def run(project: Project, files: Sequence[Path] | None = None) -> Checked:
    """Check the given briefings, or all of the project with its alias file.

    What is found is remembered by the files' marks in `.cache/`; nothing else is written.
    """
    shelf = Shelf(project.briefings)
    if files is None:
        paths = [shelf.yaml(slug) for slug in shelf.slugs() if shelf.yaml(slug).exists()]
        paths += [project.aliases] if project.aliases.exists() else []
    else:
        paths = sorted(path for file in files for path in (file.glob(f"*{SUFFIX}") if file.is_dir() else [file]))
    others = tuple(path for path in paths if path.name == project.aliases.name and _is_same(path, project.aliases))
    briefings = tuple(path for path in paths if path not in others)
    known = KnownFindings(project)
    own = {folder for folder in {path.parent for path in briefings} if _is_same(folder, project.briefings)}
    findings = [f for path in briefings for f in known.of(path, lambda path: _check(project, shelf, path, own))]
    findings += [finding for path in others for finding in _check_aliases(path)]
    known.keep(all_met=files is None)
    return Checked(briefings, others, tuple(findings))


def _is_same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


def _check(
    project: Project, shelf: Shelf, path: Path, own: Collection[Path]
) -> tuple[tuple[Finding, ...], tuple[Path, ...]]:
    """Give what is wrong with a briefing, and the other files that this depends on; locks are in `own` folders."""
    try:
        content = path.read_bytes()
        source = reading.read(reading.decode(content, path), path)
    except InvalidFileError as error:
        return error.findings, ()
    except OSError as error:
        return (Finding("NB109", f"it cannot be read: {error.strerror}", Place(path)),), ()
    stored = shelf.read(path.stem) if path.parent in own else Stored(path.stem, content, None)
    deleted = stored.lock.memory.deleted.get("actors", ()) if stored.lock else ()
    found = rules.check(
        rules.Context(
            source,
            text_at_hand(source.briefing.article.file, project.root, project.settings.max_article_characters),
            frozenset(a["id"] for a in deleted),
        )
    )
    seed = project.root / source.briefing.article.file
    return (*_of_lock(stored.fault), *found), (shelf.lock(path.stem), seed)


def _check_aliases(path: Path) -> tuple[Finding, ...]:
    try:
        text = reading.decode(path.read_bytes(), path)
        alias_file.read(text, path)
        return shown(form.cut_off(text, form.parsed(text, path)[0]), text)
    except InvalidFileError as error:
        return error.findings
    except OSError as error:
        return (Finding("NB109", f"it cannot be read: {error.strerror}", Place(path)),)


def _of_lock(fault: BriefingError | None) -> tuple[Finding, ...]:
    return (Finding("NB108", fault.message, fault.place or Place(Path()), fault.hint),) if fault else ()
