"""Parts at the end of a sentence: each function finds the phrases of one rule."""

from __future__ import annotations

from collections.abc import Iterator

from generator.extraction.summary.phrases import (
    Phrase,
    Sentence,
    closes,
    end_marks,
    of_main_clause,
    set_off,
    tail,
    telling_verb,
    vouches,
)
from generator.extraction.summary.sound import STOPS, Kept, is_hedge, is_past, main_verb, tops
from generator.extraction.syntax import SUBJECTS, VERBS, below, dependents, is_mark
from generator.extraction.words import Words
from generator.lexicon.lists import SUMMARY


def adverbial(sentence: Sentence, kept: Kept) -> Iterator[Phrase]:
    """Find a clause or phrase of time, reason or company behind the verb: "after three months", ", as prices rise"."""
    words = sentence.words
    verb = telling_verb(words, kept)
    for token in sorted(kept):
        word = words.lower[token]
        if verb is None or token < verb or word not in SUMMARY.dispensable | SUMMARY.besides:
            continue
        top = token if words.dep[token] == "prep" else words.head[token]
        phrase = below(words, top) & kept
        if not phrase or min(phrase) != token:
            if found := tail(words, kept, token):
                yield found
        elif found := set_off(words, kept, phrase) or tail(words, kept, token):
            yield found
        elif of_main_clause(words, top, verb) and closes(words, kept, phrase) and _opens_one(words, top, token):
            yield phrase - end_marks(words, kept), frozenset()


def _opens_one(words: Words, token: int, first: int) -> bool:
    """Say whether a clause has a subject of its own behind "as" and the like, or the word leads a noun."""
    if words.lower[first] not in SUMMARY.dispensable:
        return False
    if words.pos[token] not in VERBS:
        return words.lower[first] not in SUMMARY.clausal
    return any(words.dep[c] in SUBJECTS for c in words.children[token]) or words.tag[token] == "VBG"


def purpose(sentence: Sentence, kept: Kept) -> Iterator[Phrase]:
    """Find what something is done for, behind an object: "to revive it"; not what one is urged to."""
    words = sentence.words
    verb = main_verb(words, kept)
    if verb is None or words.lemma[verb] in SUMMARY.steering:
        return
    for token in dependents(words, verb, "advcl"):
        phrase = below(words, token) & kept
        first = min(phrase, default=token)
        done = (
            words.lower[first] == "to" and words.tag[token] == "VB" and words.lower[token] not in sentence.parties.nouns
        )
        full = any(words.dep[c] in {"dobj", "nsubjpass"} and c < first for c in words.children[verb])
        aimed = any(
            verb < c < first and words.lower[c] in SUMMARY.aiming for c in dependents(words, verb, "prep", "dative")
        )
        if not done or not full or aimed:
            continue
        if found := tail(words, kept, first):
            yield found
        elif closes(words, kept, phrase):
            yield phrase - end_marks(words, kept), frozenset()


def time(sentence: Sentence, kept: Kept) -> Iterator[Phrase]:
    """Find when something was, of what is past: "on Friday", "last week"; what lies ahead keeps its date."""
    words = sentence.words
    verb = main_verb(words, kept)
    if verb is None or not is_past(words, verb):
        return
    for token in sorted(kept):
        leads = words.dep[token] == "prep" and words.lower[token] in SUMMARY.when
        if not leads and (token not in sentence.times or words.dep[token] not in {"npadvmod", "advmod"}):
            continue
        phrase = below(words, token) & kept
        if not phrase & sentence.times or not _is_near(words, phrase) or words.head[token] not in kept:
            continue
        held = words.head[token]
        if words.pos[held] in VERBS and is_past(words, held) and of_main_clause(words, token, verb):
            beside = {min(phrase) - 1, max(phrase) + 1, max(phrase) + 2} & kept - phrase
            if not beside & sentence.times:
                yield set_off(words, kept, phrase) or (phrase, frozenset())


def _is_near(words: Words, phrase: Kept) -> bool:
    """Say whether a phrase has only words of a time that is near: "early on Monday", not "in May 2019"."""
    return all(words.lower[t] in SUMMARY.near for t in phrase if not is_mark(words.text[t]))


def second_clause(sentence: Sentence, kept: Kept) -> Iterator[Phrase]:
    """Find what ", and" or ";" joins to the main clause; what "but" joins is part of what is said."""
    words = sentence.words
    verb = main_verb(words, kept)
    if verb is None:
        return
    for token in dependents(words, verb, "conj"):
        phrase = below(words, token) & kept
        if token not in kept or words.pos[token] not in VERBS:
            continue
        own = any(words.dep[c] in SUBJECTS for c in words.children[token])
        first = min(phrase)
        joint = [t for t in sorted(kept) if verb < t < first][-2:]
        marks = frozenset(t for t in joint if words.dep[t] == "cc" or words.text[t] in {",", ";"})
        conjunction = any(words.lower[t] == "and" for t in marks)
        if any(words.dep[t] == "cc" for t in marks) and not conjunction:
            continue
        set_off = any(words.text[t] in {",", ";"} for t in marks)
        alike = words.tag[token] == words.tag[verb] and words.tag[verb] in {"VBD", "VBZ", "VBP"}
        if first - 1 in kept and first - 1 in marks and closes(words, kept, phrase):
            whole = frozenset(t for t in phrase if words.text[t] not in STOPS)
            if (own and set_off) or (not own and alike and conjunction):
                yield whole, marks


def reporting(sentence: Sentence, kept: Kept) -> Iterator[Phrase]:
    """Find ", Reuters reports citing a statement" and ", police said" at the end, where the source only vouches."""
    words = sentence.words
    for verb in tops(words, kept):
        subject = next((c for c in dependents(words, verb, "nsubj") if c in kept), None)
        content = next((c for c in dependents(words, verb, "ccomp") if c in kept and c < verb), None)
        if subject is None or content is None or not vouches(sentence, subject):
            continue
        inside = below(words, content) & kept
        phrase = kept - inside - end_marks(words, kept)
        comma = frozenset(t for t in phrase if t == min(phrase) and words.text[t] == ",")
        hedged = any(is_hedge(words, t) for t in phrase)
        if comma and min(phrase) > max(inside) and main_verb(words, inside) is not None and not hedged:
            yield phrase - comma, comma
