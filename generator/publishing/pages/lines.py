"""The lines that pages are made of: a position, an event, an actor, as one briefing has them, seen from one page."""

from __future__ import annotations

import re

from generator.briefing import Actor, NextEvent, Position, Sentence
from generator.ground import quotation
from generator.ground.moments import known
from generator.paths import Path
from generator.publishing.markup import escape
from generator.publishing.pages.view import View
from generator.publishing.values import addresses, dates
from generator.publishing.values.directory import actor_id
from generator.publishing.values.pieces import (
    ActorLine,
    Badge,
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
_TELLING_KINDS = frozenset({"deadline", "start", "end"})
"""Kinds that say what the date is: the last day, or the first."""
_POLARITY = {"negated": Badge("negated", "not the case"), "hypothetical": Badge("hypothetical", "hypothetical")}


def anchor(kind: str, identifier: str | None, content: str) -> str:
    """Give the anchor of an item on its briefing's page: from its id, else from its words."""
    return f"{kind}-{addresses.name(identifier or content)}"


def summary_anchor(sentence: Sentence) -> str:
    """Give the anchor of a sentence of the summary."""
    return anchor("m", sentence.id, sentence.text)


def position_anchor(position: Position) -> str:
    """Give the anchor of a position."""
    return anchor("p", position.id, "|".join((position.stance, position.statement or "", *position.quote)))


def event_anchor(event: NextEvent) -> str:
    """Give the anchor of an event."""
    return anchor("n", event.id, event.what)


def actor_anchor(actor: Actor) -> str:
    """Give the anchor of an actor in the list of who is who."""
    return anchor("a", actor_id(actor), actor.name)


def summary_line(view: View, sentence: Sentence) -> SummaryLine:
    """Make a sentence of the summary ready for a page."""
    return SummaryLine(
        summary_anchor(sentence),
        sentence.text,
        view.cites(sentence.evidence),
        _origin(view, "summary", sentence.id, sentence.evidence),
    )


def actor_line(view: View, actor: Actor) -> ActorLine:
    """Make an actor ready for the list of who is who."""
    return ActorLine(
        actor_anchor(actor),
        view.actor(actor_id(actor)),
        actor.kind,
        actor.role,
        view.party(actor.organization) if actor.organization else None,
        _country(view, actor),
        view.cites(actor.evidence),
        _origin(view, "actors", actor_id(actor), actor.evidence),
    )


def _country(view: View, actor: Actor) -> Link | None:
    """Link to an actor's country, unless the actor is that country itself."""
    country = view.directory.country(view.page, actor.country)
    return None if country is not None and country.text == actor.name else country


def position_line(view: View, position: Position) -> PositionLine:
    """Make a position ready for a page."""
    runs, quotes = _runs(position.statement, position.quote)
    badges = _origin(view, "positions", position.id, position.evidence)
    if position.polarity in _POLARITY:
        badges = (_POLARITY[position.polarity], *badges)
    if position.confidence == "low":
        badges = (*badges, UNCERTAIN)
    if position.quote and not (position.evidence and all(is_verbatim(q, position.evidence) for q in position.quote)):
        badges = (*badges, UNVERIFIED)
    return PositionLine(
        view.local(position_anchor(position)),
        position.stance,
        tuple(view.party(reference) for reference in position.toward),
        runs,
        quotes,
        position.via,
        view.cites(position.evidence),
        badges,
    )


def event_line(view: View, event: NextEvent) -> EventLine:
    """Make an event ready for a page."""
    own_anchor = event_anchor(event)
    badges = _origin(view, "next_events", event.id, event.evidence)
    if event.confidence == "low":
        badges = (*badges, UNCERTAIN)
    if event.kind in _TELLING_KINDS:
        badges = (Badge("kind", event.kind), *badges)
    before = known(event.moved_from)
    return EventLine(
        view.local(own_anchor),
        event.what,
        when(event, dated=bool(view.entry.published)),
        When(dates.words(before), before.iso) if before else None,
        event.where,
        event.certainty,
        tuple(view.party(reference) for reference in event.participants),
        view.party(event.according_to) if event.according_to else None,
        view.cites(event.evidence),
        badges,
        view.briefing_link(own_anchor) if view.abroad else None,
    )


def when(event: NextEvent, *, dated: bool) -> When:
    """Say when an event is; an unresolved date says so, and why where the article has no date itself."""
    moment = known(event.when)
    if moment is not None:
        return When(dates.words(moment), moment.iso, moment.last.isoformat(), event.said)
    if event.when:
        return When(event.when, None, None, event.said)
    if event.said and not dated:
        return When(f"{event.said}; the article gives no date")
    return When(f"{event.said}; the day is not certain" if event.said else "no date given")


def _origin(view: View, section: str, identifier: str | None, texts: tuple[str, ...]) -> tuple[Badge, ...]:
    """Tell readers where a line comes from when that is not the machine and a sentence of the article."""
    if not any(text.strip() for text in texts):
        return (EDITORS_NOTE,)
    if identifier and view.entry.is_edited(Path(section, identifier)):
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
    pattern = r"\s+".join(re.escape(word) for word in quotation.plain(words).split())
    match = re.search(pattern, quotation.plain(statement))
    if match is None:
        return None
    start, end = match.span()
    if start and end < len(statement) and statement[start - 1] in quotation.MARKS:
        marks = quotation.plain(statement[start - 1]), quotation.plain(statement[end])
        if marks[0] == marks[1]:
            return start - 1, end + 1
    return start, end


def _unmarked(quote: str) -> str:
    """Take the quotation marks around a whole quote away: the page sets its own."""
    quote = quote.strip()
    if len(quote) > 1 and quotation.plain(quote[0] + quote[-1]) == '""':
        return quote[1:-1].strip()
    return quote
