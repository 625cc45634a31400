"""Examples for the rankers of coreference: read an article as the reader does, but told the right links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from generator.extraction import actors
from generator.extraction.actors import coreference, mentions, speakers
from generator.extraction.actors.antecedents import Candidate, Entity
from generator.extraction.records import Mention
from generator.extraction.words import Words
from generator.lexicon.parties import Parties
from training.corpus import Annotated
from training.regression import Choice


class Taught(coreference.Reader):
    """A reader that is told the right links and keeps each choice as an example."""

    def __init__(self, words: Words, found: Sequence[Mention], parties: Parties, article: Annotated) -> None:
        super().__init__(words, found, parties)
        self.article = article
        self.examples: dict[str, list[Choice]] = {"pronouns": [], "nominals": []}
        self.cluster = [article.cluster(m.start, m.end) for m in found]
        self.votes: dict[Entity, Counter[Any]] = {}

    def _add(self, entity: Entity, number: int) -> None:
        super()._add(entity, number)
        self.votes.setdefault(entity, Counter())[self.cluster[number]] += 1

    def thing(self, token: int) -> None:
        super().thing(token)
        words = self.words
        for entity in self.things:
            if entity.places[-1].head == token:
                gold = self.article.cluster(*words.span(*words.edges(token)))
                gold = gold or self.article.cluster(*words.span(token, token + 1))
                self.votes.setdefault(entity, Counter())[gold] += 1

    def open(self, named: Sequence[Sequence[int]]) -> None:
        super().open(named)
        for entity, numbers in zip(self.entities, named, strict=True):
            self.votes[entity] = Counter(self.cluster[n] for n in numbers)

    def _means(self, entity: Entity) -> Any:
        return self.votes[entity].most_common(1)[0][0]

    def choose(
        self,
        ranker: str,
        number: int,
        candidates: Sequence[Candidate],
        rows: Sequence[list[str]],
        _caution: float = 0.0,
    ) -> Entity | None:
        gold = self.cluster[number]
        right = [gold is not None and self._means(c.entity) == gold for c in candidates]
        mention = self.mentions[number]
        # Before the annotated part names have no entity: what a mention there means cannot be told from nothing.
        unknown = self.article.is_part and gold is not None and not any(right)
        if self.article.is_judged(mention.start, mention.end) and not unknown:
            self.examples[ranker].append((list(rows), [*right, not any(right)]))
        return next((c.entity for c, r in zip(candidates, right, strict=True) if r), None)


def choices(article: Annotated, parties: Parties) -> dict[str, list[Choice]]:
    """Give an article's examples for each ranker."""
    reading = article.reading()
    words, found = reading.words, mentions.find(reading, parties)
    reader = Taught(words, found, parties, article)
    reader.open(actors.named(words, found, parties))
    reader.read(speakers.find(words, found, article.attributions))
    return reader.examples
