"""`newsbrief check`: every fault of every briefing, without reading language."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.article import seed_files, text_at_hand
from generator.commands.generate import missing
from generator.commands.known_findings import KnownFindings
from generator.editing.checking import alias_file, form, reading, rules
from generator.editing.checking.findings import Finding, InvalidFileError, shown
from generator.editing.merging.records import notice
from generator.editing.store.briefings import OTHER_SUFFIX, SUFFIX, Store
from generator.editing.store.rehearsal import Rehearsal
from generator.editing.store.stored import Stored
from generator.editing.values.decisions import Decisions
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
    without_articles: int = 0
    """Briefings whose evidence was compared with nothing, in a project that keeps its articles elsewhere."""

    def has_errors(self, *, strict: bool = False) -> bool:
        """Say whether the check failed; with `strict` a warning is an error."""
        return any(strict or finding.level == "error" for finding in self.findings)


def run(project: Project, files: Sequence[Path] | None = None) -> Checked:
    """Check the given briefings, or all of the project with its alias file.

    What is found is remembered by the files' marks in `.cache/`; nothing else is written.
    """
    shelf = _shelf(project)
    if files is None:
        paths = [shelf.yaml(slug) for slug in shelf.slugs() if shelf.yaml(slug).exists()] + shelf.misnamed()
        paths += [project.aliases] if project.aliases.exists() else []
    else:
        paths = sorted(path for file in files for path in (file.glob(f"*{SUFFIX}") if file.is_dir() else [file]))
    others = tuple(path for path in paths if path.name == project.aliases.name and _is_same(path, project.aliases))
    briefings = tuple(path for path in paths if path not in others)
    known = KnownFindings(project)
    own = {folder for folder in {path.parent for path in briefings} if _is_same(folder, project.briefings)}
    found = (known.of(path, lambda path: _check(project, shelf, path, own)) for path in briefings)
    findings = [finding for of_file in found for finding in of_file]
    findings += [finding for path in others for finding in _check_aliases(path)]
    known.keep(all_met=files is None)
    absent = 0
    if not project.seeds.is_dir() or not any(True for _ in seed_files(project.seeds)):
        absent = sum(finding.code == "NB208" for finding in findings)
        findings = [finding for finding in findings if finding.code != "NB208"]
    return Checked(briefings, others, tuple(findings), absent)


def _shelf(project: Project) -> Store:
    """Give the briefings as the next run will find them, once the locks follow the YAML that people renamed."""
    shelf = Store(project.briefings)
    if all(shelf.lock(slug).exists() for slug in shelf.slugs()):
        return shelf
    rehearsal = Rehearsal(project.briefings)
    missing.follow_renames(rehearsal, rehearsal.recover())
    return rehearsal


def _is_same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


def _check(
    project: Project, shelf: Store, path: Path, own: Collection[Path]
) -> tuple[tuple[Finding, ...], tuple[Path, ...]]:
    """Give what is wrong with a briefing, and the other files that this depends on; locks are in `own` folders."""
    if path.parent in own and path.suffix == OTHER_SUFFIX:
        way_out = f"rename it to {path.stem}{SUFFIX}"
        return (Finding("NB110", f"{path.name} is no briefing", Place(path, 1, 1), way_out),), ()
    try:
        content = path.read_bytes()
        source = reading.read(reading.decode(content, path), path)
    except InvalidFileError as error:
        return error.findings, ()
    except OSError as error:
        return (Finding("NB109", f"it cannot be read: {error.strerror}", Place(path)),), ()
    stored = shelf.read(path.stem) if path.parent in own else Stored(path.stem, content, None)
    state = stored.lock
    text = text_at_hand(source.briefing.article.file, project.root, project.settings.max_article_characters)
    is_another = bool(text and state and not state.tells_of(text))
    memory = notice(state.base, source.data, state.memory).decided if state else Decisions()
    found = rules.check(rules.Context(source, None if is_another else text, is_another, memory))
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
