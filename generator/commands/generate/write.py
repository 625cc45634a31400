"""Putting what an article's extraction gave, or what people did since, on the shelf."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from generator.briefing import Briefing
from generator.commands.generate.plan import BRIEFING, Job, reference
from generator.commands.generate.report import Outcome, failed, unread
from generator.editing.store import revision, slug
from generator.editing.store.briefings import Store
from generator.editing.store.index import IndexEntry
from generator.editing.store.lock import Lock
from generator.editing.store.sketch import sketch
from generator.editing.values.decisions import Decisions
from generator.editing.values.shape import Data, plain
from generator.errors import NewsbriefError, Place, contained
from generator.project import Project


class Writer:
    """Writes briefings one by one and knows which names are taken."""

    def __init__(self, project: Project, shelf: Store, extractor: str, entries: Iterable[IndexEntry]) -> None:
        self.project, self.shelf, self.extractor = project, shelf, extractor
        self.taken = {name for entry in entries for name in (entry.slug, *entry.former)}

    def finish(self, job: Job, briefing: Briefing | NewsbriefError | None) -> Outcome:
        """Bring one article's briefing up to date; None stands for an article that was not extracted again."""
        if isinstance(briefing, NewsbriefError):
            return unread(self.project, job.seed.id, briefing, job.slug)
        try:
            with contained(Place(Path(job.seed.id)), BRIEFING):
                self.shelf.put_schema()
                outcome = self._write(job, plain(briefing) if briefing else None)
                return replace(outcome, is_older=job.is_older)
        except NewsbriefError as error:
            return failed(self.project, job.seed.id, error, job.slug)

    def _write(self, job: Job, fresh: Data | None) -> Outcome:
        if fresh is not None:
            fresh["article"] = reference(job.seed)
        if job.stored is None:
            assert fresh is not None
            name = slug.make(job.article.metadata.published, fresh["headline"], job.inputs.text, self.taken)
            self.taken.add(name)
            revision.create(self.shelf, name, fresh, self._stamp(job, name, None))
            return Outcome(job.seed.id, "created", name)
        known = job.stored.lock
        has_changed = known is not None and known.inputs.text != job.inputs.text
        revised = revision.revise(
            self.shelf,
            job.stored,
            fresh,
            self._stamp(job, job.stored.slug, None if fresh else known),
            reference(job.seed),
            job.seed.text if has_changed else None,
        )
        return Outcome(job.seed.id, "updated" if revised.rewritten else "unchanged", revised.slug, revised.changes)

    def _stamp(self, job: Job, name: str, unchanged: Lock | None) -> revision.Stamp:
        known = job.stored.lock if job.stored else None

        def stamp(base: Data, memory: Decisions) -> Lock:
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
