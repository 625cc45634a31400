"""Paths: how a place in a briefing is named in `review:`, in the lock and in what commands print.

`headline`, `article/url`, `actors/ann-lee`, `actors/ann-lee/role`. A slash within a step is written `~1` and a tilde
`~0`, as in JSON Pointer (RFC 6901): ids are people's, and may hold either.
"""

from __future__ import annotations


def join(*steps: object) -> str:
    """Give the path of these steps, such as a section, an id and a key."""
    return "/".join(str(step).replace("~", "~0").replace("/", "~1") for step in steps)


def split(path: str) -> tuple[str, ...]:
    """Give the steps of a path."""
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in path.split("/"))
