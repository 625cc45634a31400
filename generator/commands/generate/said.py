"""What was said before: a refusal or a remark is told in full once, and again when the files it speaks of change."""

from __future__ import annotations

from dataclasses import replace

from generator.article import SIDECAR
from generator.commands.generate.report import Outcome, Report
from generator.editing.store.index import short
from generator.freshness import Cache, mark
from generator.metadata import Remark
from generator.project import Project


class Said:
    """What the last runs said, by digests."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._cache = Cache(project.root, "said")

    def mark(self, report: Report, *, of_all: bool) -> Report:
        """Give `report` without the remarks that were made before, and with what was told before marked as told.

        `of_all` says that it is a report of all articles: then what it does not say any more is forgotten. Of articles
        that somebody named all is told again.
        """
        kept = self._cache.load()
        before = {entry for entry in kept if isinstance(entry, str)} if isinstance(kept, list) else set()
        remarks = {self._of_remark(remark): remark for remark in report.remarks}
        outcomes = {self._of_outcome(o): o for o in report.outcomes if o.is_unreadable or o.status == "skipped"}
        now = {*remarks, *outcomes}
        if (after := now if of_all else now | before) != before:
            self._cache.save(sorted(after))
        if not of_all:
            return report
        told = {o.article for key, o in outcomes.items() if key in before}
        return replace(
            report,
            outcomes=tuple(replace(o, was_told=True) if o.article in told else o for o in report.outcomes),
            remarks=tuple(remark for key, remark in remarks.items() if key not in before),
        )

    def _of_remark(self, remark: Remark) -> str:
        return short(f"{remark.kind}\0{remark.place}\0{remark.words}").hex()

    def _of_outcome(self, outcome: Outcome) -> str:
        article = self._project.root / outcome.article
        return short(
            f"{outcome.article}\0{outcome.message}\0{mark(article)}\0{mark(article.with_suffix(SIDECAR))}"
        ).hex()
