"""Repairs of the places where a small model cuts names: each undoes a mistake that repeats, from a span to spans."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.extraction.words import Words
from generator.lexicon.lists import NAMES, PRONOUNS
from generator.lexicon.parties import Parties

_DASHES = frozenset({"-", "–", "‑"})


@dataclass(frozen=True, slots=True)
class Span:
    """A candidate: tokens `[first, last)` and the model's label, "" for a run of proper nouns."""

    first: int
    last: int
    label: str


Repair = Callable[[Words, Parties, Span], Iterable[Span]]


def split_lines(words: Words, _parties: Parties, span: Span) -> Iterator[Span]:
    """No name runs over the end of a line."""
    first = span.first
    for token in range(span.first, span.last + 1):
        if token == span.last or words.text[token].isspace():
            if first < token:
                yield Span(first, token, span.label)
            first = token + 1


def split_possessives(words: Words, _parties: Parties, span: Span) -> Iterator[Span]:
    """Make two names of "Russia's Foreign Ministry"."""
    first = span.first
    for token in range(span.first, span.last):
        if words.tag[token] == "POS" and first < token < span.last - 1:
            yield Span(first, token, "")
            first = token + 1
    yield Span(first, span.last, span.label)


def split_coordination(words: Words, parties: Parties, span: Span) -> Iterator[Span]:
    """Part "Sam and Kim Lee", "Iran and Iraq" and "Acme, Bolt", but not "Food and Drug Administration"."""
    parts: list[Span] = []
    first = span.first
    for token in range(span.first, span.last):
        if words.lower[token] in NAMES.links and first < token < span.last - 1:
            parts.append(Span(first, token, span.label))
            first = token + 1
    parts.append(Span(first, span.last, span.label))
    known = all(_bare(words, part) in parties.countries for part in parts)
    if known or span.label in {"PERSON", "GPE"}:
        yield from parts
    else:
        yield from _split_commas(words, span)


def _split_commas(words: Words, span: Span) -> Iterator[Span]:
    """Part a list of organizations at its commas; "Acme, Inc." is one name."""
    linked = any(words.lower[t] in NAMES.inside for t in range(span.first, span.last))
    first = span.first
    for token in range(span.first, span.last):
        if words.text[token] == "," and first < token < span.last - 1 and not linked:
            if words.lower[token + 1].rstrip(".") in NAMES.forms:
                continue
            yield Span(first, token, span.label)
            first = token + 1
    yield Span(first, span.last, span.label)


def _bare(words: Words, span: Span) -> str:
    first = span.first + (words.lower[span.first] == "the")
    return words.string(first, span.last) if first < span.last else ""


def join_hyphens(words: Words, _parties: Parties, span: Span) -> Iterator[Span]:
    """Take in what a hyphen ties to the name ("Cheng Chung-tai", "al-Sisi", "Mercedes-Benz")."""
    first, last = span.first, span.last
    while (
        last + 1 < len(words)
        and words.text[last] in _DASHES
        and words.end[last - 1] == words.start[last]
        and words.end[last] == words.start[last + 1]
        and (words.pos[last + 1] == "PROPN" or (span.label == "PERSON" and words.text[last + 1].isalpha()))
    ):
        last += 2
    while (
        first >= 2
        and words.text[first - 1] in _DASHES
        and words.end[first - 1] == words.start[first]
        and words.end[first - 2] == words.start[first - 1]
        and words.lower[first - 2] not in NAMES.prefixes
        and (words.text[first - 2][:1].isupper() or words.lower[first - 2] in NAMES.particles)
        and not words.text[first - 2].isdigit()
    ):
        first -= 2
    yield Span(first, last, span.label)


def extend(words: Words, parties: Parties, span: Span) -> Iterator[Span]:
    """Take in proper nouns of the same phrase that the recognizer left out on either side."""
    first, last = span.first, span.last
    if span.label in {"PERSON", "ORG", "GPE", "FAC"}:
        while last < len(words) and _belongs(words, parties, last) and words.dep[last - 1] in {"compound", "nmod"}:
            last += 1
    if span.label == "PERSON":
        while first and _belongs(words, parties, first - 1) and words.text[first - 1] in parties.first_names:
            first -= 1
    yield Span(first, last, span.label)


def _belongs(words: Words, parties: Parties, token: int) -> bool:
    return (
        words.pos[token] == "PROPN"
        and words.text[token][:1].isupper()
        and words.text[token] not in parties.no_party_words
        and words.text[token] not in parties.demonyms
        and words.dep[token] not in {"npadvmod", "appos", "conj"}
    )


def trim(words: Words, _parties: Parties, span: Span) -> Iterator[Span]:
    """Drop what stands around the name: articles, possessives, prefixes, marks, words without a capital."""
    first, last = span.first, span.last
    while first < last and _is_lead(words, first, last):
        first += 1
    while first < last and _is_tail(words, last - 1, first) and not _is_given_name(words, last - 1, span):
        last -= 1
    yield Span(first, last, span.label)


def drop_prefix(words: Words, _parties: Parties, span: Span) -> Iterator[Span]:
    """Drop a side that somebody takes ("Pro-Beijing" before "DAB"); of a place alone, drop the prefix only."""
    first = span.first
    if span.last - first > 2 and words.lower[first] in NAMES.prefixes and words.text[first + 1] in _DASHES:
        first += 3 if span.last - first > 3 else 2
    yield Span(first, span.last, span.label)


def _is_lead(words: Words, token: int, last: int) -> bool:
    word = words.text[token]
    if word[:1].isupper() and words.lower[token] not in PRONOUNS.before_names:
        return False
    tied = token + 1 < last and words.text[token + 1] in _DASHES and words.end[token] == words.start[token + 1]
    if words.lower[token] in NAMES.particles and last - token > 1 and (tied or words.pos[token] == "PROPN"):
        return False
    return not inner_capital(word) and not (word[:1].isdigit() and last - token > 1 and words.pos[token] == "PROPN")


def _is_tail(words: Words, token: int, first: int) -> bool:
    word = words.text[token]
    if words.tag[token] == "POS" or not any(c.isalnum() for c in word):
        return word not in {"!", "?"} or token == first
    if word[:1].isupper() or inner_capital(word) or word[:1].isdigit():
        return False
    return not (token > first and words.text[token - 1] in _DASHES and words.pos[token] == "PROPN")


def _is_given_name(words: Words, token: int, span: Span) -> bool:
    """Say whether a hyphen ties a small word to a person's name ("Wong Kwok-hing")."""
    return (
        span.label == "PERSON"
        and token > span.first
        and words.text[token].isalpha()
        and words.text[token - 1] in _DASHES
        and words.end[token - 1] == words.start[token]
    )


def split_posts(words: Words, parties: Parties, span: Span) -> Iterator[Span]:
    """Part an institution from the person named after it: "chief of the Harbour Council Ada Quispe"."""
    first = span.first
    for token in range(span.first + 2, span.last - 1):
        person = words.text[token] in parties.first_names and words.text[token + 1][:1].isupper()
        if person and words.text[token - 1] in parties.organization_last and words.pos[token] == "PROPN":
            yield Span(first, token, "ORG")
            yield Span(token, span.last, "PERSON")
            return
    yield span


def drop_titles(words: Words, parties: Parties, span: Span) -> Iterator[Span]:
    """Leave forms of address, offices and nationalities in front of a person's name outside it.

    A ruler's single name keeps its title: "Pope Leo", "Queen Camilla".
    """
    first = span.first
    while first < span.last - 1 and words.text[first] in parties.address:
        first += 1
    titles = [t for t in range(first, span.last - 1) if _is_title(words, parties, t)]
    if titles and _names_a_person(words, parties, span, titles[-1]):
        ruler = words.text[titles[-1]] in parties.rulers and span.last - titles[-1] == 2
        first = titles[-1] + (0 if ruler else 1)
    yield Span(first, span.last, span.label)


def _names_a_person(words: Words, parties: Parties, span: Span, title: int) -> bool:
    """Say whether a person's name follows a title inside a span ("Home Secretary Ada Quispe"), by form and label."""
    if _is_institution(words, parties, span) or words.lower[title + 1] in NAMES.of_titles:
        return False
    if parties.country_of(words.string(span.first, span.last)):
        return False
    demonym = words.text[title] in parties.demonyms
    return span.label == "PERSON" or (not demonym and (span.label == "" or span.last - title == 3))


def _is_title(words: Words, parties: Parties, token: int) -> bool:
    word = words.text[token]
    if word in parties.offices or word in parties.address or word in parties.demonyms:
        return True
    # "Driver Ann Lee" opens a sentence: what she does, with a capital for its place alone.
    called = parties.nouns.get(word.lower()) == "person" and word not in parties.first_names
    return called and words.text[token + 1] in parties.first_names


def join_of(words: Words, parties: Parties, span: Span) -> Iterator[Span]:
    """Take in what completes an institution's or a noble's name ("Department of Education", "Duchess of York")."""
    last = span.last
    while last + 1 < len(words) and words.lower[last] in NAMES.of_offices and _opens_of(words, parties, last - 1):
        end = last + 1 + (words.lower[last + 1] == "the")
        start = end
        while end < len(words) and words.text[end][:1].isupper() and words.pos[end] == "PROPN":
            end += 1
        if end == start:
            break
        last = end
    yield Span(span.first, last, span.label if span.label != "GPE" else "")


def _opens_of(words: Words, parties: Parties, token: int) -> bool:
    word = words.text[token]
    return word in parties.organization_last or word in parties.rulers


def _is_institution(words: Words, parties: Parties, span: Span) -> bool:
    return (
        words.text[span.last - 1] in parties.organization_last
        or words.string(span.first, span.last) in parties.institutions
    )


def inner_capital(word: str) -> bool:
    """Say whether a name is written like "iTunes"."""
    return any(c.isupper() for c in word[1:3])


REPAIRS: tuple[Repair, ...] = (
    split_lines,
    split_possessives,
    split_coordination,
    extend,
    join_hyphens,
    join_of,
    split_posts,
    drop_prefix,
    trim,
    drop_titles,
    trim,
)
