"""All actors of a site, joined by id across its briefings: one name, one kind, one page each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.briefing import Actor, Kind
from generator.publishing import addresses
from generator.publishing.entry import Entry, newest_first
from generator.publishing.records import Link


@dataclass(frozen=True, slots=True)
class Known:
    """One actor as the whole site knows it; the newest briefing names it."""

    id: str
    name: str
    kind: Kind
    country: str | None
    aliases: tuple[str, ...]

    @property
    def has_page(self) -> bool:
        """Persons known by surname alone have none: two of the same name would share it."""
        return self.kind != "person" or any(" " in name.strip() for name in (self.name, *self.aliases))


@dataclass(frozen=True, slots=True)
class Directory:
    """Looks actors up by id and links to them."""

    actors: Mapping[str, Known]
    same: Mapping[str, str]
    """Ids that mean another actor, from the project's alias file."""
    countries: Mapping[str, str]
    """Names of countries by ISO 3166-1 alpha-2 code."""

    def canonical(self, identifier: str) -> str:
        """Give the id under which the site knows an actor."""
        return self.same.get(identifier, identifier)

    def link(self, page: str, identifier: str, briefing_name: str | None = None) -> Link:
        """Link from `page` to an actor; an id that no briefing explains is shown as words."""
        canonical = self.canonical(identifier)
        known = self.actors.get(canonical)
        name = briefing_name or (known.name if known else _as_words(identifier))
        if known is None or not known.has_page:
            return Link(name)
        return Link(name, addresses.link(page, addresses.actor(canonical)))

    def country(self, page: str, code: str | None) -> Link | None:
        """Link from `page` to a country by its code."""
        if code is None:
            return None
        return Link(self.countries.get(code, code), addresses.link(page, addresses.country(code)))


def compile_directory(entries: tuple[Entry, ...], same: Mapping[str, str], countries: Mapping[str, str]) -> Directory:
    """Join the actors of all briefings by id. The newest briefing decides name, kind and country."""
    found: dict[str, list[Actor]] = {}
    for entry in newest_first(entries):
        for actor in entry.briefing.actors:
            identifier = actor_id(actor)
            found.setdefault(same.get(identifier, identifier), []).append(actor)
    known = {}
    for identifier, actors in found.items():
        name = actors[0].name
        aliases = dict.fromkeys(alias for actor in actors for alias in (actor.name, *actor.aliases) if alias != name)
        country = next((actor.country for actor in actors if actor.country), None)
        known[identifier] = Known(identifier, name, actors[0].kind, country, tuple(aliases))
    return Directory(known, dict(same), countries)


def actor_id(actor: Actor) -> str:
    """Give an actor's id; a hand-added actor may have none, and then its name makes one."""
    return actor.id or addresses.name(actor.name)


def _as_words(identifier: str) -> str:
    """Make a readable name of an id that has lost its actor: `vladimir-putin` becomes `Vladimir Putin`."""
    return identifier.replace("-", " ").title() if identifier == addresses.name(identifier) else identifier
