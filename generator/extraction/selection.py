"""From facts to a briefing: what is chosen as the records that people read and edit, with its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

from generator import briefing
from generator.article import Article
from generator.briefing import ArticleReference, Briefing, evidence
from generator.extraction.choice import outlets_of, select_actors, select_events, select_positions
from generator.extraction.records import (
    Actor,
    Event,
    Facts,
    Position,
    Span,
    Spans,
    SummarySentence,
    When,
    content_id,
    span_around,
)
from generator.ground import moments
from generator.ground.quotation import MARKS
from generator.lexicon.stances import Stances
from generator.metadata import KEYS

# Below this, an event or a position is shown as unsure: it is as likely wrong as right. Above it, one position in
# thirty misleads on articles with an editor's judgement.
LOW = 0.45
LOW_POSITION = 0.6

_Line = TypeVar("_Line", briefing.Sentence, briefing.Position, briefing.NextEvent)
_AROUND = "".join(MARKS) + ".,"
_PRECISE = {"year", "month", "day", "time"}
"""What is told as it stands; anything else is told by its days."""
_END_OF = re.compile(r"(?i)(?:the )?(?:very )?end of|(?:the )?year(?:'s |-)end")


def brief(article: Article, facts: Facts, stances: Stances) -> Briefing:
    """Select and arrange the facts of one article. Evidence is cut from the article's own text."""
    text = article.text
    outlets = outlets_of(article, facts)
    positions = select_positions(facts, outlets, stances)
    actors = select_actors(facts, positions, outlets)
    shown = frozenset(actor.id for actor in actors)
    known = {key: value for key in KEYS if (value := getattr(article.metadata, key)) is not None}
    return Briefing(
        headline=facts.headline,
        summary=_once(_sentence(text, sentence) for sentence in facts.summary),
        article=ArticleReference(file=article.id, **known),
        actors=tuple(_actor(text, actor, facts.sentences, shown) for actor in actors),
        positions=_once(_position(text, position, shown) for position in positions),
        next_events=_once(_event(text, event, shown) for event in select_events(facts.events)),
    )


def _once(lines: Iterable[_Line]) -> tuple[_Line, ...]:
    """Leave out what was said before in the same words: articles repeat sentences, in captions and pull quotes."""
    known: dict[str | None, _Line] = {}
    for line in lines:
        known.setdefault(line.id, line)
    return tuple(known.values())


def _sentence(text: str, sentence: SummarySentence) -> briefing.Sentence:
    return briefing.Sentence(
        id=content_id(sentence.text, sentence.text, most=6),
        text=sentence.text,
        evidence=_evidence(text, sentence.sentences),
    )


def _actor(text: str, actor: Actor, sentences: Spans, shown: frozenset[str]) -> briefing.Actor:
    at: Span | None = actor.role_at or (actor.mentions[0].start, actor.mentions[0].end) if actor.mentions else None
    sentence = span_around(sentences, at[0]) if at else None
    return briefing.Actor(
        id=actor.id,
        name=actor.name,
        aliases=actor.aliases,
        kind=actor.kind,
        role=actor.role,
        organization=actor.organization if actor.organization in shown else None,
        country=actor.country,
        evidence=_evidence(text, [sentence] if sentence else []),
    )


def _position(text: str, position: Position, shown: frozenset[str]) -> briefing.Position:
    actor = position.actor if position.actor in shown else None
    bare = position.statement.strip(_AROUND)
    verbatim_only = len(position.quotes) == 1 and bare == position.quotes[0].strip(".,")
    return briefing.Position(
        id=position.id,
        actor=actor,
        source=None if actor else " ".join(_evidence(text, position.known_as)),
        stance=position.stance,
        toward=tuple(a for a in position.toward if a in shown),
        statement=None if verbatim_only else position.statement,
        quote=position.quotes,
        polarity=position.polarity,
        via=position.via,
        confidence="low" if position.confidence < LOW_POSITION else None,
        evidence=_evidence(text, position.sentences),
    )


def _event(text: str, event: Event, shown: frozenset[str]) -> briefing.NextEvent:
    return briefing.NextEvent(
        id=event.id,
        what=event.what,
        when=_iso(event.when) if event.when else None,
        said=evidence(text, event.when.start, event.when.end) if event.when else None,
        moved_from=_iso(event.moved_from) if event.moved_from else None,
        kind=event.kind,
        where=event.where.name if event.where else None,
        country=event.where.country if event.where else None,
        certainty=event.certainty,
        participants=tuple(a for a in event.participants if a in shown),
        according_to=event.according_to,
        confidence="low" if event.confidence < LOW else None,
        evidence=_evidence(text, [event.sentence]),
    )


def _iso(when: When) -> str | None:
    """Give a date as a briefing holds it: a day, month, year or time as ISO 8601, else its first and last day.

    The end of a month or year is its last day.
    """
    if _END_OF.match(when.text) and when.latest:
        return when.latest.isoformat()
    moment = moments.known(when.value)
    if moment and moment.precision in _PRECISE:
        return moment.iso
    if when.earliest and when.latest and when.earliest != when.latest:
        return f"{when.earliest}/{when.latest}"
    return when.earliest.isoformat() if when.earliest and when.latest else None


def _evidence(text: str, spans: Iterable[Span]) -> tuple[str, ...]:
    return tuple(evidence(text, start, end) for start, end in spans)
