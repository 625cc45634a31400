"""Which words of an attribution's source speak: not who is asked, told, accused or criticized.

The attribution model marks whom a cue stands beside. Who that is in the passive ("was told"), behind a verb of
undergoing ("faced criticism") or as the cue's object is spoken to or of: whoever does it to them speaks, if anybody.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.extraction.records import Attribution, Span, Spans
from generator.extraction.syntax import (
    ADPOSITIONS,
    NOUNS,
    SUBJECTS,
    VERBS,
    below,
    conjuncts,
    dependent,
    dependents,
    governing_verb,
    is_mark,
    is_passive,
    is_punctuation,
    is_relative,
    objects,
    subject,
    understood_subject,
)
from generator.extraction.words import Words
from generator.ground.quotation import CLOSING
from generator.lexicon.lists import PREPOSITIONS, SAYING

_CLOSING = frozenset((*CLOSING, ")", "]", '"'))
_NAMING = ("PROPN", "NOUN", "PRON")


@dataclass(frozen=True, slots=True)
class Voice:
    """The words of who speaks, cut to whole phrases, and the word that names who it is."""

    spans: Spans
    """Empty where nobody is said to speak."""
    word: int | None


def words_in(words: Words, spans: Spans) -> list[int]:
    """Give the words that lie in `spans`, white space left out."""
    return [word for span in spans for word in words.within(*span) if not words.text[word].isspace()]


def naming_word(words: Words, source: list[int]) -> int | None:
    """Give the word that governs the others: the first noun whose own head lies outside, else the first noun.

    A word that heads its whole sentence governs too.
    """
    others = {word: words.head[word] for word in source if not is_punctuation(words.text[word])}
    roots = [word for word, head in others.items() if head == word or head not in source]
    nominal = [word for word in (*roots, *source) if words.pos[word] in _NAMING]
    return next(iter(nominal or roots), None)


def voice(words: Words, attribution: Attribution) -> Voice:
    """Give who speaks, by the grammar of source and cue."""
    cue, head = words_in(words, attribution.cue), words.at(attribution.cue_head)
    pieces = {span: word for span in attribution.source if (word := _named(words, span, head)) is not None}
    if (doers := _doers(words, cue, head)) is not None:
        pieces = {span: word for span, word in pieces.items() if any(word in below(words, doer) for doer in doers)}
        if not pieces:
            pieces = {words.span(*phrase(words, doer)): doer for doer in doers}
    pieces = {span: word for span, word in pieces.items() if _may_speak(words, word, cue, head)}
    if not pieces:
        return Voice((), None)
    main = _main(words, list(pieces.values()), head)
    together = frozenset((main, *conjuncts(words, main)))
    spans = tuple(_whole(words, span, word) for span, word in pieces.items() if word in together)
    return Voice(spans, main)


def _named(words: Words, span: Span, head: int) -> int | None:
    """Give the word that a piece of a source is about: the subject of the cue that stands in it, else what governs it.

    "Lee, *whose lawyer* said" is about the lawyer. Of two that the parse calls subjects, the nearer is named: "the
    lawmaker from the third ward *Nora Vail* said".
    """
    inside = words_in(words, (span,))
    own = [word for word in dependents(words, head, *SUBJECTS) if word in inside and words.pos[word] in _NAMING]
    return own[-1] if own and words.pos[head] in VERBS else naming_word(words, inside)


def _main(words: Words, offered: list[int], head: int) -> int:
    """Give the one of several pieces that the cue tells of: its subject, else a noun or a pronoun, else the first."""
    own = understood_subject(words, governing_verb(words, head) if words.pos[head] not in VERBS else head)
    nominal = [word for word in offered if words.pos[word] in _NAMING]
    return own if own in offered else next(iter(nominal or offered))


def _doers(words: Words, cue: list[int], head: int) -> list[int] | None:
    """Give who does what the cue tells, where its subject undergoes it; None where the subject does it."""
    for verb in (word for word in cue if words.pos[word] in VERBS):
        if _is_undergone(words, verb):
            return [noun for by in dependents(words, verb, "agent") for noun in objects(words, by)]
    noun = next((word for word in (head, *cue) if words.pos[word] in NOUNS and _is_received(words, word)), None)
    if noun is None:
        return None
    owners = list(dependents(words, noun, "poss"))
    givers = [p for p in dependents(words, noun, "prep") if words.lower[p] in PREPOSITIONS.giver]
    return owners + [giver for preposition in givers for giver in objects(words, preposition)]


def _is_undergone(words: Words, verb: int) -> bool:
    """Say whether a verb tells what is done to its subject: "was told", "accused of theft", not "was worried"."""
    if words.lower[verb] in SAYING.felt or words.tag[verb] != "VBN":
        return False
    active = any(words.lemma[aux] == "have" for aux in dependents(words, verb, "aux"))
    bare = words.dep[verb] in ("acl", "advcl") and dependent(words, verb, *SUBJECTS) is None and not active
    return is_passive(words, verb) or bare


def _is_received(words: Words, noun: int) -> bool:
    """Say whether what a noun names is said to and not by the subject of its verb: "faced protests"."""
    verb = governing_verb(words, noun) if words.dep[noun] == "pobj" else words.head[noun]
    return words.dep[noun] in ("dobj", "pobj") and words.lemma[verb].lower() in SAYING.undergoing


def _may_speak(words: Words, word: int, cue: list[int], head: int) -> bool:
    """Say whether a word of a source can be who speaks: not the addressee, nor a measure, nor "there".

    Nor the subject of a clause in which a noun that is the cue has another: "Lee left as *doubts* grew".
    """
    verb, relation = words.head[word], words.dep[word]
    if relation == "expl":
        return False
    own = subject(words, governing_verb(words, head) if words.pos[head] in NOUNS else head)
    if relation in SUBJECTS and own not in (None, word) and (words.pos[head] in NOUNS or own in cue):
        return False
    if relation in ("dobj", "dative") and verb in cue and words.lemma[verb].lower() not in SAYING.passing_on:
        return subject(words, verb) is None
    if relation == "pobj" and words.head[verb] in cue and words.lower[words.head[verb]] == "according":
        return words.lemma[word].lower() not in SAYING.measures
    return True


def _whole(words: Words, span: Span, word: int) -> Span:
    """Cut a piece of a source to what is whole: no preposition before, no clause behind that breaks off."""
    inside = words_in(words, (span,))
    first, last = inside[0], inside[-1] + 1
    if first < word and words.pos[first] in ADPOSITIONS and words.head[word] == first:
        first += 1
    if first and words.dep[first - 1] == "det" and words.head[first - 1] == word:
        first -= 1
    own = below(words, word)
    for token in range(word + 1, inside[-1] + 1):
        low, high = words.edges(token)
        if words.pos[token] in VERBS and (token not in own or high > last):
            last = max(word + 1, min(last, low if token in own else token))
    while last - 1 > word and _is_loose(words, last - 1):
        last -= 1
    return words.span(first, last)


def _is_loose(words: Words, token: int) -> bool:
    """Say whether a phrase cannot end with a token: a preposition, "who", an adverb, a mark that closes nothing."""
    if words.dep[token] == "advmod" and words.pos[words.head[token]] in VERBS:
        return True
    open_mark = is_mark(words.text[token]) and words.text[token][0] not in _CLOSING
    return open_mark or words.pos[token] in ADPOSITIONS or is_relative(words, token)


def phrase(words: Words, word: int) -> tuple[int, int]:
    """Give the tokens `[first, last)` of a noun with what stands before it, and with no clause behind."""
    first, last = words.edges(word)
    clause = dependent(words, word, "relcl", "acl", "appos", "punct")
    return first, min(last, words.edges(clause)[0]) if clause is not None and clause > word else last
