"""From attributions to positions: whose, which stance, toward whom, how sure, and in which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.briefing import evidence
from generator.extraction.positions.direction import directed_toward
from generator.extraction.positions.naming import Speaker, is_adrift, parties
from generator.extraction.positions.polarity import polarity_of
from generator.extraction.positions.sources import ActorIndex, Resolution, resolve
from generator.extraction.positions.stance import Stance, stance_of, unlinked
from generator.extraction.positions.statement import is_quoted, quotes, statement
from generator.extraction.positions.telling import tells
from generator.extraction.positions.unnamed import known_as
from generator.extraction.positions.voices import naming_word, voice, words_in
from generator.extraction.positions.wording import run
from generator.extraction.reading import Reading
from generator.extraction.records import Actor, Attribution, Mention, Position, Spans, content_id, covers, overlap
from generator.extraction.syntax import PLURALS, SUBJECTS, VERBS, below, head_of, is_infinitive, is_mark
from generator.extraction.words import Words
from generator.lexicon.sources import Sources
from generator.lexicon.stances import Stances

RULE = "attribution model"
_PREDICATING = "describes"


@dataclass(frozen=True, slots=True)
class _Context:
    """What every position of an article is made with: the article, its actors by what names them, and the lexicon."""

    reading: Reading
    index: ActorIndex
    stances: Stances
    speakers: frozenset[int]
    """Where words stand that mean a party without a name."""
    documents: frozenset[str]


def find(
    reading: Reading,
    actors: Sequence[Actor],
    stances: Stances,
    sources: Sources,
    unnamed: Sequence[Sequence[Mention]] = (),
) -> tuple[Position, ...]:
    """Make a position of each attribution, in the order of the text.

    `unnamed` has the mentions of each party that the article gives no name.
    """
    heads = frozenset(mention.head for mentions in unnamed for mention in mentions)
    context = _Context(reading, ActorIndex(reading.words, actors), stances, heads, sources.documents)
    ordered = sorted(reading.attributions, key=lambda a: (a.cue_head, a.content))
    voices = [voice(reading.words, attribution) for attribution in ordered]
    positions: dict[str, Position] = {}
    for marked, spoken in zip(ordered, voices, strict=True):
        attribution, resolution = (
            replace(marked, source=spoken.spans),
            resolve(reading.words, spoken, context.index, sources),
        )
        chain = _chain(marked, ordered, context)
        known = known_as(reading.words, spoken, unnamed)
        position = _position(attribution, resolution, known, chain, context)
        if position is not None:
            positions.setdefault(position.id, position)
    return tuple(positions.values())


def credible(
    words: Words, attributions: Sequence[Attribution], keep: float, stances: Stances
) -> tuple[Attribution, ...]:
    """Leave out doubtful attributions (confidence under `keep`), but not those whose cue tells a stance.

    The model has learned from annotators who disagree on what counts; that somebody urges or condemns is worth showing
    as unsure.
    """
    return tuple(a for a in attributions if a.confidence >= keep or _tells_stance(words, a, stances))


def _tells_stance(words: Words, attribution: Attribution, stances: Stances) -> bool:
    name = _name_of_stance(words, attribution, stances)
    return name is not None and name not in stances.neutral


def _position(
    attribution: Attribution, resolution: Resolution | None, known: Spans, via: str | None, context: _Context
) -> Position | None:
    reading = context.reading
    text, words = reading.text, reading.words
    source, cue, content = (
        words_in(words, part) for part in (attribution.source, attribution.cue, attribution.content)
    )
    head = _cue_head(words, attribution, cue)
    if head is None or not content or reading.is_beside(attribution.cue_head):
        return None
    stance = stance_of(words, cue, head, context.stances)
    polarity = polarity_of(words, cue, head)
    actor = resolution.actor if resolution else None
    told = _readable(words, cue, head, content, stance, context.stances)
    printed = run(words, told, frozenset((*cue, *source)) - {*told})
    named = {
        **parties(words, printed, context.index, _speaker(attribution, actor, context)),
        **_links(words, head, stance),
    }
    said = statement(text, printed.pieces, printed.shown, named)
    if not said:
        return None
    where = _sentences(attribution, reading.sentences)
    party = actor is not None or _is_party(words, source, context)
    worth = tells(
        words, source, cue, head, content, stance, polarity, context.stances, known=actor is not None, party=party
    )
    return Position(
        id=_identity(text, attribution, where),
        actor=actor,
        source=attribution.source,
        cue=attribution.cue,
        content=attribution.content,
        stance=stance.name,
        toward=context.index.ids(directed_toward(words, head, stance, context.stances), without=actor),
        quoted=is_quoted(attribution.content, reading.verbatim),
        polarity=polarity,
        speaks_for=resolution is not None and resolution.speaks_for,
        tells=worth and not is_adrift(words, printed, context.index),
        via=via,
        statement=said,
        quotes=quotes(text, printed.pieces, reading.verbatim, named),
        sentences=where,
        rule=RULE,
        confidence=round(attribution.confidence * (resolution.confidence if resolution else 1.0), 3),
        reason=resolution.reason if resolution else _why_nobody(attribution),
        known_as=known,
    )


def _is_party(words: Words, source: list[int], context: _Context) -> bool:
    word = naming_word(words, source)
    return word is not None and (
        words.start[word] in context.speakers or words.lemma[word].lower() in context.documents
    )


def _links(words: Words, head: int, stance: Stance) -> dict[int, str]:
    """Give the link that a predicate needs where its verb is not printed: "the deal *[as]* unfair"."""
    begins = unlinked(words, head) if stance.name == _PREDICATING else None
    while begins is not None and is_mark(words.text[begins - 1]):
        begins -= 1
    return {words.end[begins - 1]: "as"} if begins is not None else {}


def _cue_head(words: Words, attribution: Attribution, cue: list[int]) -> int | None:
    marked = (word for word in cue if words.start[word] == attribution.cue_head)
    governing = (naming_word(words, cue), *cue)
    return next(marked, next((word for word in governing if word is not None), None))


def _readable(
    words: Words, cue: list[int], head: int, content: list[int], stance: Stance, stances: Stances
) -> list[int]:
    """Give the words of a content as a statement needs them.

    The preposition that only ties it to its verb goes ("is wary *of* becoming entangled"); the noun to which a verb
    leaves the meaning comes back ("expressed *condolences* to Iran"), and so does a verb that tells what was done or is
    to be done ("*sentenced* him to two years", "tried *to stop* the fire").
    """
    content = _without_stray(words, content)
    first = content[0]
    while first - 1 in cue and words.dep[first - 1] == "neg" and words.head[first - 1] in content:
        first -= 1  # "decided *not* to go"
    content = [*range(first, content[0]), *content]
    speech = stances.neutral | stances.reporting
    aims = [w for w in cue if stance.word < w < first and words.pos[w] == "VERB" and is_infinitive(words, w)]
    aims = [w for w in aims if stances.verbs.get(words.lemma[w].lower()) not in speech]
    if aims and words.sentence[aims[0]] == words.sentence[first]:
        return [*range(words.edges(aims[0])[0], first), *content]
    if stance.name in stances.deeds and _names_deed(words, head, content):
        return [*range(head, content[-1] + 1)]
    if words.pos[first] != "ADP":
        return content
    above = words.head[first]
    if words.pos[above] == "NOUN" and above in cue and words.dep[above] in ("dobj", "attr"):
        return [above, *content]
    tied = words.dep[first] == "prep" and above in cue and len(content) > 1 and {*content} <= below(words, first)
    return content[1:] if tied else content


def _without_stray(words: Words, content: list[int]) -> list[int]:
    """Leave out a first piece that hangs on nothing of a content whose rest is a clause.

    Of "Speaking in the affected *villages*, Lee said *the damage was counted*" the first piece is none of what is said.
    """
    gap = next((n for n in range(1, len(content)) if content[n] > content[n - 1] + 1), 0)
    piece, rest = content[:gap], content[gap:]
    bound = any(words.head[word] in rest or words.quoted[word] for word in piece)
    clause = any(words.dep[word] in SUBJECTS and words.head[word] in rest for word in rest)
    return rest if piece and not bound and clause and not any(words.pos[word] in VERBS for word in piece) else content


def _names_deed(words: Words, head: int, content: list[int]) -> bool:
    """Say whether a content needs its verb: it follows it in one sentence, and is no clause ("decided *to go*")."""
    first, last = content[0], content[-1]
    near = head < first and words.sentence[head] == words.sentence[last]
    return near and words.pos[head_of(words, first, last + 1)] not in VERBS


def _speaker(attribution: Attribution, actor: str | None, context: _Context) -> Speaker:
    words = context.reading.words
    word = naming_word(words, words_in(words, attribution.source))
    plural = word is not None and words.tag[word] in PLURALS
    return Speaker(actor, context.index.kinds[actor] if actor else None, plural)


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
    return _name_of_stance(context.reading.words, attribution, context.stances)


def _name_of_stance(words: Words, attribution: Attribution, stances: Stances) -> str | None:
    cue = words_in(words, attribution.cue)
    head = _cue_head(words, attribution, cue)
    return stance_of(words, cue, head, stances).name if head is not None else None
