"""Of which kind an event is: a meeting, a vote, a deadline, a publication, ..."""

from __future__ import annotations

from typing import get_args

from generator.briefing import EventKind
from generator.extraction.events.prospect import Prospect
from generator.extraction.syntax import dependent, dependents
from generator.extraction.words import Words
from generator.lexicon.agenda import Agenda
from generator.lexicon.lists import CLAUSES, PREPOSITIONS

_KINDS: tuple[EventKind, ...] = get_args(EventKind)


def kind(words: Words, prospect: Prospect, agenda: Agenda) -> EventKind:
    """Give the kind by the first word that has one: the event's own word, the noun that it takes, the verb around it.

    A date that says until when something has to be done makes a deadline of whatever it is.
    """
    head, clause = prospect.head, prospect.clause
    if _is_due(words, prospect, agenda):
        return "deadline"
    for word in (head, dependent(words, head, "dobj"), clause, dependent(words, clause, "dobj")):
        if word is None:
            continue
        for one in _KINDS:
            if words.lemma[word].lower() in agenda.kinds.get(one, ()):
                return one
    return "other"


def _is_due(words: Words, prospect: Prospect, agenda: Agenda) -> bool:
    """Say whether a date is the last day on which something can, or has to, be done."""
    if prospect.time is None:
        return False
    preposition = words.head[words.at(prospect.time.end - 1)]
    before = words.lower[words.at(prospect.time.start) - 1]
    ends = before in PREPOSITIONS.due or words.lower[preposition] in PREPOSITIONS.due
    obliges = any(words.lower[one] in CLAUSES.binding for one in dependents(words, prospect.clause, "aux"))
    return ends or (obliges and before in PREPOSITIONS.ends) or words.lemma[prospect.head] in agenda.kinds["deadline"]
