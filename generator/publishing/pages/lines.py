"""The lines that pages are made of: a position, an event, an actor, as one briefing has them, seen from one page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.briefing import Actor, NextEvent, Position, Sentence
from generator.publishing.markup import escape
from generator.publishing.pages import evidence
from generator.publishing.values import addresses, dates
from generator.publishing.values.directory import Directory, actor_id
from generator.publishing.values.entry import Entry
from generator.publishing.values.records import (
    ActorLine,
    Badge,
    Cite,
    EventLine,
    Link,
    PositionLine,
    Run,
    SummaryLine,
    When,
)
from generator.quotes import is_verbatim

EDITED = Badge("edited", "edited by hand")
EDITORS_NOTE = Badge("note", "editor’s note")
UNCERTAIN = Badge("uncertain", "uncertain")
UNVERIFIED = Badge("unverified", "unverified quote")
_POLARITY = {"negated": Badge("negated", "not the case"), "hypothetical": Badge("hypothetical", "hypothetical")}

_MARKS = {"‘": "'", "’": "'", "`": "'", "´": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
_UNIFY = str.maketrans(_MARKS)
_OPENING_OR_CLOSING = "\"“”„«»‘’'"


@dataclass(frozen=True, slots=True)
class Scene:
    """One briefing, the site's directory, and the page from which they are looked at."""

    entry: Entry
    directory: Directory
    sentences: dict[str, evidence.Sentence]
    page: str

    @property
    def home(self) -> str:
        """The briefing's own page."""
        return addresses.briefing(self.entry.slug)

    @property
    def abroad(self) -> bool:
        """Whether the page is another than the briefing's own."""
        return self.page != self.home

    def seen_from(self, page: str) -> Scene:
        """Look at the same briefing from another page."""
        return Scene(self.entry, self.directory, self.sentences, page)

    def briefing_link(self, anchor: str = "") -> Link:
        """Link to the briefing, or to a line of it."""
        return Link(self.entry.briefing.headline, addresses.link(self.page, self.home, anchor))

    def local(self, place: str) -> str:
        """Name an item's place on this page; where several briefings meet, two may use one id."""
        return f"{place}-{addresses.digest(self.entry.slug)}" if self.abroad else place

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


def anchor(kind: str, identifier: str | None, content: str) -> str:
    """Name the place of an item on its page: by its id, else by its words."""
    return f"{kind}-{addresses.name(identifier or content)}"


def summary_anchor(sentence: Sentence) -> str:
    """Name the place of a sentence of the summary."""
    return anchor("m", sentence.id, sentence.text)


def position_anchor(position: Position) -> str:
    """Name the place of a position."""
    return anchor("p", position.id, "|".join((position.stance, position.statement or "", *position.quote)))


def event_anchor(event: NextEvent) -> str:
    """Name the place of an event."""
    return anchor("n", event.id, event.what)


def actor_anchor(actor: Actor) -> str:
    """Name the place of an actor in the list of who is who."""
    return anchor("a", actor_id(actor), actor.name)


def summary_line(scene: Scene, sentence: Sentence) -> SummaryLine:
    """Make a sentence of the summary ready for a page."""
    return SummaryLine(
        summary_anchor(sentence),
        sentence.text,
        scene.cites(sentence.evidence),
        _origin(scene, "summary", sentence.id, sentence.evidence),
    )


def actor_line(scene: Scene, actor: Actor) -> ActorLine:
    """Make an actor ready for the list of who is who."""
    return ActorLine(
        actor_anchor(actor),
        scene.actor(actor_id(actor)),
        actor.kind,
        actor.role,
        scene.party(actor.organization) if actor.organization else None,
        _country(scene, actor),
        scene.cites(actor.evidence),
        _origin(scene, "actors", actor_id(actor), actor.evidence),
    )


def _country(scene: Scene, actor: Actor) -> Link | None:
    """Link to an actor's country, unless the actor is that country itself."""
    country = scene.directory.country(scene.page, actor.country)
    return None if country is not None and country.text == actor.name else country


def position_line(scene: Scene, position: Position) -> PositionLine:
    """Make a position ready for a page."""
    runs, quotes = _runs(position.statement, position.quote)
    badges = _origin(scene, "positions", position.id, position.evidence)
    if position.polarity in _POLARITY:
        badges = (_POLARITY[position.polarity], *badges)
    if position.confidence == "low":
        badges = (*badges, UNCERTAIN)
    if position.quote and not (position.evidence and all(is_verbatim(q, position.evidence) for q in position.quote)):
        badges = (*badges, UNVERIFIED)
    return PositionLine(
        scene.local(position_anchor(position)),
        position.stance,
        tuple(scene.party(reference) for reference in position.toward),
        runs,
        quotes,
        position.via,
        scene.cites(position.evidence),
        badges,
    )


def event_line(scene: Scene, event: NextEvent) -> EventLine:
    """Make an event ready for a page."""
    place = event_anchor(event)
    badges = _origin(scene, "next_events", event.id, event.evidence)
    if event.confidence == "low":
        badges = (*badges, UNCERTAIN)
    return EventLine(
        scene.local(place),
        event.what,
        when(event, dated=bool(scene.entry.published)),
        event.where,
        event.certainty,
        tuple(scene.party(reference) for reference in event.participants),
        scene.party(event.according_to) if event.according_to else None,
        scene.cites(event.evidence),
        badges,
        scene.briefing_link(place) if scene.abroad else None,
    )


def when(event: NextEvent, *, dated: bool) -> When:
    """Say when an event is; an unresolved date says so, and why where the article has no date itself."""
    moment = dates.read(event.when)
    if moment is not None:
        return When(moment.words, moment.iso, moment.last.isoformat(), event.said)
    if event.when:
        return When(event.when, None, None, event.said)
    if event.said and not dated:
        return When(f"{event.said}; the article gives no date")
    return When(f"{event.said}; the day is not certain" if event.said else "no date given")


def _origin(scene: Scene, section: str, identifier: str | None, texts: tuple[str, ...]) -> tuple[Badge, ...]:
    """Tell readers where a line comes from when that is not the machine and a sentence of the article."""
    if not any(text.strip() for text in texts):
        return (EDITORS_NOTE,)
    if identifier and scene.entry.is_edited(section, identifier):
        return (EDITED,)
    return ()


def _runs(statement: str | None, quotes: tuple[str, ...]) -> tuple[tuple[Run, ...], tuple[str, ...]]:
    """Part a statement into paraphrase and verbatim words; give the quotes that it does not hold beside it."""
    if not statement:
        return (), tuple(_unmarked(quote) for quote in quotes if _unmarked(quote))
    statement = escape.plain(statement)
    verbatim, left = [], []
    for quote in quotes:
        words = _unmarked(quote)
        found = _find(statement, words)
        if found is None:
            left.append(words)
        else:
            verbatim.append(found)
    runs, at = [], 0
    for start, end in sorted(verbatim):
        if start < at:
            continue
        runs += [_run(statement, at, start), _run(statement, start, end, verbatim=True)]
        at = end
    runs.append(_run(statement, at, len(statement)))
    return tuple(run for run in runs if run.text), tuple(quote for quote in left if quote)


def _run(statement: str, start: int, end: int, *, verbatim: bool = False) -> Run:
    """Cut a stretch out of a statement whose white space is single spaces."""
    return Run(statement[start:end].strip(), verbatim, " " in statement[max(start - 1, 0) : start + 1])


def _find(statement: str, words: str) -> tuple[int, int] | None:
    """Find verbatim words in a statement, whichever apostrophes and quotation marks both use, marks included."""
    if not words:
        return None
    pattern = r"\s+".join(re.escape(word) for word in words.translate(_UNIFY).split())
    match = re.search(pattern, statement.translate(_UNIFY))
    if match is None:
        return None
    start, end = match.span()
    if start and end < len(statement) and statement[start - 1] in _OPENING_OR_CLOSING:
        marks = statement[start - 1].translate(_UNIFY), statement[end].translate(_UNIFY)
        if marks[0] == marks[1]:
            return start - 1, end + 1
    return start, end


def _unmarked(quote: str) -> str:
    """Take the quotation marks around a whole quote away: the page sets its own."""
    quote = quote.strip()
    if len(quote) > 1 and quote[0].translate(_UNIFY) == quote[-1].translate(_UNIFY) == '"':
        return quote[1:-1].strip()
    return quote
