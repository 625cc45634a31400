"""What a preview shows while files have faults: the last good pages, and on each what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from generator.commands import build
from generator.commands.build.make import Built
from generator.editing import durable
from generator.editing.checking.findings import CODES, InvalidFileError
from generator.editing.store.briefings import Store
from generator.errors import NewsbriefError, Place
from generator.project import Project
from generator.publishing.serving.notice import Fault, Notice
from generator.publishing.values import addresses

STOPPED = "The site could not be built anew and stays as it was"
AS_IT_WAS = "This page shows the briefing as it last could be read"
MISSING = "This briefing has no page, since it cannot be read"
SOMEWHERE = "Not everything could be read; what this is about stays as it last was"


Regenerate = Callable[[Mapping[str, bytes]], build.Done]
"""Reads everything and builds the site. It is given YAML by slug that stands in for what cannot be read."""


class Preview:
    """The site as it stands between two changes: what of it is not up to date, and the last good YAML."""

    def __init__(self, project: Project, regenerate: Regenerate) -> None:
        self._project, self._regenerate = project, regenerate
        self._last_good: dict[str, bytes] = {}
        self._notices: dict[str, Notice] = {}
        self._everywhere: Notice | None = None

    def renew(self) -> Built | NewsbriefError:
        """Read and build everything anew; give what was built, or why nothing was."""
        try:
            done = self._regenerate(self._last_good)
        except NewsbriefError as error:
            self._everywhere = Notice(STOPPED, self._said([error]))
            return error
        self._last_good |= self._yaml(but={slug for slug, _ in done.faults})
        self._notices, self._everywhere = self._told(done), None
        return done.built

    def notice(self, page: str) -> Notice | None:
        """Give what a page has to say: on the front page everything, elsewhere what is about that page.

        `page` is its address relative to the site's root.
        """
        return self._everywhere or self._notices.get(page)

    def _yaml(self, but: set[str | None]) -> dict[str, bytes]:
        shelf = Store(self._project.briefings)
        found = ((slug, durable.read(shelf.yaml(slug))) for slug in shelf.slugs() if slug not in but)
        return {slug: content for slug, content in found if content is not None}

    def _told(self, done: build.Done) -> dict[str, Notice]:
        errors: dict[str, list[NewsbriefError]] = {}
        for slug, error in done.faults:
            if slug:
                errors.setdefault(addresses.web(addresses.briefing(slug)), []).append(error)
        told = {page: Notice(AS_IT_WAS, self._said(found), MISSING) for page, found in errors.items()}
        if done.faults:
            told[""] = Notice(SOMEWHERE, self._said(error for _, error in done.faults))
        return told

    def _said(self, errors: Iterable[NewsbriefError]) -> tuple[Fault, ...]:
        return tuple(chain.from_iterable(map(self._faults, errors)))

    def _faults(self, error: NewsbriefError) -> Iterator[Fault]:
        if isinstance(error, InvalidFileError):
            for found in error.findings:
                way_out = found.hint or CODES[found.code].way_out
                yield Fault(self._named(found.place), found.message, way_out, found.shown)
        else:
            yield Fault(self._named(error.place), error.message, error.hint)

    def _named(self, place: Place | None) -> str:
        return str(Place(Path(self._project.relative(place.file)), place.line, place.column)) if place else ""
