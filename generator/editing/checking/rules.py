"""What a well-formed briefing can still get wrong: one rule a function, each giving findings with their places."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from generator import weblink
from generator.briefing import Record
from generator.editing.checking.findings import Finding, shown
from generator.editing.checking.form import cut_off
from generator.editing.text.source import Source
from generator.editing.values.decisions import Decisions
from generator.editing.values.shape import ACTOR_IDS, ITEMS, known_as
from generator.errors import nearest
from generator.ground import moments
from generator.ground.wording import one_space
from generator.metadata import WAY_OUT, checked_date
from generator.quotes import is_verbatim
from generator.yaml12 import Path_


@dataclass(frozen=True, slots=True)
class Context:
    """What the rules may look at."""

    source: Source
    article: str | None = None
    """The article's text; None when it is not at hand."""
    is_another: bool = False
    """It is not at hand because another article stands under its path."""
    decided: Decisions = field(default_factory=Decisions)
    """What people did to whole records, up to the file as it stands."""

    def finding(self, code: str, message: str, path: Path_, hint: str = "") -> Finding:
        """Make a finding that stands at `path`."""
        return Finding(code, message, self.source.document.place(path), hint)


Rule = Callable[[Context], Iterator[Finding]]


def check(context: Context) -> tuple[Finding, ...]:
    """Give all that the rules find, in order of the text."""
    return shown([finding for rule in RULES for finding in rule(context)], context.source.text)


def quotes_are_verbatim(context: Context) -> Iterator[Finding]:
    """Compare every quote with its source sentence."""
    for i, position in enumerate(context.source.briefing.positions):
        for j, quote in enumerate(position.quote):
            path = ("positions", i, "quote", j)
            if not position.evidence:
                yield context.finding("NB202", f"no evidence for the quote {_short(quote)}", path)
            elif not is_verbatim(quote, position.evidence):
                source = " ".join(position.evidence)
                yield context.finding(
                    "NB201", f"the quote {_short(quote)} is not in its source", path, f"source: {source}"
                )


def evidence_stands_in_the_article(context: Context) -> Iterator[Finding]:
    """Look up every sentence of evidence in the article."""
    if context.article is None:
        file = context.source.briefing.article.file
        said = f"{file} is another article now" if context.is_another else f"{file} is not at hand"
        yield context.finding("NB208", said, ("article", "file"))
        return
    article = one_space(context.article)
    for path, record in _records(context):
        for j, sentence in enumerate(getattr(record, "evidence", ())):
            if one_space(sentence) not in article:
                message = f"this evidence is not in the article: {_short(sentence)}"
                yield context.finding("NB203", message, (*path, "evidence", j))


def references_lead_to_actors(context: Context) -> Iterator[Finding]:
    """See that whatever names an actor by id names one that is there, or will once the next run has led it on."""
    actors = {known_as(actor) for actor in context.source.data["actors"]}
    deleted = {str(record["id"]) for record in context.decided.deleted.get("actors", ())}
    for path, record in _records(context):
        for section, key in sorted(ACTOR_IDS):
            value = getattr(record, key, None) if section == path[0] else None
            for j, reference in enumerate([value] if isinstance(value, str) else value or ()):
                if context.decided.actor(reference) in actors:
                    continue
                here = (*path, key, j)
                if reference in deleted:
                    yield context.finding("NB205", f"the actor {reference!r} was deleted", here)
                else:
                    hint = nearest(reference, actors) if actors else "there are no actors"
                    yield context.finding("NB204", f"there is no actor {reference!r}", here, hint)


def dates_are_possible(context: Context) -> Iterator[Finding]:
    """See that every date is one of the calendar."""
    for section, key in (("next_events", "when"), ("corrections", "date")):
        for i, record in enumerate(getattr(context.source.briefing, section)):
            if (value := getattr(record, key)) is not None:
                try:
                    moments.read(value)
                except ValueError as error:
                    yield context.finding("NB206", str(error), (section, i, key))


def review_is_settled(context: Context) -> Iterator[Finding]:
    """Speak of every entry that waits for a decision."""
    for i, entry in enumerate(context.source.briefing.review):
        machine = "" if entry.machine is None else f": the machine has {_short(str(entry.machine))}"
        yield context.finding("NB207", f"{entry.at} waits for a decision{machine}", ("review", i))


def withdrawal_has_a_reason(context: Context) -> Iterator[Finding]:
    """See that readers are told why a briefing was withdrawn."""
    briefing = context.source.briefing
    if briefing.status == "withdrawn" and not (briefing.reason or "").strip():
        yield context.finding("NB209", "no reason for the withdrawal", ("status",))


def address_can_be_followed(context: Context) -> Iterator[Finding]:
    """See that the article's address is one that the page can link to."""
    url = context.source.briefing.article.url
    if url is not None and weblink.safe(url) is None:
        yield context.finding("NB210", f"{_short(url)} is no web address", ("article", "url"))


def published_is_a_day(context: Context) -> Iterator[Finding]:
    """See that the article's date is one that dates can be worked out from."""
    published = context.source.briefing.article.published
    if published is None:
        return
    try:
        checked_date(published)
    except ValueError as error:
        yield context.finding("NB206", str(error), ("article", "published"), WAY_OUT)


def texts_are_whole(context: Context) -> Iterator[Finding]:
    """Find texts that end where YAML sees a comment."""
    yield from cut_off(context.source.text, context.source.document)


RULES: tuple[Rule, ...] = (
    quotes_are_verbatim,
    evidence_stands_in_the_article,
    references_lead_to_actors,
    dates_are_possible,
    review_is_settled,
    withdrawal_has_a_reason,
    address_can_be_followed,
    published_is_a_day,
    texts_are_whole,
)


def _records(context: Context) -> Iterator[tuple[Path_, Record]]:
    for section in ITEMS:
        for i, record in enumerate(getattr(context.source.briefing, section)):
            yield (section, i), record


def _short(text: str) -> str:
    text = one_space(text)
    return f"“{text}”" if len(text) <= 80 else f"“{text[:79].rstrip()}…”"
