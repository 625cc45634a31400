"""Events that are announced without a date: only concrete ones, by words that arrange or plan them.

Most sentences about the future tell of hopes and duties, not of an event that a reader could wait for. So three
things have to come together: a verb or noun that names something that takes place, words that arrange or plan it,
and somebody of whom it is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.extraction.events.clauses import names_a_happening
from generator.extraction.events.doers import doer, is_founded, is_settled
from generator.extraction.events.prospect import Prospect
from generator.extraction.syntax import (
    NOUNS,
    VERBS,
    below,
    dependent,
    dependents,
    governing_verb,
    has_determiner,
    is_infinitive,
    is_negated,
    is_passive,
)
from generator.extraction.words import Words
from generator.lexicon.agenda import Agenda
from generator.lexicon.lists import CLAUSES, EVENTS


def find(words: Words, known: Sequence[Prospect], agenda: Agenda) -> list[Prospect]:
    """Give the undated events of a text; none in a clause of which a dated one is known already."""
    taken = {word for prospect in known for word in (prospect.head, prospect.clause)}
    return [
        prospect
        for prospect in (*_verbs(words, known, agenda), *_nouns(words, agenda))
        if not taken & {prospect.head, prospect.clause, *_parts(words, prospect.clause)}
    ]


def _parts(words: Words, verb: int) -> set[int]:
    """Give the words whose date would be the verb's own: what it takes, and the verbs that lead to it or follow it."""
    above = [words.head[verb]] if words.dep[verb] in {"xcomp", "advcl", "acl", "relcl"} else []
    return {*above, *dependents(words, verb, "xcomp", "advcl", "dobj", "nsubj", "nsubjpass")}


def _verbs(words: Words, known: Sequence[Prospect], agenda: Agenda) -> Iterator[Prospect]:
    for verb, pos in enumerate(words.pos):
        if pos != "VERB" or words.tag[verb] not in {"VB", "VBN", "VBG"}:
            continue
        cue = is_arranged(words, verb, agenda)
        cue = is_announced(words, verb, agenda) if cue is None else cue
        if cue is None or _hangs_on_a_condition(words, verb):
            continue
        subject = doer(words, verb, agenda)
        if subject is None or (words.pos[subject] == "PRON" and words.quoted[verb]):
            continue
        if _is_told_in_passing(words, verb) or _goes_on_about(words, subject, known, agenda):
            continue
        head = _event(words, verb, subject, agenda)
        if head is not None:
            reason = f"'{words.text[cue]} {words.text[verb]}' announces it"
            yield Prospect(head, verb, None, "undated-verb", reason)


def _is_told_in_passing(words: Words, verb: int) -> bool:
    """Say whether a verb stands in a relative clause, which tells of somebody or something and of no event."""
    if is_founded(words, words.head[verb]):
        return False
    return words.dep[verb] == "relcl" or words.dep[words.head[verb]] == "relcl"


def _goes_on_about(words: Words, subject: int, known: Sequence[Prospect], agenda: Agenda) -> bool:
    """Say whether more is told of a dated event: "the seminar will be conducted by", "the event will be held under"."""
    if not has_determiner(words, subject, "the", "this") or not names_a_happening(words, subject, agenda):
        return False
    lemma = words.lemma[subject].lower()
    return any(
        lemma in EVENTS.any_event or lemma in {words.lemma[word].lower() for word in below(words, prospect.clause)}
        for prospect in known
    )


def is_arranged(words: Words, verb: int, agenda: Agenda) -> int | None:
    """Give the word that arranges a verb, or decides on it: "is due to meet", "signed a deal to build"."""
    cue = words.head[verb]
    if is_infinitive(words, verb) and words.dep[verb] in {"acl", "relcl"}:
        return cue if is_settled(words, cue) or _has_a_task(words, cue, verb) else None
    if is_infinitive(words, verb) and words.dep[verb] == "advcl":  # "signed an agreement, to build a mill"
        made = dependent(words, cue, "dobj")
        if made is None or made > verb:
            return None
        return made if is_settled(words, made) or _has_a_task(words, made, verb) else None
    if not is_infinitive(words, verb) or words.dep[verb] != "xcomp":
        return None
    if words.tag[cue] == "VBD" or _is_past(words, cue):
        return None
    if _is_past(words, verb):  # "others are yet to be named"
        return None
    if words.lemma[cue] == "be" and (words.tag[cue] not in {"VBZ", "VBP"} or dependent(words, cue, "acomp")):
        return None  # "being incapable to hold elections"
    if _is_owed(words, verb, agenda):
        return cue
    listed = agenda.arranging | agenda.deciding
    return cue if words.lemma[cue] in listed or words.lower[cue] in listed else None


def _is_owed(words: Words, verb: int, agenda: Agenda) -> bool:
    """Say whether a body has something to decide: "the ministry has to consider a lower fee", of one thing."""
    cue = words.head[verb]
    owing = words.lemma[cue] in EVENTS.owing and words.tag[cue] in {"VBZ", "VBP"}
    body = dependent(words, cue, "nsubj")
    if not owing or body is None or words.lemma[verb] not in agenda.kinds["decision"]:
        return False
    asks = any(
        words.lower[mark] in CLAUSES.open
        for clause in dependents(words, verb, "ccomp")
        for mark in dependents(words, clause, "mark")
    )
    thing = dependent(words, verb, "dobj", "xcomp", "prep", *(["ccomp"] if asks else []))
    again = thing is None or has_determiner(words, thing, "each", "every", "any", "all")
    official = words.lemma[body].lower() in EVENTS.bodies | agenda.people
    return official and not again and not is_negated(words, cue)


def _has_a_task(words: Words, body: int, verb: int) -> bool:
    """Say whether a body is set up to do what a verb tells, with what it is about: "a panel to review the fees"."""
    return is_founded(words, body) and dependent(words, verb, "dobj", "prep", "ccomp") is not None


def is_announced(words: Words, verb: int, agenda: Agenda) -> int | None:
    """Give the "will" of a verb whose meaning is concrete: "will meet", "will be held", "said he would resign"."""
    if words.lemma[verb] not in agenda.concrete | agenda.taking_place | agenda.taking.keys():
        return None
    told = words.dep[verb] == "ccomp" and words.lemma[words.head[verb]] in agenda.reporting
    announcing = CLAUSES.announcing | (CLAUSES.announcing_as_told if told else frozenset())
    helpers = list(dependents(words, verb, "aux"))
    if any(words.lower[helper] in CLAUSES.perfect for helper in helpers):
        return None
    return next((helper for helper in helpers if words.lower[helper] in announcing), None)


def _event(words: Words, verb: int, subject: int, agenda: Agenda) -> int | None:
    """Give the word that names what happens; None where it is nothing that takes place at a time."""
    lemma = words.lemma[verb]
    if lemma in agenda.taking and lemma in agenda.taking_place and is_about_its_object(words, verb, agenda):
        return verb  # "will take office"
    if lemma == "continue":  # what goes on is nothing that comes
        return None
    if lemma in agenda.taking_place and lemma not in agenda.concrete:
        return subject if words.pos[subject] in NOUNS and names_a_happening(words, subject, agenda) else None
    if _is_owed(words, verb, agenda):
        return verb
    arranged = is_passive(words, verb) and words.dep[verb] == "xcomp" and words.lemma[words.head[verb]] == "be"
    if arranged and words.tag[verb] == "VBN" and lemma not in agenda.states | agenda.attitudes | EVENTS.lasting:
        return verb  # "tests are to be done at the hall"
    concrete = lemma in agenda.concrete or lemma in agenda.taking
    return verb if concrete and is_about_its_object(words, verb, agenda) else None


def is_about_its_object(words: Words, verb: int, agenda: Agenda) -> bool:
    """Tell "meet the president" from "meet its goals", and "hold elections" from "hold on to power"."""
    thing = dependent(words, verb, "dobj")
    if words.lemma[verb] == "meet":
        return thing is None or words.pos[thing] == "PROPN" or names_a_person(words, thing, agenda)
    if words.lemma[verb] in EVENTS.holding:
        suffers = is_passive(words, verb)
        thing = dependent(words, verb, "nsubjpass") if suffers else thing
        return thing is not None and (suffers or names_a_happening(words, thing, agenda))
    needed = agenda.taking.get(words.lemma[verb])
    if needed is None:
        return True
    if thing is None and is_passive(words, verb):
        thing = dependent(words, verb, "nsubjpass")
    found = {f"_{words.lower[child]}" for child in dependents(words, verb, "prt", "prep", "advmod")}
    return bool(needed & found) or (thing is not None and words.lemma[thing].lower() in needed)


def names_a_person(words: Words, noun: int, agenda: Agenda) -> bool:
    """Say whether a noun names somebody who can be met."""
    return words.lemma[noun].lower() in agenda.people


def _nouns(words: Words, agenda: Agenda) -> Iterator[Prospect]:
    """Give what is called upcoming: "the upcoming NATO summit"."""
    for noun, pos in enumerate(words.pos):
        if pos == "NOUN" and names_a_happening(words, noun, agenda):
            before = (child for child in words.children[noun] if child < noun)
            cue = next((child for child in before if words.lower[child] in agenda.upcoming), None)
            if cue is not None and is_told_apart(words, noun, cue) and not _has_lapsed(words, noun, cue):
                reason = f"'{words.text[cue]} {words.text[noun]}' points ahead"
                yield Prospect(noun, governing_verb(words, noun), None, "undated-noun", reason)


def _has_lapsed(words: Words, noun: int, cue: int) -> bool:
    """Say whether what a sentence of the past calls planned may be over: "prepared for his planned visit"."""
    return words.lower[cue] not in EVENTS.upcoming and words.tag[governing_verb(words, noun)] in {"VBD", "VBN"}


def is_told_apart(words: Words, noun: int, cue: int) -> bool:
    """Say whether the phrase tells which event it is: "the upcoming NATO summit", and not "the upcoming election"."""
    before = (child for child in words.children[noun] if child < noun and child != cue)
    told = any(words.pos[child] not in {"DET", "PUNCT", "PRON"} for child in before)
    return told or any(child > noun for child in dependents(words, noun, "prep"))


def _is_past(words: Words, verb: int) -> bool:
    return any(words.lower[child] in CLAUSES.unannounced for child in words.children[verb])  # "is yet to", "was to"


def _hangs_on_a_condition(words: Words, verb: int) -> bool:
    """Say whether the clause depends on an "if", or is itself what a condition or a time depends on."""
    above = [words.head[verb]] if words.dep[verb] in {"xcomp", "advcl"} else []
    return any(
        words.lower[mark] in CLAUSES.conditions_and_times - CLAUSES.open
        for clause in (verb, *words.children[verb], *above)
        if words.pos[clause] in VERBS
        for mark in dependents(words, clause, "mark", "advmod")
    )
