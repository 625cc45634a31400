"""The way from articles to facts, to be read from top to bottom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from spacy.language import Language

from generator import lexicon
from generator.article import Article
from generator.extraction import attributions, language, model, parts
from generator.extraction.actors import NOBODY
from generator.extraction.actors import find as find_actors
from generator.extraction.actors.mentions import find as find_mentions
from generator.extraction.events import find as find_events
from generator.extraction.positions import credible
from generator.extraction.positions import find as find_positions
from generator.extraction.reading import Reading
from generator.extraction.records import Facts
from generator.extraction.summary import write as write_summary
from generator.extraction.times import find as find_times
from generator.lexicon import Lexicon
from generator.register import Register


@dataclass(frozen=True, slots=True)
class Extractor:
    """All that extraction needs, loaded once: the language model, the attribution model and the lexicon."""

    nlp: Language
    attributions: attributions.AttributionModel
    lexicon: Lexicon

    def facts(self, article: Article, register: Register = NOBODY) -> Facts:
        """Extract one article; a very long one in parts. Raises `ArticleError` when it is not in English.

        `register` is the project's alias file.
        """
        language.demand_english(article)
        pieces = parts.cut(article.text, parts.MOST)
        if len(pieces) == 1:
            return self._read(article, register)
        read = [self._read(replace(article, text=article.text[start:end]), register) for start, end in pieces]
        return parts.join(read, [start for start, _ in pieces])

    def _read(self, article: Article, register: Register) -> Facts:
        lexicon, published = self.lexicon, article.metadata.published
        doc = model.read(self.nlp, article.text)
        found = self.attributions.read(doc)
        kept = credible(doc, found, self.attributions.rules.keep, lexicon.stances)
        reading = Reading(article.text, doc, kept, published)
        mentions = find_mentions(reading, lexicon.parties)
        actors = find_actors(reading, mentions, lexicon.parties, register)
        times = find_times(reading, lexicon.calendar)
        positions = find_positions(reading, actors, lexicon.stances, lexicon.sources)
        events = find_events(reading, actors, times, lexicon.calendar, lexicon.parties.country_of)
        headline, headline_at, summary = write_summary(reading, actors, article.metadata.title, lexicon.parties)
        return Facts(
            id=article.id,
            title=article.metadata.title,
            published=published,
            headline=headline,
            headline_sentence=headline_at,
            summary=summary,
            actors=actors,
            positions=positions,
            times=times,
            events=events,
            sentences=reading.sentences,
        )


@cache
def load(model_name: str) -> Extractor:
    """Load everything, once for the whole process. Raises `SettingsError` when the language model cannot be used."""
    return Extractor(model.load(model_name), attributions.load(), lexicon.load())
