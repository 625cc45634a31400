"""The pages of actors: what each says in all briefings, its offices over time, whom it meets and names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from generator.briefing import NextEvent, Position
from generator.publishing import addresses, briefing_page, calendar, lines, paging
from generator.publishing.directory import Directory, Known, actor_id
from generator.publishing.lines import Scene
from generator.publishing.records import ActorPage, ListPage, Said, Section

PAGE_SIZE = 40
INDEX_SIZE = 200
NAMES = 12
"""How many other names of an actor are shown."""
_KINDS = {"person": "People", "organization": "Organizations", "place": "Countries and places"}


@dataclass(slots=True)
class _Dossier:
    """What the briefings hold of one actor, newest first, gathered in one pass over all of them."""

    scenes: list[Scene] = field(default_factory=list)
    roles: dict[str, Scene] = field(default_factory=dict)
    positions: list[tuple[Scene, Position]] = field(default_factory=list)
    events: list[tuple[Scene, NextEvent]] = field(default_factory=list)
    met: Counter[str] = field(default_factory=Counter)


def pages(scenes: tuple[Scene, ...], directory: Directory) -> Iterable[ActorPage | ListPage]:
    """Make the page of each actor that has one, and the list of all."""
    dossiers = _gather(scenes, directory)
    for identifier, known in directory.actors.items():
        if known.has_page:
            yield from _actor(known, dossiers[identifier], directory)
    yield from _index(directory, dossiers)


def _gather(scenes: tuple[Scene, ...], directory: Directory) -> dict[str, _Dossier]:
    dossiers = {identifier: _Dossier() for identifier in directory.actors}
    for scene in scenes:
        briefing = scene.entry.briefing
        for actor in briefing.actors:
            dossier = dossiers[scene.entry.canonical(actor_id(actor))]
            if scene not in dossier.scenes[-1:]:
                dossier.scenes.append(scene)
            if actor.role:
                dossier.roles.setdefault(actor.role, scene)
        for position in briefing.positions:
            speaker = scene.entry.canonical(position.actor) if position.actor else None
            if speaker in dossiers:
                dossiers[speaker].positions.append((scene, position))
                _meet(dossiers, [speaker, *map(scene.entry.canonical, position.toward)], first_only=True)
        for event in briefing.next_events:
            parties = [scene.entry.canonical(reference) for reference in event.participants]
            for party in dict.fromkeys(parties):
                if party in dossiers:
                    dossiers[party].events.append((scene, event))
            _meet(dossiers, parties, first_only=False)
    return dossiers


def _meet(dossiers: dict[str, _Dossier], parties: list[str], *, first_only: bool) -> None:
    """Note who has to do with whom: a speaker with those addressed, or all parties of an event with each other."""
    known = [party for party in dict.fromkeys(parties) if party in dossiers]
    for one in known:
        for other in known:
            if one != other and (not first_only or known[0] in (one, other)):
                dossiers[one].met[other] += 1


def _actor(known: Known, dossier: _Dossier, directory: Directory) -> Iterator[ActorPage]:
    """Make the pages of one actor. What it is stands on the first; the lists run on over all."""
    path = addresses.actor(known.id)
    roles = list(dossier.roles.items())
    lists: list[Sequence[object]] = [dossier.scenes, dossier.positions, dossier.events, roles]
    for part in paging.parts(path, max(lists, key=len), PAGE_SIZE):
        page, first = part.page, part.number == 1
        share = slice((part.number - 1) * PAGE_SIZE, part.number * PAGE_SIZE)
        title = part.title(known.name)
        invited = any(calendar.is_appointment(event) for _, event in dossier.events)
        yield ActorPage(
            path=page,
            title=title,
            meta={"title": title, "search": {"boost": 3} if first else {"exclude": True}},
            kind=known.kind,
            country=directory.country(page, known.country),
            aliases=known.aliases[:NAMES],
            further_aliases=max(0, len(known.aliases) - NAMES),
            link=known.entry.link if known.entry and first else None,
            roles=tuple((role, scene.seen_from(page).briefing_link()) for role, scene in roles[share]),
            positions=_said(dossier.positions[share], page),
            events=tuple(lines.event_line(scene.seen_from(page), event) for scene, event in dossier.events[share]),
            met=tuple(directory.link(page, other) for other, _ in _most(dossier.met)) if first else (),
            briefings=tuple(briefing_page.card(scene.seen_from(page)) for scene in dossier.scenes[share]),
            calendar=addresses.link(page, addresses.calendar(path)) if first and invited else None,
            pager=part.pager,
        )


def _said(positions: Iterable[tuple[Scene, Position]], page: str) -> tuple[Said, ...]:
    """Put the positions of one briefing together."""
    groups = groupby(positions, key=lambda item: item[0].entry.slug)
    shares = ([(scene.seen_from(page), position) for scene, position in group] for _, group in groups)
    return tuple(
        Said(
            share[0][0].briefing_link(),
            briefing_page.day(share[0][0].entry.published),
            tuple(lines.position_line(scene, position) for scene, position in share),
        )
        for share in shares
    )


def _index(directory: Directory, dossiers: dict[str, _Dossier]) -> Iterator[ListPage]:
    """List all actors by kind and name."""
    kinds = list(_KINDS)
    members = sorted(
        (known for known in directory.actors.values() if known.has_page),
        key=lambda known: (kinds.index(known.kind), known.name.casefold(), known.id),
    )
    for part in paging.parts(addresses.ACTORS, members, INDEX_SIZE):
        title = part.title("Who is who")
        yield ListPage(
            path=part.page,
            title=title,
            meta={"title": title, "search": {"exclude": True}},
            intro="Everybody whom the briefings name, with the number of briefings.",
            sections=tuple(
                Section(
                    f"kind-{kind}",
                    _KINDS[kind],
                    links=tuple(
                        (directory.link(part.page, known.id), _remark(len(dossiers[known.id].scenes)))
                        for known in group
                    ),
                )
                for kind, group in groupby(part.items, key=lambda known: known.kind)
            ),
            empty="Nobody here yet.",
            pager=part.pager,
        )


def _remark(count: int) -> str:
    return "1 briefing" if count == 1 else f"{count} briefings"


def _most(met: Counter[str]) -> list[tuple[str, int]]:
    return sorted(met.items(), key=lambda item: (-item[1], item[0]))[:20]
