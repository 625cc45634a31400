"""What becomes of a plan: called off, put off to no day or to another one.

A change is told of the noun that names the event, or of the noun that is to do it: "the trip was postponed", "cancelled
a flight that had been scheduled to leave on Thursday".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.extraction.events.clauses import is_one_of, moves
from generator.extraction.events.prospect import Prospect
from generator.extraction.syntax import NOUNS, SUBJECTS, dependents, is_negated
from generator.extraction.words import Words
from generator.lexicon.agenda import Agenda
from generator.lexicon.lists import CLAUSES, PREPOSITIONS

_MAX_STEPS = 4
_RELATIVE = frozenset({"acl", "relcl", "amod", "appos"})


def settle(words: Words, prospects: Sequence[Prospect], agenda: Agenda) -> list[Prospect]:
    """Give prospects with what became of them; the old date of one that has a new date goes to the new one.

    What is put off to no day keeps its old date only as the one it was moved from.
    """
    settled: list[Prospect] = []
    for prospect in prospects:
        mover = _put_off_by(words, prospect, agenda)
        if is_called_off(words, prospect, agenda):
            settled.append(replace(prospect, change="cancelled"))
        elif mover is None:
            settled.append(prospect)
        elif mover == prospect.clause and not _is_from(words, prospect):
            old = next((one.time for one in prospects if _is_old(words, one, prospect, mover, agenda)), None)
            settled.append(replace(prospect, moved_from=old))
        elif not any(_is_old(words, prospect, one, mover, agenda) for one in prospects):
            settled.append(replace(prospect, time=None, change="postponed", moved_from=prospect.time))
    return settled


def _is_old(words: Words, one: Prospect, new: Prospect, mover: int, agenda: Agenda) -> bool:
    """Say whether `one` has the date from which `new`, whose date hangs on the verb `mover`, was moved."""
    old = one.clause != mover or _is_from(words, one)
    return one is not new and new.clause == mover and old and _put_off_by(words, one, agenda) == mover


def _is_from(words: Words, prospect: Prospect) -> bool:
    """Say whether a date is the one that something was moved from: "from 1 July to 8 July"."""
    return prospect.time is not None and words.lower[words.at(prospect.time.start) - 1] in PREPOSITIONS.moved_from


def bearers(words: Words, prospect: Prospect) -> Iterator[int]:
    """Give the nouns of which a change of the event would be told: its own, and the one that its clause describes."""
    if words.pos[prospect.head] in NOUNS:
        yield prospect.head
    *_, top = _leading_to(words, prospect.clause)
    if words.dep[top] in _RELATIVE and words.pos[words.head[top]] in NOUNS:
        yield words.head[top]


def _leading_to(words: Words, verb: int) -> Iterator[int]:
    """Give a verb and those that lead to it: "leave", "scheduled" of "had been scheduled to leave"."""
    for _ in range(_MAX_STEPS):
        yield verb
        if words.dep[verb] != "xcomp":
            return
        verb = words.head[verb]


def _calls_itself_off(words: Words, verb: int, agenda: Agenda) -> bool:
    """Say whether a verb without an object is joined that undoes it: "planned to meet but cancelled"."""
    return any(
        is_one_of(words, joined, agenda.cancelling) and not any(dependents(words, joined, *SUBJECTS, "dobj"))
        for joined in dependents(words, verb, "conj")
    )


def _suffered(words: Words, noun: int) -> Iterator[int]:
    """Give the verbs whose object, or passive subject, a noun is, with those joined to them without another object."""
    verb = words.head[noun]
    if words.dep[noun] in {"dobj", "nsubjpass"}:
        yield verb
        yield from (
            one for one in dependents(words, verb, "conj") if not any(dependents(words, one, *SUBJECTS, "dobj"))
        )


def _put_off_by(words: Words, prospect: Prospect, agenda: Agenda) -> int | None:
    """Give the verb by which the event is put off, or brought forward."""
    told = (verb for noun in bearers(words, prospect) for verb in _suffered(words, noun))
    return next((verb for verb in told if moves(words, verb, agenda) and not is_negated(words, verb)), None)


def is_called_off(words: Words, prospect: Prospect, agenda: Agenda) -> bool:
    """Say whether the text says that the event was called off, or that it will not take place."""
    if any(_calls_itself_off(words, verb, agenda) for verb in _leading_to(words, prospect.clause)):
        return True
    for noun in bearers(words, prospect):
        if any(
            is_one_of(words, verb, agenda.cancelling) and not is_negated(words, verb) for verb in _suffered(words, noun)
        ):
            return True
        if words.dep[noun] in SUBJECTS and _does_not_take_place(words, words.head[noun], agenda):
            return True
    return False


def _does_not_take_place(words: Words, verb: int, agenda: Agenda) -> bool:
    """Say whether a verb, or the infinitive that it leads to, denies that something takes place."""
    until = any(words.lower[one] in CLAUSES.denied_until for one in dependents(words, verb, "prep", "mark"))
    takes = [verb, *dependents(words, verb, "xcomp")]
    return is_negated(words, verb) and not until and any(is_one_of(words, one, agenda.going_ahead) for one in takes)
