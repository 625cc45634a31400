"""What a name names: a person, an organization, a place with a government, or no party at all.

The encoder labels each mention in its sentence. Here the mentions of one article vote together, and what the name's own
words, the lexicon and the words beside it tell goes before the vote.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from generator.briefing import Kind
from generator.extraction.actors.names import Span
from generator.extraction.words import Words
from generator.lexicon.lists import NAMES
from generator.lexicon.parties import Parties

#: What the labels of parties stand for; every other label is of what is no party.
_KINDS: dict[str, Kind] = {"PERSON": "person", "ORG": "organization", "GPE": "place"}


def of(words: Words, parties: Parties, spans: Sequence[Span]) -> list[Kind | None]:
    """Give the kind of each name, the same for all mentions with the same words; None for what is no party."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    governed, addressed = set(), set()
    surnames: Counter[str] = Counter()
    for span in spans:
        name = words.string(span.first, span.last)
        votes[name][span.label] += 1
        if _is_governed(words, span):
            governed.add(name)
        if span.first and words.text[span.first - 1] in parties.address:
            addressed.add(name)
        if span.label == "PERSON" and span.last - span.first > 1:
            surnames[words.text[span.last - 1]] += 1
    kinds: dict[str, Kind | None] = {}
    for name, labels in votes.items():
        if name in addressed:
            kinds[name] = "person"
        elif name in governed:
            kinds[name] = "place"
        else:
            labels["PERSON"] += surnames[name]
            kinds[name] = _told(name, labels.most_common(1)[0][0], parties, surname=name in surnames)
    return [kinds[words.string(span.first, span.last)] for span in spans]


def _told(name: str, label: str, parties: Parties, *, surname: bool) -> Kind | None:
    """Weigh the vote against the name's own words."""
    kind, last = _KINDS.get(label), name.rsplit(" ", 1)[-1]
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
