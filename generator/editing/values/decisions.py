"""What people decided about a briefing, remembered between two runs: what they deleted, renamed, declined.

A file alone cannot tell it. A record that is not there may be one that the machine has not found yet, or one that a
person deleted and that must not come back.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from generator.editing.values.shape import Data


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Offer(_Frozen):
    """A value of the machine that stands in the file's `review:` list beside the person's."""

    yours: Any = None
    """What the person had written when it was offered; None stands for absent."""
    machine: Any = None


class Choice(_Frozen):
    """What a person has seen of the machine's values for a field that they edited."""

    known: tuple[Any, ...] = ()
    """Values that the person replaced or declined; they never open a review entry again. None stands for absent."""
    offer: Offer | None = None
    """The open entry, where there is one."""


class Decisions(_Frozen):
    """People's decisions about one briefing. Sections are `summary`, `actors`, `positions`, `next_events`."""

    deleted: dict[str, tuple[Data, ...]] = {}
    """By section: records that a person deleted, as the machine last knew them."""
    found_as: dict[str, dict[str, str]] = {}
    """By section: the id by which the machine last found a record, where the record is kept under another."""
    lost: dict[str, dict[str, Literal["open", "kept"]]] = {}
    """By section: records that stay although the machine no longer finds them, and whether a person was asked."""
    named: dict[str, tuple[str, ...]] = {}
    """By section: ids that a person gave to records of the machine."""
    redirects: dict[str, str] = {}
    """Ids of actors that a person renamed or merged, each with the id that stands for it now."""
    removed: dict[str, tuple[str, ...]] = {}
    """By path: members that a person took out of a set."""
    choices: dict[str, Choice] = {}
    """By path, such as `actors/vladimir-putin/role`."""

    def in_section(self, section: str, **now: Any) -> Decisions:
        """Give the decisions with what is now said of one section, by field; what says nothing is left out."""
        update = {}
        for field, value in now.items():
            others = {key: kept for key, kept in getattr(self, field).items() if key != section}
            update[field] = {**others, section: value} if value else others
        return self.model_copy(update=update)

    def at_paths(self, now: Callable[[str], str | None]) -> Decisions:
        """Give the decisions with those about fields under the path that they have now; None says that one is gone."""
        update = {
            field: {path: value for old, value in getattr(self, field).items() if (path := now(old)) is not None}
            for field in ("removed", "choices")
        }
        return self.model_copy(update=update)

    def actor(self, reference: Any) -> Any:
        """Give the id that stands for an actor's id now; anything else comes back as it is."""
        seen = set()
        while isinstance(reference, str) and reference in self.redirects and reference not in seen:
            seen.add(reference)
            reference = self.redirects[reference]
        return reference
