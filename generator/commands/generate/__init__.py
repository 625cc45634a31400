"""`newsbrief generate`: from articles to briefings, with every edit kept."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Never

from generator.article import Article, named, other_files, seed_files
from generator.briefing import Briefing
from generator.commands.generate import missing
from generator.commands.generate.plan import Job, Plan, Planner
from generator.commands.generate.report import Outcome, Report
from generator.commands.generate.request import Extract, Request, with_machine
from generator.commands.generate.said import Said
from generator.commands.generate.standstill import Standstill
from generator.commands.generate.write import Writer
from generator.editing.checking import schema
from generator.editing.store.briefings import Store
from generator.editing.store.index import IndexEntry
from generator.errors import NewsbriefError, Place, SettingsError, contained
from generator.metadata import Remark
from generator.project import Project
from generator.steps import Steps

__all__ = ["Extract", "Outcome", "Report", "Request", "run", "with_machine"]


def run(asked: Request) -> Report:
    """Bring the briefings of the given articles, or of all, up to date: take the `STEPS`, while no other run does.

    Raises `ArticleError` when there are no seeds to read and `BriefingError` when the folder of briefings cannot be
    used.
    """
    shelf = asked.shelf or Store(asked.project.briefings)
    with shelf.alone(asked.waiting):
        standstill = Standstill(asked.project, shelf, asked.name_of_extractor) if asked.is_usual else None
        return STEPS.take(_Run(asked, shelf, standstill), asked.during)


@dataclass(frozen=True, slots=True)
class _Run:
    """What is known so far; each step adds to it."""

    asked: Request
    shelf: Store
    standstill: Standstill | None
    """None for a run that has something to do whatever the files are."""
    articles: Iterable[Path] = ()
    entries: Sequence[IndexEntry] = ()
    plan: Plan = field(default_factory=Plan)
    outcomes: Sequence[Outcome] = ()
    remarks: Sequence[Remark] = ()
    warnings: Sequence[str] = ()
    lasting: Sequence[str] = ()
    """The warnings that the next run repeats."""

    @property
    def project(self) -> Project:
        return self.asked.project

    @property
    def planner(self) -> Planner:
        return Planner(self.asked, self.shelf)

    def paths(self) -> Iterable[Path]:
        """Give the articles to read, each once; none where people keep them elsewhere and only the YAML is here."""
        if self.asked.files is not None:
            return sorted({path.resolve(): path for path in named(self.asked.files)}.values())
        seeds = self.project.seeds
        return seed_files(seeds) if seeds.is_dir() or not self.shelf.slugs() else ()


def _standing(run: _Run) -> Report | None:
    return run.standstill.report() if run.standstill else None


def _look(run: _Run) -> _Run:
    articles = run.paths()
    entries, warnings = missing.follow_renames(run.shelf, run.shelf.recover())
    if any(entry.has_yaml for entry in entries):
        run.shelf.put_schema()
    if run.project.aliases.is_file():
        run.shelf.put_schema(schema.SHIPPED_ALIASES)
    if run.asked.prune:
        missing.refuse_to_prune_all(run.project, entries, run.paths())
    return replace(run, articles=articles, entries=entries, warnings=warnings)


def _plan(run: _Run) -> _Run:
    return replace(run, plan=run.planner.plan(run.articles, run.entries))


def _write(run: _Run) -> _Run:
    writer = Writer(run.project, run.shelf, run.asked.name_of_extractor, run.entries)
    work = _Work(run.planner, writer, run.plan, run.asked.progress)
    for briefing in run.asked.spread(_Attempt(run.asked.extract), work.articles()):
        work.finish(briefing)
    return replace(run, outcomes=work.outcomes, remarks=(*run.plan.remarks, *work.remarks))


def _miss(run: _Run) -> _Run:
    lasting = [*missing.displaced(run.plan)]
    if run.asked.files is not None:
        return replace(run, lasting=lasting)
    known = {*(outcome.slug for outcome in run.outcomes), *run.plan.displaced}
    lasting += missing.without_article(run.project, run.shelf, run.entries, known, prune=run.asked.prune)
    lasting += missing.misnamed(run.shelf, known)
    return replace(run, lasting=lasting, remarks=(*run.remarks, *_unread_files(run.project)))


def _report(run: _Run) -> Report:
    is_rehearsal = run.asked.shelf is not None
    report = Report(
        tuple(sorted(run.outcomes, key=lambda outcome: outcome.article)),
        (*run.warnings, *run.lasting),
        () if is_rehearsal else tuple(run.remarks),
        sum(outcome.is_older for outcome in run.outcomes),
    )
    if run.standstill:
        run.standstill.remember(report, run.lasting)
    return report if is_rehearsal else Said(run.project).mark(report, of_all=run.asked.files is None)


STEPS = (
    Steps[_Run, _Run, Never]()
    .unless("see whether anything has changed", _standing)
    .then("look which briefings there are", _look)
    .then("plan which articles are read", _plan)
    .then("read the articles and write their briefings", _write)
    .then("name what has lost its article", _miss)
    .then("report, and remember what was said", _report)
)
"""What a run does, in order. It ends early where nothing has changed since the last one."""


def _unread_files(project: Project) -> Iterator[Remark]:
    """Speak of what lies among the articles and is none."""
    for path in other_files(project.seeds):
        if not project.skipping(path):
            yield Remark("no article", "", Place(Path(project.relative(path))))


class _Work:
    """Takes one article after the other from reading to writing; only those that are being extracted are held."""

    def __init__(self, planner: Planner, writer: Writer, plan: Plan, progress: Callable[[int, int, str], None]) -> None:
        self._planner, self._writer, self._progress = planner, writer, progress
        self._tasks = deque(plan.tasks)
        self._extracted: deque[Job] = deque()
        self._done, self._total = 0, len(plan.tasks)
        self.outcomes = list(plan.outcomes)
        self.remarks: list[Remark] = []
        """What is to be said of the articles that are being extracted."""

    def articles(self) -> Iterator[Article]:
        """Give the articles that are to be extracted, each read when it is asked for; finish the others meanwhile."""
        while self._tasks:
            job = self._planner.job(self._tasks.popleft())
            if isinstance(job, Job):
                self.remarks += job.remarks
            if isinstance(job, Outcome):
                self._told(job.article)
                self.outcomes.append(job)
            elif job.is_extracted:
                self._extracted.append(job)
                yield job.article
            else:
                self._told(job.seed.id)
                self.outcomes.append(self._writer.finish(job, None))

    def finish(self, briefing: Briefing | NewsbriefError) -> None:
        """Write what the extraction gave for the first of the articles that wait for it."""
        job = self._extracted.popleft()
        self._told(job.seed.id)
        if job.article.metadata.published is None and not isinstance(briefing, NewsbriefError):
            self.remarks.append(Remark("undated", "", Place(Path(job.seed.id))))
        self.outcomes.append(self._writer.finish(job, briefing))

    def _told(self, article: str) -> None:
        self._progress(self._done, self._total, article)
        self._done += 1


@dataclass(frozen=True, slots=True)
class _Attempt:
    """Extracts, giving an expected failure as a value: one article fails alone, in a pool too."""

    extract: Extract

    def __call__(self, article: Article) -> Briefing | NewsbriefError:
        try:
            with contained(Place(Path(article.id))):
                return self.extract(article)
        except SettingsError:
            raise  # a missing model is the run's failure, not each article's
        except NewsbriefError as error:
            return error
