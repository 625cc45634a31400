"""Every place in an article that refers to a party: names, nominal phrases, pronouns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.briefing import Kind
from generator.extraction.actors import kinds, names
from generator.extraction.actors.repairs import Span
from generator.extraction.attributions.senses import CLASSES, Senses
from generator.extraction.reading import Reading
from generator.extraction.records import Mention
from generator.extraction.words import Words
from generator.lexicon.lists import NAMES, PRONOUNS
from generator.lexicon.parties import NounClass, Parties

GROUP_OF = {form: group for group, forms in PRONOUNS.forms.items() for form in forms}
#: What "no party" has to win by: leaving a party out costs readers more than listing a product. Chosen by
#: cross-validation on annotated news.
LENIENCE = 0.8
_KINDS: dict[str, Kind] = {"person": "person", "organization": "organization", "place": "place"}
_KIND_OF: dict[NounClass, Kind] = {"person": "person", "group": "organization", "place": "place"}


def find(reading: Reading, parties: Parties) -> tuple[Mention, ...]:
    """Give the mentions in order of the text. Spans are `[start, end)` code points of the article."""
    words = reading.words
    found = [*_names(words, parties, reading.senses)]
    inside_names = {t for m in found for t in range(words.at(m.start), words.at(m.end - 1) + 1)}
    found += _nominals(words, parties, inside_names)
    found += _pronouns(words)
    return tuple(sorted(found, key=lambda m: (m.start, -m.end)))


def _names(words: Words, parties: Parties, senses: Senses) -> Iterator[Mention]:
    spans = names.find(words, parties)
    scored = kinds.scores(words, parties, spans, senses)
    surnames = {words.text[span.last - 1] for span in spans if span.last - span.first > 1}
    pooled: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(CLASSES))
    times: dict[str, int] = defaultdict(int)
    for span, scores in zip(spans, scored, strict=True):
        name = words.string(span.first, span.last)
        times[name] += 1
        pooled[name] = [a + b for a, b in zip(pooled[name], scores, strict=True)]
    governed = {words.string(span.first, span.last) for span in spans if _is_governed(words, span)}
    for span, own in zip(spans, scored, strict=True):
        name = words.string(span.first, span.last)
        if _is_anothers(words, parties, span):
            continue
        scores = [(a + b / times[name]) / 2 for a, b in zip(own, pooled[name], strict=True)]
        scores[0] -= LENIENCE
        kind = "place" if name in governed else _KINDS.get(CLASSES[scores.index(max(scores))])
        if name in parties.no_party_words or name in parties.demonyms:
            # "Finn", "April": a name only where all else speaks for a person; "the West" is none.
            called = kind == "person" and (span.first == 0 or words.lower[span.first - 1] != "the")
            kind = "person" if called or name in surnames else None
        if kind is not None:
            start, end = words.span(span.first, span.last)
            yield Mention(start, end, "name", words.start[_head(words, span.first, span.last)], kind, "kinds")


def _is_governed(words: Words, span: Span) -> bool:
    """Say whether a name is that of what only places have: "the government of Peru", "the mayor of Lima"."""
    of = words.head[_head(words, span.first, span.last)]
    return (
        words.dep[_head(words, span.first, span.last)] == "pobj"
        and words.lower[of] == "of"
        and words.lower[words.head[of]] in NAMES.of_places
    )


def _is_anothers(words: Words, parties: Parties, span: Span) -> bool:
    """Say whether a name is that of a thing of a known party: "United Nations Charter", "US Constitution"."""
    if words.text[span.last - 1] not in parties.no_party_last:
        return False
    owner = words.string(span.first, span.last - 1) if span.last - span.first > 1 else ""
    return owner in parties.countries or owner in parties.world_bodies or owner in parties.demonyms


def _head(words: Words, first: int, last: int) -> int:
    return next((t for t in range(first, last) if not first <= words.head[t] < last), last - 1)


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
