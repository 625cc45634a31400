"""Whether a date is still to come, and until when: after the day of publication, or the rest of a period under way."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from generator.extraction.records import TimeExpression
from generator.extraction.syntax import auxiliaries, governing_verb, head_of, is_infinitive
from generator.extraction.times.outlook import outlook
from generator.extraction.times.values import after
from generator.extraction.words import Words
from generator.lexicon.agenda import Agenda
from generator.lexicon.lists import CLAUSES, EVENTS, PREPOSITIONS


def when(
    words: Words, time: TimeExpression, at: range, published: date | None, habits: Collection[int], agenda: Agenda
) -> TimeExpression | None:
    """Give a time, which stands at the tokens `at`, as far as it lies ahead of `published`; None where it does not.

    Where the day of publication is not known, what the sentence looks ahead to lies ahead, and keeps the value that
    it has: "Sunday" has none. `habits` are the numbers of sentences that tell of what happens again and again.
    """
    if time.type == "DURATION" or time.value == "FUTURE_REF":
        return horizon(words, time, at, published, agenda)
    if time.type == "SET" or time.value in {"PAST_REF", "PRESENT_REF"}:
        return None
    if published is None:
        return time if says_that_it_comes(words, at, habits, agenda) else None
    if time.earliest is None or time.latest is None:
        return None
    if time.earliest > published or time.latest < published:
        return time if time.earliest > published else None
    under_way = words.sentence[at[0]] not in habits and is_rest_of_period(words, time, at, agenda)
    return time if under_way else None


def says_that_it_comes(words: Words, at: range, habits: Collection[int], agenda: Agenda) -> bool:
    """Say whether the sentence by itself tells that a date is ahead: by "will", "is to", "next"."""
    if words.sentence[at[0]] in habits:
        return False
    looks_ahead = outlook(words, head_of(words, at.start, at.stop), agenda).sign > 0
    return words.lower[at[0]] in EVENTS.next or (looks_ahead and words.tag[_verb(words, at)] == "VB")


def _verb(words: Words, at: range) -> int:
    """Give the verb that the words of a time hang on."""
    return governing_verb(words, head_of(words, at.start, at.stop))


def _before(words: Words, at: range) -> str:
    return words.lower[at.start - 1] if at.start else ""


def horizon(
    words: Words, time: TimeExpression, at: range, published: date | None, agenda: Agenda
) -> TimeExpression | None:
    """Give the days that "in the next two weeks" and "within 48 hours" reach to; a vague number has no last day."""
    reaches = _before(words, at) == "within" or any(words.lower[token] in EVENTS.next for token in at)
    verb = _verb(words, at)
    if at.stop < len(words) and words.lower[at.stop] in PREPOSITIONS.counted_from:
        return None  # "within a week after the decree"
    looks_back = outlook(words, head_of(words, at.start, at.stop), agenda).sign <= 0 and is_infinitive(words, verb)
    if not reaches or looks_back or words.tag[verb] != "VB" or auxiliaries(words, verb) & CLAUSES.standing:
        return None  # "members must declare gifts within 28 days" is a rule that stands
    last = after(published, time.value) if published else None
    return replace(time, value=None, earliest=published if last else None, latest=last)


def is_rest_of_period(words: Words, time: TimeExpression, at: range, agenda: Agenda) -> bool:
    """Say whether the rest of a day, week or month is meant: "later this month", "will meet this week"."""
    looks_ahead = outlook(words, head_of(words, at.start, at.stop), agenda)
    verb = _verb(words, at)
    if time.earliest is None or time.latest is None or looks_ahead.sign <= 0:
        return False
    if _before(words, at) in PREPOSITIONS.ends and is_infinitive(words, verb):
        return True  # "mandate those taking medication to stop by the end of the year"
    days = (time.latest - time.earliest).days
    arranged = words.dep[verb] == "xcomp" and is_infinitive(words, verb)
    if not looks_ahead.direct and not (arranged and 0 < days <= _DAYS_OF_WEEK):
        return False  # of "are to be moved to other houses over the weekend" the parse gives the noun the date
    if words.lower[at[0]] == "later" or _before(words, at) in PREPOSITIONS.ends:
        return True
    if time.type == "TIME" and words.lemma[verb] in agenda.bounds:
        return True
    if not is_ahead(words, verb):
        return False
    arranged = words.dep[verb] == "xcomp"  # "is expected to be completed this year"
    return arranged or days <= _DAYS_OF_MONTH


_DAYS_OF_WEEK = 7
_DAYS_OF_MONTH = 31


def is_ahead(words: Words, verb: int) -> bool:
    """Say whether a verb has the form of what is to come, active or passive: "will meet", "to be held"."""
    return words.tag[verb] == "VB" or (words.tag[verb] == "VBN" and "be" in auxiliaries(words, verb))
