"""A text as the grammar sees it: one letter a token, for the class of its word.

Most classes come from the calendar's word lists, numbers and dates from their form. Where a word is of the calendar
only in some of its uses ("may", "march", "second", "fall"), a named test on the token decides.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from generator.lexicon.calendar import Calendar
from generator.lexicon.lists import TIMES

OTHER = "\ue000"
"""The letter of a token that the calendar knows nothing of."""

_MARKS = {",": "comma", "-": "dash", "–": "dash", "—": "dash", "'s": "s", "'": "apostrophe"}

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
class Words:
    """A document as the grammar sees it."""

    doc: Doc
    lower: tuple[str, ...]
    """Each token in lower case, calendar abbreviations without their full stop."""
    letters: str
    """One letter a token: its class."""
    calendar: Calendar


def look(doc: Doc, calendar: Calendar) -> Words:
    """Class the words of a document."""
    classes = calendar.classes
    lower = [token.lower_ for token in doc]
    letters = []
    for index, word in enumerate(lower):
        name = classes.get(word)
        if name is None and not word.isalpha():
            name = classes.get(word.removesuffix(".")) or _by_form(word)
        if name is not None:
            is_calendar = _TESTS_OF_WORDS.get(word) or _TESTS_OF_CLASSES.get(name)
            if is_calendar is not None and not is_calendar(doc[index]):
                name = None
        letters.append(LETTERS[name] if name else OTHER)
    lower = [word[:-1] if word[-1:] == "." and word[:-1] in classes else word for word in lower]
    _name_holidays(doc, lower, letters, calendar)
    return Words(doc, tuple(lower), "".join(letters), calendar)


def _by_form(word: str) -> str | None:
    return _MARKS.get(word) or next((name for name, form in TIMES.forms.items() if form.fullmatch(word)), None)


def _name_holidays(doc: Doc, lower: list[str], letters: list[str], calendar: Calendar) -> None:
    """Give the words of a holiday's name their own class; the longest name wins."""
    for start in (index for index, word in enumerate(lower) if word in calendar.holiday_starts):
        names = [name for name in calendar.holidays if tuple(lower[start : start + len(name)]) == name]
        if names and doc[start].ent_type_ != "PERSON":
            length = max(map(len, names))
            letters[start : start + length] = [LETTERS["holiday"], *[LETTERS["holiday_goes_on"]] * (length - 1)]


def is_name_of_a_time(token: Token) -> bool:
    """Say whether a month or weekday is written as a name and is not somebody's ("April Jones")."""
    return not token.is_lower and token.ent_type_ != "PERSON"


def is_month_or_modal(token: Token) -> bool:
    """Tell the months May and March from the verbs."""
    return is_name_of_a_time(token) and (token.tag_[:2] in {"NN", "CD"} or _before_a_number(token))


def is_short_name(token: Token) -> bool:
    """Tell "Sat." and "Mar 5" from other words: with a full stop or a number beside it."""
    dotted = token.text.endswith(".") or (token.i + 1 < len(token.doc) and token.nbor().text == ".")
    return is_name_of_a_time(token) and (dotted or _before_a_number(token))


def is_noun(token: Token) -> bool:
    """Tell the season "fall" and the "end" of a month from the verbs."""
    return token.tag_ in {"NN", "NNP"}


def is_not_verb(token: Token) -> bool:
    """Tell "the last week" from "they last a week"."""
    return not token.tag_.startswith("VB")


def is_adjective_past(token: Token) -> bool:
    """Tell "the past week" from "past midnight" and "walked past"."""
    return token.tag_ not in {"IN", "RB", "RP"}


def _before_a_number(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().text[:1].isdigit()


_TESTS_OF_CLASSES: dict[str, Callable[[Token], bool]] = {
    "month": is_name_of_a_time,
    "weekday": is_name_of_a_time,
    "season": is_noun,
    "bound": is_noun,
    "last": is_not_verb,
    "decade": is_noun,
}
_TESTS_OF_WORDS: dict[str, Callable[[Token], bool]] = {
    **dict.fromkeys(TIMES.months_or_modals, is_month_or_modal),
    **dict.fromkeys(TIMES.short_names, is_short_name),
    "past": is_adjective_past,
    "present": is_not_verb,
}
