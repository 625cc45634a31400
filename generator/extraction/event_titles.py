"""A readable title for an event, built from the words of the text.

A noun gives its phrase ("Talks between the U.S. and Iran on the nuclear issue"), a verb a headline's infinitive
("Qantas to double its flights between Australia and India"). Phrases are kept or left out whole, so that a title
never ends in the middle of one; dates and places have their own fields and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from spacy.tokens import Token

from generator.extraction.prospects import Prospect, subject_of

_MAX_WORDS = 16
_NOUN_ASIDES = frozenset({"relcl", "appos", "acl", "punct", "parataxis", "npadvmod", "cc", "conj", "advcl"})
_VERB_ASIDES = frozenset(
    {
        "punct",
        "cc",
        "conj",
        "advcl",
        "parataxis",
        "mark",
        "aux",
        "auxpass",
        "neg",
        "nsubj",
        "nsubjpass",
        "ccomp",
        "npadvmod",
        "advmod",
        "preconj",
        "expl",
        "intj",
        "dep",
        "csubj",
        "meta",
    }
)


@dataclass(frozen=True, slots=True)
class Title:
    """A title with the tokens that it was built from."""

    text: str
    tokens: tuple[Token, ...]


def title(prospect: Prospect, left_out: Collection[int], name_of: Callable[[Token], str | None]) -> Title | None:
    """Give the event's title; None where nothing readable can be made.

    `left_out` are the tokens of dates and of the event's place. `name_of` gives the name of the actor that a
    pronoun stands for.
    """
    head = prospect.head
    if head.pos_ in {"NOUN", "PROPN"}:
        tokens = _noun_phrase(head, left_out)
        text = _text(tokens, name_of)
    else:
        subject = subject_of(head if head.pos_ in {"VERB", "AUX"} else prospect.clause)
        subject_tokens = _noun_phrase(subject, left_out) if subject is not None else []
        rest = _verb_phrase(head, left_out)
        named = _text(subject_tokens, name_of) if subject_tokens else ""
        verb = head.lemma_ if head.pos_ in {"VERB", "AUX"} else f"be {head.text}"
        if head.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in head.children):
            verb = f"be {head.text}"
        phrase = " ".join(filter(None, (verb, _text(rest, name_of))))
        text = f"{named} to {phrase}" if named else phrase
        tokens = [*subject_tokens, head, *rest]
    text = text.strip()
    return Title(text[:1].upper() + text[1:], tuple(tokens)) if text else None


def _noun_phrase(noun: Token, left_out: Collection[int]) -> list[Token]:
    parts: list[list[Token]] = []
    for child in noun.children:
        if child.dep_ in _NOUN_ASIDES and not (child.dep_ in {"cc", "conj"} and noun.pos_ == "PROPN"):
            continue
        tokens = list(child.subtree)
        if any(token.i in left_out for token in tokens):
            continue
        parts.append(tokens)
    return _shortened(parts, noun)


def _verb_phrase(verb: Token, left_out: Collection[int]) -> list[Token]:
    parts = []
    for child in verb.children:
        if child.dep_ in _VERB_ASIDES or child.i < verb.i:
            continue
        tokens = _without_asides(child)
        if any(token.i in left_out for token in tokens):
            continue
        parts.append(tokens)
    return [token for token in _shortened(parts, verb) if token.i != verb.i]


def _without_asides(token: Token) -> list[Token]:
    """Give a phrase without the relative clauses and appositions in it."""
    kept = [token]
    for child in token.children:
        if child.dep_ not in {"relcl", "appos", "parataxis", "advcl"}:
            kept += _without_asides(child)
    return sorted(kept, key=lambda one: one.i)


def _shortened(parts: list[list[Token]], head: Token) -> list[Token]:
    """Join whole phrases around a head, leaving out the last ones while there are too many words."""
    while parts and sum(map(len, parts)) + 1 > _MAX_WORDS and parts[-1][0].i > head.i:
        parts = parts[:-1]
    return sorted([head, *(token for part in parts for token in part)], key=lambda one: one.i)


def _text(tokens: list[Token], name_of: Callable[[Token], str | None]) -> str:
    while tokens and (tokens[0].pos_ == "DET" or tokens[0].is_punct):
        tokens = tokens[1:]
    while tokens and (tokens[-1].is_punct or tokens[-1].pos_ == "CCONJ"):
        tokens = tokens[:-1]
    pieces: list[str] = []
    for token in tokens:
        word = token.text
        if token.pos_ == "PRON":
            name = name_of(token)
            word = (f"{name}'s" if token.tag_ == "PRP$" else name) if name else word
            if name is None and not pieces:
                continue
        pieces.append(word + token.whitespace_)
    return re.sub(r"\s+", " ", "".join(pieces)).strip()
