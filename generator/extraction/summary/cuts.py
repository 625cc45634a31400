"""The parts that a sentence can do without, from a closed list: each a named rule that finds its phrases.

A rule gives phrases with the marks that set them off; `sound.may_go` decides of each whether it goes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from generator.extraction.records import Cut
from generator.extraction.summary import asides, endings, openings
from generator.extraction.summary.phrases import Phrase, Sentence
from generator.extraction.summary.sound import Kept, may_go


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of part that a sentence can do without."""

    name: str
    find: Callable[[Sentence, Kept], Iterable[Phrase]]
    whole: bool = True
    """Whether what goes is a constituent: of a dateline or an opening conjunction the parse is not asked."""


def apply(sentence: Sentence, kept: Kept, rules: Sequence[Rule]) -> tuple[Kept, tuple[Cut, ...]]:
    """Leave out all that these rules find and that may go; say which rule left out what."""
    done: list[Cut] = []
    for rule in rules:
        for phrase, marks in rule.find(sentence, kept):
            if phrase <= kept and (not rule.whole or may_go(sentence.words, kept, phrase, marks & kept)):
                kept = kept - phrase - marks
                done.append(Cut(rule.name, sentence.words.span(min(phrase), max(phrase) + 1)))
    return kept, tuple(done)


DATELINE = Rule("dateline", openings.dateline, whole=False)
CONJUNCTION = Rule("opening conjunction", openings.opening_conjunction, whole=False)
PARENTHESIS = Rule("parenthesis", openings.parenthesis)
ACRONYM = Rule("acronym in brackets", openings.brackets)
BETWEEN_DASHES = Rule("between dashes", asides.dashes)
REPORTING = Rule("closing reporting clause", endings.reporting, whole=False)
ACCORDING = Rule("according to a witness", asides.according)
AFTER_COMMA = Rule("phrase after a comma", asides.phrase_after_comma)
PURPOSE = Rule("purpose at the end", endings.purpose)
RELATIVE = Rule("relative clause after a comma", asides.relative)
PARTICIPLE = Rule("participle after a comma", asides.participle)
APPOSITION = Rule("apposition", asides.apposition)
ADVERBIAL = Rule("adverbial at the end", endings.adverbial)
FRONT = Rule("adverbial at the start", openings.front)
TIME = Rule("time of what is past", endings.time)
SECOND_CLAUSE = Rule("coordinated clause", endings.second_clause)

ALWAYS = (DATELINE, CONJUNCTION, PARENTHESIS)
"""What a sentence of the summary never has."""
SHORTER = (
    ACCORDING,
    BETWEEN_DASHES,
    RELATIVE,
    PARTICIPLE,
    REPORTING,
    ADVERBIAL,
    TIME,
    FRONT,
    APPOSITION,
    SECOND_CLAUSE,
    AFTER_COMMA,
    PURPOSE,
)
"""What goes while there is no room for it, in this order."""
