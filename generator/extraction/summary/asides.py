"""Parts that commas or dashes set off: each function finds the phrases of one rule."""

from __future__ import annotations

from collections.abc import Iterator

from generator.extraction.summary.phrases import Phrase, Sentence, set_off, tail, vouches
from generator.extraction.summary.sound import DASHES, STOPS, Kept
from generator.extraction.syntax import below, governors
from generator.extraction.words import Words
from generator.lexicon.lists import SUMMARY

_LONGEST_APPOSITION = 18


def dashes(sentence: Sentence, kept: Kept) -> Iterator[Phrase]:
    """Find what stands between two dashes with spaces around them, or after one at the end."""
    words = sentence.words
    ordered = sorted(kept)
    spaced = [
        t
        for b, t, a in zip(ordered, ordered[1:], ordered[2:], strict=False)
        if words.text[t] in DASHES
        and not words.quoted[t]
        and (words.text[t] == "—" or (words.end[b] < words.start[t] and words.end[t] < words.start[a]))
    ]
    if len(spaced) == 2:
        yield frozenset(t for t in kept if spaced[0] < t < spaced[1]), frozenset(spaced)
    elif len(spaced) == 1:
        last = next((t for t in reversed(ordered) if words.text[t] in STOPS), ordered[-1] + 1)
        yield frozenset(t for t in kept if spaced[0] < t < last), frozenset(spaced)


def relative(sentence: Sentence, kept: Kept) -> Iterator[Phrase]:
    """Find ", who ...", ", which ...", ", in which ..." up to the comma or stop that ends it."""
    words = sentence.words
    for token in sorted(kept):
        if words.lower[token] not in SUMMARY.relative:
            continue
        clause = next((t for t in governors(words, token) if words.dep[t] == "relcl"), None)
        if clause is None:
            continue
        led = token - 1 in kept and words.pos[token - 1] == "ADP"
        first = token - 1 if led else token
        if (found := _begun(words, kept, clause, first)) is not None:
            yield found


def _begun(words: Words, kept: Kept, head: int, first: int) -> Phrase | None:
    """Find the phrase of a head that marks set off from `first` on; where the parse begins it elsewhere, the tail."""
    found = set_off(words, kept, below(words, head) & kept)
    return found if found is not None and min(found[0]) == first else tail(words, kept, first)


def participle(sentence: Sentence, kept: Kept) -> Iterator[Phrase]:
    """Find ", calling for calm", ", led by Oslo", ", including two children"."""
    words = sentence.words
    for token in sorted(kept):
        form = words.tag[token] in {"VBG", "VBN"} and words.dep[token] in {"advcl", "acl", "prep"}
        if not form or words.lower[token] in SUMMARY.sourcing:
            continue
        led = token - 1 in kept and words.pos[token - 1] == "ADV"
        first = token - 1 if led else token
        if (found := _begun(words, kept, token, first)) is not None:
            yield found


def apposition(sentence: Sentence, kept: Kept) -> Iterator[Phrase]:
    """Find what a name is called between commas: "Kim Lee, a lawyer,", "Kim Lee, 43,"."""
    words = sentence.words
    for token in sorted(kept):
        if words.dep[token] not in {"appos", "nummod", "amod"} or words.pos[words.head[token]] != "PROPN":
            continue
        found = set_off(words, kept, below(words, token) & kept)
        if found is None or len(found[0]) > _LONGEST_APPOSITION:
            continue
        first = min(found[0])
        after = min((t for t in kept if t > max(found[0] | found[1])), default=None)
        tells = words.text[first][:1].islower() or words.text[first].isdigit() or words.tag[first] == "DT"
        office = words.text[first] in sentence.parties.offices
        listed = after is not None and words.lower[after] in SUMMARY.joining
        listed |= any(words.lower[t] in SUMMARY.joining and words.text[t - 1] == "," for t in found[0])
        if (tells or office) and not listed and words.head[token] < first:
            yield found


def phrase_after_comma(sentence: Sentence, kept: Kept) -> Iterator[Phrase]:
    """Find ", in front of ambassadors" from the last comma to the end."""
    words = sentence.words
    commas = [t for t in sorted(kept) if words.text[t] == "," and not words.quoted[t]]
    start = min((t for t in kept if commas and t > commas[-1]), default=None)
    if start is None or words.dep[start] != "prep" or words.lower[start] not in SUMMARY.adding:
        return
    if found := tail(words, kept, start):
        yield found


def according(sentence: Sentence, kept: Kept) -> Iterator[Phrase]:
    """Find ", according to police" at the end, where the source only vouches for what is told."""
    words = sentence.words
    for token in sorted(kept):
        if words.lower[token] in SUMMARY.sourcing and (found := tail(words, kept, token)):
            nouns = [t for t in sorted(found[0]) if words.dep[t] == "pobj"]
            if nouns and (vouches(sentence, nouns[0]) or _is_document(sentence, nouns[0])):
                yield found


def _is_document(sentence: Sentence, noun: int) -> bool:
    words = sentence.words
    return words.pos[noun] == "NOUN" and words.lemma[noun] not in sentence.parties.nouns
