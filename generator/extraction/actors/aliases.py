"""Which names are one party's: the same words, a surname, an acronym, a short form, two names of one state."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from generator.briefing import Kind
from generator.lexicon.lists import NAMES
from generator.lexicon.parties import Gender, Parties

_MARKS = "\"'“”‘’()"


@dataclass(slots=True)
class Name:
    """A form of a name with where it stands: `places` counts name mentions in order of the text."""

    text: str
    kind: Kind
    places: list[int] = field(default_factory=list)
    gender: Gender | None = None
    """What a form of address tells of it."""
    joined: str = "the fullest name"
    """How it came to its party, for people."""
    key: str = field(init=False)
    """The words reduced to what variants share."""
    words: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.key = plain(self.text)
        self.words = _person_words(self.text)


@dataclass(slots=True)
class Party:
    """Names of one party; `names[0]` is the fullest."""

    kind: Kind
    names: list[Name]

    @property
    def first(self) -> int:
        """Number of the first name mention."""
        return min(place for name in self.names for place in name.places)


def group(
    forms: Sequence[tuple[str, Kind]],
    parties: Parties,
    apart: Callable[[str, str], bool] = lambda _one, _other: False,
    genders: Sequence[Gender | None] = (),
) -> list[Party]:
    """Group name mentions, given in order of the text as their words (without article) and kind.

    `apart` says of two names that they may not mean one party; `genders` tells what each mention is addressed as.
    """
    listed: dict[tuple[str, Kind, Gender | None], Name] = {}
    for place, ((text, kind), gender) in enumerate(zip_longest(forms, genders)):
        listed.setdefault((text, kind, gender), Name(text, kind, gender=gender)).places.append(place)
    found: list[Party] = []
    # Fuller names first, so that a short form finds what it is short for.
    for name in sorted(
        listed.values(), key=lambda n: (-len(n.text.split()), -len(n.text), n.gender is not None, n.places[0])
    ):
        open_to = [
            p
            for p in found
            if not _are_spouses(name, p, parties) and not any(apart(name.text, o.text) for o in p.names)
        ]
        if home := _home(name, open_to, parties):
            party, name.joined = home
            party.names.append(name)
        else:
            found.append(Party(name.kind, [name]))
    for party in found:
        votes: Counter[Kind] = Counter()
        for name in party.names:
            votes[name.kind] += len(name.places) + len(name.text.split()) - 1
        party.kind = votes.most_common(1)[0][0]
    return sorted(found, key=lambda p: p.first)


def _are_spouses(name: Name, party: Party, parties: Parties) -> bool:
    """Keep "Lady Orme" apart from "Sir Edmund Orme", whose surname she bears, and "Mrs Orme" from "Edmund Orme"."""
    if name.gender is None:
        return False
    addressed = {other.gender for other in party.names} - {None}
    if addressed:
        return name.gender not in addressed
    given = {parties.first_names.get(other.words[0]) for other in party.names if len(other.words) > 1}
    return name.gender == "female" and given == {"male"}


def _home(name: Name, found: list[Party], parties: Parties) -> tuple[Party, str] | None:
    """Give the party that a name belongs to: the best rule that holds, and of several parties the nearest before.

    What tells so is said beside it, for people. What "the Ministry" means, where there are two, no rule says.
    """
    for same, said in RULES.items():
        fitting = [p for p in found if any(same(name, other, parties) for other in p.names)]
        if same is head_word and len(fitting) > 1:
            return None
        if fitting:
            before = [p for p in fitting if p.first <= name.places[0]]
            home = max(before, key=lambda p: p.first) if before else min(fitting, key=lambda p: p.first)
            other = next(other for other in home.names if same(name, other, parties))
            return home, f"{said} “{other.text}”"
    return None


def plain(text: str) -> str:
    """Reduce a name to what its variants share: no dots, legal forms, articles, accents of case."""
    bare = NAMES.legal.sub("", text)
    bare = NAMES.article.sub("", bare)
    return bare.replace(".", "").replace("-", " ").casefold().strip()


def same_words(name: Name, other: Name, _parties: Parties) -> bool:
    """Match "Microsoft" and "Microsoft Corp.", "U.N." and "UN"."""
    return name.key == other.key


def same_state(name: Name, other: Name, parties: Parties) -> bool:
    """Match "Britain" and "the UK"."""
    code = parties.countries.get(name.text)
    return code is not None and code == parties.countries.get(other.text)


def same_number(name: Name, other: Name, _parties: Parties) -> bool:
    """Match "Rapid Harbour Force" of "Rapid Harbour Forces": a body's name in the singular and in the plural."""
    if name.kind != "organization" or other.kind != "organization" or name.text.isupper() or other.text.isupper():
        return False
    return [word.removesuffix("s") for word in name.key.split()] == [w.removesuffix("s") for w in other.key.split()]


def surname(name: Name, other: Name, _parties: Parties) -> bool:
    """Match "Pezeshkian" of "Masoud Pezeshkian"; also "Al-Maeena" and "De Niro"."""
    long, short = other.words, name.words
    if len(short) >= len(long) or other.kind != "person":
        return False
    return [w.casefold() for w in long[-len(short) :]] == [w.casefold() for w in short] and _may_be_person(name)


def outer_names(name: Name, other: Name, _parties: Parties) -> bool:
    """Match "Sam Kim" of "Sam J. Kim"."""
    long, short = other.words, name.words
    return (
        other.kind == name.kind == "person"
        and 2 == len(short) < len(long)
        and short[0] == long[0]
        and short[-1] == long[-1]
    )


def first_name(name: Name, other: Name, _parties: Parties) -> bool:
    """Match "Serena" of "Serena Williams"."""
    long, short = other.words, name.words
    return other.kind == "person" and _may_be_person(name) and len(short) == 1 < len(long) and short[0] == long[0]


def leading_names(name: Name, other: Name, _parties: Parties) -> bool:
    """Match "Ada Quispe" of "Ada Quispe Flores": the second of two surnames is often left out."""
    long, short = other.words, name.words
    return other.kind == name.kind == "person" and 2 <= len(short) < len(long) and long[: len(short)] == short


def inner_name(name: Name, other: Name, _parties: Parties) -> bool:
    """Match "Quispe" of "Ada Quispe Flores": of two surnames the first may stand for both, or a middle name for all."""
    long, short = other.words, name.words
    return other.kind == name.kind == "person" and len(short) == 1 and short[0] in long[1:-1]


def acronym(name: Name, other: Name, parties: Parties) -> bool:
    """Match "FDA" of "U.S. Food and Drug Administration"; small words may count or not. A long one may be "Nasa".

    Whom a body is part of may be left out: "OHR" of "Office of the United Nations for Human Rights".
    """
    short = name.text.replace(".", "")
    written = short.isupper() or (len(short) > 3 and short.istitle() and short.isalpha())
    if name.kind == "person" or other.kind == "person" or not (2 <= len(short) <= 8 and written):
        return False
    short = short.upper()
    words = re.findall(r"[A-Za-z][\w.]*", other.text)
    if len(words) < 2:
        return False
    large = [w for w in words if w.casefold() not in NAMES.small]
    wholes = {word for body in parties.world_bodies if f" {body} " in f" {other.text} " for word in body.split()}
    own = [w for w in large if w not in wholes]
    made = {"".join(w[0] for w in part).upper() for part in (words, large, words[1:], large[1:], own) if len(part) > 1}
    return short in made


def short_form(name: Name, other: Name, parties: Parties) -> bool:
    """Match "Arriva" of "Arriva Buses", "Foreign Ministry" of "Russian Foreign Ministry" or "Foreign Ministry of Peru".

    One word alone is easily taken for a person's surname; it is not, unless it is known as a name of persons.
    """
    alone = " " not in name.text and name.text not in parties.surnames and name.text not in parties.first_names
    if other.kind != "organization" or not (name.kind == "organization" or (name.kind == "person" and alone)):
        return False
    long, short = other.key.split(), name.key.split()
    if len(short) >= len(long):
        return False
    if len(short) == 1 and name.text.isupper() and other.text.rsplit(" ", 1)[-1] in NAMES.organs:
        return False  # the UN is not its Security Council
    opens = long[: len(short)] == short and (len(short) > 1 or long[len(short)] not in NAMES.small)
    closes = len(short) > 1 and long[-len(short) :] == short
    return opens or closes


def outer_words(name: Name, other: Name, parties: Parties) -> bool:
    """Match "Halvik Bank" of "Halvik Mutual Bank"."""
    long, short = other.text.split(), name.text.split()
    return (
        other.kind == name.kind == "organization"
        and (len(short), len(long)) == (2, 3)
        and short == [long[0], long[2]]
        and long[1].casefold() not in NAMES.small
        and short[-1] in parties.organization_last
        and parties.country_of(short[0]) is None
        and short[0] not in parties.demonyms
    )


def head_word(name: Name, other: Name, parties: Parties) -> bool:
    """Match "Court" of "Supreme Court", "Municipality" of "Municipality of Lima"."""
    if other.kind != "organization" or name.text not in parties.organization_last:
        return False
    long = other.text.split()
    return len(long) > 1 and (long[-1] == name.text or (long[0] == name.text and long[1] == "of"))


Rule = Callable[[Name, Name, Parties], bool]
RULES: dict[Rule, str] = {
    same_words: "the same name as",
    same_state: "another name of the state",
    same_number: "singular or plural of",
    surname: "surname of",
    outer_names: "first and last name of",
    leading_names: "the first names of",
    first_name: "first name of",
    inner_name: "one of the inner names of",
    acronym: "the letters of",
    short_form: "part of the name",
    outer_words: "first and last word of",
    head_word: "what it is, of",
}
"""The best rule first, each with what it says of a name, for people."""


def _person_words(text: str) -> list[str]:
    words = [word.strip(_MARKS) or word for word in text.split()]  # Gerardo "Tata" Martino
    while len(words) > 1 and words[-1] in NAMES.generation:
        words.pop()
    return words


def _may_be_person(name: Name) -> bool:
    """Allow for a single word that the model took for an organization: it may be a surname."""
    return name.kind == "person" or (name.kind == "organization" and " " not in name.text and not name.text.isupper())
