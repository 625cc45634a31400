"""What the article says in one to three sentences that can be read alone, and its headline.

Sentences are chosen together, each whole or cut down by named rules: those that together say most of what people
choose to tell, within the room there is, and none that says again what another said. Choosing together under a budget
is the idea of D. Gillick and B. Favre, "A Scalable Global Model for Summarization" (2009).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from generator.extraction.reading import Reading
from generator.extraction.records import Actor, Event, Headline, Position, SummarySentence, TimeExpression
from generator.extraction.summary import candidates, cuts, headline, naming, ranking, wording
from generator.extraction.summary.candidates import Version
from generator.extraction.summary.naming import Naming
from generator.extraction.summary.phrases import Sentence
from generator.extraction.words import Words
from generator.lexicon.parties import Parties
from generator.metadata import Metadata

MOST_WORDS = 60
MOST_SENTENCES = 3
#: Sentences that are considered, and forms of each.
CONSIDERED = 10
FORMS = 4
#: What a sentence is worth when all its content words are cut, of what it is worth whole.
_BARE = 0.95
#: Share of content words that two sentences have in common from which they say the same.
_SAME = 0.5


@dataclass(frozen=True, slots=True)
class Found:
    """What the stages before found in the article."""

    actors: Sequence[Actor]
    times: Sequence[TimeExpression] = ()
    positions: Sequence[Position] = ()
    events: Sequence[Event] = ()


def write(
    reading: Reading, found: Found, metadata: Metadata, parties: Parties
) -> tuple[Headline, tuple[SummarySentence, ...]]:
    """Give headline and summary. Spans are code points of the article."""
    words = reading.words
    sentence = Sentence(words, parties, _times(words, found.times))
    names = naming.read(words, found.actors, parties, sentence.times)
    measured = measures(words, found, metadata.title or "")
    scores = {number: ranking.score(values) for number, values in measured.items()}
    ranked = sorted(scores, key=lambda number: -scores[number])
    chosen = _chosen(sentence, ranked[:CONSIDERED], scores, names, ranking.concepts(words, sorted(scores)))
    return _headline(sentence, scores, names, metadata), _written(words, chosen, names, scores)


def _headline(sentence: Sentence, scores: Mapping[int, float], names: Naming, metadata: Metadata) -> Headline:
    words = sentence.words
    if title := headline.of_title(metadata, sentence.parties):
        lead = min(scores, default=None)
        return Headline(title, headline.span(words, lead) if lead is not None else (0, 0), (), "the article's title")
    if (own := headline.heading(words)) is not None:
        return Headline(words.string(*own), words.span(*own), (), "the heading of the text")
    every = [*sorted(scores), *range(len(words.sentences))]
    return headline.clause(sentence, scores, names) or headline.first_words(words, every)


def _times(words: Words, times: Sequence[TimeExpression]) -> frozenset[int]:
    return frozenset(t for time in times if time.type in {"DATE", "TIME"} for t in words.within(time.start, time.end))


def measures(words: Words, found: Found, title: str) -> dict[int, Mapping[str, float]]:
    """Measure each sentence that may stand in a summary, by its number."""
    telling = [s for s in range(len(words.sentences)) if candidates.tells(words, s)]
    ahead = {words.sentence[words.at(event.sentence[0])] for event in found.events if event.tells}
    said = {words.sentence[words.at(start)] for p in found.positions if p.tells and p.actor for start, _ in p.sentences}
    return dict(zip(telling, ranking.measures(words, telling, title, ahead, said), strict=True))


def _chosen(
    sentence: Sentence, ranked: Sequence[int], scores: Mapping[int, float], names: Naming, weights: Mapping[str, float]
) -> tuple[Version, ...]:
    """Choose at most three sentences, in the forms that together are worth most; in order of the text."""
    offered = []
    for number in sorted(ranked):
        forms = [v for v in candidates.versions(sentence, number, names, cuts.SHORTER) if v.count <= MOST_WORDS]
        if forms:
            offered.append(_spread(forms))
    best: tuple[Version, ...] = ()
    most = 0.0
    for size in range(1, MOST_SENTENCES + 1):
        for places in combinations(offered, size):
            for taken in product(*places):
                if sum(v.count for v in taken) <= MOST_WORDS and _go_together(taken):
                    value = sum(_worth(v, of[0], scores, weights) for v, of in zip(taken, places, strict=True))
                    if value > most:
                        best, most = taken, value
    return best


def _go_together(forms: Sequence[Version]) -> bool:
    """Say whether no sentence says again what another says, and what each takes as told stands in one before it."""
    told: frozenset[str] = frozenset()
    for form in forms:
        if not form.looks_back_to <= told:
            return False
        told |= form.lemmas
    return not any(_says_the_same(a, b) for a, b in combinations(forms, 2))


def _spread(forms: Sequence[Version]) -> list[Version]:
    """Give at most `FORMS` of a sentence's forms, the longest and the shortest among them."""
    if len(forms) <= FORMS:
        return list(forms)
    last = len(forms) - 1
    return [forms[round(i * last / (FORMS - 1))] for i in range(FORMS)]


def _worth(form: Version, whole: Version, scores: Mapping[int, float], weights: Mapping[str, float]) -> float:
    """Give what a form of a sentence is worth: cut words cost by their weight in the article."""
    all_of_it = sum(weights[lemma] for lemma in sorted(whole.lemmas)) or 1.0
    left = sum(weights[lemma] for lemma in sorted(form.lemmas)) / all_of_it
    return scores[form.sentence] * (_BARE + (1 - _BARE) * left)


def _says_the_same(one: Version, other: Version) -> bool:
    shared = len(one.lemmas & other.lemmas)
    return shared >= _SAME * max(1, min(len(one.lemmas), len(other.lemmas)))


def _written(
    words: Words, chosen: Sequence[Version], names: Naming, scores: Mapping[int, float]
) -> tuple[SummarySentence, ...]:
    known: frozenset[str] = frozenset()
    found = []
    for version in chosen:
        named = names.needed(version.kept, known)
        known |= {reference.actor.id for reference in names.inside(version.kept)}
        text = wording.text(words, version.kept, named or {})
        reason = f"weight {scores[version.sentence]:.2f} of 1"
        found.append(SummarySentence(text, (headline.span(words, version.sentence),), version.cuts, reason))
    return tuple(found)
