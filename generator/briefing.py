"""The vocabulary: what a briefing holds. The YAML and its JSON Schema are made from these models.

Keys stand in reading order. Optional keys are absent when they have nothing to say. Evidence is a source sentence
with each run of white space made one space.

A field's type says whether it is one value, a list, a record or several; its `Trait` says what a type cannot. How
fields are written, merged, compared, counted and shown follows from both.
"""

from __future__ import annotations

import typing
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from generator.ground.wording import one_space

Kind = Literal["person", "organization", "place"]
Polarity = Literal["affirmed", "negated", "hypothetical"]
Certainty = Literal["scheduled", "expected", "possible", "conditional", "postponed", "cancelled"]
EventKind = Literal[
    "meeting", "vote", "hearing", "deadline", "publication", "start", "end", "match", "visit", "decision", "other"
]
Status = Literal["published", "draft", "withdrawn"]


def _as_text(value: Any) -> Any:
    """Let a bare year or number in the YAML stand for its text; anything else is left to the check."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _as_list(value: Any) -> Any:
    """Let one string stand for a list of one."""
    return [value] if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(_as_text)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_as_list)]
Id = Annotated[Text, Field(min_length=1, max_length=120)]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$", description="ISO 3166-1 alpha-2")]
When = Annotated[
    Text,
    Field(
        description="ISO 8601: a day, a month, a 'year' in quotes, a day with a time, or start/end",
        pattern=r"^\S+$",
    ),
]


@dataclass(frozen=True, slots=True)
class Trait:
    """What a field is, besides its type."""

    is_set: bool = False
    """A list that merges member by member; any other is one value."""
    actors: Literal["ids", "ids or words"] | None = None
    """It names actors by id."""
    tells: frozenset[Literal["name", "gist", "content", "detail"]] = frozenset()
    """What of it tells two records to be the same: a name that both have; the gist, which stays when only the id was
    changed by hand; content that both share words of; a detail that decides between several that are alike."""
    on_one_line: bool = False
    """A list that is written in brackets on the key's line where it fits there."""
    is_one_alone: bool = False
    """A list that is written as its only member where it has one."""
    is_spelled_out: bool = False
    """Its default is written, because it is what people change first."""
    is_for_editors: bool = False
    """Readers never see it."""
    noun: tuple[str, str] | None = None
    """What one is called in messages, and several."""
    verb: str = "changed"
    """What happens to its record when it changes, in messages."""


GIST = frozenset[Literal["name", "gist", "content", "detail"]]({"gist", "content"})
"""The words that say what a record is about."""
_NAME = Trait(tells=frozenset({"name"}))
_DETAIL = Trait(tells=frozenset({"detail"}))
_ACTORS = Trait(is_set=True, actors="ids", on_one_line=True)


class Record(BaseModel):
    """A part of a briefing. Unknown keys are refused, but for those that begin with `x-`, which are kept."""

    model_config = ConfigDict(frozen=True, extra="allow", str_strip_whitespace=False)

    @model_validator(mode="after")
    def _only_x_keys(self) -> Self:
        for key in self.model_extra or {}:
            if not key.startswith("x-"):
                raise ValueError(f"unknown key {key!r}")
        return self


class ArticleReference(Record):
    """The article that a briefing was made from."""

    file: Text = Field(description="path of the article, relative to the project's root")
    title: Text | None = Field(None, description="the article's own headline, where it has one")
    source: Text | None = Field(None, description="who published the article")
    source_note: Text | None = Field(None, description="how the source is known, or why it is not")
    author: Texts = Field((), description="who wrote it: a name, or a list of names")
    url: Text | None = Field(None, description="where the article stands on the web")
    published: Text | None = Field(None, description="ISO 8601 date, or date with time")
    published_note: Text | None = Field(None, description="how the date is known, where the article does not say")


_ID = Field(None, description="given once and kept; may be left out in records that you add")
_EVIDENCE = "the article's sentences that say so, word for word"


class Sentence(Record):
    """One sentence of the summary, with the sentences of the article that it rests on."""

    id: Id | None = _ID
    text: Annotated[Text, Trait(tells=GIST)] = Field(description="the sentence that readers see")
    evidence: Texts = Field((), description=_EVIDENCE)


class Actor(Record):
    """A party of the story: a person, an organization, or a place that acts."""

    id: Id | None = _ID
    name: Annotated[Text, _NAME] = Field(description="the name that readers see")
    aliases: Annotated[Texts, Trait(is_set=True, on_one_line=True, tells=frozenset({"name"}))] = Field(
        (), description="other names that the article uses for it"
    )
    kind: Kind = Field(description="person, organization, or a place that acts")
    role: Text | None = Field(None, description="the office, as the article says it")
    organization: Annotated[Text | None, Trait(actors="ids or words")] = Field(
        None, description="whom a person speaks for: an actor's id, or a name"
    )
    country: Country | None = Field(None, description="ISO 3166-1 alpha-2, such as US")
    evidence: Texts = Field((), description="where the role stands, else the first mention")


class Position(Record):
    """What somebody said, thinks, wants, fears or offers, with the sentence where it stands."""

    id: Id | None = _ID
    actor: Annotated[Id | None, Trait(actors="ids", tells=frozenset({"detail"}))] = Field(
        None, description="whose position it is; absent when unresolved"
    )
    source: Text | None = Field(None, description="the text's words for an unresolved source")
    stance: Annotated[Text, _DETAIL] = Field(
        description="what the source does: says, urges, condemns, denies, offers, ..."
    )
    toward: Annotated[Texts, _ACTORS] = Field((), description="whom it is directed toward: actors' ids")
    statement: Annotated[Text | None, Trait(tells=GIST)] = Field(None, description="paraphrase, cleaned for reading")
    quote: Annotated[Texts, Trait(tells=GIST, is_one_alone=True)] = Field(
        (), description="verbatim words only; a string or a list"
    )
    polarity: Annotated[Polarity, _DETAIL] = Field("affirmed", description="absent means affirmed")
    via: Text | None = Field(None, description="the chain of reporting, where there is one")
    confidence: Literal["low"] | None = Field(None, description="only when low")
    evidence: Texts = Field((), description=_EVIDENCE)


class NextEvent(Record):
    """Something planned, expected, threatened, conditional, put off or cancelled after the publication date."""

    id: Id | None = _ID
    what: Annotated[Text, Trait(tells=GIST)] = Field(description="what is to happen, as a title")
    when: Annotated[When | None, Trait(tells=frozenset({"content", "detail"}), verb="moved")] = Field(
        None, description="an ISO 8601 day, month, 'year', time, or start/end; absent while unresolved"
    )
    said: Annotated[Text | None, Trait(tells=frozenset({"content"}))] = Field(
        None, description="the article's words for the date"
    )
    moved_from: When | None = Field(None, description="the date that it had before it was moved, as in `when`")
    kind: Annotated[EventKind, _DETAIL] = Field("other", description="what it is; absent means other")
    where: Text | None = Field(None, description="the place, as readers see it")
    country: Country | None = Field(None, description="the country of the place")
    certainty: Annotated[Certainty, Trait(is_spelled_out=True)] = Field("expected", description="how sure it is")
    participants: Annotated[Texts, _ACTORS] = Field((), description="actors' ids")
    according_to: Annotated[Text | None, Trait(actors="ids or words")] = Field(
        None, description="who says so: an actor's id, or the text's words"
    )
    confidence: Literal["low"] | None = Field(None, description="only when low")
    evidence: Texts = Field((), description=_EVIDENCE)


class Correction(Record):
    """A correction that readers are told of."""

    date: Text = Field(description="ISO 8601 day of the correction")
    text: Text = Field(description="what was wrong and what is right")


class Review(Record):
    """A difference between a person's value and the machine's, for a person to settle; readers never see it."""

    at: Text = Field(description="the path of the value, such as actors/vladimir-putin/role")
    yours: Any = Field(None, description="the value in this file; absent where it has none")
    machine: Any = Field(None, description="what the machine has now; absent where it has nothing")
    why: Text | None = Field(None, description="why it is asked")


class Briefing(Record):
    """One article as a structured briefing."""

    headline: Annotated[Text, Trait(noun=("headline", "headlines"))] = Field(
        description="the headline that readers see"
    )
    summary: Annotated[tuple[Sentence, ...], Trait(noun=("summary sentence", "summary sentences"))] = Field(
        description="the story in a few sentences"
    )
    article: Annotated[ArticleReference, Trait(noun=("article reference", "article references"))] = Field(
        description="the article that the briefing was made from"
    )
    actors: Annotated[tuple[Actor, ...], Trait(noun=("actor", "actors"))] = Field(
        description="who is involved, the most important first"
    )
    positions: Annotated[tuple[Position, ...], Trait(noun=("position", "positions"))] = Field(
        description="who said or wants what"
    )
    next_events: Annotated[tuple[NextEvent, ...], Trait(noun=("event", "events"))] = Field(
        description="what happens next, and when"
    )
    corrections: Annotated[tuple[Correction, ...], Trait(noun=("correction", "corrections"))] = Field(
        (), description="corrections that readers are told of"
    )
    status: Annotated[Status, Trait(noun=("status", "statuses"), is_spelled_out=True)] = Field(
        "published", description="published, draft, or withdrawn with a `reason:`"
    )
    reason: Annotated[Text | None, Trait(noun=("reason", "reasons"))] = Field(None, description="why it was withdrawn")
    review: Annotated[tuple[Review, ...], Trait(noun=("review entry", "review entries"), is_for_editors=True)] = Field(
        (), description="what waits for your decision; readers never see it"
    )


def trait(model: type[Record], key: str) -> Trait:
    """Give what the field `key` of a record is."""
    return next((said for said in model.model_fields[key].metadata if isinstance(said, Trait)), Trait())


def held(model: type[Record], key: str) -> type[Record] | None:
    """Give the model of the records that the field `key` holds, if it holds records."""
    annotation = model.model_fields[key].annotation
    candidates = (annotation, *typing.get_args(annotation))
    return next((kind for kind in candidates if isinstance(kind, type) and issubclass(kind, Record)), None)


FOR_EDITORS = frozenset(key for key in Briefing.model_fields if trait(Briefing, key).is_for_editors)
"""The keys that readers never see."""

PARTS = tuple(key for key, field in Briefing.model_fields.items() if field.annotation is held(Briefing, key))
"""The keys that hold one record."""

PLAIN = tuple(key for key in Briefing.model_fields if not held(Briefing, key) and key not in FOR_EDITORS)
"""The keys that hold no records, for readers."""


def evidence(text: str, start: int, end: int) -> str:
    """Give the sentence at `text[start:end]` as evidence holds it: each run of white space made one space."""
    return one_space(text[start:end])
