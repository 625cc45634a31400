"""A grammar of classes: a rule is a regular expression over the letters that stand for the tokens' classes.

So a rule says with names of classes what stands side by side ("month day comma? year"), and costs next to nothing
where a text has no such words. Of the rules that match, the longest match wins, and among equals the one that
stands first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count

from generator.extraction.times.meanings import Meaning
from generator.extraction.times.words import LETTERS, Classed

# What may stand in a pattern for several classes. A count is a whole number phrase: "5 1/2", "twenty-four".
_MACROS = {
    "words": "number (dash? number)?",
    "count": "((small|year|figure) (and? fraction)? multiplier* | words? (multiplier (and? words)?)+ | words)",
    "vague_count": "(a? few | a? couple of?)",
    "monthday": "(small|nth|ordinal)",
    "any_unit": "(unit|units)",
    "bracketed": "(open weekday close)",
    "side": "(last|this|next)",
    "edge": "((early|late|later|earlier|mid) dash? (in|on)? | the? (early|late|bound) (part)? of )",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A rule's match: which tokens, and which of them stand in which named place of the pattern."""

    words: Classed
    match: re.Match[str]

    def span(self, place: str) -> tuple[int, int] | None:
        """Give the token offsets of a named place, which may stand on several branches of the pattern."""
        for number in count(1):
            name = f"{place}{number}"
            if name not in self.match.re.groupindex:
                return None
            if self.match.start(name) >= 0:
                return self.match.span(name)
        return None

    def has(self, place: str) -> bool:
        """Say whether the place was filled."""
        return self.span(place) is not None

    def get(self, place: str) -> tuple[str, ...]:
        """Give the words in a named place; none where it was left out."""
        span = self.span(place)
        return self.words.lower[slice(*span)] if span else ()

    def word(self, place: str) -> str:
        """Give the first word in a named place, or an empty one."""
        return next(iter(self.get(place)), "")

    def sees(self, name: str) -> bool:
        """Say whether a word of the class stands anywhere in the match."""
        return LETTERS[name] in self.match.group()

    def is_singular(self, place: str = "unit") -> bool:
        """Say whether the unit in a named place is a single one."""
        span = self.span(place)
        return span is not None and self.words.letters[span[0]] != LETTERS["units"]

    def number(self, place: str) -> int:
        """Give the number that is written in figures in a named place ("14th", "Q3"); 0 where there is none."""
        return int("".join(letter for letter in self.word(place) if letter.isdigit()) or 0)

    def unit(self, place: str = "unit") -> str:
        """Give the letter of the unit in a named place."""
        return self.words.calendar.units.get(self.word(place), "")

    @property
    def last(self) -> int:
        """The last token of the match."""
        return self.match.end() - 1

    @property
    def before(self) -> str:
        """The word before the match, or an empty one."""
        start = self.match.start()
        return self.words.lower[start - 1] if start else ""

    @property
    def after(self) -> str:
        """The word after the match, or an empty one."""
        end = self.match.end()
        return self.words.lower[end] if end < len(self.words.lower) else ""

    @property
    def next_but_one(self) -> str:
        """The second word after the match, or an empty one."""
        end = self.match.end() + 1
        return self.words.lower[end] if end < len(self.words.lower) else ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to say a time."""

    name: str
    pattern: re.Pattern[str]
    meaning: Callable[[Found], Meaning | None]
    """What a match means; None where it is no time after all."""


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression that a rule has read: tokens `[start, end)` and their meaning."""

    start: int
    end: int
    rule: str
    meaning: Meaning


def rule(name: str, pattern: str) -> Callable[[Callable[[Found], Meaning | None]], Rule]:
    """Make a rule of the function that gives its meaning.

    In a pattern a word is a class or a macro, `word:place` also names what it matched, and the rest is a regular
    expression, look-around included; spaces mean nothing. Raises `ValueError` for a class that does not exist.
    """
    compiled = re.compile(_spell(pattern))
    return lambda meaning: Rule(name, compiled, meaning)


def read(words: Classed, rules: Sequence[Rule]) -> list[Expression]:
    """Give the expressions of a text in order; none overlaps another."""
    candidates = sorted(
        (match.start() - match.end(), order, match.start(), match)
        for order, one in enumerate(rules)
        for match in one.pattern.finditer(words.letters)
    )
    taken: set[int] = set()
    expressions = []
    for _, order, start, match in candidates:
        tokens = range(start, match.end())
        if taken.isdisjoint(tokens) and (meaning := rules[order].meaning(Found(words, match))) is not None:
            taken.update(tokens)
            expressions.append(Expression(start, match.end(), rules[order].name, meaning))
    return sorted(expressions, key=lambda expression: expression.start)


_PIECE = re.compile(r"(?P<close>\))(?::(?P<group>[a-z]+))?|(?P<name>[a-z_]+)(?::(?P<place>[a-z]+))?|\s+|(?P<other>.)")


def _spell(pattern: str) -> str:
    """Write a pattern as a regular expression over letters; a place on several branches gets a number on each."""
    out: list[str] = []
    places: Counter[str] = Counter()

    def group(inside: str, place: str | None) -> str:
        if place is None:
            return inside
        places[place] += 1
        return f"(?P<{place}{places[place]}>{inside})"

    opened: list[int] = []
    for piece in _PIECE.finditer(pattern):
        if piece["name"]:
            out.append(group(_letters(piece["name"]), piece["place"]))
        elif piece["close"]:
            start = opened.pop()
            inside = "".join(out[start + 1 :])
            del out[start:]
            around = f"({inside})" if inside.startswith("?") else f"(?:{inside})"
            out.append(group(inside, piece["group"]) if piece["group"] else around)
        elif piece["other"]:
            if piece["other"] == "(":
                opened.append(len(out))
            out.append(piece["other"])
    return "".join(out)


def _letters(name: str) -> str:
    if name in _MACROS:
        return f"(?:{_spell(_MACROS[name])})"
    if name not in LETTERS:
        raise ValueError(f"no class of words is called {name!r}")
    return LETTERS[name]
