"""The way from articles to facts, to be read from top to bottom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from spacy.language import Language

from generator import lexicon
from generator.article import Article
from generator.extraction import actors, attributions, events, language, model, parts, positions, summary, times
from generator.extraction.actors import mentions
from generator.extraction.records import Facts
from generator.lexicon import Lexicon
from generator.register import Register


@dataclass(frozen=True, slots=True)
class Extractor:
    """All that extraction needs, loaded once: the language model, the attribution model and the lexicon."""

    nlp: Language
    attributions: attributions.AttributionModel
    lexicon: Lexicon

    def facts(self, article: Article, register: Register = actors.NOBODY) -> Facts:
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
        known, published = self.lexicon, article.metadata.published
        doc = model.read(self.nlp, article.text)
        sentences = model.sentences(doc)
        reading = self.attributions.read(doc)
        found = positions.credible(doc, reading.attributions, self.attributions.rules.keep, known.stances)
        names = mentions.find(doc, known.parties, reading.senses)
        people = actors.find(doc, names, found, known.parties, register)
        dates = times.find(doc, published, known.calendar)
        said = positions.find(doc, article.text, sentences, found, people, known.stances, known.sources)
        coming = events.find(doc, people, dates, found, known.calendar, published, known.parties.country_of)
        headline, headline_at, gist = summary.write(doc, people, article.metadata.title, known.parties)
        return Facts(
            id=article.id,
            title=article.metadata.title,
            published=published,
            headline=headline,
            headline_sentence=headline_at,
            summary=gist,
            actors=people,
            positions=said,
            times=dates,
            events=coming,
            sentences=sentences,
        )


@cache
def load(model_name: str) -> Extractor:
    """Load everything, once for the whole process. Raises `SettingsError` when the language model cannot be used."""
    return Extractor(model.load(model_name), attributions.load(), lexicon.load())
