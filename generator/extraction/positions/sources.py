"""Whose position it is: from the words of a source to an actor, or to nobody when that is not sure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from generator.extraction.records import Actor, Mention, Spans
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


class ActorIndex:
    """Which actor a word refers to, by the offset of the word."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._heads: dict[int, tuple[Actor, Mention]] = {}
        self._inside: list[tuple[int, int, Actor, Mention]] = []
        for actor in actors:
            for mention in actor.mentions:
                self._heads.setdefault(mention.head, (actor, mention))
                if mention.kind == "name":
                    self._inside.append((mention.start, mention.end, actor, mention))
        self._inside.sort(key=lambda m: (m[0], -m[1]))

    def at(self, token: Token) -> tuple[Actor, Mention] | None:
        """Give the actor whose mention has `token` as head, else the one whose name holds it."""
        offset = token.idx
        if offset in self._heads:
            return self._heads[offset]
        inside = [(end - start, a, m) for start, end, a, m in self._inside if start <= offset < end]
        return min(inside, key=lambda m: m[0])[1:] if inside else None

    def ids(self, tokens: Iterable[Token], *, without: str | None = None) -> tuple[str, ...]:
        """Give the actors of these words in order, each once, leaving out `without`."""
        found = (hit[0].id for token in tokens if (hit := self.at(token)))
        return tuple(dict.fromkeys(actor for actor in found if actor != without))


def tokens_of(doc: Doc, spans: Spans) -> list[Token]:
    """Give the words that lie in `spans`, white space left out."""
    words: list[Token] = []
    for start, end in spans:
        span = doc.char_span(start, end, alignment_mode="expand")
        words += [token for token in span or () if not token.is_space]
    return words


def head_of(words: list[Token]) -> Token | None:
    """Give the word that governs the others: the first noun whose own head lies outside, else the first noun."""
    inside = {word.i for word in words}
    roots = [w for w in words if not w.is_punct and (w.head.i not in inside or w.head is w)]
    nominal = [w for w in (*roots, *words) if w.pos_ in ("PROPN", "NOUN", "PRON")]
    return next(iter(nominal or roots), None)


def resolve(doc: Doc, source: Spans, index: ActorIndex, sources: Sources) -> Resolution | None:
    """Find the actor that the words of a source refer to. None when there is none or when it is not sure."""
    words = tokens_of(doc, source)
    head = head_of(words)
    if head is None:
        return None
    hit = index.at(head) or next((hit for word in _antecedent(head) if (hit := index.at(word))), None)
    hit = hit or next((hit for word in words if (hit := _apposed(word, index))), None)
    if hit:
        return _resolution(doc, *hit)
    noun = head.lemma_.lower()
    if noun in sources.documents or head.lower_ in sources.spokespeople or noun in sources.spokespeople:
        for owner in _owners(head):
            hit = index.at(owner)
            if hit and hit[1].kind != "pronoun":
                return Resolution(hit[0].id, _VOICE, f"the {head.lower_} speaks for {hit[0].name}", speaks_for=True)
    return None


def _resolution(doc: Doc, actor: Actor, mention: Mention) -> Resolution:
    words = doc.char_span(mention.start, mention.end)  # `doc.text` would put the whole article together each time
    verb = {"name": "names", "nominal": "describes", "pronoun": "refers to"}[mention.kind]
    return Resolution(actor.id, _SURE[mention.kind], f"“{words or actor.name}” {verb} {actor.name}")


def _antecedent(head: Token) -> Iterator[Token]:
    """Give what a relative pronoun stands for: "*Moscow*, which sought"."""
    if head.tag_ in ("WDT", "WP"):
        clause = next((word for word in (head, *head.ancestors) if word.dep_ == "relcl"), None)
        if clause is not None:
            yield clause.head


def _apposed(word: Token, index: ActorIndex) -> tuple[Actor, Mention] | None:
    """Give the person whose name stands beside a description: "the mayor of Brenn, *Anna Kolar*"."""
    hit = index.at(word) if word.dep_ == "appos" else None
    return hit if hit and hit[0].kind == "person" and hit[1].kind == "name" else None


def _owners(noun: Token) -> Iterator[Token]:
    for child in noun.children:
        if child.dep_ in ("poss", "compound"):
            yield child
        elif child.dep_ == "prep" and child.lower_ in PREPOSITIONS.speaks_for:
            yield from (inner for inner in child.children if inner.dep_ == "pobj")
