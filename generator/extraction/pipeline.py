"""The way from articles to facts: `STEPS`, to be read from top to bottom."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import cache
from typing import Never

from spacy.language import Language
from spacy.tokens import Doc

from generator import lexicon
from generator.article import Article
from generator.extraction import attributions, language, model, parts
from generator.extraction.actors import NOBODY, cast
from generator.extraction.actors.mentions import find as find_mentions
from generator.extraction.events import find as find_events
from generator.extraction.positions import credible
from generator.extraction.positions import find as find_positions
from generator.extraction.positions.continuing import continuing
from generator.extraction.reading import Reading
from generator.extraction.records import Actor, Event, Facts, Mention, Position, TimeExpression
from generator.extraction.summary import Found
from generator.extraction.summary import write as write_summary
from generator.extraction.times import find as find_times
from generator.extraction.words import read as read_words
from generator.lexicon import Lexicon
from generator.register import Register
from generator.steps import Around, Steps


@dataclass(frozen=True, slots=True)
class Extractor:
    """All that extraction needs, loaded once: the language model, the attribution model and the lexicon."""

    nlp: Language
    attributions: attributions.AttributionModel
    lexicon: Lexicon

    def facts(self, article: Article, register: Register = NOBODY, during: Around = nullcontext) -> Facts:
        """Extract one article; a very long one in parts. Raises `ArticleError` when it is not in English.

        `register` is the project's alias file; `during` surrounds each of the `STEPS`.
        """
        language.demand_english(article)
        pieces = parts.cut(article.text, parts.MOST)
        texts = [article] if len(pieces) == 1 else [replace(article, text=article.text[a:b]) for a, b in pieces]
        read = [STEPS.take(_Asked(self, text, register), during) for text in texts]
        return parts.join(read, [start for start, _ in pieces]) if len(read) > 1 else read[0]


@dataclass(frozen=True, slots=True)
class _Asked:
    by: Extractor
    article: Article
    register: Register


@dataclass(frozen=True, slots=True)
class _Parsed:
    asked: _Asked
    doc: Doc


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of an article so far; each step adds to it."""

    asked: _Asked
    reading: Reading
    actors: tuple[Actor, ...] = ()
    unnamed: tuple[tuple[Mention, ...], ...] = ()
    times: tuple[TimeExpression, ...] = ()
    positions: tuple[Position, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def lexicon(self) -> Lexicon:
        return self.asked.by.lexicon


def _parse(asked: _Asked) -> _Parsed:
    return _Parsed(asked, model.read(asked.by.nlp, asked.article.text))


def _attributions(parsed: _Parsed) -> _Known:
    asked, by = parsed.asked, parsed.asked.by
    attributions = by.attributions.read(parsed.doc)  # this marks the names, too
    words = read_words(parsed.doc)
    kept = credible(words, attributions, by.attributions.rules.keep, by.lexicon.stances)
    spoken = sorted(continuing(words, kept, by.lexicon.stances), key=lambda a: (a.cue_head, a.content))
    return _Known(asked, Reading(asked.article.text, words, spoken, asked.article.metadata.published))


def _actors(found: _Known) -> _Known:
    parties = found.lexicon.parties
    mentions = find_mentions(found.reading, parties)
    met = cast(found.reading, mentions, parties, found.asked.register)
    return replace(found, actors=met.actors, unnamed=met.unnamed)


def _times(found: _Known) -> _Known:
    return replace(found, times=find_times(found.reading, found.lexicon.calendar))


def _positions(found: _Known) -> _Known:
    stances, sources = found.lexicon.stances, found.lexicon.sources
    positions = find_positions(found.reading, found.actors, stances, sources, found.unnamed)
    return replace(found, positions=positions)


def _events(found: _Known) -> _Known:
    calendar, country_of = found.lexicon.calendar, found.lexicon.parties.country_of
    return replace(found, events=find_events(found.reading, found.actors, found.times, calendar, country_of))


def _summary(found: _Known) -> Facts:
    article, reading = found.asked.article, found.reading
    of_others = Found(found.actors, found.times, found.positions, found.events)
    headline, summary = write_summary(reading, of_others, article.metadata, found.lexicon.parties)
    return Facts(
        id=article.id,
        title=article.metadata.title,
        published=reading.published,
        headline=headline.text,
        headline_sentence=headline.sentence,
        summary=summary,
        actors=found.actors,
        positions=found.positions,
        times=found.times,
        events=found.events,
        sentences=reading.sentences,
        headline_cuts=headline.cuts,
        headline_reason=headline.reason,
    )


STEPS = (
    Steps[_Asked, _Asked, Never]()
    .then("parse the text", _parse)
    .then("find who is said to say what", _attributions)
    .then("find the actors", _actors)
    .then("read the times", _times)
    .then("find the positions", _positions)
    .then("find the events", _events)
    .then("write headline and summary", _summary)
)
"""What is done with an article, or with each part of a very long one, in order."""


@cache
def load(model_name: str) -> Extractor:
    """Load everything, once for the whole process. Raises `SettingsError` when the language model cannot be used."""
    return Extractor(model.load(model_name), attributions.load(), lexicon.load())
