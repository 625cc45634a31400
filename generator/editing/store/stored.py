"""A briefing as it lies on the disk: its YAML and its lock, read together."""

from __future__ import annotations

from dataclasses import dataclass

from generator.editing.store.lock import Lock
from generator.errors import BriefingError


@dataclass(frozen=True, slots=True)
class Stored:
    """One briefing as it lies on the disk."""

    slug: str
    content: bytes | None
    """The YAML; None when it is gone."""
    lock: Lock | None
    """The state that the YAML belongs to; None when there is no usable lock."""
    fault: BriefingError | None = None
    """Why the lock cannot be used."""
    file: str | None = None
    """The article's path, from the lock or else from the YAML."""
    is_half_done: bool = False
    """The lock on the disk is that of a run that was killed, or has both sides of a conflict."""
    is_in_conflict: bool = False
    """Git left both sides in the lock; the state is joined from both."""
    is_misnamed: bool = False
    """The YAML is there under a name that is none."""

    @property
    def is_gone(self) -> bool:
        """A person deleted the YAML; the lock remembers it."""
        return self.content is None and not self.is_misnamed and (self.lock is not None or self.fault is not None)
