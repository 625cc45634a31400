"""A readable title for an event, built from the words of the text.

A noun gives its phrase ("Talks between the U.S. and Iran on the nuclear issue"), a verb a headline's infinitive
("Qantas to double its flights between Australia and India"). Phrases are kept or left out whole, so that a title
never ends in the middle of one; the event's date and place have their own fields and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from spacy.tokens import Token

from generator.extraction.events.clauses import subject_of
from generator.extraction.events.prospect import Prospect
from generator.ground.quotation import PAIRS
from generator.ground.wording import one_space
from generator.lexicon.agenda import Agenda

_MAX_WORDS = 16

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

NameOf = Callable[[Token], str | None]


@dataclass(frozen=True, slots=True)
class Title:
    """A title with the tokens that tell of the event, those that were too many for the title included."""

    text: str
    tokens: tuple[Token, ...]


def title(prospect: Prospect, left_out: Collection[int], name_of: NameOf, agenda: Agenda) -> Title | None:
    """Give the event's title; None where nothing readable can be made.

    `left_out` are the tokens of the event's date and place. `name_of` gives the name of the actor that a pronoun
    stands for.
    """
    head, clause = prospect.head, prospect.clause
    if head.pos_ in {"NOUN", "PROPN"}:
        words = phrase(head, left_out, agenda)
        text = spell(words, name_of)
        subject = head if tells_more(head, clause, agenda) and " " not in text else host(head, clause, agenda)
        return _clause_title(clause, subject, left_out, name_of, agenda) if subject is not None else _made(text, words)
    if head.pos_ == "ADJ" and head.head.pos_ == "NOUN":
        return _clause_title(head, head.head, left_out, name_of, agenda)
    verb = head if head.pos_ in {"VERB", "AUX"} else clause
    return _clause_title(head, subject_of(verb), left_out, name_of, agenda)


def tells_more(noun: Token, clause: Token, agenda: Agenda) -> bool:
    """Say whether the clause of which a bare noun is the subject tells what it is about ("strike to halt trains")."""
    return (
        noun.dep_ == "nsubj"
        and noun.head.i == clause.i
        and clause.tag_ == "VB"
        and clause.lemma_ not in agenda.taking_place
        and clause.lemma_ not in agenda.schedules
    )


def host(noun: Token, clause: Token, agenda: Agenda) -> Token | None:
    """Give who holds or announces what the noun names ("Britain to hold a general election")."""
    if noun.dep_ != "dobj" or noun.head.i != clause.i or clause.lemma_ not in agenda.staging or clause.tag_ == "VBD":
        return None
    subject = subject_of(clause)
    return subject if subject is not None and subject.pos_ != "PRON" else None


def _clause_title(
    head: Token, subject: Token | None, left_out: Collection[int], name_of: NameOf, agenda: Agenda
) -> Title | None:
    subject_words = phrase(subject, left_out, agenda) if subject is not None and subject.dep_ != "expl" else []
    rest = [word for word in phrase(head, left_out, agenda) if word.i > head.i]
    who = spell(subject_words, name_of)
    what = " ".join(filter(None, (infinitive(head), spell(rest, name_of, begins=False))))
    return _made(f"{who} to {what}" if who else what, [*subject_words, head, *rest])


def infinitive(head: Token) -> str:
    """Give the infinitive of what happens: "meet", "be held", "be payable"."""
    if head.pos_ not in {"VERB", "AUX"}:
        return f"be {head.text}"
    passive = head.tag_ == "VBN" and (head.dep_ == "acl" or any(child.dep_ == "auxpass" for child in head.children))
    return f"be {head.text.lower()}" if passive else head.lemma_


def phrase(head: Token, left_out: Collection[int], agenda: Agenda) -> list[Token]:
    """Give a head with what belongs to it, in order, in as many whole phrases as fit into a title."""
    asides = _ASIDES_OF_VERB if head.pos_ in {"VERB", "AUX", "ADJ"} else _ASIDES_OF_NOUN
    parts = []
    for child in head.children:
        if child.dep_ in asides and not _completes(head, child, agenda):
            continue
        if child.i < head.i and asides is _ASIDES_OF_VERB:
            continue
        if child.i > head.i and child.dep_ == "amod":  # "the chairman, 52 years old"
            continue
        if child.dep_ in {"cc", "conj"} and _is_set_off(head, child):
            continue
        if _parts_an_aside(head, child):
            continue
        part = _subtree(child, left_out)
        if part:
            parts.append(part)
    while sum(map(len, parts)) > _MAX_WORDS and parts[-1][0].i > head.i:
        parts.pop()
    return sorted([head, *(word for part in parts for word in part)], key=lambda word: word.i)


def _completes(head: Token, child: Token, agenda: Agenda) -> bool:
    """Say whether a verb is nothing without a clause: "will enable the three countries to join"."""
    return child.dep_ == "ccomp" and child.tag_ == "VB" and head.lemma_ not in agenda.reporting


def _parts_an_aside(head: Token, child: Token) -> bool:
    """Say whether a comma after a noun only parts what is left out, and joins no other noun to it."""
    joins = any(other.dep_ in {"cc", "conj"} for other in head.children)
    return child.text == "," and child.i > head.i and not joins


def _is_set_off(head: Token, child: Token) -> bool:
    """Say whether a comma parts what is joined: "the election, and, if needed, a runoff"."""
    between = head.doc[head.i + 1 : child.i]
    return (
        child.dep_ == "conj"
        and any(word.text == "," and word.i + 1 < child.i for word in between)
        and not any(word.pos_ == "PROPN" for word in (head, child))
    )


def _subtree(token: Token, left_out: Collection[int]) -> list[Token]:
    """Give a phrase without asides and without what is left out; nothing where only a preposition would remain."""
    if token.i in left_out:
        return []
    kept = [token]
    for child in token.children:
        if child.dep_ not in {"relcl", "appos", "parataxis", "advcl", "meta"} and not _parts_an_aside(token, child):
            kept += _subtree(child, left_out)
    if (
        token.dep_ == "prep"
        and token.pos_ == "ADP"
        and not any(word.head.i == token.i and word.dep_ in _OBJECTS for word in kept)
    ):
        return []
    return sorted(kept, key=lambda word: word.i)


_OBJECTS = frozenset({"pobj", "pcomp", "prep", "amod", "advmod"})


def spell(words: list[Token], name_of: NameOf, *, begins: bool = True) -> str:
    """Write words as text. Where the title `begins` with them, no article or nameless pronoun stands first."""
    while words and (words[0].is_punct or words[0].is_space or (begins and words[0].pos_ in {"DET", "CCONJ"})):
        words = words[1:]
    while words and (words[-1].is_space or _dangles(words[-1]) or (words[-1].is_punct and not _closes(words))):
        words = words[:-1]
    if begins and words and words[0].pos_ == "PRON" and name_of(words[0]) is None:
        return spell(words[1:], name_of)
    pieces: list[str] = []
    for index, word in enumerate(words):
        text = word.text
        if index == 0 and begins and word.pos_ == "PRON":
            name = name_of(word) or text
            text = f"{name}'s" if word.tag_ == "PRP$" else name
        following = words[index + 1] if index + 1 < len(words) else None
        apart = following is not None and (following.i > word.i + 1 and not following.is_punct)
        pieces.append(text + (" " if apart else word.whitespace_))
    return one_space(_EMPTY_PAIR.sub("", "".join(pieces))).rstrip(" ,;:-")


def _closes(words: list[Token]) -> bool:
    """Say whether the last mark closes what a mark among the words has opened, or is part of a number."""
    opening = _OPENING.get(words[-1].text, ())
    return words[-1].text == "%" or any(word.text in opening for word in words[:-1])


_OPENING = {closing: [a for a, b in _PAIRS if b == closing] for _, closing in _PAIRS} | {"'": ["'"]}


def _dangles(word: Token) -> bool:
    return word.pos_ in _NEVER_LAST and word.dep_ != "prt" and word.tag_ != "POS"


def _made(text: str, words: list[Token]) -> Title | None:
    return Title(text[:1].upper() + text[1:], tuple(words)) if text else None
