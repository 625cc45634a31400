"""One article as the models have read it: made once, and handed to every stage that looks for facts in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.extraction import furniture
from generator.extraction.quotations import stretches
from generator.extraction.records import Attribution, Spans
from generator.extraction.words import Words
from generator.ground import moments


@dataclass(frozen=True, eq=False)
class Reading:
    """The parse and the attributions of one article; what follows from them is worked out once, when first asked for.

    All offsets are code points of `text`, and hold for `words.source` too.
    """

    text: str
    """The article exactly as given."""
    words: Words
    """The parse: tokens as plain tuples; typographic marks may differ from the article's."""
    attributions: Sequence[Attribution]
    """Those that count: who is said to say, think or want what."""
    published: str | None
    """The date of publication as the article gives it: an ISO date, or a date with time and offset."""

    @cached_property
    def sentences(self) -> Spans:
        """Every sentence, without the white space around it."""
        found = (self.words.stripped(*sentence) for sentence in self.words.sentences)
        return tuple((start, end) for start, end in found if start < end)

    @cached_property
    def verbatim(self) -> Spans:
        """The verbatim stretches of the text, without their quotation marks."""
        return stretches(self.text)

    @cached_property
    def furniture(self) -> Spans:
        """What is no part of the story: dateline, byline, credits, headings in capitals."""
        return furniture.find(self.words.source)

    def is_beside(self, offset: int) -> bool:
        """Say whether what stands at an offset is furniture, and so beside the story."""
        return any(start <= offset < end for start, end in self.furniture)

    @cached_property
    def day(self) -> date | None:
        """The day of publication, in the time zone that the article names."""
        return moments.read(self.published).first if self.published else None
