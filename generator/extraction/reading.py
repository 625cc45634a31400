"""One article as the models have read it: made once, and handed to every stage that looks for facts in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from spacy.tokens import Doc

from generator.extraction import model, words
from generator.extraction.quotations import stretches
from generator.extraction.records import Attribution, Spans
from generator.extraction.words import Words


@dataclass(frozen=True, eq=False)
class Reading:
    """The parse and the attributions of one article; what follows from them is worked out once, when first asked for.

    All offsets are code points of `text`, and hold for the parse too.
    """

    text: str
    """The article exactly as given."""
    doc: Doc
    """The parse; typographic marks may differ from the article's."""
    attributions: Sequence[Attribution]
    """Those that count: who is said to say, think or want what."""
    published: str | None
    """The date of publication as the article gives it: an ISO date, or a date with time and offset."""

    @cached_property
    def words(self) -> Words:
        """The tokens as plain tuples, with their sentences, lines and whether they stand in quotation marks."""
        return words.read(self.doc)

    @cached_property
    def sentences(self) -> Spans:
        """Every sentence, without the white space around it."""
        return model.sentences(self.doc)

    @cached_property
    def verbatim(self) -> Spans:
        """The verbatim stretches of the text, without their quotation marks."""
        return stretches(self.text)

    @cached_property
    def day(self) -> date | None:
        """The day of publication, in the time zone that the article names."""
        return date.fromisoformat(self.published[:10]) if self.published else None
