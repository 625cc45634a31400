"""What a name names: a person, an organization, a place with a government, or no party at all.

The features are about the name's own words, what stands beside it, what the sentence does with it, and what the
rest of the article calls by the same words. A linear model weighs them together with what the encoder's vectors tell
(`training/actors.py` learns both at once).
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence

from generator.extraction import linear
from generator.extraction.actors.repairs import Span
from generator.extraction.attributions import senses as probing
from generator.extraction.attributions.senses import Senses
from generator.extraction.words import Words
from generator.ground.quotation import BEGINS, ENDS
from generator.lexicon.lists import NAMES, PREPOSITIONS
from generator.lexicon.parties import Parties

_MARKS = frozenset({",", "(", ")", ":", "-", "–", "—", '"', "“", "”", "'s", "'", ".", "\n", "/", "&", "and"})
_AFTER = ENDS | {","}


def scores(words: Words, parties: Parties, spans: Sequence[Span], senses: Senses) -> list[list[float]]:
    """Weigh each candidate as each of `senses.CLASSES`."""
    model = linear.load("kinds")
    return [
        [a + b for a, b in zip(model.scores(row), probing.of_span(senses, span.first, span.last), strict=True)]
        for span, row in zip(spans, features(words, parties, spans), strict=True)
    ]


def features(words: Words, parties: Parties, spans: Sequence[Span]) -> list[list[str]]:
    """Give the features of each candidate, in order."""
    article = _Article(words, spans)
    return [sorted(set(_all(words, parties, article, span))) for span in spans]


class _Article:
    """What the article as a whole says of a name's words."""

    def __init__(self, words: Words, spans: Sequence[Span]) -> None:
        self.labels: dict[str, Counter[str]] = {}
        self.last: dict[str, Counter[str]] = {}
        self.first: dict[str, Counter[str]] = {}
        self.times: Counter[str] = Counter()
        self.initials: set[str] = set()
        for span in spans:
            name = words.string(span.first, span.last)
            self.times[name] += 1
            self.labels.setdefault(name, Counter())[span.label] += 1
            if span.last - span.first > 1:
                self.last.setdefault(words.text[span.last - 1], Counter())[span.label] += 1
                self.first.setdefault(words.text[span.first], Counter())[span.label] += 1
                self.initials.add("".join(w[0] for w in words.text[span.first : span.last] if w[:1].isupper()))
        self.lower = {word for word in words.text if word.islower()}


def _all(words: Words, parties: Parties, article: _Article, span: Span) -> Iterator[str]:
    first, last, label = span.first, span.last, span.label
    name = words.string(first, last)
    size = min(last - first, 4)
    yield "bias"
    yield f"label={label}"
    yield f"label={label}&n={size}"
    yield from _own_words(words, parties, article, span, name, size)
    yield from _beside(words, parties, span)
    yield from _in_sentence(words, span)
    common = article.labels[name].most_common(1)[0][0]
    yield f"article={common}"
    yield f"times={min(article.times[name], 4)}"
    if size == 1:
        for where, seen in (("last", article.last), ("first", article.first)):
            if name in seen:
                yield f"{where}_of={seen[name].most_common(1)[0][0]}"
        if name in article.initials and name.isupper():
            yield "initials"


def _own_words(words: Words, parties: Parties, article: _Article, span: Span, name: str, size: int) -> Iterator[str]:
    first_word, last_word = words.text[span.first], words.text[span.last - 1]
    written, name = name, parties.usual(name)
    if first_word in parties.first_names:
        yield f"first_name&n={min(size, 3)}"
    if last_word in parties.surnames:
        yield f"surname&n={min(size, 3)}&{first_word in parties.first_names}"
    if first_word in parties.rulers:
        yield "first=ruler"
    for known, where in (
        ("country", parties.countries),
        ("seat", parties.seats),
        ("region", parties.regions),
        ("demonym", parties.demonyms),
        ("institution", parties.institutions),
        ("world", parties.world_bodies),
        ("outlet", parties.outlets),
        ("no_party", parties.no_party_words),
    ):
        if name in where:
            yield f"known={known}"
    if first_word in parties.demonyms and size > 1:
        yield "first=demonym"
    if last_word in parties.organization_last:
        yield f"last=organization&{'one' if size == 1 else 'more'}"
    if last_word in parties.no_party_last:
        yield f"last=no_party&{'one' if size == 1 else 'more'}"
    if last_word in parties.offices:
        yield "last=office"
    noun = parties.nouns.get(last_word.lower())
    yield f"noun={noun}&{'one' if size == 1 else 'more'}"
    if written.isupper() and len(name) > 1:
        yield f"upper&{'short' if len(name) < 6 else 'long'}"
    if any(c.isdigit() for c in name):
        yield "digit"
    if not name[:1].isupper():
        yield "lower"
    if any(a.islower() and b.isupper() for a, b in itertools.pairwise(name)):
        yield "camel"
    for small in NAMES.asked:
        if small in words.lower[span.first : span.last]:
            yield f"has={small}"
    if "." in last_word:
        yield "dot"
    if size == 1 and words.lower[span.first] in article.lower:
        yield "also_lower"
    yield f"tags={'-'.join(sorted(set(words.pos[span.first : span.last])))}"
    yield f"suffix={last_word[-3:].lower()}"
    if (span.first and "@" in words.text[span.first - 1]) or "@" in name or "/" in name or "www" in name.lower():
        yield "address"


def _beside(words: Words, parties: Parties, span: Span) -> Iterator[str]:
    before = span.first - 1
    if before >= 0 and not words.text[before].isspace():
        word, lower = words.text[before], words.lower[before]
        if lower == "the":
            yield "before=the"
            before_the = words.lower[before - 1] if before else ""
            if before_the in PREPOSITIONS.beside_names:
                yield f"before={before_the}_the"
        elif lower in PREPOSITIONS.beside_names or lower in _MARKS:
            yield f"before={lower}"
        if words.tag[before] == "POS":
            yield "before=owner"
        if word in parties.address:
            yield "before=address"
        elif word in parties.offices:
            yield "before=office"
        elif word in parties.demonyms:
            yield "before=demonym"
        elif words.pos[before] in {"NOUN", "PROPN"}:
            yield f"before_noun={parties.nouns.get(words.lemma[before].lower())}"
        if lower in NAMES.indefinite:
            yield "before=a"
    else:
        yield "before=line"
    after = span.last
    if after < len(words) and not words.text[after].isspace():
        lower = words.lower[after]
        if lower in _MARKS or lower in PREPOSITIONS.beside_names:
            yield f"after={lower}"
        if words.pos[after] == "NOUN":
            yield f"after_noun={parties.nouns.get(words.lemma[after].lower())}"
        elif words.pos[after] in {"VERB", "AUX"}:
            yield "after=verb"
            yield f"after_verb={words.lemma[after]}"
        if lower == "," and after + 1 < len(words) and words.text[after + 1].isdigit():
            yield "after=age"
        if lower in {",", "-", "–"} and after + 1 < len(words) and words.lower[after + 1] in NAMES.of_persons:
            yield "after=who"
    else:
        yield "after=line"
    if (
        span.first
        and span.last < len(words)
        and words.text[span.first - 1] in BEGINS
        and words.text[span.last] in _AFTER
    ):
        yield "in_marks"


def _in_sentence(words: Words, span: Span) -> Iterator[str]:
    head = next((t for t in range(span.first, span.last) if not span.first <= words.head[t] < span.last), span.last - 1)
    dep, governor = words.dep[head], words.head[head]
    yield f"dep={dep}"
    if governor != head:
        yield f"governor={dep}:{words.lemma[governor].lower()}"
    if dep == "poss":
        yield f"owns={words.lemma[governor].lower()}"
    for child in words.children[head]:
        if words.dep[child] == "appos" and child >= span.last:
            yield f"appos={words.pos[child]}"
        if words.dep[child] == "relcl":
            yield "relcl"
    first = words.sentences[words.sentence[span.first]][0]
    if span.first == first:
        yield "sentence_start"
