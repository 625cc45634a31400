"""Every place in an article that refers to a party: names, nominal phrases, pronouns."""

from __future__ import annotations

from collections.abc import Iterator

from generator.briefing import Kind
from generator.extraction.actors import kinds, names
from generator.extraction.reading import Reading
from generator.extraction.records import Mention
from generator.extraction.words import Words
from generator.lexicon.lists import PRONOUNS
from generator.lexicon.parties import NounClass, Parties

GROUP_OF = {form: group for group, forms in PRONOUNS.forms.items() for form in forms}
_KIND_OF: dict[NounClass, Kind] = {"person": "person", "group": "organization", "place": "place"}


def find(reading: Reading, parties: Parties) -> tuple[Mention, ...]:
    """Give the mentions in order of the text. Spans are `[start, end)` code points of the article."""
    words = reading.words
    found = [*_names(words, parties)]
    inside_names = {t for m in found for t in range(words.at(m.start), words.at(m.end - 1) + 1)}
    found += _nominals(words, parties, inside_names)
    found += _pronouns(words)
    return tuple(sorted(found, key=lambda m: (m.start, -m.end)))


def _names(words: Words, parties: Parties) -> Iterator[Mention]:
    spans = names.find(words, parties)
    for span, weighed in zip(spans, kinds.weigh(words, parties, spans), strict=True):
        if weighed.kind is not None:
            start, end = words.span(span.first, span.last)
            head = words.start[words.top(span.first, span.last)]
            yield Mention(start, end, "name", head, weighed.kind, "kinds", weighed.told)


def _nominals(words: Words, parties: Parties, taken: set[int]) -> Iterator[Mention]:
    """Give the phrases that a common noun for a person, group or place heads ("the ministry")."""
    for token, pos in enumerate(words.pos):
        if pos not in {"NOUN", "PROPN"} or token in taken or words.dep[token] in {"compound", "nmod", "npadvmod"}:
            continue
        noun = parties.nouns.get(words.lemma[token].lower())
        if noun is None or (pos == "PROPN" and noun != "person"):
            continue
        first, last = phrase(words, token)
        yield Mention(*words.span(first, last), "nominal", words.start[token], _KIND_OF[noun], f"noun:{noun}")


def phrase(words: Words, head: int) -> tuple[int, int]:
    """Give the tokens `[first, last)` of the noun phrase of `head`, without what stands in apposition or beside it."""
    first, last = head, head + 1
    for child in words.children[head]:
        low, high = words.edges(child)
        if child < head:
            if words.dep[child] not in {"punct", "cc", "conj", "dep", "prep", "advmod"} or words.dep[child] == "advmod":
                first = min(first, low)
        elif words.dep[child] in {"prep", "relcl", "acl"} and words.text[low] not in {",", "(", "-", "–"}:
            if last < low and any(words.text[t] in {",", "(", "-", "–"} for t in range(last, low)):
                break
            last = max(last, high)
        elif words.dep[child] in {"appos", "conj", "cc", "punct"}:
            break
    while last > head + 1 and not any(c.isalnum() for c in words.text[last - 1]):
        last -= 1
    return first, last


def _pronouns(words: Words) -> Iterator[Mention]:
    for token, lower in enumerate(words.lower):
        group = GROUP_OF.get(lower)
        if group is None or (words.text[token] == "US") or (words.pos[token] not in {"PRON", "DET"}):
            continue
        kind: Kind = "person" if group in {"he", "she", "i"} else "organization"
        start, end = words.span(token, token + 1)
        yield Mention(start, end, "pronoun", start, kind, f"pronoun:{group}")
