"""A merge under way: what goes in, what its steps have made of that so far, and what they did to the file."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, TypeVar

from generator.editing.values.decisions import Choice, Decisions
from generator.editing.values.shape import Data
from generator.paths import Path

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that the merge did to the file."""

    kind: Literal["added", "removed", "updated", "offered", "withdrawn"]
    """`offered` and `withdrawn` speak of entries in the `review:` list."""
    path: Path
    old: Any = None
    new: Any = None

    @property
    def at(self) -> str:
        """The path as it is printed, such as `actors/vladimir-putin/role`."""
        return str(self.path)


@dataclass(frozen=True)
class Versions:
    """What is merged."""

    base: Data
    """What the machine wrote last; once it is noticed, under the ids that people use, without what they deleted."""
    hand: Data
    """What stands in the file."""
    found: Data | None
    """What the machine found now; None where it has read nothing anew."""
    decided: Decisions
    """What people decided until now; once it is noticed, with what the file tells of it."""
    commented: AbstractSet[tuple[str, int]]
    """Records, by section and index in the list, that a comment describes: they are never removed."""
    article: Data | None
    """The `article` section, where it is new although nothing else is."""
    text: str | None
    """The article's text, where it has changed."""


@dataclass(frozen=True)
class Noticed(Versions):
    """The versions, after it was noticed what a person did to whole records."""

    review: list[Data]
    """The file's `review:` list, under today's ids."""
    asked: AbstractSet[str]
    """Paths at which the machine has put an entry into that list before."""


@dataclass
class Merge:
    """The versions under the ids that are kept, and what the steps have made of them so far."""

    noticed: Noticed
    decided: Decisions
    """What people decided until now, with the ids; at the end, with what they decide by this merge."""
    fresh: Data
    """What the machine says now."""
    data: Data
    """What the file is to say."""
    new_base: Data
    """What the next merge takes for the machine's last word."""
    choices: dict[str, Choice] = field(default_factory=dict)
    removed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lost: dict[str, dict[str, Literal["open", "kept"]]] = field(default_factory=dict)
    """These three take the place of those of `decided`."""
    unnamed: dict[str, Data] = field(default_factory=dict)
    """By id: actors that nobody edited and the machine no longer finds, as it last wrote them."""
    changes: list[Change] = field(default_factory=list)

    @cached_property
    def standing(self) -> AbstractSet[str]:
        """The paths that have an entry in the file's `review:` list; one that a person took out is answered."""
        return {str(entry.get("at")) for entry in self.noticed.review}

    @cached_property
    def choices_of(self) -> Mapping[str, Mapping[str, Choice]]:
        """What is known of people's choices until now, by the record that they belong to."""
        return _by_record(self.decided.choices)

    @cached_property
    def removed_of(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """The members that people took out of sets until now, by the record that they belong to."""
        return _by_record(self.decided.removed)


def _by_record(paths: Mapping[str, T]) -> dict[str, dict[str, T]]:
    found: dict[str, dict[str, T]] = {}
    for path, value in paths.items():
        found.setdefault(str(Path.read(path).record), {})[path] = value
    return found
