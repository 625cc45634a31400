"""Parts at the beginning of a sentence, and in brackets: each function finds the phrases of one rule."""

from __future__ import annotations

from collections.abc import Iterator

from generator.extraction.summary.phrases import Phrase, Sentence
from generator.extraction.summary.sound import DASHES, Kept, main_verb
from generator.extraction.syntax import SUBJECTS, below, dependents, is_mark
from generator.extraction.words import Words
from generator.lexicon.lists import SAYING, SUMMARY


def dateline(sentence: Sentence, kept: Kept) -> Iterator[Phrase]:
    """Find "LIMA (Reuters) -", "LIMA, Peru —", "KUWAIT:", "LIMA (Reuters)" and a known place ("Doha:")."""
    words = sentence.words
    ordered = sorted(kept)
    for place, token in enumerate(ordered[1:12], 1):
        before, after = ordered[:place], ordered[place + 1 :]
        glued = bool(after) and words.end[token] == words.start[after[0]]
        closed = words.text[token] == ")" and words.text[before[0]].isupper()
        if (
            words.text[token] not in DASHES | ({":", ")"} if closed else {":"})
            or not after
            or (glued and words.text[token] not in {"--", "—"})
        ):
            continue
        names = [t for t in before if not is_mark(words.text[t])]
        shouted = words.text[before[0]].isupper() and len(words.text[before[0]]) > 2
        place_name = words.string(before[0], before[-1] + 1).split(",")[0].split("(")[0].strip()
        spaced = words.text[token] == ":" or words.end[before[-1]] < words.start[token]
        settled = spaced and (sentence.parties.country_of(place_name) or words.entity[before[0]] in {"GPE", "FAC"})
        plain = all(words.text[t][0].isupper() or words.text[t][0].isdigit() or words.tag[t] == "CC" for t in names)
        if plain and (shouted or settled) and (words.text[after[0]][0].isupper() or not words.text[after[0]].isalpha()):
            yield frozenset(before), frozenset({token})
        return


def opening_conjunction(sentence: Sentence, kept: Kept) -> Iterator[Phrase]:
    """Find "However,", "But" and "Meanwhile," at the start, which lead from the sentence before."""
    words = sentence.words
    ordered = sorted(kept)
    first, second = ordered[0], ordered[1] if len(ordered) > 1 else ordered[0]
    if words.quoted[first]:
        return
    if words.lower[first] in SAYING.connectives | SUMMARY.linking and words.text[second] == ",":
        yield frozenset({first}), frozenset({second})
    elif words.lower[first] in SAYING.connectives and words.tag[first] == "CC":
        subject = words.pos[second] in {"DET", "PROPN", "PRON", "NOUN", "NUM", "ADJ"}
        if subject:
            yield frozenset({first}), frozenset()


def brackets(sentence: Sentence, kept: Kept) -> Iterator[Phrase]:
    """Find "(…)"."""
    words = sentence.words
    opened: int | None = None
    for token in sorted(kept):
        if words.text[token] in {"(", "["} and not words.quoted[token]:
            opened = token
        elif words.text[token] in {")", "]"} and opened is not None:
            inside = frozenset(t for t in kept if opened <= t <= token)
            if not words.quoted[token]:
                yield inside, frozenset()
            opened = None


def parenthesis(sentence: Sentence, kept: Kept) -> Iterator[Phrase]:
    """Find what stands in brackets, but for an acronym that the article goes on to use."""
    words = sentence.words
    for inside, marks in brackets(sentence, kept):
        own = [t for t in inside if not is_mark(words.text[t])]
        short = len(own) == 1 and words.text[own[0]].isupper()
        if not short or words.text.count(words.text[own[0]]) < 2:
            yield inside, marks


def front(sentence: Sentence, kept: Kept) -> Iterator[Phrase]:
    """Find an adverbial before the subject with its comma: "In separate calls on Friday,"."""
    words = sentence.words
    verb = main_verb(words, kept)
    if verb is None:
        return
    subjects = [c for c in dependents(words, verb, *SUBJECTS, "expl") if c in kept and c < verb]
    if not subjects:
        return
    start = min(below(words, subjects[0]) & kept)
    front = frozenset(t for t in kept if t < start)
    if not front or words.text[max(front)] != ",":
        return
    first = next((t for t in sorted(front) if not is_mark(words.text[t])), None)
    led = first is not None and (words.lower[first] in SUMMARY.fronted or words.tag[first] in {"VBG", "VBN"})
    led = led and first is not None and words.lower[first] not in SUMMARY.sourcing
    said = any(words.dep[t] in {"ccomp", "csubj", "parataxis"} for t in front if words.head[t] not in front)
    told = any(c > verb and c in kept for c in dependents(words, verb, "ccomp", "dobj", "xcomp"))
    said |= words.lemma[verb] in SAYING.quoting and not told
    if led and not said and not _is_dated(words, front & sentence.times):
        yield front - {max(front)}, frozenset({max(front)})


def _is_dated(words: Words, times: Kept) -> bool:
    """Say whether words of a time name a month, a year or a day of one: without these a sentence is of today."""
    far = (t for t in times if words.lower[t] not in SUMMARY.near)
    return any(words.pos[t] == "PROPN" or words.text[t][-1].isdigit() for t in far)
