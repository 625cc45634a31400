"""Names of parties: candidates from the model's entities and from runs of proper nouns, mended by `repairs`.

What a candidate is, a party or not, `kinds` decides.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.extraction.actors.repairs import REPAIRS, Span, inner_capital
from generator.extraction.words import Words
from generator.lexicon.lists import NAMES
from generator.lexicon.parties import Parties

#: Labels whose spans may be a party, misread or not.
_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
#: What only a noun can be to its head.
_OF_NOUNS = frozenset({"nsubj", "nsubjpass", "poss", "dobj", "pobj", "dative", "oprd", "appos"})


def find(words: Words, parties: Parties) -> list[Span]:
    """Give the candidates in order of the text; none overlap."""
    spans = list(_recognized(words))
    spans += _runs(words, spans)
    spans = list(_split_known(words, spans))
    for repair in REPAIRS:
        spans = [mended for span in spans for mended in repair(words, parties, span) if mended.first < mended.last]
    taken: set[int] = set()
    kept = []
    for span in sorted(spans, key=lambda s: (s.label == "", s.first - s.last, s.first)):
        if not taken.intersection(range(span.first, span.last)) and _names_something(words, parties, span):
            taken.update(range(span.first, span.last))
            kept.append(span)
    return sorted(kept, key=lambda s: s.first)


def _recognized(words: Words) -> Iterator[Span]:
    for first, last, label in words.entities:
        if label in _LABELS:
            yield Span(first, last, label)


def _runs(words: Words, spans: list[Span]) -> Iterator[Span]:
    """Give the runs of proper nouns that the recognizer passed over."""
    taken = {token for span in spans for token in range(span.first, span.last)}
    taken |= {t for first, last, label in words.entities if label not in _LABELS for t in range(first, last)}
    known = {words.text[s.last - 1] for s in spans if s.label == "PERSON" or s.last - s.first == 1}
    first = -1
    for token in range(len(words) + 1):
        inside = token < len(words) and token not in taken and _may_run(words, token, known, opened=first >= 0)
        if inside and first < 0:
            first = token
        elif not inside and first >= 0:
            yield Span(first, token, "")
            first = -1


def _may_run(words: Words, token: int, known: Collection[str], *, opened: bool) -> bool:
    """Say whether a word that the recognizer left alone may be part of a name; brands are written like "iTunes".

    A word that is `known` as a name elsewhere in the article may be one where it is taken for a common noun.
    """
    word = words.text[token]
    if word in known and word[:1].isupper() and words.pos[token] != "VERB" and words.dep[token] in _OF_NOUNS:
        return True
    if word[:1].isupper() and (words.pos[token] == "PROPN" or (opened and words.pos[token] in {"NOUN", "ADJ"})):
        return True
    return word.isalnum() and not word.isupper() and inner_capital(word)


def _names_something(words: Words, parties: Parties, span: Span) -> bool:
    """Say whether a span has a capital and is more than an office ("the Prime Minister" is a nominal)."""
    inside = words.text[span.first : span.last]
    if span.first and span.last - span.first == 1 and words.text[span.first - 1] in parties.address:
        return True  # "Mr Baron", "Ms Judge"
    if all(word in parties.offices or word in parties.rulers or word in parties.address for word in inside):
        return False
    return any(word[:1].isupper() or inner_capital(word) for word in inside)


def _split_known(words: Words, spans: list[Span]) -> Iterator[Span]:
    """Part "Ann and Bo", "Lee the Guardian" where the first part is a name of its own elsewhere in the article."""
    alone = {words.string(span.first, span.last) for span in spans}
    for span in spans:
        first = span.first
        for token in range(span.first + 1, span.last - 1):
            link = words.lower[token]
            if link not in NAMES.links and link != "the":
                continue
            if first < token and words.string(first, token) in alone:
                yield Span(first, token, span.label)
                first = token + (link != "the")
        yield Span(first, span.last, span.label)
