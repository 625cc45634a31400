"""Made-up news articles of our own words: plausible English, many names, quotations and dates, always the same.

A number decides everything about an article, so a set of any size can be made anywhere and compared.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

_FIRST = (
    "Anna Omar Lena Viktor Grace Paolo Ingrid Samuel Mei Tariq Elena Jonas Ruth Kofi Marta David Aisha Peter".split()
)
_LAST = (
    "Kolar Haddad Brandt Petrov Mbeki Rossi Nilsen Okoro Zhang Aziz Costa Weber Levin Mensah Novak Shaw Doyle".split()
)
_SYLLABLES = "bran del mar kos vel tor lin har sen mor gal rid ost fen wick ham".split()
_OFFICES = ("Mayor", "Prime Minister", "Foreign Minister", "Finance Minister", "President", "Governor")
_BODIES = ("Harbour Authority", "Transport Union", "Water Board", "Trade Council", "Energy Agency", "Teachers' Union")
_COUNTRIES = ("Norway", "Brazil", "Kenya", "Japan", "Poland", "Canada", "Egypt", "Chile")
_THEMES = (
    "the harbour bridge",
    "the river dam",
    "the rail link",
    "the new tariff",
    "the water treaty",
    "the school budget",
)
_VERBS = ("said", "warned", "insisted", "told reporters", "argued", "announced")
_STANCES = ("rejected", "welcomed", "condemned", "defended", "questioned", "supported")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MEETINGS = ("talks", "votes", "hearings", "meetings", "negotiations")


@dataclass(frozen=True, slots=True)
class Made:
    """A made-up article."""

    name: str
    """File name without suffix, in order of the numbers."""
    text: str
    published: str
    """ISO 8601 date."""


class _Cast:
    """Who and what one article is about."""

    def __init__(self, chance: random.Random) -> None:
        town = "".join(chance.sample(_SYLLABLES, 2)).title()
        self.town, self.country, self.other = town, *chance.sample(_COUNTRIES, 2)
        self.first, self.second = chance.sample(_FIRST, 2)
        self.surname, self.rival = chance.sample(_LAST, 2)
        self.office, self.theme = chance.choice(_OFFICES), chance.choice(_THEMES)
        self.body = f"{town} {chance.choice(_BODIES)}"
        self.amount, self.year = chance.randrange(2, 900), chance.randrange(2027, 2040)


def _sentences(cast: _Cast, chance: random.Random) -> Iterator[str]:
    """Give sentences without end, the telling ones first."""
    verb, stance, day, later = chance.choice(_VERBS), chance.choice(_STANCES), *chance.sample(_DAYS, 2)
    yield (
        f"{cast.town}'s {cast.office.lower()} {cast.first} {cast.surname} {verb} on {day} that {cast.theme} would cost "
        f"{cast.amount} million dollars more than planned."
    )
    yield f'"We will not walk away from {cast.theme}," {cast.surname} said after a meeting with the {cast.body}.'
    yield f"The {cast.body} {stance} the plan and called on {cast.country} to publish its figures."
    meeting = chance.choice(_MEETINGS).capitalize()
    yield f"{meeting} between {cast.country} and {cast.other} on {cast.theme} are expected on {later}."
    yield f"{cast.second} {cast.rival}, a spokesman for the {cast.body}, said that its members had not been asked."
    while True:
        verb, stance, day = chance.choice(_VERBS), chance.choice(_STANCES), chance.choice(_DAYS)
        number, who = chance.randrange(3, 4000), chance.choice((cast.surname, cast.rival, f"The {cast.body}"))
        yield chance.choice(
            (
                f"{who} {verb} that about {number} people in {cast.town} depend on {cast.theme}.",
                f"{cast.country} {stance} the proposal in a statement on {day}, saying that it came too late.",
                f'"Nobody in {cast.other} has seen the contract," {who} {verb}, and a court would rule by {cast.year}.',
                f"The work began {number % 19 + 2} years ago and has been stopped twice since then.",
                f"A report by the parliament of {cast.country} found {number} faults, most of them small.",
                f"He also urged {cast.other} to send engineers before the end of the month.",
                f"The government is due to decide next {day} whether the money can be spent.",
            )
        )


def make(number: int, words: int) -> Made:
    """Make the article with this number, of at least `words` words, in paragraphs of two sentences."""
    chance = random.Random(f"newsbrief {number}")
    cast, sentences, count = _Cast(chance), [], 0
    for sentence in _sentences(cast, chance):
        sentences.append(sentence)
        count += len(sentence.split())
        if count >= words:
            break
    paragraphs = [" ".join(sentences[i : i + 2]) for i in range(0, len(sentences), 2)]
    day = date(2024, 1, 1) + timedelta(number % 700)
    return Made(f"{number:06d}", "\n\n".join(paragraphs) + "\n", day.isoformat())


def write(folder: Path, count: int, words: int, *, first: int = 0) -> None:
    """Write `count` articles into `folder`, each with its date in a sidecar."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(first, first + count):
        made = make(number, words)
        (folder / f"{made.name}.txt").write_text(made.text, encoding="utf-8")
        (folder / f"{made.name}.yaml").write_text(f"source: The Daily\npublished: {made.published}\n", encoding="utf-8")
