"""Why an actor is one, is listed, and is called what it is: its mentions, each with what joined it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.briefing import evidence
from generator.commands.explain.sentences import marked
from generator.extraction.choice import Standing
from generator.extraction.records import GUESS, Actor, Facts, Mention, MentionKind, covers, span_around
from generator.ground.wording import folded

_KINDS: dict[MentionKind, str] = {"name": "name", "nominal": "described", "pronoun": "pronoun"}
Line = tuple[str, str]


def called(actors: Sequence[Actor], names: Sequence[str]) -> Actor | None:
    """Find the actor with one of these ids or names; the first goes before the others."""
    for name in names:
        for actor in actors:
            if name == actor.id or folded(name) in {folded(own) for own in (actor.name, *actor.aliases)}:
                return actor
    return None


def title(actor: Actor) -> str:
    """Give an actor's name, kind and role."""
    return ", ".join(filter(None, (actor.name, actor.kind, actor.role)))


def of(text: str, facts: Facts, actor: Actor, standing: Standing) -> Iterator[Line]:
    """Explain an actor: whether it is listed, its kind, role and country, then each sentence that mentions it."""
    yield "listed" if standing.listed else "left out", standing.reason
    place = facts.actors.index(actor) + 1
    yield "weight", f"{actor.salience:.2f}, number {place} of {len(facts.actors)} that are named"
    yield "kind", f"{actor.kind}: {actor.kind_by}"
    told = {evidence(text, m.start, m.end): m.told for m in actor.mentions if m.told}
    for name, why in told.items():
        yield "", f"“{name}” is {why}"
    if actor.role_at is not None:
        sentence = span_around(facts.sentences, actor.role_at[0]) or actor.role_at
        yield "role", marked(text, sentence, [("role", actor.role_at), *_parts(actor, sentence, ("name",))])
    elif actor.kind == "person":
        yield "role", "none stands beside a name"
    yield "country", f"{actor.country or 'none'}: {actor.country_by}"
    if actor.organization:
        yield "speaks for", f"{actor.organization}: its role names it"
    yield from _mentions(text, facts, actor)


def _mentions(text: str, facts: Facts, actor: Actor) -> Iterator[Line]:
    """Show each sentence that mentions the actor, and below it how each mention came to mean it."""
    for sentence in facts.sentences:
        inside = [m for m in actor.mentions if covers(sentence, (m.head, m.head + 1))]
        if inside:
            yield "sentence", marked(text, sentence, _parts(actor, sentence, tuple(_KINDS)))
        for mention in inside:
            yield _KINDS[mention.kind], f"“{evidence(text, mention.start, mention.end)}”: {_joined(mention)}"


def _joined(mention: Mention) -> str:
    guessed = f"{GUESS}, so unsure; " if mention.rule == GUESS else ""
    return guessed + (mention.joined or "no rule tells")


def _parts(actor: Actor, sentence: tuple[int, int], kinds: Sequence[MentionKind]) -> list[tuple[str, tuple[int, int]]]:
    return [
        (_KINDS[m.kind], (m.start, m.end))
        for m in actor.mentions
        if m.kind in kinds and covers(sentence, (m.head, m.head + 1))
    ]
