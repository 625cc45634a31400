"""`newsbrief explain`: where a line or an actor of a briefing came from, and why it reads as it does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from generator.article import Article, read_seed
from generator.briefing import Actor, Briefing, NextEvent, Position, Sentence, evidence
from generator.commands.explain import parties
from generator.commands.explain.sentences import marked
from generator.commands.naming import slug_of
from generator.editing.checking import alias_file, reading
from generator.editing.store.briefings import Store
from generator.errors import BriefingError, Place, nearest
from generator.extraction import choice, pipeline, records
from generator.project import Project

T = TypeVar("T")
Item = Position | NextEvent | Sentence | Actor | str
"""A line of a briefing, or an actor; the headline is its text."""

HEADLINE = "headline"
"""What the headline goes by, which has no id."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One item of a briefing, in words."""

    id: str
    title: str
    lines: tuple[tuple[str, str], ...]
    """Label and text, in reading order."""


def listing(project: Project, briefing: str) -> tuple[Explanation, ...]:
    """Name every line and actor of a briefing that can be explained. Loads no language model."""
    _, found = _briefing(project, briefing)
    return tuple(Explanation(name, _title(item), ()) for name, item in _items(found).items())


def run(project: Project, briefing: str, item: str) -> Explanation:
    """Explain the headline, or the line or actor with the id `item`; without an id it goes by its place: `positions/1`.

    An actor that the briefing leaves out goes by its name, too. `briefing` is a slug or the path of a YAML file. Raises
    `BriefingError` when there is no such briefing or item, and `ArticleError` when the article is not at hand.
    """
    file, found = _briefing(project, briefing)
    items = _items(found)
    article = read_seed(project.root / found.article.file, project.root, project.settings.max_article_characters)
    extractor = pipeline.load(project.settings.model)
    facts = extractor.facts(article, alias_file.load(project.aliases))
    record = items.get(item)
    if record is not None and not isinstance(record, Actor):
        return Explanation(item, _title(record), tuple(_lines(article, facts, record)))
    names = (item,) if record is None else (record.id or "", record.name, *record.aliases)
    actor = parties.called(facts.actors, names)
    if actor is not None:
        standing = choice.standings(article, facts, extractor.lexicon.stances)[actor.id]
        return Explanation(item, parties.title(actor), tuple(parties.of(article.text, facts, actor, standing)))
    if record is not None:
        return Explanation(item, _title(record), tuple(_unknown(record.evidence)))
    known = [*items, *(actor.name for actor in facts.actors)]
    raise BriefingError(f"no line or actor has the id {item!r}", place=Place(file), hint=nearest(item, known))


def _lines(
    article: Article, facts: records.Facts, item: Sentence | Position | NextEvent | str
) -> Iterator[tuple[str, str]]:
    if isinstance(item, str):
        return _of_headline(article, facts, item)
    if isinstance(item, Sentence):
        return _of_sentence(article, facts, item)
    return _of_position(article, facts, item) if isinstance(item, Position) else _of_event(article, facts, item)


def _briefing(project: Project, name: str) -> tuple[Path, Briefing]:
    shelf = Store(project.briefings)
    slug = slug_of(shelf, name)
    stored = shelf.read(slug)
    if stored.fault and stored.is_misnamed:
        raise stored.fault
    if stored.content is None:
        raise BriefingError(
            "its YAML is gone", place=Place(shelf.yaml(slug)), hint=f"bring it back: newsbrief review restore {slug}"
        )
    return shelf.yaml(slug), reading.read(reading.decode(stored.content, shelf.yaml(slug)), shelf.yaml(slug)).briefing


def _items(briefing: Briefing) -> dict[str, Item]:
    """Give what can be explained by its id, else, as `diff` names it, by its section and its place, from 1."""
    sections: dict[str, tuple[Sentence | Position | NextEvent | Actor, ...]] = {
        "summary": briefing.summary,
        "positions": briefing.positions,
        "next_events": briefing.next_events,
        "actors": briefing.actors,
    }
    lines = {item.id or f"{name}/{i}": item for name, items in sections.items() for i, item in enumerate(items, 1)}
    return {HEADLINE: briefing.headline, **lines}


def _title(item: Item) -> str:
    if isinstance(item, str):
        return item
    if isinstance(item, Sentence):
        return item.text
    if isinstance(item, NextEvent):
        return item.what
    if isinstance(item, Actor):
        return ", ".join(filter(None, (item.name, item.kind, item.role)))
    who = item.actor or item.source or "nobody named"
    return f"{who} {item.stance}: {item.statement or ' … '.join(item.quote)}"


def _of_headline(article: Article, facts: records.Facts, item: str) -> Iterator[tuple[str, str]]:
    if item != facts.headline:
        yield "found by", f"a person: the machine's headline is “{facts.headline}”"
        return
    yield from _cut(article.text, facts.headline_sentence, facts.headline_cuts)
    yield "found by", facts.headline_reason


def _of_sentence(article: Article, facts: records.Facts, item: Sentence) -> Iterator[tuple[str, str]]:
    known = ((records.content_id(s.text, s.text, most=6), s.sentences, s) for s in facts.summary)
    found = _same(item.id, item.evidence, known, article.text)
    if found is None:
        yield from _unknown(item.evidence)
        return
    for sentence in found.sentences:
        yield from _cut(article.text, sentence, found.cuts)
    yield "chosen", found.reason


def _cut(text: str, sentence: records.Span, cuts: Iterable[records.Cut]) -> Iterator[tuple[str, str]]:
    """Show a sentence with what was left out of it, each part by its rule."""
    yield "sentence", marked(text, sentence, ((f"cut, {cut.rule}", cut.at) for cut in cuts))


def _of_position(article: Article, facts: records.Facts, item: Position) -> Iterator[tuple[str, str]]:
    found = _same(item.id, item.evidence, ((p.id, p.sentences, p) for p in facts.positions), article.text)
    if found is None:
        yield from _unknown(item.evidence)
        return
    parts = [("source", s) for s in found.source] + [("cue", s) for s in found.cue]
    parts += [("content", s) for s in found.content]
    for sentence in found.sentences:
        yield "sentence", marked(article.text, sentence, parts)
    yield "found by", f"{found.rule}, confidence {found.confidence:.2f}"
    yield "actor", f"{found.actor or 'none'}: {found.reason}"
    yield "stance", f"{found.stance}, {found.polarity}"
    if found.toward:
        yield "toward", ", ".join(found.toward)
    if found.via:
        yield "via", found.via


def _of_event(article: Article, facts: records.Facts, item: NextEvent) -> Iterator[tuple[str, str]]:
    found = _same(item.id, item.evidence, ((e.id, (e.sentence,), e) for e in facts.events), article.text)
    if found is None:
        yield from _unknown(item.evidence)
        return
    parts = [("event", (found.start, found.end))] + (
        [("date", (found.when.start, found.when.end))] if found.when else []
    )
    yield "sentence", marked(article.text, found.sentence, parts)
    yield "found by", f"{found.rule}, confidence {found.confidence:.2f}"
    yield "certainty", f"{found.certainty}: {found.reason}"
    if found.when:
        span = (found.when.start, found.when.end)
        yield "date", f"“{evidence(article.text, *span)}” is {found.when.value or 'not resolved'}"
        for time in facts.times:
            if records.overlap((time.start, time.end), span):
                yield "read by", f"{time.rule}: {time.reason}"


def _unknown(sentences: Iterable[str]) -> Iterator[tuple[str, str]]:
    for sentence in sentences:
        yield "sentence", sentence
    yield "found by", "a person: the machine does not find this in the article as it is now"


def _same(
    wanted: str | None, sentences: tuple[str, ...], found: Iterable[tuple[str, records.Spans, T]], text: str
) -> T | None:
    """Find the item with this id, else the only one in the same sentences: an id is kept when its words change."""
    found = list(found)
    for item_id, _, item in found:
        if item_id == wanted:
            return item
    there = [item for _, spans, item in found if tuple(evidence(text, *span) for span in spans) == sentences]
    return there[0] if len(there) == 1 else None
