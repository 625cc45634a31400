"""What a run did: an outcome for each article, and what else a person has to hear of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from generator.editing.checking.findings import Finding, InvalidFileError
from generator.editing.merging.underway import Change
from generator.errors import NewsbriefError, SkippedError, is_ours
from generator.metadata import Remark
from generator.project import Project

Status = Literal["created", "updated", "unchanged", "new", "skipped", "failed"]
"""`new` is an article that has no briefing and gets none in this run."""


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
    error: NewsbriefError | None = None
    """Why it failed."""
    is_older: bool = False
    """Another extractor made the briefing, and it is not made again."""
    is_unreadable: bool = False
    """It failed because of the article itself: what is published is published without it."""
    is_on_purpose: bool = False
    """It was skipped because a person says so."""
    was_told: bool = False
    """The run before said the same, and nothing has changed since."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did."""

    outcomes: tuple[Outcome, ...]
    """One for each article, in order of their paths."""
    warnings: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    """What the run before did not say yet, and what stops nothing."""
    older: int = 0
    """Briefings that an older extractor made; `upgrade` does them again."""

    @property
    def failed(self) -> bool:
        """Whether any article failed."""
        return any(outcome.status == "failed" for outcome in self.outcomes)

    @property
    def is_faulty(self) -> bool:
        """Whether an article failed by a fault of ours."""
        return any(is_ours(outcome.error) for outcome in self.outcomes)

    @property
    def unreadable(self) -> tuple[Outcome, ...]:
        """The articles that cannot be read."""
        return tuple(outcome for outcome in self.outcomes if outcome.is_unreadable)


def unread(project: Project, article: str, error: NewsbriefError, slug: str | None = None) -> Outcome:
    """Give the outcome of an article that cannot be read, or is not to be."""
    if isinstance(error, SkippedError):
        return replace(skipped(article, error.message, slug), is_on_purpose=True)
    return replace(failed(project, article, error, slug), is_unreadable=True)


def failed(project: Project, article: str, error: NewsbriefError, slug: str | None = None) -> Outcome:
    """Give the outcome of an article that failed; places in the message are told from the project's root."""
    findings = error.findings if isinstance(error, InvalidFileError) else ()
    if error.place:
        error.place = replace(error.place, file=Path(project.relative(error.place.file)))
    return Outcome(article, "failed", slug, message=str(error), findings=findings, error=error)


def skipped(article: str, message: str, slug: str | None = None) -> Outcome:
    """Give the outcome of an article for which nothing is to be done."""
    return Outcome(article, "skipped", slug, message=message)
