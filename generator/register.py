"""Who is who in a project: the alias file `actors.yaml`, as people write it, and what can be asked of it.

It says under which name an actor is known, which other names mean the same one, and which do not. It acts on what is
freshly found in an article and on the joining of actors across briefings; what a person wrote in a briefing stays.
Names are compared by their words: capitals, dots and white space do not matter.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from generator.briefing import Country, Id, Kind, Text, Texts
from generator.ground import ids
from generator.ground.wording import name_words as words

Name = Annotated[Text, Field(min_length=1, max_length=300)]
Link = Annotated[str, Field(pattern=r"^https?://[^\s/]\S*$", max_length=2000)]

_END = ""  # no word is empty


class Registered(BaseModel):
    """One actor of the alias file."""

    model_config = ConfigDict(frozen=True, extra="allow", populate_by_name=True)

    name: Name = Field(description="the name under which the actor is known everywhere")
    id: Id | None = Field(None, description="the actor's id; made of the name where it is left out")
    aliases: Texts = Field((), description="other names that articles use for the same actor")
    kind: Kind | None = Field(None, description="person, organization or place")
    country: Country | None = Field(None, description="ISO 3166-1 alpha-2")
    link: Link | None = Field(None, description="a web page about the actor, shown on its page: http or https")
    others: Texts = Field((), alias="not", description="names of others, who are to be kept apart from this one")

    @property
    def key(self) -> str:
        """The id under which the site knows the actor."""
        return self.id or actor_id(self.name)

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the aliases."""
        return (self.name, *self.aliases)


class Register:
    """Looks up the entries of the alias file by name; their order does not matter."""

    def __init__(self, entries: Iterable[Registered] = ()) -> None:
        self.entries: dict[str, Registered] = {entry.key: entry for entry in sorted(entries, key=lambda e: e.key)}
        self._by_name = {words(name): entry for entry in self.entries.values() for name in entry.names if words(name)}
        self._others = {key: frozenset(map(words, entry.others)) for key, entry in self.entries.items()}

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to other processes as the entries alone."""
        return Register, (tuple(self.entries.values()),)

    @cached_property
    def _trie(self) -> dict[str, Any]:
        """The names as a tree of words, so that a text is passed over once."""
        root: dict[str, Any] = {}
        for name, entry in self._by_name.items():
            node = root
            for word in name:
                node = node.setdefault(word, {})
            node[_END] = entry
        return root

    def entry_for(self, names: Iterable[str]) -> Registered | None:
        """Find whom an actor is who has these names, the fullest first; None where nobody fits or `not` forbids it."""
        known = [words(name) for name in names]
        for name in known:
            entry = self._by_name.get(name)
            if entry and self._others[entry.key].isdisjoint(known):
                return entry
        return None

    def is_alias(self, name: str) -> bool:
        """Say whether `name` stands for somebody who is known under another one."""
        entry = self._by_name.get(words(name))
        return entry is not None and words(entry.name) != words(name)

    def are_apart(self, one: str, other: str) -> bool:
        """Say whether two names may not mean the same actor.

        An alias that is a part of the other name, as a surname is, may be short for either: that the text decides.
        """
        a, b = words(one), words(other)
        return self._keeps_apart(a, b) or self._keeps_apart(b, a)

    def _keeps_apart(self, own: tuple[str, ...], other: tuple[str, ...]) -> bool:
        entry = self._by_name.get(own)
        if entry is None or other not in self._others[entry.key]:
            return False
        return own == words(entry.name) or not set(own) <= set(other)

    def identity(self, own: str, names: Sequence[str]) -> str:
        """Give the id under which the site knows an actor that a briefing calls `own`, with these names."""
        if entry := self.entry_for(names):
            return entry.key
        namesake = self.entries.get(own)
        if namesake is None or self._others[namesake.key].isdisjoint(map(words, names)):
            return own
        # The id is taken by somebody from whom this one is kept apart.
        mine = actor_id(names[0])
        return mine if mine not in self.entries else f"{mine}-{ids.short_digest(names[0])}"

    def concerning(self, text: str) -> str:
        """Give a digest of what the file says of those whose name or alias stands in `text`; empty for nobody.

        One pass over the text, whatever the number of names.
        """
        told = {
            entry.key: entry.model_dump(mode="json", by_alias=True, include=_ON_FACTS)
            for entry in self._standing_in(text)
        }
        for said in told.values():
            said["aliases"], said["not"] = sorted(said["aliases"]), sorted(said["not"])
        return ids.digest(json.dumps(told, sort_keys=True)) if told else ""

    def _standing_in(self, text: str) -> Iterator[Registered]:
        if not self._trie:
            return
        there = words(text)
        for start, first in enumerate(there):
            node, at = self._trie.get(first), start
            while node is not None:
                if _END in node:
                    yield node[_END]
                at += 1
                node = node.get(there[at]) if at < len(there) else None


_ON_FACTS = {"name", "id", "aliases", "kind", "country", "others"}
"""What of an entry changes what is found in an article."""


def actor_id(name: str) -> str:
    """Make an actor's id of its name: lower-case ASCII words with hyphens, 80 characters at most."""
    plain = ids.in_ascii(name).replace("'", "").replace(".", "")
    return ids.shortened(ids.slug(plain) or "unnamed", 80)


def added_id(name: str) -> str:
    """Give the id of an actor that a person added without one: the machine's for this name.

    Where an id cannot hold the name's letters it has six digits of its digest, so that two names are not taken for one.
    """
    return f"{actor_id(name)}-{ids.short_digest(name)}" if ids.loses_letters(name) else actor_id(name)
