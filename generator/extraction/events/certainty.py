"""How surely an event will come, by the words that govern it."""

from __future__ import annotations

from generator.briefing import Certainty
from generator.extraction.syntax import SUBJECTS, dependent, dependents, has_determiner
from generator.extraction.words import Words
from generator.lexicon.agenda import Agenda
from generator.lexicon.lists import CLAUSES


def certainty(words: Words, head: int, clause: int, agenda: Agenda) -> Certainty:
    """Say how surely an event comes that `head` names and the clause of `clause` tells of."""
    verbs = _governing(words, head, clause)
    telling = [word for verb in verbs for word in (verb, *dependents(words, verb, *_GOVERN))]
    lemmas = {words.lemma[word].lower() for word in telling if words.pos[word] != "NOUN"}
    if is_conditional(words, verbs):
        return "conditional"
    marks = {words.lower[mark] for verb in verbs for mark in dependents(words, verb, "mark")}
    if lemmas & agenda.open_question or marks & CLAUSES.open:
        return "possible"
    if lemmas & agenda.arranged or _is_about_to(words, verbs):
        return "scheduled"
    if lemmas & agenda.foreseen:
        return "expected"
    return "scheduled" if words.tag[clause] in {"VBZ", "VBP"} else "expected"


_GOVERN = frozenset({"aux", "auxpass", "amod", "advmod", "acomp", "prt"})


def _governing(words: Words, head: int, clause: int) -> list[int]:
    """Give the words that say how the event stands: itself, its clause's verb, and what these hang on."""
    found = [head, clause]
    verb = clause
    while words.dep[verb] in {"xcomp", "acl"} and words.head[verb] != verb:
        verb = words.head[verb]
        found.append(verb)
    if words.pos[head] == "NOUN" and words.dep[head] in {*SUBJECTS, "dobj"}:
        found.append(words.head[head])
    return list(dict.fromkeys(found))


def is_conditional(words: Words, verbs: list[int]) -> bool:
    """Say whether the event hangs on an "if" or "unless"."""
    return any(
        words.lower[mark] in CLAUSES.conditions
        for verb in verbs
        for clause in (verb, *dependents(words, verb, "advcl"))
        for mark in dependents(words, clause, "mark")
    )


def will_not_come(words: Words, head: int, clause: int) -> bool:
    """Say whether the text says that the event will not come; "not until May" says when it will."""
    if any(has_determiner(words, s, "no") for verb in (head, clause) for s in dependents(words, verb, *SUBJECTS)):
        return True  # "no jobs would be lost before 2030" tells of no loss after it
    above = words.head[clause] if words.dep[clause] in {"xcomp", "acomp"} else clause
    over = words.head[above] if words.dep[above] == "acomp" else above  # "may not be able to enter"
    verbs = dict.fromkeys((clause, above, over))
    telling = [*dependents(words, head, "neg", "prep", "det"), *dependents(words, clause, "prep")]
    telling += [word for verb in verbs for word in dependents(words, verb, "neg")]
    told = {words.lower[word] for word in telling}
    return bool(told & CLAUSES.denying) and not told & CLAUSES.denied_until


def _is_about_to(words: Words, verbs: list[int]) -> bool:
    """Say whether "is to" stands before the verb: "the strike is to begin"."""
    return any(words.lemma[verb] == "be" and dependent(words, verb, "xcomp") is not None for verb in verbs)
