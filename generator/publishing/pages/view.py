"""One briefing as it is seen from a page: which links lead where, and what its lines and evidence are called there."""

from __future__ import annotations

from dataclasses import dataclass

from generator.ground.ids import short_digest
from generator.publishing.pages import evidence
from generator.publishing.values import addresses
from generator.publishing.values.directory import Directory, actor_id
from generator.publishing.values.entry import BriefingEntry
from generator.publishing.values.pieces import Cite, Link


@dataclass(frozen=True, slots=True)
class View:
    """One briefing, the site's directory, and the page from which they are looked at."""

    entry: BriefingEntry
    directory: Directory
    sentences: dict[str, evidence.CitedSentence]
    page: str

    @property
    def home(self) -> str:
        """The briefing's own page."""
        return addresses.briefing(self.entry.slug)

    @property
    def abroad(self) -> bool:
        """Whether the page is another than the briefing's own."""
        return self.page != self.home

    def seen_from(self, page: str) -> View:
        """Look at the same briefing from another page."""
        return View(self.entry, self.directory, self.sentences, page)

    def briefing_link(self, anchor: str = "") -> Link:
        """Link to the briefing, or to a line of it."""
        return Link(self.entry.briefing.headline, addresses.link(self.page, self.home, anchor))

    def local(self, anchor: str) -> str:
        """Give an item's anchor on this page: where several briefings meet, two may use one."""
        return f"{anchor}-{short_digest(self.entry.slug)}" if self.abroad else anchor

    def actor(self, identifier: str) -> Link:
        """Link to an actor under the name that this briefing has for it."""
        own = next((actor.name for actor in self.entry.briefing.actors if actor_id(actor) == identifier), None)
        return self.directory.link(self.page, self.entry.canonical(identifier), own)

    def party(self, reference: str) -> Link:
        """Link to what may be an actor's id or just words."""
        canonical = self.entry.canonical(reference)
        known = canonical in self.directory.actors or any(
            actor_id(actor) == reference for actor in self.entry.briefing.actors
        )
        return self.actor(reference) if known else Link(reference)

    def cites(self, texts: tuple[str, ...]) -> tuple[Cite, ...]:
        """Lead to the evidence sentences."""
        return tuple(
            Cite(sentence.number, addresses.link(self.page, self.home, sentence.anchor))
            for sentence in evidence.cited(self.sentences, texts)
        )
