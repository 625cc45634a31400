"""Names as the encoder marks them, with their edges made clean; and the same words where it passed over them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.extraction.words import Words
from generator.lexicon.lists import NAMES
from generator.lexicon.parties import Parties

#: Labels of names. Those of days and sums of money are none.
_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "PRODUCT", "WORK_OF_ART"})


# A syllable of a Korean or Chinese name, in letters.
_LONGEST_SYLLABLE = 5


@dataclass(frozen=True, slots=True)
class Span:
    """A name: tokens `[first, last)` and the encoder's label."""

    first: int
    last: int
    label: str


def find(words: Words, parties: Parties) -> list[Span]:
    """Give the names in order of the text; none overlap."""
    spans = [
        clean
        for whole in _completed(words, parties)
        for line in _parted(words, parties, whole)
        if (clean := _trimmed(words, parties, line)) is not None
    ]
    things = {word[:-1] for word in words.text if word[-1:] == "s" and NAMES.counted.fullmatch(word)}  # "SUV" of "SUVs"
    spans = _with_short_forms(words, parties, [s for s in spans if words.string(s.first, s.last) not in things])
    return sorted([*spans, *_again(words, spans)], key=lambda s: s.first)


def _completed(words: Words, parties: Parties) -> Iterator[Span]:
    """Give the marked names; one that is broken off at a small word with the one it goes on with: "City of | Lima"."""
    open_end: Span | None = None
    for first, last, label in words.entities:
        if label not in _LABELS:
            continue
        span = Span(first, last, label)
        if open_end is not None and _goes_on(words, parties, open_end, span):
            span = Span(open_end.first, last, label if label == "PERSON" else open_end.label)
        elif open_end is not None:
            yield open_end
        open_end = span
    if open_end is not None:
        yield open_end


def _goes_on(words: Words, parties: Parties, span: Span, following: Span) -> bool:
    """Say whether a name goes on in the next: after "of"; after "and" where the second tells what both are of.

    "Land and | Sea Corporation" is one name, "Vail Institute and | Orme University" are two.
    """
    if span.last != following.first or words.line[span.first] != words.line[following.first]:
        return False
    if following.label == "PERSON" and (_begins_person(words, parties, span) or _are_initials(words, span)):
        return True
    if words.lower[span.last - 1] == "and":
        own = words.text[span.first : span.last]
        last = words.text[following.last - 1]
        return last in NAMES.bodies and parties.organization_last.isdisjoint(own) and following.label == span.label
    begun = words.text[span.first][:1].isupper() and words.lower[span.first] not in NAMES.directions
    return words.lower[span.last - 1] == "of" and begun


def _begins_person(words: Words, parties: Parties, span: Span) -> bool:
    """Say whether a marked name of a person may go on in the next: "Ine | Van Severan", not "Aunt | Ann"."""
    word = words.text[span.first]
    title = word in parties.address or word in parties.offices or word in parties.rulers
    return span.label == "PERSON" and word[:1].isupper() and not title and parties.nouns.get(word.lower()) != "person"


def _are_initials(words: Words, span: Span) -> bool:
    return all(NAMES.initials.fullmatch(word) for word in words.text[span.first : span.last])


def _parted(words: Words, parties: Parties, span: Span) -> Iterator[Span]:
    """Part a name that runs over the end of a line, and what was marked as one and is two.

    A place from the one it lies in ("Denver, Colorado") or from who comes after a comma ("North Coast, Anna Vail"), and
    two bodies that "and" joins: "Institute of Maps and Vail State University".
    """
    first = span.first
    for token in range(span.first, span.last + 1):
        comma = token < span.last and span.label == "GPE" and words.text[token] == ","
        if token == span.last or comma or words.text[token].isspace() or _joins_two(words, parties, span, token):
            if first < token:
                person = first > span.first and token - first > 1 and words.text[first] in parties.first_names
                known = person and parties.country_of(words.string(first, token)) is not None
                yield Span(first, token, "PERSON" if span.label == "GPE" and person and not known else span.label)
            first = token + 1


def _joins_two(words: Words, parties: Parties, span: Span, token: int) -> bool:
    """Say whether an "and" stands between two names of bodies, each with a word of its own beside its kind of body."""
    if span.label != "ORG" or words.lower[token] != "and":
        return False
    return all(
        any(word in NAMES.bodies for word in side)
        and any(word[:1].isupper() and word not in parties.organization_last for word in side)
        for side in (words.text[span.first : token], words.text[token + 1 : span.last])
    )


def _trimmed(words: Words, parties: Parties, span: Span) -> Span | None:
    """Drop articles, marks, possessives and a person's titles at the edges; None where no more than titles is left."""
    first, last = span.first, span.last
    while first < last and (words.lower[first] in NAMES.articles or _is_bare(words, first)):
        first += 1
    while span.label == "PERSON" and first < last - 1 and _is_title(words, first, last, parties):
        first += 1
    while first < last and _ends_no_name(words, first, last - 1):
        last -= 1
    if span.label == "PERSON":
        last = _with_hyphened(words, first, last)
    if last < len(words) and words.text[last] == ")" and any("(" in words.text[t][1:] for t in range(first, last)):
        last += 1
    inside = words.text[first:last]
    if _counts(inside):
        return None
    addressed = first > 0 and last - first == 1 and words.text[first - 1] in parties.address  # "Mr Baron", "Ms Judge"
    titles = not addressed and all(word in parties.address or word in parties.offices for word in inside)
    written = any(char.isupper() for word in inside for char in word)
    return Span(first, last, span.label) if written and not titles else None


def _is_title(words: Words, first: int, last: int, parties: Parties) -> bool:
    """Say whether a person's name cannot begin with a word: "Dr", "Col", the "H" and the "E" of "H E Nora Vail"."""
    word = words.text[first]
    excellency = words.text[first : first + 2] == ("H", "E") and last - first > 3
    second = word == "E" and first > 0 and words.text[first - 1] == "H" and last - first > 2
    return word in parties.address or word in NAMES.ranks or excellency or second


def _with_hyphened(words: Words, first: int, last: int) -> int:
    """Give where a name ends that goes on behind a hyphen in lower case: "Moon Jae-in", not "a Nora Vail-led group"."""
    part = last + 1
    if part >= len(words) or last - first < 2 or words.text[last] != "-" or not words.text[part].islower():
        return last
    glued = words.end[last - 1] == words.start[last] and words.end[last] == words.start[part]
    short = max(len(words.text[last - 1]), len(words.text[part])) <= _LONGEST_SYLLABLE
    open_end = words.text[part] in NAMES.behind_hyphens or words.text[last + 2 : last + 3] == ("-",)
    return part + 1 if glued and short and not open_end else last


def _ends_no_name(words: Words, first: int, token: int) -> bool:
    """Say whether a name that begins at `first` cannot end with a word: with "and", "of", a mark, a possessive.

    A bracket that the name itself opened closes it, as "!" may: "JD(S)".
    """
    if words.lower[token] in NAMES.small and words.text[token].islower():
        return True
    opened = words.text[token] == ")" and any("(" in words.text[t] for t in range(first, token))
    return (_is_bare(words, token) or words.tag[token] == "POS") and words.text[token] != "!" and not opened


def _counts(inside: Sequence[str]) -> bool:
    """Say whether words are a sum ("R4bn") or the plural of letters that stand for things ("SUVs")."""
    return len(inside) == 1 and NAMES.counted.fullmatch(inside[0]) is not None


def _with_short_forms(words: Words, parties: Parties, spans: list[Span]) -> list[Span]:
    """Give what stands in brackets after a longer name the label of that name: it is another form of it."""
    shorts = {
        short: Span(short, short + 1, span.label)
        for span in spans
        if (short := short_form(words, parties, span)) is not None
    }
    spans = [*(span for span in spans if not any(span.first <= t < span.last for t in shorts)), *shorts.values()]
    spelt = {span.first - 1: span for span in spans if span.label == "ORG" and span.first and span.last < len(words)}
    return [
        replace(span, label="ORG") if (full := spelt.get(span.last)) and _is_spelt_out(words, span, full) else span
        for span in spans
    ]


def _is_spelt_out(words: Words, short: Span, full: Span) -> bool:
    """Say whether brackets after letters give the name they stand for: "Imes (Institute of Maps and Early Stars)"."""
    if words.text[short.last] != "(" or words.text[full.last] != ")" or short.last - short.first > 1:
        return False
    large = [word[0] for word in words.text[full.first : full.last] if word[:1].isupper()]
    return len(large) > 1 and "".join(large).casefold() == words.lower[short.first]


def short_form(words: Words, parties: Parties, span: Span) -> int | None:
    """Give the token that shortens a name, in brackets or after "known as": "Kenya Airways (KQ)", whatever its letters.

    A comma or the end has to close the second.
    """
    if span.label != "ORG" or span.last - span.first < 2:
        return None
    following = [word.lower() for word in words.text[span.last : span.last + 3]]
    if following == [",", "known", "as"]:
        token, closing = span.last + 3, NAMES.after_short_forms
    elif following[:1] == ["("]:
        token, closing = span.last + 1, frozenset({")"})
    else:
        return None
    if token + 1 >= len(words):
        return None
    word = words.text[token]
    if words.text[token + 1] not in closing or not word[:1].isupper() or not word.isalpha():
        return None
    known = parties.country_of(word) or word in parties.demonyms or word in parties.no_party_words
    return None if known or len(word) < 2 else token


def _is_bare(words: Words, token: int) -> bool:
    """Say whether a token has neither letter nor digit: at a name's edge "|" is none of it, though no punctuation."""
    return not any(char.isalnum() for char in words.text[token])


def _again(words: Words, spans: list[Span]) -> Iterator[Span]:
    """Give the places where a name's words stand once more, unmarked: with capitals, and inside no other name."""
    taken = {token for first, last, _ in words.entities for token in range(first, last)}
    labels: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for span in spans:
        labels[words.text[span.first : span.last]][span.label] += 1
    opening: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in sorted(labels, key=len, reverse=True):
        if name[0][:1].isupper() and name[-1][:1].isupper():
            opening[name[0]].append(name)
    for token, word in enumerate(words.text):
        for name in opening.get(word, ()):
            last = token + len(name)
            if (
                words.text[token:last] == name
                and taken.isdisjoint(range(token, last))
                and words.pos[last - 1] == "PROPN"
            ):
                taken.update(range(token, last))
                yield Span(token, last, labels[name].most_common(1)[0][0])
                break
