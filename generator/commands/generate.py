"""`newsbrief generate`: from articles to briefings, with every edit kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from importlib import metadata
from pathlib import Path
from typing import Any, Literal

from generator import __version__
from generator.article import Article, Metadata, checked_date, read_seed, seed_files
from generator.briefing import Briefing
from generator.editing import assignment, compose, durable, lock, revision, schema, slug
from generator.editing.differences import differences
from generator.editing.findings import Finding, InvalidBriefingError
from generator.editing.lock import Inputs, Lock
from generator.editing.memory import Memory
from generator.editing.merge import Change
from generator.editing.shape import Data, keys, meaning, plain
from generator.editing.shelf import Shelf, Stored
from generator.editing.sketch import sketch
from generator.errors import BriefingError, NewsbriefError, SettingsError
from generator.project import Project, Settings

Extract = Callable[[Article], Briefing]
"""Makes a fresh briefing of an article; raises `NewsbriefError` when it cannot."""
Spread = Callable[[Callable[[Article], "Briefing | NewsbriefError"], Iterable[Article]], Iterable[Any]]
"""Applies a function to articles and gives the results in order, as `map` does; a pool's `imap` fits too."""

Status = Literal["created", "updated", "unchanged", "skipped", "failed"]

EXTRACTION_SETTINGS = ("model",)
"""The settings that change what is extracted."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article."""

    article: str
    """Its path relative to the project's root."""
    status: Status
    slug: str | None = None
    changes: tuple[Change, ...] = ()
    message: str = ""
    """Why it was skipped, or how it failed, as one readable line."""
    findings: tuple[Finding, ...] = ()
    """All that is wrong with the form of the YAML."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did."""

    outcomes: tuple[Outcome, ...]
    """One for each article, in order of their paths."""
    warnings: tuple[str, ...] = ()
    older: int = 0
    """Briefings that an older extractor made; `upgrade` does them again."""

    @property
    def failed(self) -> bool:
        """Whether any article failed."""
        return any(outcome.status == "failed" for outcome in self.outcomes)


@dataclass(frozen=True, slots=True)
class _Job:
    """An article with its briefing and all that decides whether it is extracted again."""

    seed: Article
    """As read."""
    article: Article
    """With the metadata that people corrected in the YAML."""
    stored: Stored | None
    inputs: Inputs
    is_extracted: bool
    """Something that the extraction depends on has changed."""
    is_settled: bool
    """Nothing at all has changed since the last run."""


def run(
    project: Project,
    files: Sequence[Path] | None,
    extract: Extract,
    *,
    upgrade: bool = False,
    prune: bool = False,
    extractor: str | None = None,
    aliases: Callable[[Article], str] = lambda _: "",
    spread: Spread = map,
    progress: Callable[[int, int, str], None] = lambda _done, _total, _article: None,
    waiting: Callable[[], None] = lambda: None,
) -> Report:
    """Bring the briefings of the given articles, or of all, up to date.

    `extractor` names what extracts, with its version; `aliases` gives a digest of the alias entries that concern an
    article. `progress` hears what was done before each article, `waiting` when another run has to end first. Raises
    `ArticleError` when there are no seeds to read and `BriefingError` when the folder of briefings cannot be used.
    """
    paths = (
        sorted({path.resolve(): path for path in files}.values()) if files is not None else seed_files(project.seeds)
    )
    with durable.alone(project.locks, waiting):
        work = _Run(project, extractor or extractor_name(project.settings), aliases, upgrade=upgrade)
        jobs = work.plan(paths)
        todo = [job.article for job in jobs if job.is_extracted]
        fresh = iter(spread(_Attempt(extract), todo))
        for done, job in enumerate(jobs):
            progress(done, len(jobs), job.seed.id)
            work.finish(job, next(fresh) if job.is_extracted else None)
        if files is None:
            work.report_missing(prune=prune)
        return work.report()


@dataclass(frozen=True, slots=True)
class _Attempt:
    """Extracts, giving an expected failure as a value: one article fails alone, in a pool too."""

    extract: Extract

    def __call__(self, article: Article) -> Briefing | NewsbriefError:
        try:
            return self.extract(article)
        except SettingsError:
            raise  # a missing model is the run's failure, not each article's
        except NewsbriefError as error:
            return error


def extractor_name(settings: Settings) -> str:
    """Name the extractor and its versions without loading it."""
    try:
        model = metadata.version(settings.model)
    except metadata.PackageNotFoundError:
        model = "?"
    return f"newsbrief {__version__}, {settings.model} {model}"


class _Run:
    def __init__(self, project: Project, extractor: str, aliases: Callable[[Article], str], *, upgrade: bool) -> None:
        self.project, self.extractor, self.aliases, self.upgrade = project, extractor, aliases, upgrade
        self.outcomes: list[Outcome] = []
        self.warnings: list[str] = []
        self.older = 0
        self.shelf = Shelf(project.briefings)
        self.stored = self._renamed(self.shelf.recover())
        self.taken = {s.slug for s in self.stored} | {old for s in self.stored if s.lock for old in s.lock.former}

    def plan(self, paths: Sequence[Path]) -> list[_Job]:
        """Read the articles, find their briefings, and see what has changed."""
        articles = []
        for path in paths:
            try:
                articles.append(read_seed(path, self.project.root, self.project.settings.max_article_characters))
            except NewsbriefError as error:
                self._failed(self.project.relative(path), error)
        assigned = assignment.assign(articles, self.stored, lambda file: (self.project.root / file).is_file())
        return [job for one in assigned if (job := self._job(one))]

    def _job(self, assigned: assignment.Assigned) -> _Job | None:
        seed, stored = assigned.article, assigned.stored
        if assigned.same_as:
            self._skipped(seed.id, f"it has the same text as {assigned.same_as}, which has the briefing")
            return None
        if stored and stored.fault:
            self._failed(seed.id, stored.fault, stored.slug)
            return None
        if stored and stored.is_gone:
            way_out = f"`newsbrief review restore {stored.slug}` brings it back"
            self._skipped(seed.id, f"its briefing {stored.slug} was deleted; {way_out}", stored.slug)
            return None
        try:
            return self._compared(seed, stored)
        except NewsbriefError as error:
            self._failed(seed.id, error, stored.slug if stored else None)
            return None

    def _compared(self, seed: Article, stored: Stored | None) -> _Job:
        if stored is None:
            return _Job(seed, seed, None, self._inputs(seed), is_extracted=True, is_settled=False)
        if stored.lock and stored.content is not None and lock.digest(stored.content) == stored.lock.yaml:
            settled = stored.lock.base["article"] == reference(seed)
            inputs = self._inputs(seed).model_copy(update={"metadata": stored.lock.inputs.metadata})
            if settled and inputs == stored.lock.inputs and not self._is_redone(stored.lock):
                return _Job(seed, seed, stored, inputs, is_extracted=False, is_settled=True)
        source = revision.read(self.shelf, stored)
        try:
            article = corrected(seed, stored.lock.base["article"] if stored.lock else None, source.data["article"])
        except ValueError as error:
            place = source.document.place(("article", "published"))
            raise BriefingError(str(error), place=place, hint="write it as 2025-06-14") from error
        inputs = self._inputs(article)
        extracted = stored.lock is None or inputs != stored.lock.inputs or self._is_redone(stored.lock)
        return _Job(seed, article, stored, inputs, is_extracted=extracted, is_settled=False)

    def _is_redone(self, state: Lock) -> bool:
        return self.upgrade and state.extractor != self.extractor

    def _inputs(self, article: Article) -> Inputs:
        settings = {name: getattr(self.project.settings, name) for name in EXTRACTION_SETTINGS}
        return Inputs(
            text=lock.digest(article.text),
            metadata=lock.digest(json.dumps(asdict(article.metadata), sort_keys=True)),
            settings=lock.digest(json.dumps(settings, sort_keys=True)),
            aliases=self.aliases(article),
        )

    def finish(self, job: _Job, briefing: Briefing | NewsbriefError | None) -> None:
        """Write what one article's extraction gave, or what people did since."""
        name = job.stored.slug if job.stored else None
        if isinstance(briefing, NewsbriefError):
            self._failed(job.seed.id, briefing, name)
            return
        if job.stored and job.stored.lock and not briefing and job.stored.lock.extractor != self.extractor:
            self.older += 1
        if job.is_settled:
            self.outcomes.append(Outcome(job.seed.id, "unchanged", name))
            return
        try:
            durable.write(self.project.briefings / compose.SCHEMA_FILE, schema.SHIPPED.read_text(encoding="utf-8"))
            self._write(job, plain(briefing) if briefing else None)
        except NewsbriefError as error:
            self._failed(job.seed.id, error, name)

    def _write(self, job: _Job, fresh: Data | None) -> None:
        if fresh is not None:
            fresh["article"] = reference(job.seed)
        if job.stored is None:
            assert fresh is not None
            published = job.article.metadata.published
            name = slug.make(published, fresh["headline"], job.inputs.text, self.taken)
            self.taken.add(name)
            revision.create(self.shelf, name, fresh, self._stamp(job, name, None))
            self.outcomes.append(Outcome(job.seed.id, "created", name))
            return
        revised = revision.revise(
            self.shelf,
            job.stored,
            fresh,
            self._stamp(job, job.stored.slug, None if fresh else job.stored.lock),
            reference(job.seed),
            job.seed.text,
        )
        status: Status = "updated" if revised.rewritten else "unchanged"
        self.outcomes.append(Outcome(job.seed.id, status, revised.slug, revised.changes))

    def _stamp(self, job: _Job, name: str, unchanged: Lock | None) -> revision.Stamp:
        known = job.stored.lock if job.stored else None

        def stamp(base: Data, memory: Memory) -> Lock:
            if unchanged:
                return unchanged.model_copy(update={"base": base, "memory": memory, "file": job.seed.id})
            return Lock(
                id=known.id if known else name,
                former=known.former if known else (),
                file=job.seed.id,
                inputs=job.inputs,
                sketch=sketch(job.seed.text),
                extractor=self.extractor,
                yaml="",
                base=base,
                memory=memory,
            )

        return stamp

    def _renamed(self, stored: list[Stored]) -> list[Stored]:
        """Let locks follow the YAML files that people renamed."""
        for old, new in assignment.renames(stored):
            moved = self.shelf.rename(old, new.slug)
            self.warnings.append(f"{old.slug} is now {new.slug}; its old address will redirect")
            stored = [moved if s is new else s for s in stored if s is not old]
        return stored

    def report_missing(self, *, prune: bool) -> None:
        """Speak of briefings whose article is not at hand; with `prune`, remove those that nobody edited."""
        known = {outcome.slug for outcome in self.outcomes}
        for stored in self.stored:
            if stored.slug in known or stored.content is None:
                continue
            article = stored.file or "its article"
            if stored.file and (self.project.root / stored.file).is_file():
                self.warnings.append(f"{stored.slug}: {article} has another briefing already; this one stays as it is")
            elif not prune:
                self.warnings.append(f"{stored.slug}: {article} is not at hand; the briefing stays as it is")
            elif stored.lock and lock.digest(stored.content) == stored.lock.yaml and not self._is_edited(stored):
                self.shelf.remove(stored.slug)
                self.warnings.append(f"{stored.slug}: removed, {article} is gone")
            else:
                self.warnings.append(f"{stored.slug}: {article} is gone; kept, because it was edited by hand")

    def _is_edited(self, stored: Stored) -> bool:
        assert stored.lock is not None
        source = revision.read(self.shelf, stored)
        found = differences(stored.lock.base, source.data, stored.lock.memory)
        return bool(found or revision.commented(source))

    def _failed(self, article: str, error: NewsbriefError, name: str | None = None) -> None:
        findings = error.findings if isinstance(error, InvalidBriefingError) else ()
        if error.place:
            error.place = replace(error.place, file=Path(self.project.relative(error.place.file)))
        self.outcomes.append(Outcome(article, "failed", name, message=str(error), findings=findings))

    def _skipped(self, article: str, message: str, name: str | None = None) -> None:
        self.outcomes.append(Outcome(article, "skipped", name, message=message))

    def report(self) -> Report:
        """Give what the run did."""
        outcomes = sorted(self.outcomes, key=lambda outcome: outcome.article)
        return Report(tuple(outcomes), tuple(self.warnings), self.older)


def corrected(seed: Article, base: Data | None, hand: Data) -> Article:
    """Give the article with the metadata that people changed in the YAML: theirs wins over every other source.

    Without a base, for a YAML whose lock is missing, all that the YAML says counts as theirs. Raises `ValueError`
    for a date that is none.
    """
    values = asdict(seed.metadata)
    for key in values:
        yours = meaning("article", key, hand.get(key))
        if key == "published" and yours is not None:
            checked_date(yours)
        if base is None:
            values[key] = yours if yours is not None else values[key]
        elif yours != meaning("article", key, base.get(key)):
            values[key] = yours
    return replace(seed, metadata=Metadata(**values))


def reference(seed: Article) -> Data:
    """Give the `article:` section as the machine writes it."""
    known = asdict(seed.metadata)
    order = [key for key in keys("article") if key != "file"]
    return {"file": seed.id, **{key: known[key] for key in order if known.get(key) is not None}}
