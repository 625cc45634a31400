"""The actors of an article: one a real party, with its names, office, country and weight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count

from generator.briefing import Kind
from generator.extraction.actors import aliases, asides, coreference, metonyms, names, roles, salience, speakers
from generator.extraction.actors.antecedents import Entity
from generator.extraction.reading import Reading
from generator.extraction.records import GUESS, Actor, Mention, Span
from generator.extraction.words import Words
from generator.ground.ids import shortened
from generator.ground.wording import one_space
from generator.lexicon.lists import NAMES
from generator.lexicon.parties import Gender, Parties
from generator.register import Register, Registered, actor_id

NOBODY = Register()


@dataclass(frozen=True, slots=True)
class _Draft:
    """An actor before it has an id."""

    name: str
    kind: Kind
    aliases: tuple[str, ...]
    role: roles.Role | None
    country: str | None
    outlet: bool
    mentions: tuple[Mention, ...]
    entity: Entity
    entry: Registered | None
    """What the project's alias file says of it."""
    kind_by: str
    country_by: str


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody that an article tells of."""

    actors: tuple[Actor, ...]
    """The parties with a name, most important first."""
    unnamed: tuple[tuple[Mention, ...], ...]
    """The mentions of each party without a name ("a spokesman", "he"), in order of the text."""


def find(
    reading: Reading, mentions: Sequence[Mention], parties: Parties, register: Register = NOBODY
) -> tuple[Actor, ...]:
    """Give the actors, most important first. Every named party is one, with all its mentions.

    What `register`, the project's alias file, says of a name goes before what the rules and the lexicon say.
    """
    return cast(reading, mentions, parties, register).actors


def cast(reading: Reading, mentions: Sequence[Mention], parties: Parties, register: Register = NOBODY) -> Cast:
    """Give the actors and those without a name.

    What `register`, the project's alias file, says of a name goes before what the rules and the lexicon say.
    """
    words = reading.words
    groups, joined = _grouped(words, mentions, parties, register)
    mentions = [replace(m, joined=joined[n]) if n in joined else m for n, m in enumerate(mentions)]
    entries = [_entry(words, mentions, numbers, parties, register) for numbers in groups]
    mentions = _of_known_kinds(mentions, groups, entries)
    speaking = speakers.find(words, mentions, reading.attributions)
    turns = speakers.turns(words, mentions, reading.attributions)
    met = coreference.resolve(words, mentions, groups, speaking, parties, turns)
    entities = met[: len(groups)]
    drafts = [
        _draft(words, mentions, numbers, entity, parties, entry)
        for numbers, entity, entry in zip(groups, entities, entries, strict=True)
    ]
    weights = salience.weigh(reading, [d.entity.places for d in drafts])
    ids = _ids(drafts)
    actors = [
        _actor(reading, draft, own, weight, drafts, ids, parties)
        for draft, own, weight in zip(drafts, ids, weights, strict=True)
    ]
    return Cast(
        tuple(sorted(actors, key=lambda a: (-a.salience, a.mentions[0].start))),
        tuple(tuple(mentions[n] for n in sorted(entity.mentions)) for entity in met[len(groups) :]),
    )


def named(words: Words, mentions: Sequence[Mention], parties: Parties, register: Register = NOBODY) -> list[list[int]]:
    """Group the numbers of the name mentions by party, in order of first mention; metonyms go to their state."""
    return _grouped(words, mentions, parties, register)[0]


def _grouped(
    words: Words, mentions: Sequence[Mention], parties: Parties, register: Register
) -> tuple[list[list[int]], dict[int, str]]:
    """Group the names by party, and say of each how it came to its party, for people."""
    numbers = [n for n, m in enumerate(mentions) if m.kind == "name"]
    shortened = _short_forms(words, mentions, numbers, parties)
    forms: list[tuple[str, Kind]] = []
    otherwise: dict[int, str] = {}
    for n in numbers:
        text = _bare(words, mentions[n])
        if text in shortened:
            text = shortened[text]
            otherwise[n] = f"the article itself shortens “{text}” so"
        if (meant := _stands_for(words, mentions[n], text, parties, register)) is not None:
            text = meant
            otherwise[n] = f"a seat of power that acts: it stands for {text}"
        forms.append((text, mentions[n].entity))
    genders = [_addressed_as(words, mentions[n], parties) for n in numbers]
    met = aliases.group(forms, parties, register.are_apart, genders)
    said = {numbers[place]: name.joined for party in met for name in party.names for place in name.places} | otherwise
    groups = [sorted(numbers[place] for name in party.names for place in name.places) for party in met]
    return _joined(words, mentions, groups, parties, register, said), said


def _addressed_as(words: Words, mention: Mention, parties: Parties) -> Gender | None:
    """Give what the form of address before a name tells: "Lady" of "Lady Orme"."""
    first = words.at(mention.start)
    return parties.address.get(words.text[first - 1]) if first and mention.entity == "person" else None


def _short_forms(words: Words, mentions: Sequence[Mention], numbers: Sequence[int], parties: Parties) -> dict[str, str]:
    """Give the full name for each short form that the article itself explains in brackets."""
    full: dict[str, str] = {}
    for number in numbers:
        mention = mentions[number]
        span = names.Span(words.at(mention.start), words.at(mention.end - 1) + 1, "ORG")
        short = names.short_form(words, parties, span) if mention.entity == "organization" else None
        if short is not None:
            full.setdefault(words.text[short], _bare(words, mention))
    return full


def _joined(
    words: Words,
    mentions: Sequence[Mention],
    groups: list[list[int]],
    parties: Parties,
    register: Register,
    said: dict[int, str],
) -> list[list[int]]:
    """Make one party of those that the alias file calls one, in the place of the first, and note so in `said`."""
    joined: dict[str | int, list[int]] = {}
    for place, numbers in enumerate(groups):
        entry = _entry(words, mentions, numbers, parties, register)
        key = entry.key if entry else place
        if key in joined:
            said |= dict.fromkeys(numbers, "the alias file calls them one")
        joined.setdefault(key, []).extend(numbers)
    return [sorted(numbers) for numbers in joined.values()]


def _entry(
    words: Words, mentions: Sequence[Mention], numbers: list[int], parties: Parties, register: Register
) -> Registered | None:
    """Find a party in the alias file by the names that the text itself uses for it, the fullest first."""
    if not register.entries:
        return None
    texts = {n: _bare(words, mentions[n]) for n in numbers}
    own = [text for n, text in texts.items() if not _stands_for(words, mentions[n], text, parties, register)]
    return register.entry_for(sorted(dict.fromkeys(own), key=lambda text: -len(text.split())))


def _of_known_kinds(
    mentions: Sequence[Mention], groups: Sequence[list[int]], entries: Sequence[Registered | None]
) -> list[Mention]:
    """Let mentions be of the kind that the alias file gives their party: pronouns agree with it."""
    kinds = {n: e.kind for numbers, e in zip(groups, entries, strict=True) if e and e.kind for n in numbers}
    return [replace(m, entity=kinds[n]) if n in kinds else m for n, m in enumerate(mentions)]


def _bare(words: Words, mention: Mention) -> str:
    """Give a name's words without an article."""
    return NAMES.article.sub("", one_space(words.source[mention.start : mention.end]))


def _stands_for(words: Words, mention: Mention, text: str, parties: Parties, register: Register) -> str | None:
    """Give the name of the state or body that a city stands for in its sentence; the alias file knows better."""
    if register.is_alias(text) or mention.entity == "person" or not metonyms.acts(words, words.at(mention.head)):
        return None
    code = metonyms.state_of(text, parties)
    meant = parties.stands_for.get(text) or (parties.country_names[code] if code else None)
    return None if meant is None or register.are_apart(text, meant) else meant


def _draft(
    words: Words,
    mentions: Sequence[Mention],
    numbers: list[int],
    entity: Entity,
    parties: Parties,
    entry: Registered | None,
) -> _Draft:
    written = [_bare(words, mentions[n]) for n in numbers]
    texts = [parties.usual(text) for text in written]
    # What a word in capitals names is guessed less well; a dateline has the town in capitals.
    calm = [n for n, text in zip(numbers, written, strict=True) if not _in_capitals(text)] or numbers
    kind, kind_by = Counter(mentions[n].entity for n in calm).most_common(1)[0][0], "most of its names say so"
    if any(" " in text and text.rsplit(" ", 1)[1] in parties.organization_last for text in texts):
        kind, kind_by = "organization", "its last word says so"
    voted = kind
    name, kind = _name(words, mentions, numbers, texts, kind, parties)
    if kind != voted:
        kind_by = "known as a state"
    if entry:
        name, kind = entry.name, entry.kind or kind
        kind_by = "the alias file says so" if entry.kind else kind_by
    role, sender, codes = None, None, []
    tells = "its role" if kind == "person" else "its name or its owner"
    for n in numbers:
        first, last = words.at(mentions[n].start), words.at(mentions[n].end - 1) + 1
        if kind == "person":
            found = roles.office(words, first, last, words.at(mentions[n].head), parties)
            role = role or found
            sender = sender or roles.sent(words, last, parties)
            codes += list(roles.countries(words, found.first, found.last, parties)) if found else []
        elif kind == "organization":
            codes += list(roles.countries(words, first, last, parties))
            if owned := roles.owner(words, first):
                codes += list(roles.countries(words, *owned, parties))
    country, country_by = roles.tied(codes), f"{tells} says so"
    if kind == "place" or (kind == "organization" and country is None):
        country, country_by = parties.country_of(name), f"known for {name}"
    if name in parties.named_alike and country not in _named_countries(words, parties):
        country, country_by = None, f"several states have a {name}, and the text names none of them"
    elif country is None:
        country_by = f"{tells} names several: {', '.join(sorted(set(codes)))}" if codes else "nothing in the text tells"
    if entry and entry.country:
        country, country_by = entry.country, "the alias file says so"
    return _Draft(
        name=name,
        kind=kind,
        aliases=tuple(dict.fromkeys(t for t in texts if t.casefold() != name.casefold())),
        role=role or sender,
        country=country,
        outlet=kind == "organization" and _only_reports(texts, parties),
        mentions=tuple(
            replace(
                mentions[n],
                rule=GUESS if n in entity.guessed else mentions[n].rule,
                joined=entity.joined.get(n, mentions[n].joined),
            )
            for n in entity.mentions
        ),
        entity=entity,
        entry=entry,
        kind_by=kind_by,
        country_by=country_by,
    )


def _named_countries(words: Words, parties: Parties) -> frozenset[str | None]:
    """Give the codes of the countries that an article names, or a people of theirs, in one word."""
    return frozenset(parties.countries.get(text) or parties.demonyms.get(text) for text in words.text)


def _name(
    words: Words, mentions: Sequence[Mention], numbers: list[int], texts: list[str], kind: Kind, parties: Parties
) -> tuple[str, Kind]:
    """Give the fullest good name: a state's usual one, an owned institution with its owner, else the longest form."""
    states = [code for t in texts if (code := parties.countries.get(t) or parties.seats.get(t))]
    if kind != "person" and states and any(t in parties.countries for t in texts):
        return parties.country_names[states[0]], "place"
    times = Counter(texts)
    longest = max(times, key=lambda t: (len(t.split()), not _in_capitals(t), times[t], len(t)))
    if kind == "organization":
        generic = [n for n, t in zip(numbers, texts, strict=True) if t == longest]
        owned = roles.owner(words, words.at(mentions[generic[0]].start))
        if owned and words.string(*owned) in parties.countries:
            return f"{words.string(*owned)}'s {longest}", kind
    return longest, kind


def _in_capitals(text: str) -> bool:
    """Say whether a name is written in capitals; an acronym is shorter."""
    return text.isupper() and len(text) > 5


def _only_reports(texts: list[str], parties: Parties) -> bool:
    """Say whether a publisher appears here as the source of reports alone."""
    return any(parties.is_outlet(t) for t in texts)


def _ids(drafts: Sequence[_Draft]) -> list[str]:
    """Make each id from the name; two parties of one name are told apart by kind, country, then role.

    The ids of the alias file are never touched.
    """
    slugs = [d.entry.key if d.entry else actor_id(d.name) for d in drafts]
    for telling in (_kind, _country, _office):
        times = Counter(slugs)
        slugs = [
            shortened(f"{s}-{telling(d)}".rstrip("-"), 110) if times[s] > 1 and not d.entry else s
            for s, d in zip(slugs, drafts, strict=True)
        ]
    taken = {d.entry.key for d in drafts if d.entry}
    unique = []
    for wanted, draft in zip(slugs, drafts, strict=True):
        free = (own for n in count(1) if (own := wanted if n == 1 else f"{wanted}-{n}") not in taken)
        unique.append(wanted if draft.entry else next(free))
        taken.add(unique[-1])
    return unique


def _kind(draft: _Draft) -> str:
    return draft.kind


def _country(draft: _Draft) -> str:
    return (draft.country or "").lower()


def _office(draft: _Draft) -> str:
    return actor_id(draft.role.text) if draft.role else ""


def _actor(
    reading: Reading,
    draft: _Draft,
    own: str,
    weight: float,
    drafts: Sequence[_Draft],
    ids: Sequence[str],
    parties: Parties,
) -> Actor:
    words = reading.words
    role_at: Span | None = words.span(draft.role.first, draft.role.last) if draft.role else None
    organization = None
    if role_at is not None:
        for other, name in zip(drafts, ids, strict=True):
            if other.kind == "organization" and any(
                role_at[0] <= m.start and m.end <= role_at[1] for m in other.mentions
            ):
                organization = name
    return Actor(
        id=own,
        name=draft.name,
        kind=draft.kind,
        aliases=draft.aliases,
        role=draft.role.text if draft.role else None,
        role_at=role_at,
        country=draft.country,
        organization=organization,
        salience=weight,
        outlet=draft.outlet,
        aside=asides.only_passed(reading, draft.mentions, parties) and draft.entry is None,
        mentions=tuple(_addressed(words, m, parties) for m in sorted(draft.mentions, key=lambda m: m.start)),
        kind_by=draft.kind_by,
        country_by=draft.country_by,
    )


def _addressed(words: Words, mention: Mention, parties: Parties) -> Mention:
    """Let a name's mention begin with what is said with it: "Mr Lee", "The Hague"; a rank is an office."""
    if mention.kind != "name":
        return mention
    first = words.at(mention.start)
    while first and (parties.address.get(words.text[first - 1]) or words.text[first - 1] == "The"):
        first -= 1
    return replace(mention, start=words.start[first])
