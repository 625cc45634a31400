"""Words about parties: countries and their peoples, seats of power, offices, kinds of nouns, outlets.

`gazetteer.json` is made from maintained data (`training/gazetteer.py` names the sources); `parties.toml` is
hand-written and wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from generator.lexicon import data

Gender = Literal["male", "female"]
NounClass = Literal["person", "group", "place"]


@dataclass(frozen=True, slots=True)
class Parties:
    """What is known of words before an article is read. Codes are ISO 3166-1 alpha-2. Names have no article."""

    countries: Mapping[str, str]
    """Names of countries, as newspapers write them, to their code."""
    country_names: Mapping[str, str]
    """Codes to the name that readers know best."""
    regions: Mapping[str, str]
    """Parts of countries and large cities to the country's code."""
    demonyms: Mapping[str, str]
    """Adjectives and peoples ("Iranian", "Iranians") to the country's code."""
    seats: Mapping[str, str]
    """Capitals and other seats of government to the code of the state they stand for."""
    stands_for: Mapping[str, str]
    """Cities to the body they stand for, where that is no state."""
    institutions: Mapping[str, str]
    """Institutions known without their state ("Kremlin") to its code."""
    named_alike: frozenset[str]
    """Those of them that other states have, too ("Congress")."""
    world_bodies: frozenset[str]
    address: Mapping[str, Gender | None]
    """Forms of address ("Mrs") to the gender they tell, if any."""
    offices: frozenset[str]
    """Capitalised words that may stand in a title before a name."""
    rulers: frozenset[str]
    """Titles that stay with a name ("Pope", "Duchess")."""
    first_names: Mapping[str, Gender]
    surnames: frozenset[str]
    """Common surnames of the United States."""
    noun_gender: Mapping[str, Gender]
    nouns: Mapping[str, NounClass]
    """Lower-case nouns to what they name: a person, a group of people, a place."""
    no_party_last: frozenset[str]
    """Last words of names that are no party ("Charter", "Cup")."""
    no_party_words: frozenset[str]
    """Names of one word that are no party ("Friday")."""
    organization_last: frozenset[str]
    """Last words that make a name an organization's ("Ministry", "Inc.")."""
    outlets: frozenset[str]
    outlet_last: frozenset[str]

    def country_of(self, name: str) -> str | None:
        """Give the code of the country that `name` (without article) is, lies in, or belongs to."""
        for known in (self.countries, self.seats, self.regions, self.institutions):
            if name in known:
                return known[name]
        return None

    def usual(self, name: str) -> str:
        """Write a place that stands in capitals ("LONDON") as usual; another name is given back as it is."""
        calm = name.title()
        return calm if name.isupper() and len(name) > 4 and self.country_of(calm) else name

    def is_outlet(self, name: str) -> bool:
        """Say whether `name` (without article) is a publisher or an agency, by itself or by its last word."""
        return name in self.outlets or (" " in name and name.rsplit(" ", 1)[1] in self.outlet_last)


@cache
def load() -> Parties:
    """Read the data files, once."""
    made, hand = data.read("gazetteer.json"), data.read("parties.toml")
    countries = _by_name(made["countries"]) | _by_name(hand["countries"])
    display = {code: names[0] for code, names in (made["countries"] | hand["countries"]).items()}
    singular = made["nationalities"] | _by_name(hand["demonyms"])
    singular = {word: code for word, code in singular.items() if word not in countries}
    demonyms = {f"{word}s": code for word, code in singular.items() if word.endswith(("n", "i"))} | singular
    nouns: dict[str, NounClass] = {noun: kind for kind in ("group", "place", "person") for noun in made["nouns"][kind]}
    nouns |= {noun: kind for kind in ("person", "group", "place") for noun in hand["nouns"][kind]}
    address: dict[str, Gender | None] = dict.fromkeys(hand["address"]["either"])
    address |= _told(hand["address"])
    regions = made["cities"] | made["states"] | _by_name(hand["regions"])
    return Parties(
        countries=countries,
        country_names=display,
        regions={name: code for name, code in regions.items() if name not in countries},
        demonyms=demonyms,
        seats=made["capitals"] | _by_name(hand["seats"]),
        stands_for=hand["stands_for"],
        institutions=_by_name(hand["institutions"]),
        named_alike=frozenset(hand["named_alike"]["names"]),
        world_bodies=frozenset(hand["world_bodies"]["names"]),
        address=address,
        offices=frozenset(hand["offices"]["person"]),
        rulers=frozenset(hand["offices"]["rulers"]),
        surnames=frozenset(made["surnames"]),
        first_names=_told(made["first_names"]),
        noun_gender=_told(hand["gender"]),
        nouns=nouns,
        no_party_last=frozenset(hand["no_party"]["last"]),
        no_party_words=frozenset(hand["no_party"]["word"]),
        organization_last=frozenset(hand["organization_words"]["last"]),
        outlets=frozenset(hand["outlets"]["names"]),
        outlet_last=frozenset(hand["outlets"]["last"]),
    )


def _by_name(lists: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Turn `code: names` into `name: code`; the first code keeps a name that two claim."""
    found: dict[str, str] = {}
    for code, names in lists.items():
        for name in names:
            found.setdefault(name, code)
    return found


def _told(lists: Mapping[str, Iterable[str]]) -> dict[str, Gender]:
    """Turn lists of male and female words into `word: gender`; a word on both tells nothing."""
    male, female = frozenset(lists["male"]), frozenset(lists["female"])
    told: dict[str, Gender] = dict.fromkeys(sorted(male - female), "male")
    return told | dict.fromkeys(sorted(female - male), "female")
