"""What is asked of a run: which articles, what reads them, and what may be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from generator import fingerprint
from generator.article import Article
from generator.briefing import Briefing
from generator.commands import extract as extraction
from generator.editing.checking import alias_file
from generator.editing.store.briefings import Store
from generator.project import Project
from generator.steps import Around

Extract = Callable[[Article], Briefing]
"""Makes a fresh briefing of an article; raises `NewsbriefError` when it cannot."""


@dataclass(frozen=True, slots=True)
class Request:
    """One run of `generate`."""

    project: Project
    files: Sequence[Path] | None
    """The articles to read; None for all."""
    extract: Extract
    upgrade: bool = False
    """Redo what another extractor made."""
    prune: bool = False
    """Remove briefings whose article is gone."""
    create: bool = True
    """Else articles that have no briefing are only named."""
    extractor: str = ""
    """What extracts, with its version; the project's own where nothing is said."""
    shelf: Store | None = None
    """Where the briefings are in a rehearsal; None for the project's own."""
    aliases: Callable[[Article], str] = lambda _: ""
    """Gives a digest of the alias entries that concern an article."""
    refuse: Callable[[Article], None] = lambda _: None
    """Raises what speaks against reading an article; asked where it is not read."""
    spread: extraction.Spread = map
    progress: Callable[[int, int, str], None] = lambda _done, _total, _article: None
    """Hears before each article how many are done, of how many, and its name."""
    waiting: Callable[[], None] = lambda: None
    """Hears that another run has to end first."""
    during: Around = nullcontext
    """Surrounds each step of the run."""

    @property
    def name_of_extractor(self) -> str:
        """Name what extracts, without loading it."""
        return self.extractor or fingerprint.extractor(self.project.settings.model)

    @property
    def is_usual(self) -> bool:
        """Say whether it is the run that people make again and again, which may have nothing to do."""
        return self.files is None and self.shelf is None and self.create and not (self.upgrade or self.prune)


def with_machine(project: Project, files: Sequence[Path] | None = None) -> Request:
    """Ask that articles be read with the project's language model and alias file."""
    register = alias_file.load(project.aliases)
    return Request(
        project,
        files,
        extraction.Machine(project.settings, register),
        aliases=lambda article: register.concerning(article.text),
        refuse=extraction.refuse,
    )
