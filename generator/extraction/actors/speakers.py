"""Who speaks: inside quotation marks, so that "I" and "we" are somebody, and before "he said" or "it said"."""

from __future__ import annotations

from collections.abc import Sequence

from generator.extraction.records import Attribution, Mention, Span, Spans, covers
from generator.extraction.syntax import dependents
from generator.extraction.words import Words
from generator.lexicon.lists import SAYING

# What is told between two turns of one speaker, in sentences, quotations not counted.
_BETWEEN = 1


def find(words: Words, mentions: Sequence[Mention], attributions: Sequence[Attribution]) -> dict[int, int]:
    """Give, for each token inside a quotation, the number of the mention that speaks it, where that is known."""
    speaking = _beside(words, mentions)
    for attribution in attributions:
        number = _mention_in(mentions, attribution.source)
        if number is None:
            continue
        for start, end in attribution.content:
            for token in range(words.at(start), words.at(max(start, end - 1)) + 1):
                if words.quoted[token]:
                    speaking[token] = number
    return speaking


def _mention_in(mentions: Sequence[Mention], source: Spans) -> int | None:
    """Give the widest mention inside the source's words; names before nominals before pronouns."""
    order = {"name": 0, "nominal": 1, "pronoun": 2}
    inside = [n for n, m in enumerate(mentions) if any(s <= m.head < e for s, e in source)]
    return min(inside, key=lambda n: (order[mentions[n].kind], mentions[n].start)) if inside else None


def _beside(words: Words, mentions: Sequence[Mention]) -> dict[int, int]:
    """Give a quotation's words to the subject of the verb of saying that stands in its paragraph outside the marks."""
    by_head = {words.at(m.head): n for n, m in enumerate(mentions)}
    verbs: dict[int, int] = {}
    for token, lemma in enumerate(words.lemma):
        if lemma in SAYING.quoting and not words.quoted[token] and words.pos[token] == "VERB":
            subject = next((c for c in words.children[token] if words.dep[c] == "nsubj"), None)
            if subject in by_head:
                verbs[token] = by_head[subject]
    speaking: dict[int, int] = {}
    token = 0
    while token < len(words):
        if not words.quoted[token]:
            token += 1
            continue
        end = token
        while end < len(words) and words.quoted[end]:
            end += 1
        near = [v for v in verbs if words.line[v] == words.line[token]]
        if near:
            verb = min(near, key=lambda v: min(abs(v - token), abs(v - end)))
            speaking.update(dict.fromkeys(range(token, end), verbs[verb]))
        token = end
    return speaking


def turns(words: Words, mentions: Sequence[Mention], attributions: Sequence[Attribution]) -> dict[int, int | None]:
    """Give, for each token that is the subject of a verb of saying, the number of the mention that spoke just before.

    None where it was another than a mention, or nobody within `_BETWEEN` sentences. What stands inside another's words
    is nobody's turn.
    """
    by_head = {words.at(m.head): n for n, m in enumerate(mentions)}
    before: dict[int, int | None] = {}
    last: tuple[int, int | None] | None = None
    for attribution in sorted(attributions, key=lambda a: a.cue_head):
        verb = words.at(attribution.cue_head)
        subject = next((c for c in dependents(words, verb, "nsubj") if _holds(words, attribution.source, c)), None)
        if subject is None or words.quoted[verb] or _inside_another(attribution, attributions):
            continue
        sentence = words.sentence[subject]
        near = last is not None and _told_between(words, last[0], sentence) <= _BETWEEN
        before[subject] = last[1] if last is not None and near else None
        last = sentence, by_head.get(subject)
    return before


def _holds(words: Words, spans: Spans, token: int) -> bool:
    return any(start <= words.start[token] < end for start, end in spans)


def _inside_another(attribution: Attribution, attributions: Sequence[Attribution]) -> bool:
    cue: Span = attribution.cue_head, attribution.cue_head + 1
    return any(other is not attribution and any(covers(part, cue) for part in other.content) for other in attributions)


def _told_between(words: Words, sentence: int, other: int) -> int:
    """Count the sentences between two that have words outside quotation marks."""
    told = (range(*words.sentences[number]) for number in range(sentence + 1, other))
    return sum(any(words.text[t].isalnum() and not words.quoted[t] for t in tokens) for tokens in told)
