"""All actors of a site, joined by id across its briefings: one name, one kind, one page each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator import register
from generator.briefing import Actor, Kind
from generator.publishing.values import addresses
from generator.publishing.values.entry import BriefingEntry, newest_first
from generator.publishing.values.pieces import Link
from generator.register import Registered


@dataclass(frozen=True, slots=True)
class SiteActor:
    """One actor as the whole site knows it; the newest briefing names it."""

    id: str
    name: str
    kind: Kind
    country: str | None
    aliases: tuple[str, ...]
    entry: Registered | None = None
    """What the project's alias file says of it, where it says something."""

    @property
    def has_page(self) -> bool:
        """Persons known by surname alone have none: two of the same name would share it.

        Whom the alias file names is told from others there.
        """
        return (
            self.entry is not None
            or self.kind != "person"
            or any(" " in name.strip() for name in (self.name, *self.aliases))
        )


@dataclass(frozen=True, slots=True)
class Directory:
    """Looks actors up by id and links to them."""

    actors: Mapping[str, SiteActor]
    """By the id under which the site knows them."""
    countries: Mapping[str, str]
    """Names of countries by ISO 3166-1 alpha-2 code."""

    def link(self, page: str, identifier: str, briefing_name: str | None = None) -> Link:
        """Link from `page` to the actor whom the site knows as `identifier`; an id without an actor is shown as words.

        `briefing_name` is the name that the briefing has for it.
        """
        known = self.actors.get(identifier)
        name = briefing_name or (known.name if known else _as_words(identifier))
        if known is None or not known.has_page:
            return Link(name)
        return Link(name, addresses.link(page, addresses.actor(identifier)))

    def country(self, page: str, code: str | None) -> Link | None:
        """Link from `page` to a country by its code."""
        if code is None:
            return None
        return Link(self.countries.get(code, code), addresses.link(page, addresses.country(code)))


def compile_directory(
    entries: tuple[BriefingEntry, ...], told_of: Mapping[str, Registered], countries: Mapping[str, str]
) -> Directory:
    """Join the actors of all briefings by id.

    `told_of` holds what the alias file says, by id; where it says nothing, the newest briefing decides name, kind
    and country.
    """
    found: dict[str, list[Actor]] = {}
    for entry in newest_first(entries):
        for actor in entry.briefing.actors:
            found.setdefault(entry.canonical(actor_id(actor)), []).append(actor)
    known = {}
    for identifier, actors in found.items():
        told = told_of.get(identifier)
        name = told.name if told else actors[0].name
        aliases = dict.fromkeys(alias for actor in actors for alias in (actor.name, *actor.aliases) if alias != name)
        countries_told = (told.country if told else None, *(actor.country for actor in actors))
        country = next(filter(None, countries_told), None)
        kind = (told.kind if told else None) or actors[0].kind
        known[identifier] = SiteActor(identifier, name, kind, country, tuple(aliases), told)
    return Directory(known, countries)


def actor_id(actor: Actor) -> str:
    """Give an actor's id; a hand-added actor may have none, and then its name makes one."""
    return actor.id or register.added_id(actor.name)


def _as_words(identifier: str) -> str:
    """Make a readable name of an id that has lost its actor: `vladimir-putin` becomes `Vladimir Putin`."""
    return identifier.replace("-", " ").title() if identifier == addresses.name(identifier) else identifier
