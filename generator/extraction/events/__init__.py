"""Next events: what is still to come after the day of publication, as records with a readable title."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from spacy.tokens import Doc, Span, Token

from generator.extraction.events import places, ranges, titles, undated
from generator.extraction.events.certainty import certainty, is_negated
from generator.extraction.events.prospect import Prospect, dated
from generator.extraction.reading import Reading
from generator.extraction.records import Actor, Attribution, Event, TimeExpression, When, content_id, covers, overlap
from generator.extraction.records import Span as Offsets
from generator.ground.wording import one_space
from generator.lexicon.agenda import Agenda
from generator.lexicon.calendar import Calendar


def find(
    reading: Reading,
    actors: Sequence[Actor],
    times: tuple[TimeExpression, ...],
    calendar: Calendar,
    country_of: Callable[[str], str | None] = lambda _: None,
) -> tuple[Event, ...]:
    """Give the next events, by date and then by certainty; those without a date come last.

    Without a date of publication only the sentence tells what lies ahead, and dates stay as they are said.
    `country_of` gives the ISO 3166-1 alpha-2 code of a place's name, or None.
    """
    found = ranges.join(reading.doc, dated(reading.doc, times, reading.day, calendar.agenda))
    found += undated.find(reading.doc, found, calendar.agenda)
    events = [_event(reading, prospect, actors, calendar.agenda, country_of) for prospect in found]
    return tuple(sorted(_distinct([event for event in events if event is not None]), key=order))


def order(event: Event) -> tuple[date, int, int]:
    """Give what events are ordered by: their date, then how certain they are."""
    latest = event.when.earliest if event.when and event.when.earliest else date.max
    return latest, _CERTAINTIES.index(event.certainty), event.start


_CERTAINTIES = ("scheduled", "expected", "possible", "conditional", "cancelled")


def _event(
    reading: Reading,
    prospect: Prospect,
    actors: Sequence[Actor],
    agenda: Agenda,
    country_of: Callable[[str], str | None],
) -> Event | None:
    head, time = prospect.head, prospect.time
    if is_negated(head, prospect.clause):
        return None
    place = places.find(prospect, agenda)
    left_out = {word.i for word in reading.doc.char_span(time.start, time.end) or ()} if time else set()
    if place is not None:
        left_out |= {word.i for word in place.subtree}
    made = titles.title(prospect, left_out, lambda token: _name(token, actors), agenda)
    if made is None:
        return None
    sentence = head.sent
    when = _when(reading.doc, time) if time else None
    return Event(
        id=_id(made.text, when, sentence),
        what=made.text,
        start=head.idx,
        end=_end(head),
        participants=_participants(made.tokens, actors),
        where=places.where(place, country_of) if place is not None else None,
        when=when,
        certainty=certainty(head, prospect.clause, agenda),
        according_to=_according_to(head, actors, reading.attributions),
        sentence=_offsets(sentence),
        rule=prospect.rule,
        confidence=_confidence(prospect, made.text),
        reason=prospect.reason,
    )


def _confidence(prospect: Prospect, what: str) -> float:
    """Give how sure the machine is: a date makes it surer; "notes due 2031" and a bare "expire" tell little."""
    if prospect.head.pos_ == "ADJ" or (prospect.head.pos_ == "VERB" and " " not in what):
        return 0.4
    return 0.8 if prospect.time else 0.6


def _offsets(sentence: Span) -> Offsets:
    """Give a sentence without the white space around it."""
    text = sentence.text
    return sentence.start_char + len(text) - len(text.lstrip()), sentence.start_char + len(text.rstrip())


def _when(doc: Doc, time: TimeExpression) -> When:
    return When(doc.text[time.start : time.end], time.start, time.end, time.value, time.earliest, time.latest)


def _end(head: Token) -> int:
    """Give the end of the event's word with a particle that follows it ("step down")."""
    following = head.nbor() if head.i + 1 < len(head.doc) else head
    is_particle = following.dep_ == "prt" and following.head.i == head.i
    return following.idx + len(following) if is_particle else head.idx + len(head)


def _id(what: str, when: When | None, sentence: Span) -> str:
    """Make an id of what the event says and where: one sentence may tell of the same thing on two dates."""
    said = f"{one_space(sentence.text)} | {what} | {when.text if when else ''}"
    return content_id(what, said, most=6)


def _mention_at(token: Token, actors: Sequence[Actor]) -> Actor | None:
    span = (token.idx, token.idx + len(token))
    return next((actor for actor in actors for one in actor.mentions if covers((one.start, one.end), span)), None)


def _name(token: Token, actors: Sequence[Actor]) -> str | None:
    actor = _mention_at(token, actors)
    return actor.name if actor else None


def _participants(tokens: Sequence[Token], actors: Sequence[Actor]) -> tuple[str, ...]:
    ids = [actor.id for token in tokens if (actor := _mention_at(token, actors))]
    return tuple(dict.fromkeys(ids))


def _according_to(head: Token, actors: Sequence[Actor], attributions: Sequence[Attribution]) -> str | None:
    """Give whose words the event stands in: of several the innermost, which is the shortest."""
    span = (head.idx, head.idx + len(head))
    holding = [one for one in attributions if any(covers(piece, span) for piece in one.content)]
    if not holding:
        return None
    source = min(holding, key=lambda one: sum(end - start for start, end in one.content)).source
    for actor in actors:
        if any(overlap((mention.start, mention.end), piece) for mention in actor.mentions for piece in source):
            return actor.id
    return " ".join(head.doc.text[start:end] for start, end in source) or None


def _distinct(events: Sequence[Event]) -> list[Event]:
    """Leave one event for each word and date."""
    seen: dict[tuple[int, str | None], Event] = {}
    for event in events:
        seen.setdefault((event.start, event.when.value if event.when else None), event)
    return list(seen.values())
