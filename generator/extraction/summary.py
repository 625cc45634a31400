"""What the article says in one to three sentences that can be read alone, and its headline."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from generator.extraction import compression, headline
from generator.extraction import words as reading
from generator.extraction.compression import Cut, Kept
from generator.extraction.records import Actor, Span, SummarySentence
from generator.extraction.words import Words
from generator.lexicon.parties import Parties

MOST_WORDS = 60
MOST_SENTENCES = 3
_SHORTEST = 6
_DANGLING = frozenset({"this", "that", "these", "those", "such", "it", "they", "there", "here"})

CUTS: tuple[Cut, ...] = (compression.openers, compression.asides)
SHORTER: tuple[Cut, ...] = (compression.relatives, compression.clauses, compression.appositions, compression.fronted)
"""While a sentence is too long for the room that is left."""


def write(
    doc: Doc, actors: Sequence[Actor], title: str | None, parties: Parties
) -> tuple[str, Span, tuple[SummarySentence, ...]]:
    """Give headline, the sentence it rests on, and the summary. Spans are code points of the article."""
    words = reading.read(doc)
    telling = [s for s in range(len(words.sentences)) if tells(words, s)] or _any(words)
    if not telling:
        return title or "", (0, 0), ()
    lead = telling[0]
    head = title.strip() if title and title.strip() else headline.compress(words, lead, actors, parties)
    return head, sentence_span(words, lead), _summary(words, telling, actors, parties)


def _any(words: Words) -> list[int]:
    """Give the first sentence with words in it, where none tells anything."""
    return [s for s in range(len(words.sentences)) if compression.whole(words, s)][:1]


def sentence_span(words: Words, sentence: int) -> Span:
    """Give a sentence's characters without white space around it."""
    kept = compression.whole(words, sentence)
    return words.span(min(kept), max(kept) + 1) if kept else (0, 0)


def tells(words: Words, sentence: int) -> bool:
    """Say whether a sentence tells something: it has a finite verb with a subject and ends like a sentence."""
    kept = compression.whole(words, sentence)
    if len(kept) < _SHORTEST:
        return False
    ends = words.text[max(kept)] in {".", '"', "”", "!", "'", "…"}
    finite = any(words.tag[t] in {"VBD", "VBZ", "VBP", "MD"} for t in kept)
    subject = any(words.dep[t] in {"nsubj", "nsubjpass", "expl"} for t in kept)
    return ends and finite and subject


def _summary(
    words: Words, telling: Sequence[int], actors: Sequence[Actor], parties: Parties
) -> tuple[SummarySentence, ...]:
    chosen: list[SummarySentence] = []
    room = MOST_WORDS
    instead = _resolved(words, actors)
    for sentence in telling[:8]:
        if len(chosen) == MOST_SENTENCES or room < 8:
            break
        kept = _fit(words, sentence, room, parties)
        if kept is None:
            continue
        first = min(kept)
        if words.lower[first] in _DANGLING and first not in instead:
            continue
        written = compression.text(words, kept, instead)
        room -= len(written.split())
        chosen.append(SummarySentence(written, (sentence_span(words, sentence),)))
    return tuple(chosen)


def _fit(words: Words, sentence: int, room: int, parties: Parties) -> Kept | None:
    """Cut a sentence until it fits the room, or give None."""
    kept = compression.whole(words, sentence)
    for cut in CUTS:
        kept = cut(words, parties, kept)
    for cut in SHORTER:
        if _count(words, kept) <= room:
            break
        kept = cut(words, parties, kept)
    return kept if kept and _count(words, kept) <= room else None


def _count(words: Words, kept: Kept) -> int:
    return len(compression.text(words, kept).split())


def _resolved(words: Words, actors: Sequence[Actor]) -> dict[int, str]:
    """Give names for pronouns that open a sentence, so that it can be read alone."""
    instead: dict[int, str] = {}
    for actor in actors:
        for mention in actor.mentions:
            token = words.at(mention.start)
            if (
                mention.kind == "pronoun"
                and words.lower[token] in {"he", "she", "it", "they"}
                and words.dep[token] in {"nsubj", "nsubjpass"}
            ):
                instead[token] = actor.name
    return instead
