"""Whose position it is: from the words of a source to an actor, or to nobody when that is not sure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.briefing import Kind
from generator.extraction.positions.voices import Voice, words_in
from generator.extraction.records import GUESS, Actor, Mention
from generator.extraction.syntax import antecedent, dependents, is_relative
from generator.extraction.words import Words
from generator.lexicon.lists import PREPOSITIONS
from generator.lexicon.sources import Sources


@dataclass(frozen=True, slots=True)
class Resolution:
    """An actor for a source, how sure, and why in words."""

    actor: str
    confidence: float
    """0 to 1."""
    reason: str
    speaks_for: bool = False
    """The source is a document or a spokesperson of the actor's, not the actor."""


# How far a reading of the source is trusted. Judged, not measured: it only weighs what is shown first and as unsure.
_SURE = {"name": 1.0, "nominal": 0.9, "pronoun": 0.85}
_VOICE = 0.8
_GUESSED = 0.45


class ActorIndex:
    """Which actor a word refers to, by the offset of the word."""

    def __init__(self, words: Words, actors: Sequence[Actor]) -> None:
        self._words = words
        self.kinds: Mapping[str, Kind] = {actor.id: actor.kind for actor in actors}
        """What each actor is, by its id."""
        self._heads: dict[int, tuple[Actor, Mention]] = {}
        self._inside: list[tuple[int, int, Actor, Mention]] = []
        for actor in actors:
            for mention in actor.mentions:
                self._heads.setdefault(mention.head, (actor, mention))
                if mention.kind == "name":
                    self._inside.append((mention.start, mention.end, actor, mention))
        self._inside.sort(key=lambda m: (m[0], -m[1]))

    def at(self, word: int) -> tuple[Actor, Mention] | None:
        """Give the actor whose mention has `word` as head, else the one whose name holds it."""
        offset = self._words.start[word]
        if offset in self._heads:
            return self._heads[offset]
        inside = [(end - start, a, m) for start, end, a, m in self._inside if start <= offset < end]
        return min(inside, key=lambda m: m[0])[1:] if inside else None

    def ids(self, words: Iterable[int], *, without: str | None = None) -> tuple[str, ...]:
        """Give the actors of these words in order, each once, leaving out `without`."""
        found = (hit[0].id for word in words if (hit := self.at(word)))
        return tuple(dict.fromkeys(actor for actor in found if actor != without))


def resolve(words: Words, voice: Voice, index: ActorIndex, sources: Sources) -> Resolution | None:
    """Find the actor that the words of a source refer to. None when there is none or when it is not sure."""
    inside, head = words_in(words, voice.spans), voice.word
    if head is None:
        return None
    stands_for = antecedent(words, head) if is_relative(words, head) else None
    hit = index.at(head if stands_for is None else stands_for)
    hit = hit or next((hit for word in inside if (hit := _apposed(words, word, index))), None)
    if hit:
        return _resolution(words, *hit)
    noun, written = words.lemma[head].lower(), words.lower[head]
    if noun in sources.documents or written in sources.spokespeople or noun in sources.spokespeople:
        for owner in _owners(words, head):
            hit = index.at(owner)
            if hit and hit[1].kind != "pronoun":
                return Resolution(hit[0].id, _VOICE, f"the {written} speaks for {hit[0].name}", speaks_for=True)
    return None


def _resolution(words: Words, actor: Actor, mention: Mention) -> Resolution:
    at = words.aligned(mention.start, mention.end)
    name = words.source[mention.start : mention.end] if at else actor.name
    verb = {"name": "names", "nominal": "describes", "pronoun": "refers to"}[mention.kind]
    sure = _GUESSED if mention.rule == GUESS else _SURE[mention.kind]
    return Resolution(actor.id, sure, f"“{name}” {verb} {actor.name}")


def _apposed(words: Words, word: int, index: ActorIndex) -> tuple[Actor, Mention] | None:
    """Give the person whose name stands beside a description: "the mayor of Brenn, *Anna Kolar*"."""
    hit = index.at(word) if words.dep[word] == "appos" else None
    return hit if hit and hit[0].kind == "person" and hit[1].kind == "name" else None


def _owners(words: Words, noun: int) -> Iterator[int]:
    for child in dependents(words, noun, "poss", "compound", "amod", "prep"):
        if words.dep[child] != "prep":
            yield child
        elif words.lower[child] in PREPOSITIONS.speaks_for:
            yield from dependents(words, child, "pobj")
