"""The words that rules are written around, a record a file; the files say what each list decides.

They are bound where a rule names them, and loaded once, when the first such rule is imported.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.lexicon import data

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Clauses:
    """What makes a clause future, past, possible, denied or conditional."""

    future: Words
    modals: Words
    able: Words
    past: Words
    present: Words
    perfect: Words
    pluperfect: Words
    turned_ahead: Words
    still_ahead: Words
    announcing: Words
    announcing_as_told: Words
    unannounced: Words
    unreal: Words
    obliging: Words
    binding: Words
    standing: Words
    wished: Words
    uncertain: Words
    withholding: Words
    denying: Words
    denied_until: Words
    nobody: Words
    none_of: Words
    conditions: Words
    conditions_of_saying: Words
    conditions_and_times: Words
    open: Words
    hedges: Words


@dataclass(frozen=True, slots=True)
class Pronouns:
    """What stands for a name, owns like one, or points to one."""

    definite: Words
    owners: Words
    of_things: Words
    standing: Words
    headed: Words
    demonstrative: Words
    speaking: Words
    forms: Mapping[str, tuple[str, ...]]
    caution: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Prepositions:
    """What leads to a party, a place or a time."""

    addressee: Words
    target: Words
    doer: Words
    giver: Words
    partner: Words
    speaks_for: Words
    together: Words
    where: Words
    where_arranged: Words
    ends: Words
    due: Words
    moved_from: Words
    counted_from: Words
    up_to: Words
    bound: Words


@dataclass(frozen=True, slots=True)
class Names:
    """What belongs to a name, links names, or tells what one names."""

    article: re.Pattern[str]
    articles: Words
    counted: re.Pattern[str]
    generation: Words
    initials: re.Pattern[str]
    behind_hyphens: Words
    legal: re.Pattern[str]
    small: Words
    of_roles: Words
    after_short_forms: Words
    organs: Words
    bodies: Words
    of_offices: Words
    fields: Words
    ministers: Words
    of_tenure: Words
    telling_apart: Words
    ranks: Words
    offices: Words
    no_roles: Words
    leading: Words
    charges: Words
    sent_by: Words
    of_places: Words
    of_locations: Words
    trusting: Words
    directions: Words
    happening: Words
    heads_of_bodies: Words
    heads_of_places: Words
    plural_verbs: Words
    things: Words
    seated: Words
    at_settings: Words
    serving: Words
    towards: Words
    moving: Words
    posted: Words
    posting: Words
    furniture: re.Pattern[str]
    dateline: re.Pattern[str]
    credit_at_end: re.Pattern[str]
    constituency: re.Pattern[str]
    reaching: Mapping[str, Words]


@dataclass(frozen=True, slots=True)
class Metonyms:
    """What is done, felt or owned by governments, and lies between them."""

    acts: Words
    undone: Words
    placid: Words
    states: Words
    owned: Words
    relations: Words


@dataclass(frozen=True, slots=True)
class Saying:
    """Who speaks, to whom, and where what is said begins."""

    quoting: Words
    witnessing: Words
    conversations: Words
    leading: re.Pattern[str]
    connectives: Words
    complementizers: Words
    felt: Words
    undergoing: Words
    passing_on: Words
    measures: Words
    answers: Words
    refusals: Words
    nobodies: Words
    bodies: Words


@dataclass(frozen=True, slots=True)
class Descriptions:
    """What bodies and people are called by in turn."""

    telling_apart: Words
    untold: Words
    called_leaders: Words
    leaders: Words
    titles: Mapping[str, tuple[str, ...]]
    bodies: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Times:
    """What decides how an expression of time is read, and the forms of its figures."""

    how_long: Words
    how_long_from: Words
    of_no_year: Words
    of_shares: Words
    of_the_story: Words
    end_of_phrase: Words
    of_reports: Words
    bare_units: Words
    kinds_of_report: Words
    inside: Words
    vague_nouns: Words
    vague_adjectives: Words
    not_vague_before: Words
    joints: Words
    months_or_modals: Words
    short_names: Words
    halves: Mapping[str, int]
    forms: Mapping[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class Events:
    """What names an event, or leads to the word that does."""

    next: Words
    of_actions: tuple[str, ...]
    spans_of_time: Words
    giving: Words
    occurring: Words
    holding: Words
    new: Words
    others: Words
    about: Words
    once: Words
    purposes: Words
    lasting: Words
    upcoming: Words
    becoming: Words
    settled: Words
    settling: Words
    decreed: Words
    moving_by_itself: Words
    some_day: Words
    owing: Words
    foretelling: Words
    bodies: Words
    founding: Words
    any_event: Words
    demanding: Words
    needed: Words
    to: re.Pattern[str]
    between: re.Pattern[str]
    next_day: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a sentence or headline can do without, what nobody is told by, and what is no sentence of an article."""

    linking: Words
    joining: Words
    relative: Words
    opening: Words
    abbreviated: Words
    dispensable: Words
    clausal: Words
    besides: Words
    fronted: Words
    adding: Words
    steering: Words
    aiming: Words
    sourcing: Words
    ranking: Words
    vouching: Words
    when: Words
    near: Words
    empty: Words
    furniture: re.Pattern[str]
    outlet_in_title: re.Pattern[str]
    section_in_title: re.Pattern[str]
    writer_in_title: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Tongue:
    """What tells a text of this language from texts of others."""

    own: Words


CLAUSES = data.load(Clauses, "clauses.toml")
PRONOUNS = data.load(Pronouns, "pronouns.toml")
PREPOSITIONS = data.load(Prepositions, "prepositions.toml")
NAMES = data.load(Names, "names.toml")
METONYMS = data.load(Metonyms, "metonyms.toml")
SAYING = data.load(Saying, "saying.toml")
DESCRIPTIONS = data.load(Descriptions, "descriptions.toml")
TIMES = data.load(Times, "times.toml")
EVENTS = data.load(Events, "events.toml")
SUMMARY = data.load(Summary, "summary.toml")
TONGUE = data.load(Tongue, "tongue.toml")
