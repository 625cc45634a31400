"""Which run of the article a statement prints: gaps filled or shown, edges at the bounds of a constituent.

The attribution model marks words one by one. A reader needs whole phrases in the article's order, and has to see where
something is missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.extraction.records import Spans
from generator.extraction.syntax import ADPOSITIONS, SUBJECTS, VERBS, governors, head_of, is_mark, subject
from generator.extraction.words import Words
from generator.ground.quotation import DOUBLE
from generator.lexicon.lists import PREPOSITIONS, SAYING

# A longer gap is shown: filled, it would print more than was found.
_MOST_FILLED = 20
# So few words, so far from all others and parted from what they hang on, were marked by mistake.
_STRAY, _FAR = 3, 4
# What stands before its head and says nothing without it, and what does so behind it.
_BEFORE = frozenset(
    {"det", "predet", "amod", "compound", "nummod", "quantmod", "poss", "aux", "auxpass", "neg", "mark", "nmod"}
)
_OPENING = _BEFORE - {"mark", "aux", "auxpass"}
_BEHIND = frozenset({"pobj", "pcomp", "dobj", "attr", "acomp", "oprd", "prt", "xcomp", "case"})
_OWN_CLAUSE = frozenset({"advcl", "ccomp", "conj", "parataxis"})
_SETS_OFF = frozenset(DOUBLE | {",", "—", "–", "--", "''", "``", ".", "!", "?", "…"})


@dataclass(frozen=True, slots=True)
class Run:
    """The pieces of a run, in order, and where a missing part has to be shown."""

    pieces: Spans
    shown: frozenset[int]
    """Where those pieces start before which something is missing that nothing else marks."""


def run(words: Words, content: Iterable[int], reporting: frozenset[int]) -> Run:
    """Make whole phrases of the words of a content; `reporting` are the words of its source and cue."""
    pieces = _led(words, _near(words, [*_stretches(words, content)], reporting), reporting)
    joined: list[tuple[int, int]] = pieces[:1]
    shown: set[int] = set()
    for first, last in pieces[1:]:
        before = joined[-1]
        if _fills(words, before[1] + 1, first, reporting):
            joined[-1] = before[0], last
            continue
        if not _is_set_off(words, before[1], first, reporting):
            shown.add(first)
        joined.append((first, last))
    return _whole(words, joined, shown, reporting)


def _near(words: Words, pieces: list[tuple[int, int]], reporting: frozenset[int]) -> list[tuple[int, int]]:
    """Leave out a stray word or two at either end."""
    while len(pieces) > 1 and _is_stray(words, pieces[-1], range(pieces[-2][1] + 1, pieces[-1][0]), reporting):
        pieces = pieces[:-1]
    while len(pieces) > 1 and _is_stray(words, pieces[0], range(pieces[0][1] + 1, pieces[1][0]), reporting):
        pieces = pieces[1:]
    return pieces


def _is_stray(words: Words, piece: tuple[int, int], gap: range, reporting: frozenset[int]) -> bool:
    own = [word for word in range(piece[0], piece[1] + 1) if not is_mark(words.text[word])]
    missing = [word for word in gap if not is_mark(words.text[word])]
    if len(own) > _STRAY or len(missing) < _FAR:
        return False
    top = head_of(words, own[0], own[-1] + 1) if own else piece[0]
    return not own or words.head[top] in ({*missing} if words.dep[top] in SUBJECTS else {*missing} - reporting)


def _led(words: Words, pieces: list[tuple[int, int]], reporting: frozenset[int]) -> list[tuple[int, int]]:
    """Leave out a phrase before the reporting clause where "that" begins what is said behind it.

    "*Despite the rain*, she said that it was dry": the phrase belongs to the reporting.
    """
    if len(pieces) < 2 or words.lower[pieces[1][0]] not in SAYING.complementizers:
        return pieces
    (first, last), (begins, _) = pieces[:2]
    reported = any(word in reporting for word in range(last + 1, begins))
    top = head_of(words, first, last + 1)
    clause = words.pos[top] in VERBS and subject(words, top) is not None and words.dep[top] not in {"advcl", "pcomp"}
    return pieces[1:] if reported and not clause and not words.quoted[first] else pieces


def _whole(words: Words, pieces: list[tuple[int, int]], shown: set[int], reporting: frozenset[int]) -> Run:
    """Bring the outer edges, and those at a gap that is shown, to the bounds of a constituent."""
    done: list[tuple[int, int]] = []
    gaps: list[int] = []
    for number, piece in enumerate(pieces):
        is_shown = piece[0] in shown
        after = pieces[number + 1][0] if number + 1 < len(pieces) else len(words)
        first, last = piece
        if number == 0:
            first = _begun(words, first, last)
        if number == 0 or is_shown:
            first = _first(words, first, last, done[-1][1] + 1 if done else 0, reporting)
        if after == len(words) or after in shown:
            last = _last(words, first, last, after, reporting)
        if first > last:
            continue
        if is_shown and done and all(is_mark(words.text[w]) for w in range(done[-1][1] + 1, first)):
            done[-1] = done[-1][0], last
        else:
            done.append((first, last))
            if is_shown and len(done) > 1:
                gaps.append(words.start[first])
    return Run(tuple(words.span(first, last + 1) for first, last in done), frozenset(gaps))


def _stretches(words: Words, content: Iterable[int]) -> Iterable[tuple[int, int]]:
    """Give the words of a content as `[first, last]` of those that follow each other."""
    first = last = -1
    for word in sorted(content):
        if last < 0 or any(not words.text[w].isspace() for w in range(last + 1, word)):
            if last >= 0:
                yield first, last
            first = word
        last = word
    if last >= 0:
        yield first, last


def _fills(words: Words, start: int, end: int, reporting: frozenset[int]) -> bool:
    """Say whether a gap is printed: it is short, and nobody is reported in it."""
    missing = [word for word in range(start, end) if not is_mark(words.text[word])]
    if any(word in reporting for word in missing) or words.sentence[end] - words.sentence[start - 1] > 1:
        return False
    return len(missing) <= (_MOST_FILLED if words.sentence[end] == words.sentence[start - 1] else 0)


def _is_set_off(words: Words, last: int, first: int, reporting: frozenset[int]) -> bool:
    """Say whether what is missing is a reporting clause and no more, between commas or marks of quotation."""
    gap = range(last + 1, first)
    missing = [word for word in gap if not is_mark(words.text[word])]
    if not any(word in reporting for word in missing):
        return False
    left = {words.text[word] for word in (last, *gap[:1])} & _SETS_OFF
    right = {words.text[word] for word in (*[w for w in gap if not words.text[w].isspace()][-1:], first)} & _SETS_OFF
    return bool(left and right) and all(_hangs_on(words, word, reporting) for word in missing)


def _hangs_on(words: Words, word: int, reporting: frozenset[int]) -> bool:
    """Say whether a word belongs to the reporting clause, and not to a clause beside it."""
    if word in reporting:
        return True
    if words.dep[word] in _OWN_CLAUSE:
        return False
    for above in governors(words, word):
        if above in reporting:
            return True
        if words.dep[above] in _OWN_CLAUSE:
            return False
    return False


def _first(words: Words, first: int, last: int, bound: int, reporting: frozenset[int]) -> int:
    """Give where the phrase begins in which a piece begins."""
    for _ in range(4):
        head = words.head[first]
        left = [c for c in words.children[first] if c < first]
        if first < head <= last and words.dep[first] in _OPENING:
            left += [c for c in words.children[head] if c < first]
        grown = [c for c in left if words.dep[c] in _OPENING]
        low = min((words.edges(c)[0] for c in grown), default=first)
        if low >= first or not _is_open(words, low, first, reporting) or low < bound:
            return first
        first = low
    return first


def _begun(words: Words, first: int, last: int) -> int:
    """Leave out a connective that leads from the sentence before ("However, ..."), and a dateline ("LIMA: ...").

    What is quoted begins as it was said.
    """
    colon = next((word for word in range(first, min(first + 5, last)) if words.text[word] == ":"), None)
    if colon is not None and all(words.text[w].isupper() or is_mark(words.text[w]) for w in range(first, colon)):
        return colon + 1
    if words.lower[first] not in SAYING.connectives or words.quoted[first] or first + 1 >= last:
        return first
    if words.text[first + 1] == ",":
        return first + 2
    return first + 1 if words.pos[first] == "CCONJ" and words.dep[first] == "cc" else first


def _last(words: Words, first: int, last: int, bound: int, reporting: frozenset[int]) -> int:
    """Give where the phrase ends in which a piece ends: behind what its last word needs, else before that word."""
    closing = last
    while last > first and is_mark(words.text[last]):
        last -= 1
    if last < closing and not _leads_on(words, last):
        return closing
    for _ in range(6):
        needed = _needed(words, last)
        if needed is None:
            break
        if needed > last and needed < bound and _is_open(words, last + 1, needed + 1, reporting):
            last = closing = needed
            continue
        if not _leads_on(words, last):
            break
        while last >= first and (is_mark(words.text[last]) or _leads_on(words, last)):
            last -= 1
        return last
    return closing


def _leads_on(words: Words, word: int) -> bool:
    """Say whether a phrase cannot end with a word: a determiner, a preposition before its object, a conjunction."""
    if words.dep[word] in {"det", "poss", "cc", "mark", "case", "predet"} and words.head[word] != word:
        return words.dep[word] == "cc" or (words.head[word] > word)
    behind = any(c > word for c in words.children[word])
    return words.pos[word] in ADPOSITIONS and words.dep[word] in {"prep", "agent", "dative"} and behind


def _needed(words: Words, word: int) -> int | None:
    """Give the last word of what a word at the end needs to be whole, or None where it is."""
    head = words.head[word]
    if words.dep[word] in _BEFORE and head > word:
        return words.edges(head)[1] - 1 if words.pos[head] in VERBS else _noun_end(words, head)
    behind = [c for c in words.children[word] if c > word and (words.dep[c] in _BEHIND or _binds(words, word, c))]
    if behind:
        return max(words.edges(c)[1] - 1 if c == behind[-1] else c for c in behind)
    return word - 1 if words.dep[word] == "cc" else None


def _binds(words: Words, word: int, child: int) -> bool:
    """Say whether a preposition stands so close behind a word that the two are one ("a sale of", "later than")."""
    return child == word + 1 and words.dep[child] == "prep" and words.lower[child] in PREPOSITIONS.bound


def _noun_end(words: Words, noun: int) -> int:
    """Give the end of a noun phrase: with what hangs on the noun up to the first mark."""
    end = words.edges(noun)[1]
    return next((word for word in range(noun + 1, end) if is_mark(words.text[word])), end) - 1


def _is_open(words: Words, start: int, end: int, reporting: frozenset[int]) -> bool:
    """Say whether words can be printed too: of one paragraph and sentence, and nobody is reported in them."""
    inside = range(start, end)
    whole = all(words.sentence[word] == words.sentence[start] and "\n" not in words.text[word] for word in inside)
    return whole and not any(word in reporting for word in inside)
