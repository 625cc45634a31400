"""Which sentences may stand in a summary, and the forms in which each could: whole, and cut down step by step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.extraction.records import Cut
from generator.extraction.summary import cuts, wording
from generator.extraction.summary.cuts import Rule
from generator.extraction.summary.naming import Naming
from generator.extraction.summary.phrases import Sentence
from generator.extraction.summary.ranking import lemmas
from generator.extraction.summary.sound import Kept, is_intact, whole
from generator.extraction.syntax import is_mark
from generator.extraction.words import Words
from generator.lexicon.lists import NAMES, PRONOUNS, SAYING, SUMMARY

_LONGEST_REFUSAL = 20
_SHORTEST = 6


@dataclass(frozen=True, slots=True)
class Version:
    """A sentence as the summary could bring it."""

    sentence: int
    kept: Kept
    cuts: tuple[Cut, ...]
    count: int
    """Words, as white space parts them, with the names that it needs where it stands alone."""
    lemmas: frozenset[str]
    looks_back_to: frozenset[str]
    """Nouns that a sentence before it has to have."""


def tells(words: Words, sentence: int) -> bool:
    """Say whether a sentence is whole, tells something, and is no furniture of its page."""
    kept = whole(words, sentence)
    if len(kept) < _SHORTEST or not is_intact(words, sentence):
        return False
    if not any(words.tag[t] in {"VBD", "VBZ", "VBP", "MD"} for t in kept):
        return False
    if any(words.text[t] == "?" for t in kept) or _speaks_to_readers(words, kept) or _only_refuses(words, kept):
        return False
    return not is_furniture(words.string(min(kept), max(kept) + 1))


def is_furniture(text: str) -> bool:
    """Say whether a line is a prompt, a notice, a credit or a caption."""
    shouted = text.isupper() and len(text.split()) > 1
    return shouted or bool(NAMES.furniture.match(text) or SUMMARY.furniture.search(text))


def _only_refuses(words: Words, kept: Kept) -> bool:
    """Say whether a sentence tells no more than that somebody did not comment; a longer one tells something beside."""
    answers = {words.lemma[t].lower() for t in kept} & SAYING.answers
    refuses = any(words.lemma[t].lower() in SAYING.refusals or words.dep[t] == "neg" for t in kept)
    return bool(answers) and refuses and len(kept) <= _LONGEST_REFUSAL


def _speaks_to_readers(words: Words, kept: Kept) -> bool:
    """Say whether a sentence says "you" or "we" outside of a quotation; inside one, somebody has to be named."""
    return any(is_speaking(words, t) for t in kept if not words.quoted[t])


def is_speaking(words: Words, token: int) -> bool:
    """Say whether a word is "we", "you" or the like: not "US", nor the minister You."""
    return words.lower[token] in PRONOUNS.speaking and words.text[token] != "US" and not words.entity[token]


def versions(sentence: Sentence, number: int, naming: Naming, rules: Sequence[Rule]) -> list[Version]:
    """Give the forms of a sentence from long to short; none where nobody can tell who is meant.

    A sentence without a main clause that the parser can see is only offered as it stands.
    """
    words = sentence.words
    kept, done = cuts.apply(sentence, whole(words, number), cuts.ALWAYS)
    if _all_quoted(words, kept):
        return []
    found: list[Version] = []
    for rule in (None, *rules):
        if rule is not None:
            shorter, more = cuts.apply(sentence, kept, (rule,))
            if not more:
                continue
            kept, done = shorter, done + more
        named = naming.needed(kept, frozenset())
        if named is not None:
            count = len(wording.text(words, kept, named).split())
            found.append(Version(number, kept, done, count, lemmas(words, kept), naming.looks_back_to(kept)))
    return found


def _all_quoted(words: Words, kept: Kept) -> bool:
    return all(words.quoted[t] for t in kept if not is_mark(words.text[t]))
