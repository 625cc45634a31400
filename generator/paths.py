"""Paths: how a place in a briefing is named in `review:`, in the lock and in what commands print.

`headline`, `article/url`, `actors/ann-lee`, `actors/ann-lee/role`. A slash within a step is written `~1` and a tilde
`~0`, as in JSON Pointer (RFC 6901): ids are people's, and may hold either.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.briefing import PARTS


@dataclass(frozen=True, slots=True)
class Path:
    """A place in a briefing: a section, a record of it, or a key of either."""

    section: str
    id: str = ""
    """The record's; empty where the section is one value or one record."""
    key: str = ""

    @classmethod
    def read(cls, text: str) -> Path:
        """Read a path as it is printed. What has too many steps has a key that no record has."""
        section, *rest = split(text)
        record_id = rest.pop(0) if rest and section not in PARTS else ""
        return cls(section, record_id, "/".join(rest))

    def __str__(self) -> str:
        """Give the path as it is printed."""
        return join(*(step for step in (self.section, self.id, self.key) if step))

    @property
    def field(self) -> tuple[str, str]:
        """The section and key as the vocabulary has them; the briefing itself is the empty section."""
        return (self.section, self.key) if self.key else ("", self.section)

    @property
    def record(self) -> Path:
        """The record that the place belongs to."""
        return replace(self, key="")

    def of(self, key: str) -> Path:
        """Give the path of a key of this record."""
        return replace(self, key=key)


def join(*steps: object) -> str:
    """Give the path of these steps, such as a section, an id and a key."""
    return "/".join(str(step).replace("~", "~0").replace("/", "~1") for step in steps)


def split(path: str) -> tuple[str, ...]:
    """Give the steps of a path."""
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in path.split("/"))
