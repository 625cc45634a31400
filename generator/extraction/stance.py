"""What a source does (its stance) and whether it really does it (polarity), read from the cue and its parse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from generator.briefing import Polarity
from generator.lexicon.stances import UNKNOWN, Stances

_UNREAL = frozenset(("would", "could", "might", "may", "should", "can", "will", "shall", "'ll", "'d"))
_CONDITION = frozenset(("if", "unless", "whether"))
_NOBODY = frozenset(("nobody", "none", "neither", "no-one"))


def stance_of(cue: Sequence[Token], head: Token, stances: Stances) -> str:
    """Name the stance of a cue from its head word, with particle or preposition, and a light verb's object."""
    words = " ".join(token.lower_ for token in cue)
    if words in stances.phrases:
        return stances.phrases[words]
    found = _verb(head, stances) if head.pos_ in ("VERB", "AUX") else None
    if (found is None or found in stances.neutral) and head.lemma_.lower() in stances.light:
        # "reiterated its willingness to help" offers; "described the attack" attacks nobody, and is not light.
        telling = next((s for noun in _objects(head) if (s := stances.nouns.get(noun.lemma_.lower()))), None)
        found = telling if telling and telling not in stances.neutral else found or telling
    return found or _any_word((head, *cue), stances) or UNKNOWN


def _verb(head: Token, stances: Stances) -> str | None:
    lemma = head.lemma_.lower()
    phrasal = (f"{lemma} {child.lower_}" for child in head.children if child.dep_ in ("prt", "prep", "advmod"))
    return next((stances.verbs[p] for p in phrasal if p in stances.verbs), stances.verbs.get(lemma))


def _objects(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in ("dobj", "attr", "oprd"):
            yield child
            yield from child.conjuncts


def _any_word(words: Sequence[Token], stances: Stances) -> str | None:
    """Take the first word that the lexicon knows: the cue of "is wary of" or "the call for" is not a verb."""
    for word in words:
        lemma = word.lemma_.lower()
        table = (
            stances.adjectives
            if word.pos_ in ("ADJ", "ADV") or lemma in stances.adjectives
            else stances.nouns
            if word.pos_ in ("NOUN", "PROPN")
            else stances.verbs
        )
        if word.lower_ in stances.adjectives:
            return stances.adjectives[word.lower_]
        if lemma in table:
            return table[lemma]
    return None


def polarity_of(head: Token) -> Polarity:
    """Say whether the cue is affirmed, negated ("did not say") or hypothetical ("would say", "if he says")."""
    verbs = [head] if head.pos_ in ("VERB", "AUX") else [head.head] if head.head.pos_ in ("VERB", "AUX") else []
    for verb in verbs:
        if any(_negates(child) for child in verb.children):
            return "negated"
        if any(
            (child.dep_ in ("aux", "auxpass") and child.lower_ in _UNREAL)
            or (child.dep_ in ("mark", "advmod") and child.lower_ in _CONDITION)
            for child in verb.children
        ):
            return "hypothetical"
    if any(child.dep_ == "det" and child.lower_ == "no" for child in head.children):
        return "negated"
    return "affirmed"


def _negates(child: Token) -> bool:
    if child.dep_ == "neg" or child.lower_ == "never":
        return True
    if child.dep_ in ("nsubj", "nsubjpass"):
        nobody = child.lower_ in _NOBODY
        return nobody or any(c.dep_ == "det" and c.lower_ in ("no", "neither") for c in child.children)
    return False
