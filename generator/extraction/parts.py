"""A very long article is read in parts: cut between paragraphs, read one after another, and joined to one.

Memory and time grow with the longest part, and in proportion to the number of parts, never faster. What a part
cannot know of the others is little: a pronoun looks back a few sentences at most, and actors are joined by their
names. Headline and summary are the first part's, where an article tells what it is about.
"""

from __future__ import annotations

import operator
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import is_dataclass, replace
from functools import cache
from itertools import count, cycle
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from generator.extraction.actors.aliases import plain
from generator.extraction.events import order as events_order
from generator.extraction.records import Actor, Event, Facts, Offset, Position, Span
from generator.ground.quotation import AFTER_A_STOP, any_of

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

MOST = 50_000
"""Characters that are read in one piece. Hardly any article is so long; up to here time grows in proportion."""

# Where a text may be cut, best first. A text without any of these is cut anywhere: it is no language.
_CUTS = tuple(map(re.compile, (r"\n[ \t\r]*\n\s*", r"\n\s*", rf"[.!?]{any_of(AFTER_A_STOP)}*\s+", r"\s+")))


def cut(text: str, most: int) -> list[Span]:
    """Give the parts of `text`, at most `most` characters each, of about the same length; together they are all of it.

    A text of at most `most` characters is one part.
    """
    parts: list[Span] = []
    start = 0
    while len(text) - start > most:
        left = len(text) - start
        aim = start + -(-left // -(-left // most))
        end = _last_cut(text, start + (aim - start) // 2, aim)
        parts.append((start, end))
        start = end
    return [*parts, (start, len(text))]


def _last_cut(text: str, low: int, high: int) -> int:
    for pattern in _CUTS:
        if ends := [found.end() for found in pattern.finditer(text, low, high)]:
            return ends[-1]
    return high


def join(parts: Sequence[Facts], starts: Sequence[int]) -> Facts:
    """Make one article's facts of those of its parts; `starts` says at which offset of the article each begins."""
    placed = [moved(facts, start) for facts, start in zip(parts, starts, strict=True)]
    actors, ids = _one_of_each([facts.actors for facts in placed])
    positions = [_position_with(p, own) for facts, own in zip(placed, ids, strict=True) for p in facts.positions]
    events = [_event_with(e, own) for facts, own in zip(placed, ids, strict=True) for e in facts.events]
    return replace(
        placed[0],
        actors=actors,
        positions=tuple({p.id: p for p in reversed(positions)}.values())[::-1],
        times=tuple(time for facts in placed for time in facts.times),
        events=tuple(sorted(events, key=events_order)),
        sentences=tuple(sentence for facts in placed for sentence in facts.sentences),
    )


# -- actors -----------------------------------------------------------------------------------------------------


def _one_of_each(parts: Sequence[tuple[Actor, ...]]) -> tuple[tuple[Actor, ...], list[dict[str, str]]]:
    """Join the actors of all parts that share a name or a short form of it, and give for each part the new ids.

    A form that two parties of the same kind have used stands for the one that used it last.
    """
    parties: list[list[tuple[int, Actor]]] = []
    by_form: dict[tuple[str, str], int] = {}
    for number, actors in enumerate(parts):
        here: dict[int, Actor] = {}
        for actor in actors:
            homes = (by_form.get(form) for form in _forms(actor))
            home = next((home for home in homes if home is not None and home not in here), None)
            if home is None:
                home = len(parties)
                parties.append([])
            parties[home].append((number, actor))
            here[home] = actor
        by_form.update({form: home for home, actor in here.items() for form in _forms(actor)})
    ids: list[dict[str, str]] = [{} for _ in parts]
    taken: set[str] = set()
    for members in parties:
        own = _free(_best_named(members).id, taken)
        taken.add(own)
        for number, actor in members:
            ids[number][actor.id] = own
    joined = (_joined(members, ids, len(parts)) for members in parties)
    return tuple(sorted(joined, key=lambda a: (-a.salience, a.mentions[0].start))), ids


def _forms(actor: Actor) -> list[tuple[str, str]]:
    """Give what the actor is called, a person's surname too, reduced to what variants share."""
    surname = actor.name.split()[-1:] if actor.kind == "person" else []
    return [(actor.kind, plain(form)) for form in (actor.name, *actor.aliases, *surname)]


def _free(wanted: str, taken: AbstractSet[str]) -> str:
    return next(own for n in count(1) if (own := wanted if n == 1 else f"{wanted}-{n}") not in taken)


def _best_named(members: Sequence[tuple[int, Actor]]) -> Actor:
    """Give the appearance with the name that most parts use, of more than one word where there is such a name."""
    times = Counter(actor.name for _, actor in members)
    return max((actor for _, actor in members), key=lambda actor: (" " in actor.name, times[actor.name]))


def _joined(members: Sequence[tuple[int, Actor]], ids: Sequence[dict[str, str]], parts: int) -> Actor:
    """Make one actor of its appearances; it matters to the whole as much as to the average part."""
    named, actors = _best_named(members), [actor for _, actor in members]
    with_role = next((actor for actor in actors if actor.role), named)
    tied = next((actor for actor in actors if actor.country), named)
    forms = dict.fromkeys(form for actor in actors for form in (actor.name, *actor.aliases))
    return replace(
        named,
        id=ids[members[0][0]][actors[0].id],
        aliases=tuple(form for form in forms if form.casefold() != named.name.casefold()),
        role=with_role.role,
        role_at=with_role.role_at,
        country=tied.country,
        country_by=tied.country_by,
        organization=next((ids[n][actor.organization] for n, actor in members if actor.organization), None),
        salience=round(sum(actor.salience for actor in actors) / parts, 3),
        outlet=all(actor.outlet for actor in actors),
        aside=all(actor.aside for actor in actors),
        mentions=tuple(mention for actor in actors for mention in actor.mentions),
    )


def _position_with(position: Position, ids: dict[str, str]) -> Position:
    actor = ids[position.actor] if position.actor is not None else None
    return replace(position, actor=actor, toward=_named(position.toward, ids))


def _event_with(event: Event, ids: dict[str, str]) -> Event:
    says = event.according_to  # an actor's id, or the text's words
    says = ids.get(says, says) if says else None
    return replace(event, participants=_named(event.participants, ids), according_to=says)


def _named(actors: Iterable[str], ids: dict[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids[actor] for actor in actors))


# -- offsets ----------------------------------------------------------------------------------------------------


Record = TypeVar("Record", bound="DataclassInstance")


def moved(record: Record, by: int) -> Record:
    """Give a record in which whatever is declared as an `Offset`, however deep, is greater by `by`."""
    moving = {name: move(getattr(record, name), by) for name, move in _moving_fields(type(record)).items()}
    return replace(record, **moving)


@cache
def _moving_fields(record: type) -> dict[str, Callable[[Any, int], Any]]:
    moves = {name: _move_for(declared) for name, declared in get_type_hints(record, include_extras=True).items()}
    return {name: move for name, move in moves.items() if move is not None}


def _move_for(declared: Any) -> Callable[[Any, int], Any] | None:
    """Give how a value declared as this type is moved; None where it has no offsets in it."""
    if declared == Offset:
        return operator.add
    if isinstance(declared, type) and is_dataclass(declared):
        return moved if _moving_fields(declared) else None
    if get_origin(declared) not in (tuple, Union, UnionType):
        return None
    parts = [(part, _move_for(part)) for part in get_args(declared)]
    if all(move is None for _, move in parts):
        return None
    if get_origin(declared) is tuple:
        moves = [move or _stay for part, move in parts if part is not Ellipsis]
        endless = len(moves) < len(parts)
        return lambda values, by: tuple(
            move(value, by) for move, value in zip(cycle(moves) if endless else moves, values, strict=not endless)
        )
    (move,) = (move or _stay for part, move in parts if part is not NoneType)
    return lambda value, by: None if value is None else move(value, by)


def _stay(value: Any, _by: int) -> Any:
    return value
