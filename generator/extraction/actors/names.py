"""Names as the encoder marks them, with their edges made clean; and the same words where it passed over them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from generator.extraction.words import Words
from generator.lexicon.lists import NAMES
from generator.lexicon.parties import Parties

#: Labels of names. Those of days and sums of money are none.
_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "PRODUCT", "WORK_OF_ART"})


@dataclass(frozen=True, slots=True)
class Span:
    """A name: tokens `[first, last)` and the encoder's label."""

    first: int
    last: int
    label: str


def find(words: Words, parties: Parties) -> list[Span]:
    """Give the names in order of the text; none overlap."""
    spans = [
        clean
        for first, last, label in words.entities
        if label in _LABELS
        for line in _parted(words, Span(first, last, label))
        if (clean := _trimmed(words, parties, line)) is not None
    ]
    spans = _with_short_forms(words, parties, spans)
    return sorted([*spans, *_again(words, spans)], key=lambda s: s.first)


def _parted(words: Words, span: Span) -> Iterator[Span]:
    """Part a name that runs over the end of a line, and a place from the one it lies in ("Denver, Colorado")."""
    first = span.first
    for token in range(span.first, span.last + 1):
        if token == span.last or words.text[token].isspace() or (span.label == "GPE" and words.text[token] == ","):
            if first < token:
                yield Span(first, token, span.label)
            first = token + 1


def _trimmed(words: Words, parties: Parties, span: Span) -> Span | None:
    """Drop articles, marks, possessives and a person's titles at the edges; None where no more than titles is left."""
    first, last = span.first, span.last
    while first < last and (words.lower[first] in NAMES.articles or _is_bare(words, first)):
        first += 1
    while span.label == "PERSON" and first < last - 1 and words.text[first] in parties.address:
        first += 1
    while first < last and (_is_bare(words, last - 1) or words.tag[last - 1] == "POS") and words.text[last - 1] != "!":
        last -= 1
    inside = words.text[first:last]
    addressed = first > 0 and last - first == 1 and words.text[first - 1] in parties.address  # "Mr Baron", "Ms Judge"
    titles = not addressed and all(word in parties.address or word in parties.offices for word in inside)
    written = any(char.isupper() for word in inside for char in word)
    return Span(first, last, span.label) if written and not titles else None


def _with_short_forms(words: Words, parties: Parties, spans: list[Span]) -> list[Span]:
    """Give what stands in brackets after a longer name the label of that name: it is another form of it."""
    shorts = {
        short: Span(short, short + 1, span.label)
        for span in spans
        if (short := short_form(words, parties, span)) is not None
    }
    return [*(span for span in spans if not any(span.first <= t < span.last for t in shorts)), *shorts.values()]


def short_form(words: Words, parties: Parties, span: Span) -> int | None:
    """Give the token that shortens a name, in brackets or after "known as": "Kenya Airways (KQ)", whatever its letters.

    A comma or the end has to close the second.
    """
    if span.label != "ORG" or span.last - span.first < 2:
        return None
    following = [word.lower() for word in words.text[span.last : span.last + 3]]
    if following == [",", "known", "as"]:
        token, closing = span.last + 3, NAMES.after_short_forms
    elif following[:1] == ["("]:
        token, closing = span.last + 1, frozenset({")"})
    else:
        return None
    if token + 1 >= len(words):
        return None
    word = words.text[token]
    if words.text[token + 1] not in closing or not word[:1].isupper() or not word.isalpha():
        return None
    known = parties.country_of(word) or word in parties.demonyms or word in parties.no_party_words
    return None if known or len(word) < 2 else token


def _is_bare(words: Words, token: int) -> bool:
    """Say whether a token has neither letter nor digit: at a name's edge "|" is none of it, though no punctuation."""
    return not any(char.isalnum() for char in words.text[token])


def _again(words: Words, spans: list[Span]) -> Iterator[Span]:
    """Give the places where a name's words stand once more, unmarked: with capitals, and inside no other name."""
    taken = {token for first, last, _ in words.entities for token in range(first, last)}
    labels: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for span in spans:
        labels[words.text[span.first : span.last]][span.label] += 1
    opening: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in sorted(labels, key=len, reverse=True):
        if name[0][:1].isupper() and name[-1][:1].isupper():
            opening[name[0]].append(name)
    for token, word in enumerate(words.text):
        for name in opening.get(word, ()):
            last = token + len(name)
            if (
                words.text[token:last] == name
                and taken.isdisjoint(range(token, last))
                and words.pos[last - 1] == "PROPN"
            ):
                taken.update(range(token, last))
                yield Span(token, last, labels[name].most_common(1)[0][0])
                break
