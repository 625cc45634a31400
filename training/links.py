"""Examples for the rankers of coreference: read an article as the reader does, but told the right links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from generator.extraction import actors, coreference, mentions, speakers
from generator.extraction.coreference import Candidate, Entity
from generator.extraction.records import Mention
from generator.extraction.words import Words, read
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
        self.votes: dict[int, Counter[Any]] = {}

    def _add(self, entity: Entity, number: int) -> None:
        super()._add(entity, number)
        self.votes.setdefault(id(entity), Counter())[self.cluster[number]] += 1

    def thing(self, token: int) -> None:
        super().thing(token)
        words = self.words
        for entity in self.things:
            if entity.places[-1].head == token:
                gold = self.article.cluster(*words.span(*words.edges(token)))
                gold = gold or self.article.cluster(*words.span(token, token + 1))
                self.votes.setdefault(id(entity), Counter())[gold] += 1

    def open(self, named: Sequence[Sequence[int]]) -> None:
        super().open(named)
        for entity, numbers in zip(self.entities, named, strict=True):
            self.votes[id(entity)] = Counter(self.cluster[n] for n in numbers)

    def _means(self, entity: Entity) -> Any:
        return self.votes[id(entity)].most_common(1)[0][0]

    def _learn(
        self, name: str, number: int, candidates: list[Candidate], rows: list[list[str]], none: list[str]
    ) -> Entity | None:
        gold = self.cluster[number]
        right = [gold is not None and self._means(c.entity) == gold for c in candidates]
        mention = self.mentions[number]
        # Before the annotated part names have no entity: what a mention there means cannot be told from nothing.
        unknown = self.article.is_part and gold is not None and not any(right)
        if self.article.is_judged(mention.start, mention.end) and not unknown:
            self.examples[name].append(([*rows, none], [*right, not any(right)]))
        return next((c.entity for c, r in zip(candidates, right, strict=True) if r), None)

    def nominal(self, number: int) -> None:
        entity = self._equated(number)
        if entity is None and self.may_refer_back(number):
            candidates = self.candidates(number, coreference.REACH["nominal"])
            rows = [self.nominal_features(number, c) for c in candidates]
            entity = self._learn("nominals", number, candidates, rows, self.new_features(number))
        if entity is None:
            self._new(number, self.mentions[number].entity)
        else:
            entity.nouns.add(self.words.lemma[self.place[number].head].lower())
            self._add(entity, number)

    def pronoun(self, number: int, speaking: dict[int, int]) -> None:
        group = mentions.GROUP_OF[self.words.lower[self.place[number].head]]
        if group in {"i", "we"}:
            return
        candidates = self.candidates(number, coreference.REACH["pronoun"], group)
        speaker = self.owner.get(speaking.get(self.place[number].head, -1))
        rows = [self.pronoun_features(number, c, speaker) for c in candidates]
        entity = self._learn("pronouns", number, candidates, rows, self.none_features(number))
        if entity is not None:
            if entity.kind == "thing":
                entity.places.append(self.place[number])
            else:
                if group in {"he", "she"} and entity.gender is None:
                    entity.gender = "male" if group == "he" else "female"
                self._add(entity, number)


def choices(article: Annotated, parties: Parties) -> dict[str, list[Choice]]:
    """Give an article's examples for each ranker."""
    words = read(article.doc)
    found = mentions.find(article.doc, parties, article.senses())
    reader = Taught(words, found, parties, article)
    reader.open(actors.named(words, found, parties))
    reader.read(speakers.find(words, found, article.attributions))
    return reader.examples
