"""What a name names: a person, an organization, a place with a government, or no party at all.

The encoder labels each mention in its sentence. Here the mentions of one article vote together, and what the name's own
words, the lexicon and the words beside it tell goes before the vote.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from generator.briefing import Kind
from generator.extraction.actors import names, surroundings
from generator.extraction.actors.names import Span
from generator.extraction.words import Words
from generator.lexicon.lists import NAMES
from generator.lexicon.parties import Parties

#: What the labels of parties stand for; every other label is of what is no party.
_KINDS: dict[str, Kind] = {"PERSON": "person", "ORG": "organization", "GPE": "place"}


@dataclass(slots=True)
class _Heard:
    """All that an article tells of one name, with a voice for each of its mentions."""

    labels: Counter[str] = field(default_factory=Counter)
    """How the encoder marks it."""
    voices: Counter[surroundings.Told] = field(default_factory=Counter)
    """What the words beside it say that it is."""
    addressed: bool = False
    governed: bool = False
    shortened: bool = False
    """A short form in brackets follows it."""
    short: bool = False
    """It stands in brackets after the name of a body that it shortens."""
    no_name: bool = False
    """It is short for words that name no party, or is what a minister is of."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a name names, and why."""

    kind: Kind | None
    """None for what is no party."""
    told: str
    """What told so, for people."""


def of(words: Words, parties: Parties, spans: Sequence[Span]) -> list[Kind | None]:
    """Give the kind of each name, the same for all mentions with the same words; None for what is no party."""
    return [weighed.kind for weighed in weigh(words, parties, spans)]


def weigh(words: Words, parties: Parties, spans: Sequence[Span]) -> list[Weighed]:
    """Give the kind of each name with what told it, the same for all mentions with the same words."""
    heard: dict[str, _Heard] = defaultdict(_Heard)
    shorts = {names.short_form(words, parties, span) for span in spans}
    for span in spans:
        one = heard[words.string(span.first, span.last)]
        one.short |= span.first in shorts
        one.labels[span.label] += 1
        one.governed |= _is_governed(words, span)
        one.addressed |= span.first > 0 and words.text[span.first - 1] in parties.address
        one.shortened |= names.short_form(words, parties, span) is not None
        one.no_name |= surroundings.shortens_common_words(words, parties, span)
        one.no_name |= surroundings.is_a_ministers(words, parties, span)
        if (voice := surroundings.told(words, parties, span)) is not None:
            one.voices[voice] += 1
    kinds: dict[str, Weighed] = {}
    surnames: Counter[str] = Counter()
    borne: set[str] = set()
    for name in sorted(heard, key=lambda name: -name.count(" ")):  # what fuller names tell of shorter ones comes first
        one = heard[name]
        marked = _counted(one.labels)
        one.labels["PERSON"] += surnames[name]
        kind, why = _kind(name, one, parties, borne, surname=name in surnames)
        if name in surnames:
            marked += "; a person of this surname is named in full"
        kinds[name] = Weighed(kind, f"marked as {marked}" + (f"; {why}" if why else ""))
        if kind == "person" and " " in name:
            surnames[name.rsplit(" ", 1)[1]] += one.labels["PERSON"]
            borne.update(name.split())
    return [kinds[words.string(span.first, span.last)] for span in spans]


def _counted(voices: Counter[str]) -> str:
    """Say how often a name is taken for what: "person 3 times, organization once"."""
    kinds: Counter[str] = Counter()
    for label, times in voices.items():
        kinds[_KINDS.get(label, "no party")] += times
    return ", ".join(f"{kind} {'once' if times == 1 else f'{times} times'}" for kind, times in kinds.most_common())


def _kind(
    name: str, heard: _Heard, parties: Parties, borne: Container[str], *, surname: bool
) -> tuple[Kind | None, str]:
    """Weigh what is heard of a name, and say what overruled the marks; `borne` are the words of persons' names."""
    if heard.addressed:
        return "person", "a form of address stands before it"
    if heard.governed:
        return "place", "it has what only places have"
    if heard.no_name:
        return None, "short for common words, or what a minister is of"
    label = heard.labels.most_common(1)[0][0]
    why = ""
    if heard.short and label == "PERSON":
        label, why = "ORG", "short for the name of a body"
    if heard.labels["GPE"] == heard.labels[label] and parties.country_of(name) is not None:
        label, why = "GPE", "known as a place"  # as many voices for it
    kind = _told(name, label, parties, surname=surname)
    if kind != _KINDS.get(label):
        why = "its own words tell otherwise"
    beside = ", ".join(f"{told} ({times})" for told, times in heard.voices.most_common())
    things_only = heard.voices.keys() == {"thing"} and not heard.shortened
    if kind == "organization" and things_only:
        return None, f"the words beside it tell: {beside}"
    if kind == "organization" and heard.voices.keys() == {"place"} and parties.country_of(name) is not None:
        return "place", f"known as a place, and the words beside it tell: {beside}"
    first = name.split(" ", 1)[0]
    sure = name in borne or (first != name and first in parties.first_names)
    if kind != "person" or sure or not heard.voices:
        return kind, why
    voiced = heard.voices.most_common(1)[0][0]
    return None if voiced == "thing" else voiced, f"the words beside it tell: {beside}"


def _told(name: str, label: str, parties: Parties, *, surname: bool) -> Kind | None:
    """Weigh the vote against the name's own words."""
    kind, last = _KINDS.get(label), name.rsplit(" ", 1)[-1]
    if name.endswith("s") and name[:-1] in parties.no_party_words and not surname:
        return None  # "Republicans"
    if kind == "person":
        if surname or (name not in parties.demonyms and name not in parties.no_party_words):
            return kind
        return None
    usual = parties.usual(name)
    if usual in parties.demonyms or usual in parties.no_party_words:
        return None
    if kind == "organization" and (usual in parties.countries or _is_state(usual, parties)):
        return "place"
    if kind == "place" and name.endswith(".") and usual not in parties.countries:
        return None  # "Ariz.", said of whom a state sent
    return None if kind == "organization" and last in parties.no_party_last else kind


def _is_state(name: str, parties: Parties) -> bool:
    """Say whether a name is that of a country with what it is: "State of Qatar"."""
    first, _, rest = name.partition(" of ")
    return parties.nouns.get(first.lower()) == "place" and rest in parties.countries


def _is_governed(words: Words, span: Span) -> bool:
    """Say whether a name is that of what only places have: "the government of Peru", "the mayor of Lima"."""
    head = words.top(span.first, span.last)
    of = words.head[head]
    return words.dep[head] == "pobj" and words.lower[of] == "of" and words.lower[words.head[of]] in NAMES.of_places
