"""A text as the grammar sees it: one letter a token, for the class of its word.

Most classes come from the calendar's word lists, numbers and dates from their form. Where a word is of the calendar
only in some of its uses ("may", "march", "second", "fall"), a named test on the token decides.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.extraction.words import Words
from generator.lexicon.calendar import Calendar
from generator.lexicon.lists import TIMES

OTHER = "\ue000"
"""The letter of a token that the calendar knows nothing of."""

_MARKS = {",": "comma", "-": "dash", "–": "dash", "—": "dash", "'s": "s", "'": "apostrophe", "(": "open", ")": "close"}

# The classes of the calendar's word lists, which patterns may name as well.
_LISTED = (
    "month weekday unit units frequency season part hour day vague adjective number multiplier ordinal decade zone"
    " last this next the a that these those of in at on and or to per every ago earlier before later after early late"
    " mid bound half same fiscal period few couple many more another old long latest full only about so near once"
    " ahead time era meridiem tonight oclock holiday holiday_goes_on from by since until during"
).split()

LETTERS = {
    name: chr(0xE001 + index) for index, name in enumerate(dict.fromkeys([*_LISTED, *TIMES.forms, *_MARKS.values()]))
}
"""The letter of each class, from the private use area, where no pattern syntax stands."""


@dataclass(frozen=True, slots=True)
class Classed:
    """An article's words as the grammar sees them."""

    parse: Words
    lower: tuple[str, ...]
    """Each token in lower case, calendar abbreviations without their full stop."""
    letters: str
    """One letter a token: its class."""
    calendar: Calendar


def look(words: Words, calendar: Calendar) -> Classed:
    """Class the words of an article."""
    classes = calendar.classes
    letters = []
    for index, word in enumerate(words.lower):
        name = classes.get(word)
        if name is None and not word.isalpha():
            name = classes.get(word.removesuffix(".")) or _by_form(word)
        if name is not None:
            is_calendar = _TESTS_OF_WORDS.get(word) or _TESTS_OF_CLASSES.get(name)
            if is_calendar is not None and not is_calendar(words, index):
                name = None
        letters.append(LETTERS[name] if name else OTHER)
    lower = tuple(word[:-1] if word[-1:] == "." and word[:-1] in classes else word for word in words.lower)
    _name_holidays(words, lower, letters, calendar)
    return Classed(words, lower, "".join(letters), calendar)


def _by_form(word: str) -> str | None:
    return _MARKS.get(word) or next((name for name, form in TIMES.forms.items() if form.fullmatch(word)), None)


def _name_holidays(words: Words, lower: tuple[str, ...], letters: list[str], calendar: Calendar) -> None:
    """Give the words of a holiday's name their own class; the longest name wins."""
    for start in (index for index, word in enumerate(lower) if word in calendar.holiday_starts):
        names = [name for name in calendar.holidays if lower[start : start + len(name)] == name]
        if names and words.entity[start] != "PERSON":
            length = max(map(len, names))
            letters[start : start + length] = [LETTERS["holiday"], *[LETTERS["holiday_goes_on"]] * (length - 1)]


def is_name_of_a_time(words: Words, token: int) -> bool:
    """Say whether a month or weekday is written as a name and is not somebody's ("April Jones")."""
    return not words.text[token].islower() and words.entity[token] != "PERSON"


def is_month_or_modal(words: Words, token: int) -> bool:
    """Tell the months May and March from the verbs."""
    return is_name_of_a_time(words, token) and (words.tag[token][:2] in {"NN", "CD"} or _before_a_number(words, token))


def is_short_name(words: Words, token: int) -> bool:
    """Tell "Sat." and "Mar 5" from other words: with a full stop or a number beside it."""
    dotted = words.text[token].endswith(".") or words.text[token + 1 : token + 2] == (".",)
    return is_name_of_a_time(words, token) and (dotted or _before_a_number(words, token))


def is_noun(words: Words, token: int) -> bool:
    """Tell the season "fall" and the "end" of a month from the verbs."""
    return words.tag[token] in {"NN", "NNP"}


def is_not_verb(words: Words, token: int) -> bool:
    """Tell "the last week" from "they last a week"."""
    return not words.tag[token].startswith("VB")


def is_adjective_past(words: Words, token: int) -> bool:
    """Tell "the past week" from "past midnight" and "walked past"."""
    return words.tag[token] not in {"IN", "RB", "RP"}


def _before_a_number(words: Words, token: int) -> bool:
    return token + 1 < len(words) and words.text[token + 1][:1].isdigit()


_TESTS_OF_CLASSES: dict[str, Callable[[Words, int], bool]] = {
    "month": is_name_of_a_time,
    "weekday": is_name_of_a_time,
    "season": is_noun,
    "bound": is_noun,
    "last": is_not_verb,
    "decade": is_noun,
}
_TESTS_OF_WORDS: dict[str, Callable[[Words, int], bool]] = {
    **dict.fromkeys(TIMES.months_or_modals, is_month_or_modal),
    **dict.fromkeys(TIMES.short_names, is_short_name),
    "past": is_adjective_past,
    "present": is_not_verb,
}
