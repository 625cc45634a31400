"""What a reader is shown of all that was found: which positions, events and actors, and why an actor is not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.article import Article
from generator.extraction.events.same import once
from generator.extraction.records import Actor, Event, Facts, Position, Span, Spans, covers, overlap
from generator.ground.wording import folded
from generator.lexicon.stances import Stances

# From this salience on a place is what a story is about: one in four summaries would name it.
TOLD_OF = 0.25
# A briefing is read in minutes; all the rest stays reachable through `newsbrief extract`. So many positions of a short
# article are shown, one more for so many sentences, and no more than so many.
FEWEST_POSITIONS, SENTENCES_A_POSITION, MOST_POSITIONS = 20, 2, 30
# Of two lines of one actor, one repeats the other when so many of its telling words stand there too.
_REPEATED = 0.8
_SHORT, _FEWEST_WORDS, _MUCH_MORE = 3, 4, 2
_WORD = re.compile(r"\w+")
# What the article is about stands in so many sentences.
_LEAD = 2
MOST_ACTORS = 20


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a briefing lists an actor."""

    listed: bool
    reason: str
    """Why, for people."""


def standings(article: Article, facts: Facts, stances: Stances) -> dict[str, Standing]:
    """Say of every actor, by its id, whether a briefing of the article lists it, and why."""
    outlets = outlets_of(article, facts)
    return _standings(facts, select_positions(facts, outlets, stances), outlets)


def outlets_of(article: Article, facts: Facts) -> frozenset[str]:
    """Give the actors that only report here: outlets, and who published the article."""
    publisher = folded(article.metadata.source or "")
    return frozenset(a.id for a in facts.actors if a.outlet or publisher in {folded(n) for n in (a.name, *a.aliases)})


def select_positions(facts: Facts, outlets: frozenset[str], stances: Stances) -> tuple[Position, ...]:
    """Choose the positions that a reader is shown: actors' first, then those of sources that are nobody's name.

    Left out are positions without any source or that say nothing by themselves ("welcomed it"), outlets that only
    cite, documents and outlets that only pass on what somebody else said, a neutral position that holds a telling
    one of the same source ("released a statement condemning ..."), and what an actor has said before in like words. Of
    more than a reader wants, those are shown that matter most.
    """
    cites = (p.id for p in facts.positions if p.actor in outlets and p.stance == "cites")
    silent = frozenset((*cites, *(p.id for p in facts.positions if not p.tells)))
    sourced = [p for p in facts.positions if (p.actor or p.known_as) and p.id not in silent]
    telling = [p for p, near in _neighbours(sourced) if not any(_only_frames(p, q, outlets, stances) for q in near)]
    distinct = [p for p, near in _neighbours(telling) if not any(_repeats(p, q) for q in near)]
    salience = {actor.id: actor.salience for actor in facts.actors}
    ranked = sorted(distinct, key=lambda p: (-_matters(p, salience, facts.sentences, stances), p.sentences, p.cue))
    most = min(MOST_POSITIONS, FEWEST_POSITIONS + len(facts.sentences) // SENTENCES_A_POSITION)
    best = _said_once(ranked)[:most]
    return tuple(sorted(best, key=lambda p: (p.actor is None or p.actor in outlets, p.sentences, p.cue)))


def select_events(events: Sequence[Event]) -> list[Event]:
    """Choose the events that a reader is shown: those whose title tells something, each once."""
    return once([event for event in events if event.tells])


def _matters(position: Position, salience: Mapping[str, float], sentences: Spans, stances: Stances) -> float:
    """Weigh a position: main actors, telling stances, what headline and lead are about; in doubt, the surer one."""
    leading = sentences[:_LEAD]
    leads = any(sentence in leading for sentence in position.sentences)
    spoken_for = salience.get(position.actor, 0.0) if position.actor else 0.0
    return spoken_for + leads + 0.5 * (position.stance not in stances.neutral) + position.confidence


def _said_once(ranked: Iterable[Position]) -> list[Position]:
    """Leave out a line whose words stand almost all in a better one of the same actor."""
    kept: list[Position] = []
    known: dict[str | None, list[frozenset[str]]] = defaultdict(list)
    for position in ranked:
        told = frozenset(word for word in _WORD.findall(folded(position.statement)) if len(word) > _SHORT)
        if position.actor and any(_in_common(told, other) >= _REPEATED for other in known[position.actor]):
            continue
        known[position.actor].append(told)
        kept.append(position)
    return kept


def _in_common(one: frozenset[str], other: frozenset[str]) -> float:
    """Give the share of the shorter line's words that stand in the other; of very short ones nothing is said.

    A line that tells much more than the `other` does not repeat it.
    """
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter >= _FEWEST_WORDS and len(one) < _MUCH_MORE * len(other) else 0.0


def select_actors(facts: Facts, positions: Sequence[Position], outlets: frozenset[str]) -> tuple[Actor, ...]:
    """Choose the actors that a reader is shown, most important first."""
    told = _standings(facts, positions, outlets)
    return tuple(actor for actor in facts.actors if told[actor.id].listed)


def _standings(facts: Facts, positions: Sequence[Position], outlets: frozenset[str]) -> dict[str, Standing]:
    """Say of every actor whether a reader is shown it, and why.

    Whoever takes, or is the object of, a position or an event is shown. A place that nothing of this concerns is a
    setting, unless the story is about it; an outlet that only reports, such as the article's own, is a source, and
    whoever is only named in passing and says nothing is neither: none of them is a party of the story.
    """
    speaking = {p.actor for p in positions}
    concerned = {a for p in positions for a in (p.actor, *p.toward)} | {a for e in facts.events for a in e.participants}
    told: dict[str, Standing] = {}
    listed = 0
    for actor in facts.actors:
        own = _standing(
            actor,
            reports=actor.id in outlets,
            speaks=actor.id in speaking,
            takes_part=actor.id in concerned,
        )
        listed += own.listed
        if own.listed and listed > MOST_ACTORS and actor.id not in concerned:
            own = Standing(listed=False, reason=f"{MOST_ACTORS} weigh more, and it takes no part in a line")
        told[actor.id] = own
    return told


def _standing(actor: Actor, *, reports: bool, speaks: bool, takes_part: bool) -> Standing:
    """Say of one actor whether it is a party of the story, by the first reason that holds."""
    if reports:
        return Standing(listed=False, reason="it only reports: an outlet, or the article's publisher")
    if actor.aside and not speaks:
        return Standing(listed=False, reason="it is only named in passing and says nothing")
    if takes_part:
        return Standing(listed=True, reason="it takes part in a position or an event, or one is toward it")
    if actor.kind != "place":
        return Standing(listed=True, reason="a person or an organization that is more than named in passing")
    if _is_told_of(actor):
        return Standing(listed=True, reason="the story is about this place: it weighs, and is named again")
    return Standing(listed=False, reason="a place where something happens, which takes no part itself")


def _is_told_of(place: Actor) -> bool:
    """Say whether a story is about a place, and not only set there: it weighs, and is named again."""
    return place.salience >= TOLD_OF and sum(mention.kind == "name" for mention in place.mentions) > 1


def _neighbours(positions: Sequence[Position]) -> Iterator[tuple[Position, list[Position]]]:
    """Give each position with the others that stand in one of its sentences: no other has words in common with it."""
    inside: dict[Span, list[Position]] = defaultdict(list)
    for position in positions:
        for sentence in position.sentences:
            inside[sentence].append(position)
    for position in positions:
        near = {id(other): other for sentence in position.sentences for other in inside[sentence]}
        yield position, [other for other in near.values() if other is not position]


def _only_frames(outer: Position, inner: Position, outlets: frozenset[str], stances: Stances) -> bool:
    holds = all(any(covers(part, cue) for part in outer.content) for cue in inner.cue)
    passes_on = outer.speaks_for or outer.actor in outlets or (outer.actor is None and inner.actor is not None)
    same_voice = outer.actor == inner.actor and outer.actor is not None
    return holds and outer.stance in stances.reporting and (passes_on or same_voice) and bool(inner.cue)


def _repeats(one: Position, other: Position) -> bool:
    """Say whether `one` says what `other` says of the same actor, and is the worse of the two."""
    if one.actor != other.actor or not any(overlap(a, b) for a in one.content for b in other.content):
        return False
    shared = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one.content for b in other.content)
    size_one, size_other = _size(one.content), _size(other.content)
    if shared / max(1, min(size_one, size_other)) < 0.8:
        return False
    return (one.confidence, size_one, one.id) < (other.confidence, size_other, other.id)


def _size(spans: Spans) -> int:
    return sum(end - start for start, end in spans)
