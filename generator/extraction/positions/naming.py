"""Whom a pronoun at the head of a statement means, for readers who see the statement alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.briefing import Kind
from generator.extraction.positions.sources import ActorIndex
from generator.extraction.positions.voices import phrase
from generator.extraction.positions.wording import Run
from generator.extraction.syntax import (
    NOUNS,
    PLURALS,
    SUBJECTS,
    dependent,
    dependents,
    head_of,
    is_mark,
    is_passive,
    subject,
)
from generator.extraction.words import Words
from generator.lexicon.lists import PRONOUNS

# The next paragraph begins one line later, or two where an empty one parts them.
_NEXT_PARAGRAPH = 2
# Within so many sentences the same noun still means the same thing; a phrase of more words is no help behind a word.
_FAR, _MOST_WORDS = 3, 12
_TELLING = ("NOUN", "PROPN", "ADJ", "NUM", "VERB")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it, as far as it tells whether a pronoun can mean the speaker."""

    actor: str | None
    kind: Kind | None
    """Of the actor."""
    plural: bool
    """The source is several, by its word: "analysts"."""


def parties(words: Words, run: Run, index: ActorIndex, speaker: Speaker) -> Mapping[int, str]:
    """Give the parties to be named in a run, each by the offset behind the word that means it.

    A pronoun that means the speaker, whose name stands before the statement, reads well as it is; one that could mean
    the speaker or another is not sure, and stays alone too.
    """
    named: dict[int, str] = {}
    for start, end in run.pieces[:1]:
        inside = words.within(start, end)
        for word in _opening(words, inside):
            hit = index.at(word)
            if _may_mean(words, word, speaker):
                continue
            if hit and hit[0].id != speaker.actor and hit[1].kind != "name":
                named[_behind(words, word)] = hit[0].name
            elif not hit and (thing := _meant(words, word, speaker)) is not None:
                named[_behind(words, word)] = thing
    return named


def is_adrift(words: Words, run: Run, index: ActorIndex) -> bool:
    """Say whether a statement is about some of those whom nobody can tell: "none *of them*" with no party behind it."""
    them = _parted(words, words.within(*run.pieces[0]))
    return them is not None and index.at(them) is None and _only_several(words, them) is None


def _parted(words: Words, inside: range) -> int | None:
    """Give the "them" of "none of them", where that is what a statement is about."""
    own = subject(words, head_of(words, inside.start, inside.stop))
    if own is None or own not in inside or words.quoted[own]:
        return None
    parts = (noun for of in dependents(words, own, "prep") for noun in dependents(words, of, "pobj"))
    return next((noun for noun in parts if words.lower[noun] in PRONOUNS.forms["they"]), None)


def _only_several(words: Words, them: int) -> str | None:
    """Give the only plural that the sentence before has, where no two are named together there."""
    number = words.sentence[them]
    before = range(words.sentences[number - 1][0], them) if number else range(0)
    several = [word for word in before if words.tag[word] in PLURALS]
    joined = any(words.dep[word] == "conj" and words.pos[word] == "PROPN" for word in before)
    near = len(several) == 1 and not joined and words.line[them] - words.line[several[0]] <= _NEXT_PARAGRAPH
    return words.string(*phrase(words, several[0])) if near else None


def _may_mean(words: Words, word: int, speaker: Speaker) -> bool:
    """Say whether a pronoun can mean the speaker: not in the speaker's own words, nor where number or kind differ."""
    pronoun = words.lower[word]
    if words.quoted[word] or pronoun not in PRONOUNS.headed:
        return False
    if pronoun in PRONOUNS.forms["they"]:
        return speaker.kind != "person"
    if speaker.kind is None:
        return not speaker.plural
    return (speaker.kind == "person") != (pronoun in PRONOUNS.forms["it"])


def _meant(words: Words, word: int, speaker: Speaker) -> str | None:
    """Give the thing that no actor is, and that a word by which a statement points back means."""
    if words.dep[word] == "pobj" and words.lower[word] in PRONOUNS.forms["they"]:
        return _only_several(words, word)
    if words.lower[word] not in PRONOUNS.headed:
        return _described(words, word)
    return _thing(words, word) or _object(words, word, speaker)


def _described(words: Words, noun: int) -> str | None:
    """Give the fuller words of what "these issues" means: the last phrase with the same noun, where it tells more."""
    number = words.sentence[noun]
    begins = words.sentences[max(0, number - _FAR)][0]
    same = (w for w in range(words.edges(noun)[0] - 1, begins - 1, -1) if words.lemma[w] == words.lemma[noun])
    other = next((w for w in same if words.pos[w] == "NOUN" and words.tag[w] == words.tag[noun]), None)
    if other is None:
        return None
    first, last = words.edges(other)
    last = next((w for w in range(other + 1, last) if _parts(words, w)), last)
    first, last = (first, last) if last - first <= _MOST_WORDS else phrase(words, other)
    known = {words.lower[w] for w in range(words.edges(noun)[0], words.edges(noun)[1])} | PRONOUNS.definite
    more = [w for w in range(first, last) if words.pos[w] in _TELLING and words.lower[w] not in known]
    plain = not any(_parts(words, w) or words.lower[w] in PRONOUNS.demonstrative for w in range(first, last))
    return words.string(first, last) if more and plain and last - first <= _MOST_WORDS else None


def _parts(words: Words, word: int) -> bool:
    return is_mark(words.text[word]) and words.text[word] != "-"


def _object(words: Words, pronoun: int, speaker: Speaker) -> str | None:
    """Give what a person has spoken of in the same breath: "backed *the dam*, saying that *it* would bring work"."""
    said = words.head[words.head[pronoun]]
    main = words.head[said]
    noun = dependent(words, main, "dobj") if words.dep[said] in ("advcl", "xcomp") else None
    if noun is None or noun > said or words.lower[pronoun] != "it" or speaker.kind != "person":
        return None
    first, last = words.edges(noun)
    definite = any(words.lower[c] in PRONOUNS.definite for c in words.children[noun] if c < noun)
    rivals = [w for w in range(first, pronoun) if w != noun and words.tag[w] == "NN"]
    acts = dependent(words, words.head[pronoun], "dobj", "acomp", "attr", "auxpass") is not None
    sure = words.tag[noun] == "NN" and definite and acts and not rivals and words.dep[pronoun] in SUBJECTS
    return words.string(first, last) if sure else None


def _thing(words: Words, pronoun: int) -> str | None:
    """Give the thing that "it" or "they" means: the subject of the sentence before, where nothing else can be meant."""
    number = words.sentence[pronoun]
    if words.lower[pronoun] not in PRONOUNS.of_things or not number or words.quoted[pronoun]:
        return None
    first, last = words.sentences[number - 1]
    verb = head_of(words, first, last)
    noun = subject(words, verb)
    tag = "NN" if words.lower[pronoun] == "it" else "NNS"
    if noun is None or not _refers(words, pronoun) or words.line[pronoun] - words.line[noun] > _NEXT_PARAGRAPH:
        return None
    begins, ends = words.edges(noun)
    rivals = [w for w in range(begins, words.sentences[number][0]) if w != noun and words.tag[w] == tag]
    rivals += [w for w in range(words.sentences[number][0], pronoun) if words.tag[w] == tag]
    settings = {place for prep in dependents(words, verb, "prep") for place in dependents(words, prep, "pobj")}
    definite = any(words.lower[c] in PRONOUNS.definite for c in words.children[noun] if c < noun)
    sure = words.tag[noun] == tag and definite and ends == noun + 1 and {*rivals} <= settings
    return words.string(begins, ends)[:1].lower() + words.string(begins, ends)[1:] if sure else None


def _refers(words: Words, pronoun: int) -> bool:
    """Say whether a subject means something: not the "it" of "it is clear that", nor that of "it rained"."""
    verb = words.head[pronoun]
    told = (verb, *dependents(words, verb, "acomp", "attr"))
    clauses = any(True for word in told for _ in dependents(words, word, "ccomp", "csubj", "relcl", "expl"))
    clauses = clauses or any(True for word in told[1:] for _ in dependents(words, word, "xcomp", "advcl"))
    return words.dep[pronoun] in SUBJECTS and not clauses and (is_passive(words, verb) or len(told) > 1)


def _opening(words: Words, inside: range) -> Iterator[int]:
    """Give the words by which a statement points back: a pronoun that it begins with, and one that is its subject."""
    first = next((word for word in inside if not is_mark(words.text[word]) and words.dep[word] != "mark"), None)
    if first is None:
        return
    own = subject(words, head_of(words, inside.start, inside.stop))
    for word in dict.fromkeys((first, own)):
        if word is not None and word in inside and words.lower[word] in PRONOUNS.headed:
            yield word
    if (them := _parted(words, inside)) is not None:
        yield them
    head = words.head[first]
    pointed = words.dep[first] == "det" and words.lower[first] in PRONOUNS.demonstrative
    if pointed and words.pos[head] in NOUNS and not any(dependents(words, head, "prep", "relcl", "acl")):
        yield head


def _behind(words: Words, word: int) -> int:
    """Give the offset behind a word, and behind what is written onto it ("He's")."""
    after = word + 1
    while after < len(words) and words.start[after] == words.end[after - 1] and not is_mark(words.text[after][:1]):
        after += 1
    while after < len(words) and words.start[after] == words.end[after - 1] and words.text[after][0] in "'’":
        after += 1
    return words.end[after - 1]
