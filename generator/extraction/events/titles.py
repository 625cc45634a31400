"""A readable title for an event, built from the words of the text.

A noun gives its phrase ("Talks between the U.S. and Iran on the nuclear issue"), a verb a headline's infinitive
("Qantas to double its flights between Australia and India"). Phrases are kept or left out whole, so that a title
never ends in the middle of one; the event's date and place have their own fields and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import pairwise

from generator.extraction.events.clauses import names_a_happening
from generator.extraction.events.doers import doer, who_said
from generator.extraction.events.happening import only_takes_place
from generator.extraction.events.naming import fuller, only_one
from generator.extraction.events.prospect import Prospect
from generator.extraction.syntax import (
    ADPOSITIONS,
    NOUNS,
    VERBS,
    below,
    dependent,
    dependents,
    is_infinitive,
    is_mark,
    is_passive,
    is_punctuation,
)
from generator.extraction.words import Words
from generator.ground.quotation import PAIRS
from generator.lexicon.agenda import Agenda
from generator.lexicon.lists import EVENTS

_MAX_WORDS = 16
_MOST_OF_WHO = 7
_MOST_OF_OBJECT = 20
"""Words of an object that stands alone: without it a verb tells nothing."""

# What hangs on a noun or verb without being needed to know what is meant.
_ASIDES_OF_NOUN = frozenset({"relcl", "appos", "acl", "parataxis", "npadvmod", "advcl", "dep", "meta"})
_ASIDES_OF_VERB = frozenset(
    {
        *("punct", "cc", "conj", "advcl", "parataxis", "mark", "aux", "auxpass", "neg", "nsubj", "nsubjpass"),
        *("ccomp", "npadvmod", "advmod", "preconj", "expl", "intj", "dep", "csubj", "meta"),
    }
)
_NEVER_LAST = frozenset({"DET", "ADP", "CCONJ", "PART", "AUX", "SCONJ"})

_PAIRS = (("(", ")"), ("''", "''"), *PAIRS)
_EMPTY_PAIR = re.compile("|".join(rf"{re.escape(opening)}\s*{re.escape(closing)}" for opening, closing in _PAIRS))

NameOf = Callable[[int], str | None]


@dataclass(frozen=True, slots=True)
class Title:
    """A title with the tokens that tell of the event, those that were too many for the title included."""

    text: str
    tokens: tuple[int, ...]
    whole: bool
    """Whether it says who does what, or what a noun is of; "Start" and "Congress" tell a reader nothing."""


def title(words: Words, prospect: Prospect, left_out: Collection[int], name_of: NameOf, agenda: Agenda) -> Title | None:
    """Give the event's title; None where nothing readable can be made.

    `left_out` are the tokens of the event's date and place. `name_of` gives the name of the actor that a pronoun
    stands for.
    """
    head, clause = prospect.head, prospect.clause
    above = words.head[head]
    if words.pos[head] in NOUNS:
        return _noun_title(words, prospect, left_out, name_of, agenda)
    if words.pos[head] == "ADJ" and words.pos[above] == "NOUN":
        return _clause_title(words, head, above, left_out, name_of, agenda)
    verb = head if words.pos[head] in VERBS else clause
    return _clause_title(words, head, doer(words, verb, agenda), left_out, name_of, agenda)


def _noun_title(
    words: Words, prospect: Prospect, left_out: Collection[int], name_of: NameOf, agenda: Agenda
) -> Title | None:
    """Give the title of what a noun names: who holds it, or its whole phrase, or its fuller name elsewhere."""
    head, clause = prospect.head, prospect.clause
    parts = phrase(words, head, left_out, agenda)
    text = spell(words, parts, name_of)
    bare = " " not in text
    owned = all(part == head or words.tag[part] in {"PRP$", "DT"} for part in parts)  # "its congress"
    more = bare and tells_more(words, head, clause, agenda)
    subject = head if more else host(words, head, clause, agenda, bare=bare)
    if subject is not None and (words.pos[subject] != "PRON" or name_of(subject) is not None):
        return _clause_title(words, clause, subject, left_out, name_of, agenda)
    known = fuller(words, head) if bare or owned else None
    if known is None:
        return _made(text, parts, whole=not bare)
    named = phrase(words, known, left_out, agenda)
    return _made(spell(words, named, name_of), [*parts, *named], whole=True)


def tells_more(words: Words, noun: int, clause: int, agenda: Agenda) -> bool:
    """Say whether the clause of which a bare noun is the subject tells what it is about ("strike to halt trains")."""
    return (
        words.dep[noun] == "nsubj"
        and words.head[noun] == clause
        and words.tag[clause] == "VB"
        and (words.lemma[clause] in agenda.bounds or not _only_takes_place(words, clause, agenda))
        and words.lemma[clause] not in agenda.schedules
    )


def _only_takes_place(words: Words, verb: int, agenda: Agenda) -> bool:
    """Say whether a verb tells nothing else: "will take place", and not "will take tourists to the mill"."""
    if words.lemma[verb] in {*EVENTS.holding, "take"} and dependent(words, verb, "dobj") is not None:
        return only_takes_place(words, verb)
    return words.lemma[verb] in agenda.taking_place


def host(words: Words, noun: int, clause: int, agenda: Agenda, *, bare: bool) -> int | None:
    """Give who holds or announces what the noun names ("Britain to hold a general election").

    So does who comes for it ("Lind to return to court for a hearing"). Of a `bare` noun, which tells nothing by
    itself, any verb of what is to come tells more ("to take up the survey").
    """
    staged = words.lemma[clause] in {*agenda.staging, *agenda.bounds} and words.tag[clause] != "VBD"
    staged = staged or (bare and words.tag[clause] == "VB")
    over = words.head[noun]
    goes_for = words.dep[noun] == "pobj" and words.lower[over] == "for" and words.tag[clause] == "VB"
    goes_for = goes_for and words.head[over] == clause and words.lemma[clause] not in agenda.schedules
    if not goes_for and (words.dep[noun] != "dobj" or over != clause or not staged):
        return None
    return doer(words, clause, agenda)


def _clause_title(
    words: Words, head: int, subject: int | None, left_out: Collection[int], name_of: NameOf, agenda: Agenda
) -> Title | None:
    if subject is not None and words.tag[subject] == "PRP" and name_of(subject) is None:
        speaker = who_said(words, subject, agenda)
        subject = subject if speaker is None else speaker
    subject_words = [] if subject is None else _who(words, subject, left_out, name_of, agenda)
    rest = [word for word in phrase(words, head, left_out, agenda) if word > head]
    who = spell(words, subject_words, name_of)
    name = name_of(subject) if subject is not None else None
    begins = words.source[words.start[words.sentences[words.sentence[head]][0]] :]
    if subject is not None and name and not begins.startswith(name) and _is_better(name, who, words.pos[subject]):
        who = name
    told = {name_of(word) for word in subject_words}
    what = " ".join(filter(None, (infinitive(words, head), spell(words, rest, name_of, begins=False, of=told))))
    thing = dependent(words, head, "dobj")
    lost = thing is not None and thing > head and thing not in {*rest, *left_out}
    return _made(f"{who} to {what}" if who else what, [*subject_words, head, *rest], whole=bool(who) and not lost)


def _who(words: Words, subject: int, left_out: Collection[int], name_of: NameOf, agenda: Agenda) -> list[int]:
    """Give the words for who does it; of what the text has named more fully before, the fuller ones."""
    own = phrase(words, subject, left_out, agenda)
    bare = all(word == subject or words.pos[word] in {"DET", "CCONJ", "PUNCT"} for word in own)
    if not bare or words.lower[words.edges(subject)[0]] != "the" or name_of(subject) is not None:
        return own
    namable = names_a_happening(words, subject, agenda) or words.lemma[subject].lower() in EVENTS.decreed
    known = fuller(words, subject) if namable else only_one(words, subject)
    if known is None or known > subject:
        return own
    numbers = {word for child in dependents(words, known, "nummod") for word in below(words, child)}
    return phrase(words, known, {*left_out, *numbers}, agenda)  # of "two tours" this may be one


def _is_better(name: str, phrase: str, pos: str) -> bool:
    """Say whether an actor's name says better who it is than a phrase: than one bare noun, or than very many words."""
    long = len(phrase.split()) > _MOST_OF_WHO and len(name) < len(phrase)
    return long or (pos == "NOUN" and " " not in phrase)


def infinitive(words: Words, head: int) -> str:
    """Give the infinitive of what happens: "meet", "be held", "be payable"."""
    if words.pos[head] not in VERBS:
        return f"be {words.text[head]}"
    passive = words.tag[head] == "VBN" and (words.dep[head] == "acl" or is_passive(words, head))
    return f"be {words.lower[head]}" if passive else words.lemma[head]


def phrase(words: Words, head: int, left_out: Collection[int], agenda: Agenda) -> list[int]:
    """Give a head with what belongs to it, in order, in as many whole phrases as fit into a title."""
    asides = _ASIDES_OF_VERB if words.pos[head] in {*VERBS, "ADJ"} else _ASIDES_OF_NOUN
    parts = []
    for child in words.children[head]:
        relation = words.dep[child]
        if relation in asides and not _completes(words, head, child, agenda):
            continue
        if child < head and asides is _ASIDES_OF_VERB:
            continue
        whole = child == head + 1 and words.lower[child] in agenda.happenings  # "book fair", read as an adjective
        if (
            child > head and relation == "amod" and not whole and words.lower[head] != "those"
        ):  # "the chairman, 52 years old"
            continue
        if relation in {"cc", "conj"} and _is_set_off(words, head, child):
            continue
        if relation == "prep" and _is_beside_the_point(words, child):
            continue
        if _parts_an_aside(words, head, child) or (relation == "case" and child == words.edges(head)[1] - 1):
            continue
        part = _subtree(words, child, left_out)
        if part:
            parts.append(part)
    while _length(words, parts) > (_MOST_OF_OBJECT if len(parts) == 1 else _MAX_WORDS) and parts[-1][0] > head:
        parts.pop()
    return sorted([head, *(word for part in parts for word in part)])


def _length(words: Words, parts: list[list[int]]) -> int:
    return sum(not is_punctuation(words.text[word]) for part in parts for word in part)


def _completes(words: Words, head: int, child: int, agenda: Agenda) -> bool:
    """Say whether a clause belongs to what is told.

    So do the infinitive that a verb or noun leads to ("will enable the three countries to join", "a campaign to
    instruct the population", "will meet to discuss the leaks") and a question ("decide whether to sign").
    """
    relation = words.dep[child]
    if words.lower[head] == "those":  # "those taking medication"
        return relation in {"acl", "amod"}
    if relation == "advmod" and child > head and words.lower[child] in EVENTS.needed:
        return child + 1 == len(words) or words.pos[child + 1] not in ADPOSITIONS  # "up until Wednesday"
    if relation == "ccomp" and words.tag[child] == "VB":
        return words.lemma[head] not in agenda.reporting
    asks = relation == "ccomp" and any(words.lower[mark] == "whether" for mark in dependents(words, child, "mark"))
    return asks or (relation in {"acl", "advcl"} and child > head and is_infinitive(words, child))


def _is_beside_the_point(words: Words, preposition: int) -> bool:
    """Say whether a phrase tells who says so, a day that is not known, or what may be either way."""
    cites = words.lower[preposition] == "according"
    return cites or _gives_a_choice(words, preposition) or _is_some_day(words, preposition)


def _gives_a_choice(words: Words, preposition: int) -> bool:
    """Say whether a comma and "either" set off a phrase: "will give an update, either with or without figures"."""
    either = preposition - 1
    return words.dep[either] == "preconj" and words.text[either - 1] == ","


def _is_some_day(words: Words, preposition: int) -> bool:
    """Say whether a phrase gives a day that is not known: "at a later date"."""
    return any(
        words.lower[noun] in EVENTS.some_day
        and any(words.lower[one] == "later" for one in dependents(words, noun, "amod"))
        for noun in dependents(words, preposition, "pobj")
    )


def _parts_an_aside(words: Words, head: int, child: int) -> bool:
    """Say whether a comma after a noun only parts what is left out, and joins no other noun to it."""
    return words.text[child] == "," and child > head and dependent(words, head, "cc", "conj") is None


def _is_set_off(words: Words, head: int, child: int) -> bool:
    """Say whether a comma parts what is joined: "the election, and, if needed, a runoff"."""
    return (
        words.dep[child] == "conj"
        and "," in words.text[head + 1 : max(child - 1, 0)]
        and words.pos[head] != "PROPN"
        and words.pos[child] != "PROPN"
    )


def _subtree(words: Words, token: int, left_out: Collection[int]) -> list[int]:
    """Give a phrase without asides and without what is left out; nothing where only a preposition would remain."""
    if token in left_out:
        return []
    kept = [token]
    for child in words.children[token]:
        purpose = words.dep[child] == "relcl" and is_infinitive(words, child)  # "a place for the ill to be treated"
        aside = not purpose and words.dep[child] in {"relcl", "appos", "parataxis", "advcl", "meta"}
        if not aside and not _parts_an_aside(words, token, child):
            kept += _subtree(words, child, left_out)
    if words.tag[token] == "VBG" and kept == [token] and any(child in left_out for child in words.children[token]):
        return []  # "for three weeks starting July 3"
    alone = not any(word in kept for word in dependents(words, token, *_OBJECTS))
    return [] if words.dep[token] == "prep" and words.pos[token] == "ADP" and alone else sorted(kept)


_OBJECTS = frozenset({"pobj", "pcomp", "prep", "amod", "advmod"})


def spell(
    words: Words, tokens: list[int], name_of: NameOf, *, begins: bool = True, of: Collection[str | None] = ()
) -> str:
    """Write words as text, and for a pronoun the name that it stands for, unless that is told already (`of`).

    Where the title `begins` with them, no article or nameless pronoun stands first.
    """
    if len(tokens) > 1 and words.lower[tokens[0]] == "those" and not _points_to_a_noun(words, tokens[0]):
        begins = False
    while tokens and (is_mark(words.text[tokens[0]]) or (begins and words.pos[tokens[0]] in {"DET", "CCONJ"})):
        tokens = tokens[1:]
    while tokens and _may_go(words, tokens):
        tokens = tokens[:-1]
    if begins and tokens and words.pos[tokens[0]] == "PRON" and name_of(tokens[0]) is None:
        return spell(words, tokens[1:], name_of)
    pieces: list[str] = []
    told: set[str | None] = set(of)
    for word, following in pairwise([*tokens, len(words)]):
        text = words.text[word]
        if words.tag[word] in {"PRP", "PRP$"} and (name := name_of(word)) and name not in told:
            text = f"{name}'s" if words.tag[word] == "PRP$" else name
        told.add(name_of(word))
        apart = word + 1 < following < len(words) and not is_punctuation(words.text[following])
        pieces.append(text + (" " if apart else words.space_after(word)))
    return " ".join(_EMPTY_PAIR.sub("", "".join(pieces)).split()).rstrip(" ,;:-")


def _points_to_a_noun(words: Words, determiner: int) -> bool:
    return words.dep[determiner] == "det" and words.pos[words.head[determiner]] in NOUNS


def _may_go(words: Words, tokens: list[int]) -> bool:
    """Say whether the last word says nothing where it stands: white space, a stray mark, "of"."""
    text = words.text[tokens[-1]]
    return text.isspace() or _dangles(words, tokens[-1]) or (is_punctuation(text) and not _closes(words, tokens))


def _closes(words: Words, tokens: list[int]) -> bool:
    """Say whether the last mark closes what a mark among the words has opened, or is part of a number."""
    last = words.text[tokens[-1]]
    opening = _OPENING.get(last, ())
    return last == "%" or any(mark in words.text[token] for token in tokens[:-1] for mark in opening)


_OPENING = {closing: [a for a, b in _PAIRS if b == closing] for _, closing in _PAIRS} | {"'": ["'"]}


def _dangles(words: Words, word: int) -> bool:
    return words.pos[word] in _NEVER_LAST and words.dep[word] != "prt" and words.tag[word] != "POS"


def _made(text: str, tokens: list[int], *, whole: bool) -> Title | None:
    return Title(text[:1].upper() + text[1:], tuple(tokens), whole) if text else None
