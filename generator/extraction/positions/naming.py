"""Whom a pronoun at the head of a statement means, for readers who see the statement alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.extraction.positions.sources import ActorIndex
from generator.extraction.positions.wording import Run
from generator.extraction.syntax import NOUNS, dependents, head_of, is_mark, subject
from generator.extraction.words import Words
from generator.lexicon.lists import PRONOUNS


def parties(words: Words, run: Run, index: ActorIndex, speaker: str | None) -> Mapping[int, str]:
    """Give the parties to be named in a run, each by the offset behind the word that means it.

    A pronoun that means the speaker, whose name stands before the statement, reads well as it is.
    """
    named: dict[int, str] = {}
    for start, end in run.pieces[:1]:
        inside = words.within(start, end)
        for word in _opening(words, inside):
            hit = index.at(word)
            if hit and hit[0].id != speaker and hit[1].kind != "name":
                named[_behind(words, word)] = hit[0].name
    return named


def _opening(words: Words, inside: range) -> Iterator[int]:
    """Give the words by which a statement points back: a pronoun that it begins with, and one that is its subject."""
    first = next((word for word in inside if not is_mark(words.text[word]) and words.dep[word] != "mark"), None)
    if first is None:
        return
    own = subject(words, head_of(words, inside.start, inside.stop))
    for word in dict.fromkeys((first, own)):
        if word is not None and word in inside and words.lower[word] in PRONOUNS.headed:
            yield word
    head = words.head[first]
    pointed = words.dep[first] == "det" and words.lower[first] in PRONOUNS.demonstrative
    if pointed and words.pos[head] in NOUNS and not any(dependents(words, head, "prep", "relcl", "acl")):
        yield head


def _behind(words: Words, word: int) -> int:
    """Give the offset behind a word, and behind what is written onto it ("He's")."""
    after = word + 1
    while after < len(words) and words.start[after] == words.end[after - 1] and not is_mark(words.text[after][:1]):
        after += 1
    while after < len(words) and words.start[after] == words.end[after - 1] and words.text[after][0] in "'’":
        after += 1
    return words.end[after - 1]
