"""How a part of a sentence is set off, where it ends, and what it hangs on: what the rules of all cuts ask."""

from __future__ import annotations

from dataclasses import dataclass

from generator.extraction.summary.sound import DASHES, FINITE, STOPS, Kept, main_verb
from generator.extraction.syntax import dependents, is_mark
from generator.extraction.words import Words
from generator.ground.quotation import ENDS
from generator.lexicon.lists import SUMMARY
from generator.lexicon.parties import Parties

Phrase = tuple[Kept, Kept]
"""Words that may go together, and the marks around them that go with them."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What the rules know of the sentence that they cut."""

    words: Words
    parties: Parties
    times: frozenset[int]
    """Tokens of dates and times of day."""


def set_off(words: Words, kept: Kept, phrase: Kept) -> Phrase | None:
    """Give a phrase that stands between commas or dashes, or after one at the end, with those that go with it."""
    inner = sorted(phrase)
    while inner and is_mark(words.text[inner[0]]) and words.text[inner[0]] not in ENDS:
        inner = inner[1:]
    while inner and words.text[inner[-1]] in {",", ";", *DASHES, *STOPS}:
        inner = inner[:-1]
    if not inner or [t for t in sorted(kept) if inner[0] <= t <= inner[-1]] != inner:
        return None
    before = max((t for t in kept if t < inner[0]), default=None)
    after = min((t for t in kept if t > inner[-1]), default=None)
    if before is None or words.text[before] not in {",", *DASHES}:
        return None
    if after is None or words.text[after] in STOPS | {";"}:
        return frozenset(inner), frozenset({before})
    goes_on = min((t for t in kept if t > after), default=after)
    ends = words.text[after] == words.text[before] and _goes_on(words, kept, inner[0], goes_on)
    return (frozenset(inner), frozenset({before, after})) if ends else None


def _goes_on(words: Words, kept: Kept, first: int, word: int) -> bool:
    """Say whether a clause goes on behind a comma, with its verb: else what stands there may belong to the phrase."""
    verb = main_verb(words, kept)
    if verb is None or words.pos[word] not in {"VERB", "AUX", "ADV", "ADP"}:
        return False
    if any(words.tag[t] in FINITE and words.text[t - 1] == "," for t in kept if t > word):
        return False
    if first > verb:
        return words.dep[word] == "prep" and words.head[word] == verb and words.tag[first] == "DT"
    return word == verb or word in words.children[verb]


def tail(words: Words, kept: Kept, start: int) -> Phrase | None:
    """Give all from `start`, which stands behind a comma or dash, to the end, where the main verb stands before."""
    verb = main_verb(words, kept)
    before = max((t for t in kept if t < start), default=None)
    if verb is None or verb > start or before is None or words.text[before] not in {",", *DASHES}:
        return None
    tail = frozenset(t for t in kept if t >= start and t not in end_marks(words, kept))
    goes_on = any(words.text[t - 1] == "," and words.tag[t] in FINITE for t in tail if t - 1 in tail)
    return None if goes_on else (tail, frozenset({before}))


def end_marks(words: Words, kept: Kept) -> Kept:
    """Give the marks that end a sentence."""
    ordered = sorted(kept)
    while ordered and words.text[ordered[-1]] in STOPS:
        ordered.pop()
    return kept - frozenset(ordered)


def closes(words: Words, kept: Kept, phrase: Kept) -> bool:
    """Say whether a phrase is in one piece and reaches to the end of the sentence or to a comma."""
    own = [t for t in sorted(phrase) if words.text[t] not in STOPS | {","}]
    if not own or [t for t in sorted(kept) if own[0] <= t <= own[-1] and words.text[t] not in STOPS | {","}] != own:
        return False
    after = min((t for t in kept if t > own[-1]), default=None)
    return after is None or words.text[after] in STOPS | {",", ";"}


def telling_verb(words: Words, kept: Kept) -> int | None:
    """Give the main verb, or that of what it reports where this comes first: "left" of "Oslo left, Rome said"."""
    verb = main_verb(words, kept)
    if verb is None:
        return None
    return next((c for c in dependents(words, verb, "ccomp") if c in kept and c < verb), verb)


def of_main_clause(words: Words, top: int, verb: int) -> bool:
    """Say whether a phrase hangs on the main verb or on what that leads to: "urged them to meet *after* it"."""
    held = words.head[top]
    while held != verb and words.dep[held] in {"xcomp", "ccomp"}:
        held = words.head[held]
    return held == verb and words.dep[top] in {"prep", "advcl", "npadvmod", "advmod"}


def vouches(sentence: Sentence, noun: int) -> bool:
    """Say whether a source vouches for what is told and takes no side in it: an outlet, the police, data."""
    words = sentence.words
    first = words.edges(noun)[0]
    name = words.string(first, noun + 1).removeprefix("the ").removeprefix("The ")
    return words.lemma[noun].lower() in SUMMARY.vouching or any(
        map(sentence.parties.is_outlet, (name, words.text[noun]))
    )
