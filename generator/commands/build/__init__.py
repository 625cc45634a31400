"""`newsbrief build` from the articles to the site, step by step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from generator.commands import build, entries, generate
from generator.editing import alias_file
from generator.errors import NewsbriefError
from generator.register import Register


@dataclass(frozen=True, slots=True)
class Hearing:
    """Who is told what, while a site is renewed."""

    generated: Callable[[generate.Report], None]
    """Hears what became of the articles, before the site is built."""
    fault: Callable[[NewsbriefError], None]
    """Hears why a briefing cannot be read, where the articles' report has not said it."""
    doing: Callable[[str], None]
    """Hears what is done next; an empty text at the end."""
    during: Callable[[str], AbstractContextManager[object]]
    """Surrounds each step, which it is given the name of."""


@dataclass(slots=True)
class Renewal:
    """A site on its way from the articles; each step adds what it finds."""

    asked: generate.Request
    hearing: Hearing
    last_good: Mapping[str, bytes]
    """YAML by slug that stands in for what cannot be read."""
    report: generate.Report = field(init=False)
    register: Register = field(init=False)
    gathered: entries.Gathered | None = None
    built: build.Built | None = None

    @property
    def unread(self) -> Mapping[str, NewsbriefError]:
        """Why briefings could not be read, by slug."""
        return self.gathered.faults if self.gathered else {}

    @property
    def faults(self) -> tuple[tuple[str | None, NewsbriefError], ...]:
        """What could not be used, each with the slug of its briefing where there is one."""
        failed = ((outcome.slug, outcome.error) for outcome in self.report.outcomes if outcome.error)
        return (*self.unread.items(), *((s, e) for s, e in failed if s is None or s not in self.unread))


def run(asked: generate.Request, hearing: Hearing, last_good: Mapping[str, bytes] = MappingProxyType({})) -> Renewal:
    """Take each step in turn, until the site stands. Raises what `generate.run` and `build.run` raise."""
    renewal = Renewal(asked, hearing, last_good)
    for name, step in STEPS:
        with hearing.during(name):
            step(renewal)
        if renewal.built and not renewal.built.is_new:
            break
    return renewal


def _generate(renewal: Renewal) -> None:
    renewal.report = generate.run(renewal.asked)
    renewal.hearing.generated(renewal.report)


def _compare(renewal: Renewal) -> None:
    renewal.built = build.standing(renewal.asked.project)


def _gather(renewal: Renewal) -> None:
    project = renewal.asked.project
    renewal.register = alias_file.load(project.aliases)
    renewal.gathered = entries.gather(project, renewal.register, renewal.last_good)
    told = {_essence(outcome.error) for outcome in renewal.report.outcomes if outcome.error}
    for fault in renewal.unread.values():
        if _essence(fault) not in told:
            renewal.hearing.fault(fault)


def _build(renewal: Renewal) -> None:
    assert renewal.gathered
    doing = renewal.hearing.doing
    try:
        renewal.built = build.run(
            renewal.asked.project, renewal.gathered.entries, register=renewal.register, progress=doing
        )
    finally:
        doing("")


def _remember(renewal: Renewal) -> None:
    assert renewal.gathered
    assert renewal.built
    gathered, built = renewal.gathered, renewal.built
    if not gathered.faults:
        build.remember(renewal.asked.project, gathered.entries, built, gathered.warnings)
    renewal.built = replace(built, warnings=(*gathered.warnings, *built.warnings))


STEPS: tuple[tuple[str, Callable[[Renewal], None]], ...] = (
    ("bring the briefings up to date", _generate),
    ("see whether the site stands as it would be built", _compare),
    ("read the briefings", _gather),
    ("make the pages and the site", _build),
    ("remember what it was made from", _remember),
)
"""What a build does, in order. It ends early where the site stands."""


def _essence(error: NewsbriefError) -> tuple[object, ...]:
    """Give what is wrong and where, whichever folder the path is told from."""
    place = error.place
    return (error.message, place and (place.file.name, place.line, place.column))
