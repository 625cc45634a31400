"""When a part of a sentence may go: what is left is a clause, and marks and parse agree where the part begins and ends.

Words are numbers of tokens. The parser errs; a part is left standing wherever one of the signs speaks against the cut.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.extraction.syntax import VERBS, auxiliaries, dependents, is_mark, is_punctuation
from generator.extraction.words import Words
from generator.ground.quotation import CLOSING, ENDS, OPENING
from generator.lexicon.lists import CLAUSES, SUMMARY

Kept = frozenset[int]
"""The words of a sentence that are printed."""

DASHES = frozenset({"–", "—", "--", "-"})
STOPS = frozenset({".", "!", "?", "…", "..."})
_FEWEST = 4
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# A word after which something has to follow, by its tag: an article, a preposition, "and", "to", "its", "will", "$".
_OPEN = frozenset({"DT", "IN", "TO", "CC", "PRP$", "PDT", "WDT", "WP", "WP$", "WRB", "MD", "$", "#"})
# What its head cannot do without.
_BOUND = frozenset(
    (
        "nsubj nsubjpass csubj csubjpass expl dobj dative attr acomp oprd xcomp ccomp pobj pcomp agent prt aux auxpass "
        "neg det predet poss case nummod quantmod compound amod nmod mark preconj intj"
    ).split()
)
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")


def whole(words: Words, sentence: int) -> Kept:
    """Give all tokens of a sentence but white space."""
    first, last = words.sentences[sentence]
    return frozenset(t for t in range(first, last) if not words.text[t].isspace())


def tops(words: Words, kept: Kept) -> list[int]:
    """Give the words kept, marks aside, that hang on none of the others: of a whole clause it is one."""
    heads = (t for t in sorted(kept) if words.head[t] == t or words.head[t] not in kept)
    return [t for t in heads if not is_mark(words.text[t]) and words.dep[t] != "cc"]


def main_verb(words: Words, kept: Kept) -> int | None:
    """Give the finite verb with a subject that governs all that is kept, or None where there is none."""
    governing = tops(words, kept)
    if len(governing) != 1 or words.pos[governing[0]] not in VERBS:
        return None
    verb = governing[0]
    has_subject = any(c in kept for c in dependents(words, verb, *_SUBJECTS))
    return verb if has_subject and is_finite(words, verb) else None


def is_finite(words: Words, verb: int) -> bool:
    """Say whether a verb, or the auxiliary before it, has a tense: "met", "has met", "will meet"."""
    helpers = (words.tag[c] for c in dependents(words, verb, "aux", "auxpass"))
    return words.tag[verb] in FINITE or any(tag in FINITE for tag in helpers)


def is_past(words: Words, verb: int) -> bool:
    """Say whether a verb tells what is over: "met", "was postponed"; the date of what lies ahead is the news."""
    helpers = auxiliaries(words, verb)
    if any(words.tag[c] == "MD" for c in dependents(words, verb, "aux")) or words.lower[verb] in CLAUSES.present:
        return False
    return words.tag[verb] == "VBD" or (words.tag[verb] == "VBN" and bool(helpers & (CLAUSES.past | CLAUSES.perfect)))


def may_go(words: Words, kept: Kept, phrase: Kept, marks: Kept) -> bool:
    """Say whether `phrase` can be left out with the `marks` around it, so that a whole and true clause is left."""
    left = kept - phrase - marks
    if len(left) < _FEWEST or not phrase or main_verb(words, left) is None:
        return False
    if any(is_hedge(words, t) for t in phrase):
        return False
    if any(words.dep[t] in _BOUND for t in phrase if words.head[t] in left):
        return False
    if any(words.head[t] in phrase for t in left if not is_mark(words.text[t])):
        return False
    if not _stays_full(words, kept, left) or _measures(words, kept, phrase) or _opens_nothing(words, left):
        return False
    gone = phrase | marks
    names = ([t for t in range(first, last) if t in kept] for first, last, _ in words.entities)
    splits = any(0 < sum(t in gone for t in name) < len(name) for name in names)
    return not splits and all(_parts_cleanly(words, kept, t, gone) for t in edges(kept, gone))


def is_hedge(words: Words, token: int) -> bool:
    """Say whether a word makes a condition or a doubt: "if", "may"; not the month of May."""
    return words.lower[token] in CLAUSES.hedges | CLAUSES.conditions and words.pos[token] != "PROPN"


def _opens_nothing(words: Words, left: Kept) -> bool:
    """Say whether "that", "which" or the like has lost the verb of its clause."""
    opening = (t for t in left if words.lower[t] in SUMMARY.opening and words.tag[t] in {"IN", "WDT", "WP"})
    last = max(opening, default=None)
    return last is not None and not any(t > last and words.tag[t] in FINITE for t in left)


def _measures(words: Words, kept: Kept, phrase: Kept) -> bool:
    """Say whether a phrase tells of what something is the first or the most: "the worst crisis *in decades*"."""
    first = min(phrase)
    top = [t for t in kept if t < first and (words.tag[t] in {"JJS", "RBS"} or words.lower[t] in SUMMARY.ranking)]
    return words.dep[first] == "prep" and words.text[first - 1] != "," and bool(top)


def _stays_full(words: Words, kept: Kept, left: Kept) -> bool:
    """Say whether the main verb, where something stood behind it, still has something there: not "JMEV was founded"."""

    def behind(some: Kept) -> bool:
        verb = main_verb(words, some)
        return verb is not None and any(
            c > verb and c in some and not is_mark(words.text[c]) for c in words.children[verb]
        )

    return behind(left) or not behind(kept)


def edges(kept: Kept, gone: Kept) -> Iterator[int]:
    """Give each word of `kept` that stands behind the seam between what stays and what goes."""
    ordered = sorted(kept)
    for before, word in pairwise(ordered):
        if (before in gone) != (word in gone):
            yield word


def _parts_cleanly(words: Words, kept: Kept, word: int, gone: Kept) -> bool:
    """Say whether a seam before `word` is inside no quotation, and leaves no word behind that needs the next one."""
    before = max(t for t in kept if t < word)
    if word not in gone and words.lower[word] in SUMMARY.joining | {"to"} and not is_mark(words.text[before]):
        return False
    if words.quoted[before] and (words.quoted[word] or words.text[word] in ENDS):
        return False
    if word not in gone:
        return True
    stays = before
    return words.tag[stays] not in _OPEN and words.dep[stays] not in {"det", "poss", "case", "nummod", "compound"}


def is_intact(words: Words, sentence: int) -> bool:
    """Say whether a sentence was cut out of the text as a whole: it begins and ends like one, and behind another.

    Quotations that begin or end in another sentence do not.
    """
    kept = sorted(whole(words, sentence))
    if not kept or not any(words.text[t].isalnum() for t in kept):
        return False
    first = next((t for t in kept if words.text[t][:1].isalnum()), kept[0])
    numbered = words.text[first].isdigit() and words.text[first + 1 : first + 2] in {("-",), (")",), (".",)}
    capital = words.text[first][:1].isupper() or (words.text[first][:1].isdigit() and not numbered)
    last = next((t for t in reversed(kept) if words.text[t] not in ENDS | {")", "]"}), kept[-1])
    word = max((t for t in kept if words.text[t][:1].isalnum()), default=last)
    if words.lower[word].rstrip(".") in SUMMARY.abbreviated:
        return False
    ends = words.text[last] in STOPS or (words.text[last].endswith(".") and _ends_a_line(words, last))
    return capital and ends and _follows_an_end(words, kept[0]) and not _breaks_a_quotation(words, kept)


def _follows_an_end(words: Words, first: int) -> bool:
    before = next((t for t in range(first - 1, -1, -1) if not words.text[t].isspace()), None)
    if before is None or any("\n" in words.text[t] for t in range(before + 1, first)):
        return True
    if words.text[before] == "." and words.lower[before - 1] in SUMMARY.abbreviated:
        return False
    return words.text[before] in STOPS | ENDS | DASHES | {":", ")", "]"}


def _ends_a_line(words: Words, last: int) -> bool:
    return last + 1 >= len(words) or "\n" in words.text[last + 1]


def _breaks_a_quotation(words: Words, kept: list[int]) -> bool:
    opened = sum(words.text[t] in OPENING for t in kept) - sum(words.text[t] in CLOSING for t in kept)
    straight = sum(words.text[t] in {'"', "''", "``"} for t in kept)
    begins_inside = words.quoted[kept[0]] and not is_punctuation(words.text[kept[0]])
    return opened != 0 or straight % 2 == 1 or begins_inside
