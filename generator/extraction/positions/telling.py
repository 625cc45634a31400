"""Whether a position tells a reader something by itself; what does not is found, and is not shown."""

from __future__ import annotations

from collections.abc import Sequence

from generator.briefing import Polarity
from generator.extraction.positions.polarity import is_nobody
from generator.extraction.positions.stance import Stance, is_predicated
from generator.extraction.positions.voices import naming_word
from generator.extraction.syntax import NOUNS, SUBJECTS, head_of, is_infinitive, is_mark, is_relative, subject
from generator.extraction.words import Words
from generator.lexicon.lists import SAYING
from generator.lexicon.stances import Stances

# So many words name a thing and tell nothing of it: "the leaks", "a new report".
_BARE = 3
_NAMING = frozenset(("NOUN", "ADJ", "DET", "PRON", "ADV"))
_TELLING = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "NUM"))
_QUESTIONING = frozenset(("WP", "WRB", "WDT"))
_FINITE = frozenset(("VBZ", "VBP", "VBD", "MD"))
_OBJECT = frozenset(("dobj", "pobj", "attr"))


def tells(
    words: Words,
    source: Sequence[int],
    cue: Sequence[int],
    head: int,
    content: Sequence[int],
    stance: Stance,
    polarity: Polarity,
    stances: Stances,
    *,
    known: bool,
    party: bool,
) -> bool:
    """Say whether a position is worth a line.

    `known` says that its source is an actor; `party` that it is one, a party without a name, or a document.

    It is not where its content is but pronouns or a topic ("discussed the leaks"), where nobody holds it, where its cue
    is no speech, and where somebody only did not answer.
    """
    if not {words.pos[word] for word in content} & _TELLING or stance.name in stances.silent:
        return False
    if source and not known and is_relative(words, source[-1]):
        return False  # "those *who* want to take part"
    if words.lower[content[0]] == "which" and stance.name in stances.reporting | stances.neutral:
        return False  # "the bill, *which*, according to the court, was false"
    said = any(words.quoted[word] for word in content)
    if not (party or said) and _is_minded(words, stance, stances) and _is_thing(words, source):
        return False  # "the blaze raised questions": only somebody has them
    if _is_of_nobody(words, source) or _is_no_answer(words, cue, head, content, polarity):
        return False
    return not _is_topic(words, head, content, stance, stances, polarity)


def _is_minded(words: Words, stance: Stance, stances: Stances) -> bool:
    """Say whether only somebody can hold a stance: a thought or a wish, or a question that is only named."""
    told = stances.speaking | stances.neutral | stances.reporting | stances.deeds
    named = stance.name in stances.open and words.pos[stance.word] in NOUNS
    return named or stance.name not in told


def _is_thing(words: Words, source: Sequence[int]) -> bool:
    """Say whether a source that is no party is one single thing: "the blaze", "Oslo's support"; not "the union"."""
    word = naming_word(words, list(source))
    return word is not None and words.tag[word] == "NN" and words.lower[word] not in SAYING.bodies


def _is_of_nobody(words: Words, source: Sequence[int]) -> bool:
    """Say whether what is denied is denied of nobody in particular: "nobody has claimed it"."""
    return (
        bool(source)
        and words.lower[source[0]] in SAYING.nobodies
        and is_nobody(words, head_of(words, source[0], source[-1] + 1))
    )


def _is_no_answer(words: Words, cue: Sequence[int], head: int, content: Sequence[int], polarity: Polarity) -> bool:
    """Say whether somebody did not comment: "declined to comment", "did not reply to questions"."""
    asked = {words.lemma[word].lower() for word in (*cue, *content[:4])} & SAYING.answers
    refused = polarity == "negated" and words.lemma[head].lower() in SAYING.answers
    return refused or (words.lemma[head].lower() in SAYING.refusals and bool(asked))


def _is_topic(
    words: Words, head: int, content: Sequence[int], stance: Stance, stances: Stances, polarity: Polarity
) -> bool:
    """Say whether a content only names what was spoken of: no statement, nothing quoted, no predicate."""
    said = [word for word in content if not is_mark(words.text[word])]
    if any(words.quoted[word] for word in said):
        return False
    bare = 0 < len(said) <= _BARE and words.pos[said[-1]] == "NOUN" and {words.pos[w] for w in said} <= _NAMING
    if bare and stance.name in stances.neutral:
        return True
    if not said or stance.name not in stances.topical or is_predicated(words, head):
        return False
    inside = frozenset(content)
    tops = [word for word in said if words.head[word] not in inside or words.head[word] == word]
    asks = words.tag[said[0]] in _QUESTIONING and words.dep[said[0]] != "mark"  # the tagger takes "that" for one
    if polarity == "affirmed" and asks and words.dep[tops[0]] in {"ccomp", "pcomp"}:
        return True
    if any(words.tag[word] in _FINITE and _is_in_main_clause(words, word, inside) for word in said):
        return False
    top = tops[0]
    if words.pos[top] in NOUNS:
        return words.dep[top] in _OBJECT and subject(words, top) is None
    return is_infinitive(words, top) and words.dep[top] not in SUBJECTS


def _is_in_main_clause(words: Words, word: int, inside: frozenset[int]) -> bool:
    """Say whether a verb is not only in a clause that a noun or a verb of the content carries."""
    while True:
        if words.head[word] not in inside or words.head[word] == word:
            return True
        if words.dep[word] in {"relcl", "acl", "advcl"}:
            return False
        word = words.head[word]
