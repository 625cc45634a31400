"""Contract 1: the facts of one article as the JSON object that `newsbrief extract` prints."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from generator.extraction.records import Actor, Event, Facts, Position, Span, TimeExpression, When


def as_json(facts: Facts, text: str) -> str:
    """Give the facts as one line of JSON, with words of dates cut from `text`, the article exactly as given.

    Offsets are `[start, end)` in code points; floats have three decimals.
    """
    return json.dumps(
        {
            "id": facts.id,
            "title": facts.title,
            "published": facts.published,
            "headline": facts.headline,
            "summary": [{"text": s.text, "sentences": _spans(s.sentences)} for s in facts.summary],
            "actors": [_actor(actor) for actor in facts.actors],
            "positions": [_position(position) for position in facts.positions],
            "times": [_time(time) for time in facts.times],
            "events": [_event(event, text) for event in facts.events],
        },
        ensure_ascii=False,
    )


def _actor(actor: Actor) -> dict[str, Any]:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "role": actor.role,
        "country": actor.country,
        "salience": round(actor.salience, 3),
        "mentions": [{"start": m.start, "end": m.end, "kind": m.kind} for m in actor.mentions],
    }


def _position(position: Position) -> dict[str, Any]:
    return {
        "id": position.id,
        "actor": position.actor,
        "source": _spans(position.source),
        "cue": _spans(position.cue),
        "content": _spans(position.content),
        "stance": position.stance,
        "toward": list(position.toward),
        "quoted": position.quoted,
        "polarity": position.polarity,
        "rule": position.rule,
        "confidence": round(position.confidence, 3),
    }


def _time(time: TimeExpression) -> dict[str, Any]:
    return {"start": time.start, "end": time.end, "type": time.type, "value": time.value}


def _event(event: Event, text: str) -> dict[str, Any]:
    when, where = event.when, event.where
    return {
        "id": event.id,
        "what": event.what,
        "start": event.start,
        "end": event.end,
        "participants": list(event.participants),
        "place": {"name": where.name, "country": where.country} if where else None,
        "when": _when(when, text) if when else None,
        "moved_from": _when(event.moved_from, text) if event.moved_from else None,
        "kind": event.kind,
        "certainty": event.certainty,
    }


def _when(when: When, text: str) -> dict[str, Any]:
    return {
        "text": text[when.start : when.end],
        "start": when.start,
        "end": when.end,
        "value": when.value,
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
    }


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[start, end] for start, end in spans]
