"""Hand-built parses, so that a rule is tested on the parse that it is about and not on what a model says today."""

import spacy
from spacy.tokens import Doc

from generator.extraction import pipeline
from generator.extraction.reading import Reading
from generator.extraction.words import Words, read
from generator.project import Settings

VOCAB = spacy.blank("en").vocab


def parse(*rows: str) -> Doc:
    """Build a `Doc` from rows of `word pos dep head [lemma]`, where head is the number of a row, from 0.

    A word is followed by a space unless the next row begins with punctuation or `'s`.
    """
    cells = [row.split() for row in rows]
    words = [c[0] for c in cells]
    glued = {".", ",", "'s", "”", ":", "n't"}
    return Doc(
        VOCAB,
        words=words,
        spaces=[i + 1 < len(words) and words[i + 1] not in glued and word != "“" for i, word in enumerate(words)],
        pos=[c[1] for c in cells],
        deps=[c[2] for c in cells],
        heads=[int(c[3]) for c in cells],
        lemmas=[c[4] if len(c) > 4 else c[0] for c in cells],
    )


def named(doc: Doc) -> Doc:
    """Mark the names of a parsed text, as the attribution model's encoder finds them."""
    pipeline.load(Settings().model).attributions.read(doc)
    return doc


def word(words: Words, text: str) -> int:
    """Give the number of the first token that reads `text`."""
    return words.text.index(text)


def span(text: str, part: str) -> tuple[int, int]:
    """Give the offsets of the first place where `part` stands in `text`."""
    start = text.index(part)
    return start, start + len(part)


def reading(doc: Doc, published: str | None = None, attributions=()) -> Reading:
    """Make the record that every stage reads of a parse."""
    return Reading(doc.text, read(doc), attributions, published)
