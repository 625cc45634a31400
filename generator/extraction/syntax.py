"""Grammatical ideas, each said once, over the one view of the parse: an article's `Words`.

A word is the number of its token. Relations have the names of the CLEAR dependency labels (Choi and Palmer 2012), which
spaCy's English models give: `nsubj` is the subject, `pobj` the object of a preposition, `poss` a possessor.
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category

from generator.extraction.words import Words

VERBS = frozenset({"VERB", "AUX"})
NOUNS = frozenset({"NOUN", "PROPN"})
PLURALS = frozenset({"NNS", "NNPS"})
ADPOSITIONS = frozenset({"ADP", "SCONJ"})
"""Parts of speech of prepositions; the tagger takes "before" and "until" for conjunctions too."""
SUBJECTS = ("nsubj", "nsubjpass")
_MAX_STEPS = 10


def dependents(words: Words, word: int, *relations: str) -> Iterator[int]:
    """Give what hangs on a word in one of these relations, in order of the text."""
    return (child for child in words.children[word] if words.dep[child] in relations)


def dependent(words: Words, word: int, *relations: str) -> int | None:
    """Give the first that hangs on a word in one of these relations."""
    return next(dependents(words, word, *relations), None)


def subject(words: Words, verb: int) -> int | None:
    """Give a verb's own subject, active or passive: "talks" of "resume" in "talks resume"."""
    return dependent(words, verb, *SUBJECTS)


def understood_subject(words: Words, verb: int) -> int | None:
    """Give the subject of a verb: its own, or that of the verb that it hangs on ("talks are expected to resume")."""
    for _ in range(_MAX_STEPS):
        own, head, relation = subject(words, verb), words.head[verb], words.dep[verb]
        if own is not None:
            return head if is_relative(words, own) and relation == "relcl" else own
        controller = dependent(words, head, "dobj", "dative") if relation == "xcomp" else None
        if controller is not None and controller < verb:
            return controller
        if relation in {"xcomp", "conj"} or (relation in {"advcl", "ccomp"} and words.tag[verb] == "VB"):
            verb = head
        elif relation in {"relcl", "acl"} and words.tag[verb] != "VB":
            return head
        else:
            return None
    return None


def is_relative(words: Words, pronoun: int) -> bool:
    """Say whether a word is "who", "which" or the like."""
    return words.tag[pronoun] in {"WDT", "WP"}


def antecedent(words: Words, pronoun: int) -> int | None:
    """Give what a relative pronoun stands for: "*Moscow*, which sought"; None for a word that is no such pronoun."""
    if words.tag[pronoun] not in {"WDT", "WP", "WP$"}:
        return None
    clause = next((word for word in (pronoun, *governors(words, pronoun)) if words.dep[word] == "relcl"), None)
    return words.head[clause] if clause is not None else None


def governors(words: Words, word: int) -> Iterator[int]:
    """Give the words above a word, nearest first: "talks" and "resume" above "peace" in "peace talks resume"."""
    while (head := words.head[word]) != word:
        yield head
        word = head


def governing_verb(words: Words, word: int) -> int:
    """Give the nearest verb above a word, or the word itself."""
    return next((above for above in governors(words, word) if words.pos[above] in VERBS), word)


def objects(words: Words, preposition: int) -> Iterator[int]:
    """Give the nouns that a preposition leads to, with those joined to them: "by *Oslo* and *Rome*"."""
    for noun in dependents(words, preposition, "pobj"):
        yield from with_conjuncts(words, noun)


def conjuncts(words: Words, word: int) -> Iterator[int]:
    """Give the words coordinated with a word: "Rome" and "Bern" of "Oslo" in "Oslo, Rome and Bern"."""
    first = first_conjunct(words, word)
    joined = [first]
    for one in joined:
        joined += dependents(words, one, "conj")
    return (one for one in joined if one != word)


def first_conjunct(words: Words, word: int) -> int:
    """Give the word that a coordination begins with, by which all of it hangs in the sentence."""
    while words.dep[word] == "conj" and words.head[word] != word:
        word = words.head[word]
    return word


def with_conjuncts(words: Words, word: int) -> Iterator[int]:
    """Give a word and those that are joined to it and follow it."""
    yield word
    yield from (other for other in conjuncts(words, word) if other > word)


def auxiliaries(words: Words, verb: int) -> set[str]:
    """Give the auxiliaries of a verb in lower case: "would" and "have" of "met" in "would have met"."""
    return {words.lower[child] for child in dependents(words, verb, "aux", "auxpass")}


def is_infinitive(words: Words, verb: int) -> bool:
    """Say whether a verb has "to" before it: "to meet"."""
    return any(words.lower[child] == "to" for child in dependents(words, verb, "aux"))


def is_passive(words: Words, verb: int) -> bool:
    """Say whether a verb has an auxiliary of the passive: "was held"."""
    return dependent(words, verb, "auxpass") is not None


def is_negated(words: Words, verb: int) -> bool:
    """Say whether a verb is denied by a word of its own: "did not meet"; not by "nobody" or "no official"."""
    return dependent(words, verb, "neg") is not None


def has_determiner(words: Words, noun: int, *determiners: str) -> bool:
    """Say whether one of these words stands with a noun as its determiner: "*no* official"."""
    return any(words.lower[child] in determiners for child in dependents(words, noun, "det"))


def below(words: Words, word: int) -> frozenset[int]:
    """Give everything that hangs below a word, itself included."""
    found = [word]
    for one in found:
        found += words.children[one]
    return frozenset(found)


def head_of(words: Words, first: int, last: int) -> int:
    """Give the syntactic head of `[first, last)`: the word that stands highest in the tree, of several the first.

    A mark is only the head of nothing else.
    """

    def depth(word: int) -> tuple[bool, int]:
        steps = sum(1 for _ in governors(words, word))
        bare = steps > 0 and not words.children[word] and is_mark(words.text[word])
        return bare, 0 if bare else steps

    return min(range(first, last), key=depth)


def is_mark(text: str) -> bool:
    """Say whether a token is punctuation or white space and nothing else."""
    return text.isspace() or is_punctuation(text)


def is_punctuation(text: str) -> bool:
    """Say whether a token consists of punctuation marks, as Unicode has them: "%" is one, "$" is none."""
    return all(category(char).startswith("P") for char in text)
