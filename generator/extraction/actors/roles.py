"""What the article calls a person or an organization: office, country, whom somebody speaks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.extraction.records import Span
from generator.extraction.words import Words
from generator.lexicon.lists import NAMES
from generator.lexicon.parties import Parties

_IN_TITLE = frozenset({"NOUN", "PROPN", "ADJ"})
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class Role:
    """An office with where it stands: tokens `[first, last)`."""

    text: str
    first: int
    last: int


def office(words: Words, first: int, last: int, head: int, parties: Parties) -> Role | None:
    """Give the office that stands at a name's place in the text: before it, or in apposition to it."""
    return before(words, first, parties) or apposed(words, last, head, parties)


def before(words: Words, first: int, parties: Parties) -> Role | None:
    """Match "Iranian President", "Kremlin spokesman", "Arriva boss"; without "the", "former" stays."""
    start = first
    while start > 0 and first - start < _LONGEST and _continues(words, start - 1, first, parties):
        start -= 1
    while start < first and (
        words.pos[start] in {"DET", "PUNCT", "CCONJ", "PART"} or words.text[start] in parties.address
    ):
        start += 1
    if start < first and any(_is_office(words, t, parties) for t in range(start, first)):
        return Role(words.string(start, first), start, first)
    return None


def _continues(words: Words, token: int, name: int, parties: Parties) -> bool:
    """Say whether a token to the left still belongs to the title."""
    if (
        words.sentence[token] != words.sentence[name]
        or words.line[token] != words.line[name]
        or words.text[token].isspace()
    ):
        return False
    if words.tag[token] == "POS":
        return token > 0 and words.pos[token - 1] == "PROPN"
    if words.text[token] in {"-", "–"}:
        return words.end[token] == words.start[token + 1]
    if words.lower[token] in NAMES.of_roles:
        return False
    if words.dep[token] in {"nsubj", "dobj", "pobj", "ROOT", "conj", "attr"} and not _is_office(words, token, parties):
        return False
    return words.pos[token] in _IN_TITLE


def _is_office(words: Words, token: int, parties: Parties) -> bool:
    if words.text[token] in parties.offices:
        return True
    return words.pos[token] in {"NOUN", "PROPN"} and parties.nouns.get(words.lemma[token].lower()) == "person"


def apposed(words: Words, last: int, head: int, parties: Parties) -> Role | None:
    """Match "Khaled Maeena, editor at large at the Gazette"."""
    for child in words.children[head]:
        if words.dep[child] != "appos" or child < last or words.pos[child] not in {"NOUN", "PROPN"}:
            continue
        if parties.nouns.get(words.lemma[child].lower()) != "person" and words.text[child] not in parties.offices:
            continue
        low, high = words.edges(child)
        cut = next(
            (t for t in range(low, high) if words.text[t] in {",", ";", "(", "–", "—", ":"} or words.dep[t] == "relcl"),
            high,
        )
        while low < cut and words.pos[low] in {"DET", "PUNCT", "SPACE"}:
            low += 1
        if low < cut and child < cut and cut - low <= 2 * _LONGEST:
            return Role(words.string(low, cut), low, cut)
    return None


def countries(words: Words, first: int, last: int, parties: Parties) -> Iterator[str]:
    """Give the codes that the words of a title or a name tie to: a demonym, a state, an institution of a state."""
    token = first
    while token < last:
        for size in (4, 3, 2, 1):
            if token + size <= last:
                text = words.string(token, token + size)
                code = parties.demonyms.get(text) or parties.countries.get(text) or parties.institutions.get(text)
                if code:
                    yield code
                    token += size - 1
                    break
        token += 1


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
