"""`newsbrief generate`: from articles to briefings, with every edit kept."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

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
from generator.errors import NewsbriefError, Place, SettingsError, contained
from generator.metadata import Remark
from generator.project import Project

__all__ = ["Extract", "Outcome", "Report", "Request", "run", "with_machine"]


def run(asked: Request) -> Report:
    """Bring the briefings of the given articles, or of all, up to date.

    Raises `ArticleError` when there are no seeds to read and `BriefingError` when the folder of briefings cannot be
    used.
    """
    project, files, extractor = asked.project, asked.files, asked.name_of_extractor
    shelf = asked.shelf or Store(project.briefings)
    with shelf.alone(asked.waiting):
        standstill = Standstill(project, shelf, extractor) if asked.is_usual else None
        if standstill and (unchanged := standstill.report()):
            return unchanged
        paths = _paths(project, shelf, files)
        entries, warnings = missing.follow_renames(shelf, shelf.recover())
        if any(entry.has_yaml for entry in entries):
            shelf.put_schema()
        if project.aliases.is_file():
            shelf.put_schema(schema.SHIPPED_ALIASES)
        if asked.prune:
            missing.refuse_to_prune_all(project, entries, _paths(project, shelf, files))
        planner = Planner(
            project, shelf, extractor, asked.aliases, asked.refuse, upgrade=asked.upgrade, create=asked.create
        )
        writer = Writer(project, shelf, extractor, entries)
        plan = planner.plan(paths, entries)
        work = _Work(planner, writer, plan, asked.progress)
        for briefing in asked.spread(_Attempt(asked.extract), work.articles()):
            work.finish(briefing)
        outcomes = work.outcomes
        lasting = [*missing.displaced(plan)]
        if files is None:
            known = {*(outcome.slug for outcome in outcomes), *plan.displaced}
            lasting += missing.without_article(project, shelf, entries, known, prune=asked.prune)
            lasting += missing.misnamed(shelf, known)
        report = Report(
            tuple(sorted(outcomes, key=lambda outcome: outcome.article)),
            (*warnings, *lasting),
            () if asked.shelf else (*plan.remarks, *work.remarks, *(_unread_files(project) if files is None else ())),
            sum(outcome.is_older for outcome in outcomes),
        )
        if standstill:
            standstill.remember(report, lasting)
        return report if asked.shelf else Said(project).mark(report, of_all=files is None)


def _paths(project: Project, shelf: Store, files: Sequence[Path] | None) -> Iterable[Path]:
    """Give the articles to read, each once; none where people keep the articles elsewhere and only the YAML is here."""
    if files is not None:
        return sorted({path.resolve(): path for path in named(files)}.values())
    return seed_files(project.seeds) if project.seeds.is_dir() or not shelf.slugs() else ()


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
