"""`newsbrief build`: from the articles to the site, step by step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Never

from generator.commands import generate
from generator.commands.build import entries, make
from generator.editing.checking import alias_file
from generator.errors import NewsbriefError
from generator.register import Register
from generator.steps import Around, Steps


@dataclass(frozen=True, slots=True)
class Hearing:
    """Who is told what, while a site is renewed."""

    generated: Callable[[generate.Report], None]
    """Hears what became of the articles, before the site is built."""
    fault: Callable[[NewsbriefError], None]
    """Hears why a briefing cannot be read, where the articles' report has not said it."""
    doing: Callable[[str], None]
    """Hears what is done next; an empty text at the end."""
    during: Around = nullcontext
    """Surrounds each step."""


@dataclass(frozen=True, slots=True)
class _Asked:
    request: generate.Request
    hearing: Hearing
    last_good: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class _Generated(_Asked):
    report: generate.Report


@dataclass(frozen=True, slots=True)
class _Gathered(_Generated):
    register: Register
    gathered: entries.Gathered


@dataclass(frozen=True, slots=True)
class Done:
    """What a build came to."""

    report: generate.Report
    """What became of the articles."""
    built: make.Built
    unread: Mapping[str, NewsbriefError] = field(default_factory=dict)
    """Why briefings could not be read, by slug."""

    @property
    def faults(self) -> tuple[tuple[str | None, NewsbriefError], ...]:
        """What could not be used, each with the slug of its briefing where there is one."""
        failed = ((outcome.slug, outcome.error) for outcome in self.report.outcomes if outcome.error)
        return (*self.unread.items(), *((s, e) for s, e in failed if s is None or s not in self.unread))


def run(asked: generate.Request, hearing: Hearing, last_good: Mapping[str, bytes] = MappingProxyType({})) -> Done:
    """Take the `STEPS`, until the site stands. Raises what `generate.run` and `make.run` raise.

    `last_good` has YAML by slug that stands in for what cannot be read.
    """
    return STEPS.take(_Asked(asked, hearing, last_good), hearing.during)


def _generate(asked: _Asked) -> _Generated:
    report = generate.run(asked.request)
    asked.hearing.generated(report)
    return _Generated(asked.request, asked.hearing, asked.last_good, report)


def _standing(now: _Generated) -> Done | None:
    built = make.standing(now.request.project)
    return Done(now.report, built) if built else None


def _gather(now: _Generated) -> _Gathered:
    project = now.request.project
    register = alias_file.load(project.aliases)
    gathered = entries.gather(project, register, now.last_good)
    told = {_essence(outcome.error) for outcome in now.report.outcomes if outcome.error}
    for fault in gathered.faults.values():
        if _essence(fault) not in told:
            now.hearing.fault(fault)
    return _Gathered(now.request, now.hearing, now.last_good, now.report, register, gathered)


def _make(now: _Gathered) -> tuple[_Gathered, make.Built]:
    doing = now.hearing.doing
    try:
        built = make.run(now.request.project, now.gathered.entries, register=now.register, progress=doing)
    finally:
        doing("")
    return now, built


def _remember(made: tuple[_Gathered, make.Built]) -> Done:
    now, built = made
    gathered = now.gathered
    if not gathered.faults:
        make.remember(now.request.project, gathered.entries, built, gathered.warnings)
    return Done(now.report, replace(built, warnings=(*gathered.warnings, *built.warnings)), gathered.faults)


STEPS = (
    Steps[_Asked, _Asked, Never]()
    .then("bring the briefings up to date", _generate)
    .unless("see whether the site stands as it would be built", _standing)
    .then("read the briefings", _gather)
    .then("make the pages and the site", _make)
    .then("remember what it was made from", _remember)
)
"""What a build does, in order. It ends early where the site stands."""


def _essence(error: NewsbriefError) -> tuple[object, ...]:
    """Give what is wrong and where, whichever folder the path is told from."""
    place = error.place
    return (error.message, place and (place.file.name, place.line, place.column))
