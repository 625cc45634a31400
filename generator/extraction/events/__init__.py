"""Next events: what is still to come after the day of publication, as records with a readable title."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from generator.extraction.events import places, ranges, showing, titles, undated
from generator.extraction.events.certainty import certainty, will_not_come
from generator.extraction.events.changes import settle
from generator.extraction.events.kinds import kind
from generator.extraction.events.prospect import Prospect, dated
from generator.extraction.reading import Reading
from generator.extraction.records import Actor, Attribution, Event, TimeExpression, When, content_id, covers, overlap
from generator.extraction.syntax import below, head_of
from generator.extraction.words import Words
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
    words, agenda = reading.words, calendar.agenda
    found = ranges.join(words, dated(words, times, reading.day, agenda), agenda)
    found = settle(words, [*found, *undated.find(words, found, agenda)], agenda)
    events = [_event(reading, one, _dates(words, one, found), actors, times, agenda, country_of) for one in found]
    return tuple(sorted(_distinct([event for event in events if event is not None]), key=order))


def order(event: Event) -> tuple[date, int, int]:
    """Give what events are ordered by: their date, then how certain they are."""
    latest = event.when.earliest if event.when and event.when.earliest else date.max
    return latest, _CERTAINTIES.index(event.certainty), event.start


def _dates(words: Words, event: Prospect, prospects: Sequence[Prospect]) -> frozenset[int]:
    """Give the tokens of an event's date, and of those beside it: "the 13 August and 5 November tours"."""
    own = _tokens(words, event)
    siblings = (_tokens(words, one) for one in prospects if one.head == event.head)
    return own.union(*(other for other in siblings if _holder(words, other) == _holder(words, own)))


def _tokens(words: Words, prospect: Prospect) -> frozenset[int]:
    return frozenset((prospect.time and words.aligned(prospect.time.start, prospect.time.end)) or ())


def _holder(words: Words, date: frozenset[int]) -> int | None:
    """Give the word that a date hangs on."""
    return words.head[head_of(words, min(date), max(date) + 1)] if date else None


_CERTAINTIES = ("scheduled", "expected", "possible", "conditional", "postponed", "cancelled")


def _event(
    reading: Reading,
    prospect: Prospect,
    dates: frozenset[int],
    actors: Sequence[Actor],
    times: Sequence[TimeExpression],
    agenda: Agenda,
    country_of: Callable[[str], str | None],
) -> Event | None:
    words, head, time = reading.words, prospect.head, prospect.time
    if prospect.change is None and will_not_come(words, head, prospect.clause):
        return None
    place = places.find(words, prospect, agenda)
    left_out = set(dates)
    if place is not None:
        left_out |= below(words, place)
    made = titles.title(words, prospect, left_out, lambda token: _name(words, token, actors), agenda)
    if made is None:
        return None
    sentence = words.sentences[words.sentence[head]]
    when = _when(words.source, time) if time else None
    return Event(
        id=_id(made.text, when, words.string(*sentence)),
        what=made.text,
        start=words.start[head],
        end=_end(words, head),
        participants=_participants(words, made.tokens, actors),
        where=places.where(words, place, country_of) if place is not None else None,
        when=when,
        moved_from=_when(words.source, prospect.moved_from) if prospect.moved_from else None,
        kind=kind(words, prospect, agenda),
        certainty=prospect.change or certainty(words, head, prospect.clause, agenda),
        according_to=_according_to(words, head, actors, reading.attributions),
        sentence=words.stripped(*sentence),
        rule=prospect.rule,
        confidence=_confidence(words, prospect, made.text),
        reason=prospect.reason,
        tells=showing.tells(words, prospect, made, times, agenda),
    )


def _confidence(words: Words, prospect: Prospect, what: str) -> float:
    """Give how sure the machine is: a date makes it surer; "notes due 2031" and a bare "expire" tell little."""
    pos = words.pos[prospect.head]
    if pos == "ADJ" or (pos == "VERB" and " " not in what):
        return 0.4
    return 0.8 if prospect.time else 0.6


def _when(text: str, time: TimeExpression) -> When:
    return When(text[time.start : time.end], time.start, time.end, time.value, time.earliest, time.latest)


def _end(words: Words, head: int) -> int:
    """Give the end of the event's word with a particle that follows it ("step down")."""
    following = head + 1
    is_particle = following < len(words) and words.dep[following] == "prt" and words.head[following] == head
    return words.end[following if is_particle else head]


def _id(what: str, when: When | None, sentence: str) -> str:
    """Make an id of what the event says and where: one sentence may tell of the same thing on two dates."""
    said = " ".join((sentence, "|", what, "|", when.text if when else ""))
    return content_id(what, said, most=6)


def _mention_at(words: Words, token: int, actors: Sequence[Actor]) -> Actor | None:
    span = words.span(token, token + 1)
    return next((actor for actor in actors for one in actor.mentions if covers((one.start, one.end), span)), None)


def _name(words: Words, token: int, actors: Sequence[Actor]) -> str | None:
    actor = _mention_at(words, token, actors)
    return actor.name if actor else None


def _participants(words: Words, tokens: Sequence[int], actors: Sequence[Actor]) -> tuple[str, ...]:
    ids = [actor.id for token in tokens if (actor := _mention_at(words, token, actors))]
    return tuple(dict.fromkeys(ids))


def _according_to(words: Words, head: int, actors: Sequence[Actor], attributions: Sequence[Attribution]) -> str | None:
    """Give whose words the event stands in: of several the innermost, which is the shortest."""
    span = words.span(head, head + 1)
    holding = [one for one in attributions if any(covers(piece, span) for piece in one.content)]
    if not holding:
        return None
    source = min(holding, key=lambda one: sum(end - start for start, end in one.content)).source
    for actor in actors:
        if any(overlap((mention.start, mention.end), piece) for mention in actor.mentions for piece in source):
            return actor.id
    return " ".join(words.source[start:end] for start, end in source) or None


def _distinct(events: Sequence[Event]) -> list[Event]:
    """Leave one event for each word and date."""
    seen: dict[tuple[int, str | None], Event] = {}
    for event in events:
        seen.setdefault((event.start, event.when.value if event.when else None), event)
    return list(seen.values())
