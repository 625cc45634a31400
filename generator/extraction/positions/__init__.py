"""From attributions to positions: whose, which stance, toward whom, how sure, and in which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from generator.briefing import evidence
from generator.extraction.positions.direction import directed_toward
from generator.extraction.positions.sources import ActorIndex, Resolution, head_of, resolve, tokens_of
from generator.extraction.positions.stance import Stance, polarity_of, stance_of
from generator.extraction.positions.statement import is_quoted, quotes, statement
from generator.extraction.reading import Reading
from generator.extraction.records import Actor, Attribution, Position, Spans, content_id, covers, overlap
from generator.lexicon.sources import Sources
from generator.lexicon.stances import Stances

RULE = "attribution model"
_TELLING = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "NUM"))


@dataclass(frozen=True, slots=True)
class _Context:
    """What every position of an article is made with: the article, its actors by what names them, and the lexicon."""

    reading: Reading
    index: ActorIndex
    stances: Stances


def find(reading: Reading, actors: Sequence[Actor], stances: Stances, sources: Sources) -> tuple[Position, ...]:
    """Make a position of each attribution, in the order of the text."""
    context = _Context(reading, ActorIndex(actors), stances)
    ordered = sorted(reading.attributions, key=lambda a: (a.cue_head, a.content))
    resolutions = [resolve(reading.doc, a.source, context.index, sources) for a in ordered]
    positions: dict[str, Position] = {}
    for attribution, resolution in zip(ordered, resolutions, strict=True):
        chain = _chain(attribution, ordered, context)
        position = _position(attribution, resolution, chain, context)
        if position is not None:
            positions.setdefault(position.id, position)
    return tuple(positions.values())


def credible(doc: Doc, attributions: Sequence[Attribution], keep: float, stances: Stances) -> tuple[Attribution, ...]:
    """Leave out doubtful attributions (confidence under `keep`), but not those whose cue tells a stance.

    The model has learned from annotators who disagree on what counts; that somebody urges or condemns is worth showing
    as unsure.
    """
    return tuple(a for a in attributions if a.confidence >= keep or _tells_stance(doc, a, stances))


def _tells_stance(doc: Doc, attribution: Attribution, stances: Stances) -> bool:
    cue = tokens_of(doc, attribution.cue)
    head = _cue_head(attribution, cue)
    return head is not None and stance_of(cue, head, stances).name not in stances.neutral


def _position(
    attribution: Attribution, resolution: Resolution | None, via: str | None, context: _Context
) -> Position | None:
    reading = context.reading
    text = reading.text
    cue = tokens_of(reading.doc, attribution.cue)
    content = tokens_of(reading.doc, attribution.content)
    head = _cue_head(attribution, cue)
    if head is None or not content:
        return None
    stance = stance_of(cue, head, context.stances)
    said = statement(text, _readable(attribution.content, cue, content, stance))
    if not said:
        return None
    actor = resolution.actor if resolution else None
    where = _sentences(attribution, reading.sentences)
    return Position(
        id=_identity(text, attribution, where),
        actor=actor,
        source=attribution.source,
        cue=attribution.cue,
        content=attribution.content,
        stance=stance.name,
        toward=context.index.ids(directed_toward(head, stance, context.stances), without=actor),
        quoted=is_quoted(attribution.content, reading.verbatim),
        polarity=polarity_of(head),
        speaks_for=resolution is not None and resolution.speaks_for,
        tells=any(word.pos_ in _TELLING for word in content),
        via=via,
        statement=said,
        quotes=quotes(text, attribution.content, reading.verbatim),
        sentences=where,
        rule=RULE,
        confidence=round(attribution.confidence * (resolution.confidence if resolution else 1.0), 3),
        reason=resolution.reason if resolution else _why_nobody(attribution),
    )


def _cue_head(attribution: Attribution, cue: list[Token]) -> Token | None:
    return next((t for t in cue if t.idx == attribution.cue_head), None) or head_of(cue) or next(iter(cue), None)


def _readable(spans: Spans, cue: list[Token], content: list[Token], stance: Stance) -> Spans:
    """Give the spans of a content as a statement needs them.

    The preposition that only ties it to its verb goes ("is wary *of* becoming entangled"); the noun that a light verb
    leaves the meaning to comes back ("expressed *condolences* to Iran").
    """
    first = content[0]
    if first.pos_ != "ADP":
        return spans
    if stance.word.pos_ == "NOUN" and stance.word in cue and stance.word.dep_ in ("dobj", "attr"):
        return ((stance.word.idx, stance.word.idx + len(stance.word)), *spans)
    tied = first.dep_ == "prep" and first.head in cue and len(content) > 1
    return ((content[1].idx, spans[0][1]), *spans[1:]) if tied else spans


def _why_nobody(attribution: Attribution) -> str:
    return "no actor is named by the source's words" if attribution.source else "the text names no source"


def _sentences(attribution: Attribution, sentences: Spans) -> Spans:
    """Give the sentences that hold any part of an attribution; what lies between two parts is left out."""
    parts = (*attribution.source, *attribution.cue, *attribution.content)
    return tuple(s for s in sentences if any(overlap(s, part) for part in parts))


def _identity(text: str, attribution: Attribution, where: Spans) -> str:
    """Make an id from the words of cue and content and a short hash of the sentence, never from a place."""
    words = " ".join(text[s:e] for s, e in (*attribution.cue, *attribution.content))
    said = "\n".join(evidence(text, *span) for span in where)
    return content_id(words.replace("'", "").replace("’", ""), said, most=7)


def _chain(inner: Attribution, others: Sequence[Attribution], context: _Context) -> str | None:
    """Name those who report that somebody said something, outermost first.

    An attribution reports another when its content holds the other's cue; two that share a content (`Reuters reports
    citing a statement`) are one chain in the order of the text.
    """
    around = [
        other
        for other in others
        if other is not inner
        and other.source
        and all(any(covers(part, cue) for part in other.content) for cue in inner.cue)
        and not any(overlap(a, b) for a in other.source for b in inner.source)
        and _reports(other, context)
    ]
    around.sort(key=lambda a: (-sum(e - s for s, e in a.content), a.source))
    names = dict.fromkeys(name for a in around for name in (_words(a.source, context), *_cited(a, others, context)))
    return ", citing ".join(names) or None


def _cited(reporter: Attribution, others: Sequence[Attribution], context: _Context) -> Iterator[str]:
    """Whom a reporter cites beside it: "Reuters reports *citing a Kremlin statement*"."""
    for other in others:
        if other.source == reporter.source and other is not reporter and _stance_name(other, context) == "cites":
            yield _words(other.content, context)


def _words(spans: Spans, context: _Context) -> str:
    return evidence(context.reading.text, spans[0][0], spans[-1][1])


def _reports(attribution: Attribution, context: _Context) -> bool:
    return _stance_name(attribution, context) in context.stances.reporting


def _stance_name(attribution: Attribution, context: _Context) -> str | None:
    cue = tokens_of(context.reading.doc, attribution.cue)
    head = _cue_head(attribution, cue)
    return stance_of(cue, head, context.stances).name if head is not None else None
