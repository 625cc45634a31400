"""What a run has to do: which article belongs to which briefing, and what has changed since the last run."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from generator.article import Article, Metadata, checked_date, read_seed
from generator.commands.generate.report import Outcome, failed, skipped
from generator.editing import assignment, lock, revision
from generator.editing.lock import Inputs, Lock
from generator.editing.shape import Data, keys, meaning
from generator.editing.shelf import Shelf, Stored
from generator.errors import BriefingError, NewsbriefError
from generator.project import Project

EXTRACTION_SETTINGS = ("model",)
"""The settings that change what is extracted."""


@dataclass(frozen=True, slots=True)
class Job:
    """An article with its briefing and all that decides whether it is extracted again."""

    seed: Article
    """As read."""
    article: Article
    """With the metadata that people corrected in the YAML."""
    stored: Stored | None
    """None for an article that has no briefing yet."""
    inputs: Inputs
    is_extracted: bool
    """Something that the extraction depends on has changed."""
    is_settled: bool
    """Nothing at all has changed since the last run."""

    @property
    def slug(self) -> str | None:
        """The name of its briefing, where there is one."""
        return self.stored.slug if self.stored else None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run has to do."""

    jobs: tuple[Job, ...]
    """In order of the articles' paths."""
    outcomes: tuple[Outcome, ...]
    """The articles about which nothing can be done."""


@dataclass(frozen=True, slots=True)
class Planner:
    """Reads articles and finds out what has changed. Nothing is written and no language is read."""

    project: Project
    shelf: Shelf
    extractor: str
    """Name and version of what would extract."""
    aliases: Callable[[Article], str]
    """Gives a digest of the alias entries that concern an article."""
    upgrade: bool
    """What another extractor made is made again."""
    create: bool
    """Articles that have no briefing get one."""

    def plan(self, paths: Sequence[Path], stored: Sequence[Stored]) -> Plan:
        """Read the articles and compare them with the briefings that are there."""
        articles, outcomes, jobs = [], [], []
        for path in paths:
            try:
                articles.append(read_seed(path, self.project.root, self.project.settings.max_article_characters))
            except NewsbriefError as error:
                outcomes.append(failed(self.project, self.project.relative(path), error))
        for one in assignment.assign(articles, stored, lambda file: (self.project.root / file).is_file()):
            job = self._job(one)
            if isinstance(job, Outcome):
                outcomes.append(job)
            else:
                jobs.append(job)
        return Plan(tuple(jobs), tuple(outcomes))

    def is_older(self, job: Job) -> bool:
        """Say whether another extractor made the briefing, and it is not made again."""
        state = job.stored.lock if job.stored else None
        return state is not None and not job.is_extracted and state.extractor != self.extractor

    def _job(self, assigned: assignment.Assigned) -> Job | Outcome:
        seed, stored = assigned.article, assigned.stored
        if assigned.same_as:
            return skipped(seed.id, f"it has the same text as {assigned.same_as}, which has the briefing")
        if stored is None and not self.create:
            return Outcome(seed.id, "new", message="it has no briefing yet")
        if stored and stored.fault:
            return failed(self.project, seed.id, stored.fault, stored.slug)
        if stored and stored.is_gone:
            way_out = f"`newsbrief review restore {stored.slug}` brings it back"
            return skipped(seed.id, f"its briefing {stored.slug} was deleted; {way_out}", stored.slug)
        try:
            return self._compared(seed, stored)
        except NewsbriefError as error:
            return failed(self.project, seed.id, error, stored.slug if stored else None)

    def _compared(self, seed: Article, stored: Stored | None) -> Job:
        if stored is None:
            return Job(seed, seed, None, self._inputs(seed), is_extracted=True, is_settled=False)
        if stored.lock and stored.content is not None and lock.digest(stored.content) == stored.lock.yaml:
            settled = stored.lock.base["article"] == reference(seed)
            inputs = self._inputs(seed).model_copy(update={"metadata": stored.lock.inputs.metadata})
            if settled and inputs == stored.lock.inputs and not self._is_redone(stored.lock):
                return Job(seed, seed, stored, inputs, is_extracted=False, is_settled=True)
        source = revision.read(self.shelf, stored)
        try:
            article = corrected(seed, stored.lock.base["article"] if stored.lock else None, source.data["article"])
        except ValueError as error:
            place = source.document.place(("article", "published"))
            raise BriefingError(str(error), place=place, hint="write it as 2025-06-14") from error
        inputs = self._inputs(article)
        extracted = stored.lock is None or inputs != stored.lock.inputs or self._is_redone(stored.lock)
        return Job(seed, article, stored, inputs, is_extracted=extracted, is_settled=False)

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
