"""The pages of actors: what each says in all briefings, its offices over time, whom it meets and names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from generator.briefing import Actor, NextEvent, Position
from generator.publishing.formats import calendar
from generator.publishing.pages import briefing_page, lines
from generator.publishing.pages.view import View
from generator.publishing.values import addresses, paging
from generator.publishing.values.directory import Directory, SiteActor, actor_id
from generator.publishing.values.pieces import Card, EventLine, Link, Office, Pager, Section, Statements, Ties
from generator.publishing.values.records import ListPage, Page

PAGE_SIZE = 40
"""Positions, events, offices and briefings of each on one page of an actor."""
INDEX_SIZE = 200
"""Actors on one page of the list of all: each is a name and a number."""
NAMES = 12
"""How many other names of an actor are shown."""
OTHERS = 20
"""How many others are shown with whom an actor has to do in one way."""
_KINDS = {"person": "People", "organization": "Organizations", "place": "Countries and places"}


@dataclass(frozen=True, kw_only=True)
class ActorPage(Page):
    """Everything that the site's briefings say of one actor."""

    template = "actor.md.j2"

    kind: str
    country: Link | None
    aliases: tuple[str, ...]
    further_aliases: int
    """How many names there are besides."""
    link: str | None
    """The address of a web page about the actor, from the project's alias file."""
    roles: tuple[Office, ...]
    """Latest first."""
    positions: tuple[Statements, ...]
    events: tuple[EventLine, ...]
    ties: tuple[Ties, ...]
    """Whom the actor names, by whom it is named, and whom it meets."""
    briefings: tuple[Card, ...]
    calendar: str | None
    """The file with the events that have a day."""
    pager: Pager | None


@dataclass(slots=True)
class _Dossier:
    """What the briefings hold of one actor, newest first, gathered in one pass over all of them."""

    views: list[View] = field(default_factory=list)
    roles: dict[str, list[tuple[View, Actor]]] = field(default_factory=dict)
    positions: list[tuple[View, Position]] = field(default_factory=list)
    events: list[tuple[View, NextEvent]] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    """Those at whom the actor's positions are directed, with how many are; `named_by` is the other way round."""
    named_by: Counter[str] = field(default_factory=Counter)
    meets: Counter[str] = field(default_factory=Counter)
    """Those who take part in the same events, with how many."""


def pages(views: tuple[View, ...], directory: Directory) -> Iterable[ActorPage | ListPage]:
    """Make the page of each actor that has one, and the list of all."""
    dossiers = _gather(views, directory)
    for identifier, known in directory.actors.items():
        if known.has_page:
            yield from _actor(known, dossiers[identifier], directory)
    yield from _index(directory, dossiers)


def _gather(views: tuple[View, ...], directory: Directory) -> dict[str, _Dossier]:
    dossiers = {identifier: _Dossier() for identifier in directory.actors}
    for view in views:
        briefing = view.entry.briefing
        for actor in briefing.actors:
            dossier = dossiers[view.entry.canonical(actor_id(actor))]
            if view not in dossier.views[-1:]:
                dossier.views.append(view)
            if actor.role:
                dossier.roles.setdefault(actor.role, []).append((view, actor))
        for position in briefing.positions:
            speaker = view.entry.canonical(position.actor) if position.actor else None
            if speaker in dossiers:
                dossiers[speaker].positions.append((view, position))
                for other in _known(view, position.toward, dossiers):
                    if other != speaker:
                        dossiers[speaker].names[other] += 1
                        dossiers[other].named_by[speaker] += 1
        for event in briefing.next_events:
            parties = _known(view, event.participants, dossiers)
            for party in parties:
                dossiers[party].events.append((view, event))
                dossiers[party].meets.update(other for other in parties if other != party)
    return dossiers


def _known(view: View, references: Iterable[str], dossiers: dict[str, _Dossier]) -> list[str]:
    """Give those of the references that are actors of the site, each once."""
    return [party for party in dict.fromkeys(map(view.entry.canonical, references)) if party in dossiers]


def _actor(known: SiteActor, dossier: _Dossier, directory: Directory) -> Iterator[ActorPage]:
    """Make the pages of one actor. What it is stands on the first; the lists run on over all."""
    path = addresses.actor(known.id)
    roles = list(dossier.roles.items())
    lists: list[Sequence[object]] = [dossier.views, dossier.positions, dossier.events, roles]
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
            roles=tuple(_office(role, appearances, page) for role, appearances in roles[share]),
            positions=_statements(dossier.positions[share], page),
            events=tuple(lines.event_line(view.seen_from(page), event) for view, event in dossier.events[share]),
            ties=_ties(dossier, page, directory) if first else (),
            briefings=tuple(briefing_page.card(view.seen_from(page)) for view in dossier.views[share]),
            calendar=addresses.link(page, addresses.calendar(path)) if first and invited else None,
            pager=part.pager,
        )


def _statements(positions: Iterable[tuple[View, Position]], page: str) -> tuple[Statements, ...]:
    """Put the positions of one briefing together."""
    groups = groupby(positions, key=lambda item: item[0].entry.slug)
    shares = ([(view.seen_from(page), position) for view, position in group] for _, group in groups)
    return tuple(
        Statements(
            share[0][0].briefing_link(),
            briefing_page.day(share[0][0].entry.published),
            tuple(lines.position_line(view, position) for view, position in share),
        )
        for share in shares
    )


def _office(role: str, appearances: Sequence[tuple[View, Actor]], page: str) -> Office:
    """Tell since when and until when articles give an office to somebody; `appearances` stands newest first."""
    newest, actor = appearances[0]
    dated = [moment for view, _ in appearances if (moment := briefing_page.day(view.entry.published))]
    last, first = (dated[0], dated[-1]) if dated else (None, None)
    where = newest.seen_from(page).briefing_link(lines.actor_anchor(actor))
    return Office(role, first if first != last else None, last, where)


def _ties(dossier: _Dossier, page: str, directory: Directory) -> tuple[Ties, ...]:
    ways = (("Names", dossier.names), ("Named by", dossier.named_by), ("Meets", dossier.meets))
    return tuple(
        Ties(label, tuple((directory.link(page, other), _times(count)) for other, count in _most(others)))
        for label, others in ways
        if others
    )


def _index(directory: Directory, dossiers: dict[str, _Dossier]) -> Iterator[ListPage]:
    """List all actors by kind and name."""
    kinds = list(_KINDS)
    members = sorted(
        (known for known in directory.actors.values() if known.has_page),
        key=lambda known: (kinds.index(known.kind), known.name.casefold(), known.id),
    )
    for part in paging.parts(addresses.ACTORS, members, INDEX_SIZE):
        sections = [
            Section(
                f"kind-{kind}",
                _KINDS[kind],
                links=tuple(
                    (directory.link(part.page, known.id), paging.counted(len(dossiers[known.id].views), "briefing"))
                    for known in group
                ),
            )
            for kind, group in groupby(part.items, key=lambda known: known.kind)
        ]
        intro = "Everybody whom the briefings name, with the number of briefings."
        yield paging.page(part, "Who is who", sections, intro=intro, empty="Nobody here yet.", contents=True)


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _most(others: Counter[str]) -> list[tuple[str, int]]:
    return sorted(others.items(), key=lambda item: (-item[1], item[0]))[:OTHERS]
