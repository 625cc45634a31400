"""What the article calls a person or an organization: office, country, whom somebody speaks for.

A role is a whole noun phrase of the article: the words before a name, in apposition to it, or said of it by "is" or in
a relative clause. It ends where a mark or a relative clause goes on about something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.extraction import syntax
from generator.extraction.records import Span
from generator.extraction.words import Words
from generator.lexicon.lists import NAMES
from generator.lexicon.parties import Parties

_IN_TITLE = frozenset({"NOUN", "PROPN", "ADJ"})
_NO_BEGINNING = frozenset({"DET", "PUNCT", "CCONJ", "PART", "PRON", "ADP", "SPACE"})
_PRESENT = frozenset({"VBZ", "VBP"})
_ADJECTIVES = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG"})
_HYPHENS = frozenset({"-", "–"})
_CUTS = frozenset({",", ";", "(", "–", "—", "--", ":", '"', "“", "”", "''", "``"})
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class Role:
    """An office with where it stands: tokens `[first, last)`."""

    text: str
    first: int
    last: int


def office(words: Words, first: int, last: int, head: int, parties: Parties) -> Role | None:
    """Give the office that stands at a name's place in the text: before it, or in apposition to it."""
    return (
        before(words, first, head, parties) or apposed(words, last, head, parties) or told(words, last, head, parties)
    )


def before(words: Words, first: int, head: int, parties: Parties) -> Role | None:
    """Match "Iranian President", "Kremlin spokesman", "CEO of ADC"; without "the", "former" stays.

    A comma may part the two where the name is an apposition: "Sweden's Minister of Justice, X".
    """
    last = first
    while last and (words.text[last - 1] in parties.address or _shortens(words, last - 1, parties)):
        last -= 1
    if last and words.text[last - 1] == ",":
        return _introducing(words, head, last - 1, parties)
    start = _phrase_start(words, last, parties)
    if any(_is_office(words, t, parties) for t in range(start, last)):
        return _whole(words, start, last, parties)
    if start < last and (longer := _governing(words, start, last, parties)) is not None:
        return _whole(words, longer, last, parties)
    ranks = [t for t in range(last, first) if words.text[t] in NAMES.ranks]
    return _whole(words, start, ranks[-1] + 1, parties) if ranks else None


def _introducing(words: Words, head: int, comma: int, parties: Parties) -> Role | None:
    """Match an office that is named before a comma, of the one whose name follows in apposition."""
    if words.dep[head] != "appos" or syntax.dependent(words, head, "conj") is not None:
        return None
    start = _phrase_start(words, comma, parties)
    if not _singular_office(words, comma - 1, parties):
        longer = _governing(words, start, comma, parties) if start < comma else None
        if longer is None:
            return None
        start = longer
    return _whole(words, start, comma, parties)


def _shortens(words: Words, token: int, parties: Parties) -> bool:
    """Say whether a word is the full stop of a form of address: of "Lt." in "Lt. Gen. Vail"."""
    return token > 0 and words.text[token] == "." and words.text[token - 1] in parties.address


def _governing(words: Words, start: int, last: int, parties: Parties) -> int | None:
    """Give where an office begins that goes on with "of" or the like up to what stands in `[start, last)`."""
    if words.tag[last - 1] == "POS" or words.string(start, last) in parties.demonyms:
        return None
    link = start - 1
    if link > 0 and words.pos[link] == "DET":
        link -= 1
    if link < 1 or words.lower[link] not in NAMES.of_offices or not _beside(words, link, start):
        return None
    begin = _phrase_start(words, link, parties)
    return begin if any(_singular_office(words, t, parties) for t in range(begin, link)) else None


def _phrase_start(words: Words, last: int, parties: Parties) -> int:
    """Give where the noun phrase begins that ends before `last`."""
    start = last
    while start > 0 and last - start < _LONGEST and _continues(words, start - 1, last, parties):
        start -= 1
    return start


def _whole(words: Words, first: int, last: int, parties: Parties) -> Role | None:
    """Make a role of `[first, last)` without the small words that it may begin with."""
    while first < last and not _hyphened(words, first) and _begins_no_role(words, first, last):
        first += 1
    bare = all(w in NAMES.no_roles or w in parties.address for w in words.text[first:last])
    if words.tag[last - 1] == "POS" or (bare and not NAMES.ranks.intersection(words.text[first:last])):
        return None
    return Role(words.string(first, last), first, last)


def _begins_no_role(words: Words, token: int, last: int) -> bool:
    """Say whether a role cannot begin with a word: small ones, and adjectives that only tell how somebody is.

    "A weary Prime Minister" holds no other office than a rested one, "the other aunt" is an aunt.
    """
    if words.pos[token] in _NO_BEGINNING or (words.lower[token] in NAMES.telling_apart and token + 1 < last):
        return True
    if token + 1 >= last or words.tag[token] not in _ADJECTIVES or words.text[token][:1].isupper():
        return False
    return words.text[token + 1][:1].isupper() and words.lower[token] not in NAMES.of_tenure


def _continues(words: Words, token: int, last: int, parties: Parties) -> bool:
    """Say whether a token to the left still belongs to the title."""
    if not _beside(words, token, last) or words.text[token].isspace():
        return False
    if words.tag[token] == "POS":
        return token > 0 and words.pos[token - 1] == "PROPN"
    if words.text[token] in _HYPHENS:
        return words.end[token] == words.start[token + 1]
    if token + 1 < last and _hyphened(words, token):
        return True
    if words.lower[token] in NAMES.of_roles:
        return False
    if words.tag[token] in {"VBN", "VBG"}:
        return words.dep[token] == "amod" and token < words.head[token] < last
    if words.pos[token] == "ADV":
        return words.tag[words.head[token]] == "VBN" and token < words.head[token] < last and token + 1 < last
    if words.dep[token] in {"nsubj", "dobj", "pobj", "ROOT", "conj", "attr"} and not _is_office(words, token, parties):
        return token == last - 1 and words.pos[token] in syntax.NOUNS and words.dep[token] == "pobj"
    return words.pos[token] in _IN_TITLE


def _beside(words: Words, token: int, other: int) -> bool:
    """Say whether two tokens, the second of which may be the one after the text, stand in one line and sentence."""
    other = min(other, len(words) - 1)
    return words.sentence[token] == words.sentence[other] and words.line[token] == words.line[other]


def _hyphened(words: Words, token: int) -> bool:
    """Say whether a word is bound to the next by a hyphen: "Editor" and "in" of "Editor-in-Chief", "then-President"."""
    after = token + 1
    return after < len(words) and words.text[after] in _HYPHENS and words.end[token] == words.start[after]


def _is_office(words: Words, token: int, parties: Parties) -> bool:
    if token and words.text[token] in NAMES.fields and words.lower[token - 1] in NAMES.of_offices:
        return False
    if words.text[token] in parties.offices and words.text[token] not in NAMES.no_roles:
        return True
    if words.pos[token] not in syntax.NOUNS or words.lower[token] in NAMES.no_roles:
        return False
    known = (words.lemma[token].lower(), words.lower[token])
    return any(parties.nouns.get(w) == "person" or w in NAMES.offices for w in known)


def _singular_office(words: Words, token: int, parties: Parties) -> bool:
    if token > 1 and words.text[token - 1] in _HYPHENS and _is_office(words, token - 2, parties):
        return True  # "director-general"
    return _is_office(words, token, parties) and words.tag[token] not in syntax.PLURALS


def apposed(words: Words, last: int, head: int, parties: Parties) -> Role | None:
    """Match "Khaled Maeena, editor at large at the Gazette", "Mayra, one of her granddaughters"."""
    for child in syntax.dependents(words, head, "appos"):
        if child >= last and (found := _described(words, child, parties)) is not None:
            return found
    return None


def _described(words: Words, noun: int, parties: Parties) -> Role | None:
    """Give the phrase of a noun that says what somebody is, or None where it says no such thing."""
    one_of = words.lower[noun] == "one" and any(
        _is_office(words, kind, parties)
        for of in syntax.dependents(words, noun, "prep")
        for kind in syntax.dependents(words, of, "pobj")
    )
    if not one_of and not _is_office(words, noun, parties):
        return None
    low, high = words.edges(noun)
    low = next((t + 1 for t in range(noun - 1, low - 1, -1) if words.text[t] in {",", ";", "—"}), low)
    cut = next(
        (
            t
            for t in range(noun, high)
            if words.text[t] in _CUTS or _opens_clause(words, t) or not _beside(words, t, noun)
        ),
        high,
    )
    while cut > noun + 1 and words.pos[cut - 1] in {"ADP", "SCONJ", "CCONJ", "PUNCT", "SPACE", "DET"}:
        cut -= 1
    while low < cut and words.pos[low] in {"DET", "PUNCT", "SPACE", "PRON"}:
        low += 1
    return _whole(words, low, cut, parties) if low <= noun < cut and cut - low <= 2 * _LONGEST else None


def _opens_clause(words: Words, token: int) -> bool:
    return words.dep[token] == "relcl" or words.tag[token] in {"WP", "WDT", "WP$", "WRB"}


def told(words: Words, last: int, head: int, parties: Parties) -> Role | None:
    """Match what a verb says of somebody today: "X is president of Y", "X, who chairs the committee of Z"."""
    clauses = [v for v in syntax.dependents(words, head, "relcl") if v >= last]
    if words.dep[head] == "nsubj":
        clauses.append(words.head[head])
    for verb in clauses:
        if words.tag[verb] not in _PRESENT or syntax.is_negated(words, verb) or words.quoted[verb]:
            continue
        if words.lemma[verb] == "be":
            found = _being(words, verb, parties)
        else:
            found = _leading(words, verb, parties) if words.dep[verb] == "relcl" else None
        if found is not None:
            return found
    return None


def _being(words: Words, verb: int, parties: Parties) -> Role | None:
    noun = syntax.dependent(words, verb, "attr")
    if noun is not None:
        return _described(words, noun, parties) if words.tag[noun] not in syntax.PLURALS else None
    for place in syntax.dependents(words, verb, "prep"):
        charge = syntax.dependent(words, place, "pobj")
        if charge is not None and words.lower[charge] in NAMES.charges:
            return _run(words, place, charge)
    return None


def _leading(words: Words, verb: int, parties: Parties) -> Role | None:
    led = syntax.dependent(words, verb, "dobj")
    if words.lemma[verb] not in NAMES.leading or led is None:
        return None
    known = parties.nouns.get(words.lemma[led].lower()) == "group" or words.entity[led] == "ORG"
    return _run(words, verb, led) if known else None


def _run(words: Words, first: int, noun: int) -> Role | None:
    """Make a role that begins with a verb or a preposition and ends with the phrase of `noun`."""
    high = words.edges(noun)[1]
    last = next((t for t in range(noun, high) if words.text[t] in _CUTS or _opens_clause(words, t)), high)
    return Role(words.string(first, last), first, last) if last - first <= 2 * _LONGEST else None


def sent(words: Words, last: int, parties: Parties) -> Role | None:
    """Match the body that somebody comes from: "Nora Vail from the Harbour Institute"."""
    if last + 1 >= len(words) or words.lower[last] not in NAMES.sent_by:
        return None
    noun = syntax.dependent(words, last, "pobj")
    if noun is None or not (words.entity[noun] == "ORG" or parties.nouns.get(words.lemma[noun].lower()) == "group"):
        return None
    return _run(words, last, noun)


def countries(words: Words, first: int, last: int, parties: Parties) -> Iterator[str]:
    """Give the codes that the words of a title or a name tie to: a demonym, a state, an institution of a state."""
    token = first
    while token < last:
        for size in (4, 3, 2, 1):
            if token + size <= last:
                text = words.string(token, token + size)
                code = parties.demonyms.get(text) or parties.countries.get(text)
                if code is None and not _goes_before(words, first, token, parties):
                    code = parties.institutions.get(text)
                if code is None and words.text[last - 1] in NAMES.ranks:
                    code = parties.regions.get(text)  # "Ohio Gov."
                if code:
                    yield code
                    token += size - 1
                    break
        token += 1


def _goes_before(words: Words, first: int, token: int, parties: Parties) -> bool:
    """Say whether a name began before a word, and so is another: the "Liberal" of "Liberal Democratic Party"."""
    word = words.text[token - 1] if token > first else ""
    return word[:1].isupper() and not (word in parties.offices or word in parties.address or parties.country_of(word))


def owner(words: Words, first: int) -> tuple[int, int] | None:
    """Give the tokens of the name that owns what begins at `first`: "Russia's" before "Foreign Ministry"."""
    if first >= 2 and words.tag[first - 1] == "POS" and words.pos[first - 2] == "PROPN":
        start = first - 2
        while start > 0 and words.dep[start - 1] == "compound" and words.pos[start - 1] == "PROPN":
            start -= 1
        return start, first - 1
    return None


def spans(words: Words, role: Role) -> Span:
    """Give the characters of a role."""
    return words.span(role.first, role.last)


def tied(codes: Sequence[str]) -> str | None:
    """Give the one country that the words tie to, or None when they tie to several or none."""
    return codes[0] if codes and len(set(codes)) == 1 else None
