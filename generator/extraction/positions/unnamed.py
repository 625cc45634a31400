"""In which words a reader is told of a speaker that has no name: never a bare pronoun."""

from __future__ import annotations

from collections.abc import Sequence

from generator.extraction.positions.voices import Voice, phrase, words_in
from generator.extraction.records import Mention, Spans
from generator.extraction.syntax import NOUNS, antecedent, is_relative
from generator.extraction.words import Words
from generator.lexicon.lists import PRONOUNS

_OWNING = "WP$"


def known_as(words: Words, voice: Voice, unnamed: Sequence[Sequence[Mention]]) -> Spans:
    """Give the source's words, or for a pronoun those that it stands for; nothing where that is not known.

    `unnamed` has the mentions of each party that the article gives no name.
    """
    word, inside = voice.word, words_in(words, voice.spans)
    if word is None:
        return ()
    if words.tag[inside[0]] == _OWNING and (owner := antecedent(words, inside[0])) is not None:
        return ((words.start[phrase(words, owner)[0]], voice.spans[0][1]),)
    if not _points(words, word) or any(words.pos[one] in NOUNS and one != word for one in inside):
        return voice.spans
    if (noun := antecedent(words, word)) is not None:
        near = words.lower[word] == "who" or not any(words.text[one].isalnum() for one in range(noun + 1, word))
        return (words.span(*phrase(words, noun)),) if near else ()
    offset = words.start[word]
    party = next((mentions for mentions in unnamed if any(m.head == offset for m in mentions)), ())
    return tuple((m.start, m.end) for m in party if m.kind == "nominal")[:1]


def _points(words: Words, word: int) -> bool:
    """Say whether a word stands for others: "he", "his", "the latter", an interview's letter, "2-"; not "some"."""
    text = words.text[word]
    bare = len(text) == 1 or not any(char.isalpha() for char in text)
    return bare or is_relative(words, word) or words.lower[word] in PRONOUNS.standing
