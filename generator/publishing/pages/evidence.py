"""A briefing's evidence sentences: their order, numbers and anchors, and whether the article still holds them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.briefing import Briefing
from generator.ground.ids import short_digest
from generator.ground.wording import one_space
from generator.publishing.values.entry import BriefingEntry
from generator.publishing.values.pieces import Cite, Passage


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """One evidence sentence of a briefing."""

    number: int
    """From 1, in the article's order where the article is at hand, else in order of use."""
    text: str
    anchor: str
    """Made from its words, so that it stays when other sentences come or go."""
    found: bool | None
    """Whether the article holds it; None when the article is not at hand."""


def of(entry: BriefingEntry) -> dict[str, CitedSentence]:
    """Find the evidence sentences of a briefing and number them; the key is the sentence."""
    article = None if entry.text is None else one_space(entry.text)
    used = list(dict.fromkeys(one_space(sentence) for sentence in _used(entry.briefing)))
    places = {sentence: -1 if article is None else article.find(sentence) for sentence in used}
    used.sort(key=lambda sentence: places[sentence] if places[sentence] >= 0 else len(article or ""))
    return {
        sentence: CitedSentence(
            number, sentence, f"s-{short_digest(sentence)}", None if article is None else places[sentence] >= 0
        )
        for number, sentence in enumerate(used, 1)
    }


def cited(known: dict[str, CitedSentence], evidence: Iterable[str]) -> tuple[CitedSentence, ...]:
    """Look up the sentences that a line rests on, in the article's order."""
    return tuple(sorted({known[one_space(text)] for text in evidence if one_space(text)}, key=lambda s: s.number))


def paragraphs(text: str, known: dict[str, CitedSentence]) -> tuple[tuple[Passage, ...], ...]:
    """Cut an article into paragraphs, and these at the evidence sentences that they hold.

    Empty lines part paragraphs; where there are none, each line is one.
    """
    blocks = re.split(r"\n\s*\n", text.strip())
    lines = (one_space(block) for block in (blocks if len(blocks) > 1 else text.splitlines()))
    return tuple(tuple(_passages(line, known)) for line in lines if line)


def _passages(line: str, known: dict[str, CitedSentence]) -> Iterator[Passage]:
    places = sorted((line.find(sentence), sentence) for sentence in known if sentence in line)
    at = 0
    for start, sentence in places:
        if start < at:
            continue
        if between := line[at:start].strip():
            yield Passage(between, None)
        yield Passage(sentence, Cite(known[sentence].number, f"#{known[sentence].anchor}"))
        at = start + len(sentence)
    if rest := line[at:].strip():
        yield Passage(rest, None)


def _used(briefing: Briefing) -> Iterable[str]:
    for items in (briefing.summary, briefing.positions, briefing.next_events, briefing.actors):
        for item in items:
            yield from (text for text in item.evidence if text.strip())
