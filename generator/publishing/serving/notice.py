"""What a preview says at the head of a page while something that the page is made from has a fault.

It is put into what the preview's server sends, never into a file, so that no published site can hold it. File names,
messages and lines of YAML are other people's text: the template prints them through `escape.html`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from generator.publishing.markup import escape, rendering

_TEMPLATE = "notice.html.j2"
_BODY = re.compile(r"<body\b[^>]*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong."""

    place: str
    """File, line and column, as far as they are known."""
    message: str
    way_out: str = ""
    shown: str = ""
    """The line of the file that has the fault."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What one page has to say."""

    title: str
    faults: tuple[Fault, ...] = ()
    otherwise: str = ""
    """The title where the page itself is not there, if that is another."""


def on(page: str, notice: Notice, shipped: Path) -> str:
    """Put `notice` first into the body of an HTML page; `shipped` is the folder of the shipped templates.

    A project's own templates are not asked: the fault may be in them.
    """
    body = _BODY.search(page)
    at = body.end() if body else 0
    return page[:at] + _rendered(notice, shipped, alone=False) + page[at:]


def alone(notice: Notice, shipped: Path) -> str:
    """Give a page of its own that says `notice` and looks every other second whether there is a better one."""
    return _rendered(notice, shipped, alone=True)


def _rendered(notice: Notice, shipped: Path, *, alone: bool) -> str:
    return (
        rendering.environment(shipped, shipped, escape.html).get_template(_TEMPLATE).render(notice=notice, alone=alone)
    )
