"""Whatever is declared as an offset moves with its part of a long article, in records that nobody has thought of yet."""

from dataclasses import dataclass

import pytest

from generator.extraction.parts import moved
from generator.extraction.records import Mention, Offset, Span, Spans, When


@dataclass(frozen=True)
class Novel:
    """A record with offsets in every form that a field may give them."""

    at: Offset
    count: int
    span: Span
    spans: Spans
    maybe: Span | None
    perhaps: Offset | None
    named: tuple[str, Span]
    when: When | None
    mentions: tuple[Mention, ...]
    sizes: tuple[int, ...]


def novel(at: int, *, full: bool = True) -> Novel:
    when = When("Sunday", at, at + 6, None, None, None)
    mention = Mention(at, at + 3, "name", at + 1, "person", "by hand")
    return Novel(
        at=at,
        count=7,
        span=(at, at + 2),
        spans=((at, at + 1), (at + 4, at + 5)) if full else (),
        maybe=(at, at + 1) if full else None,
        perhaps=at if full else None,
        named=("a", (at, at + 9)),
        when=when if full else None,
        mentions=(mention, mention) if full else (),
        sizes=(1, 2),
    )


@pytest.mark.parametrize("full", [True, False])
def test_every_offset_of_a_record_moves_and_nothing_else(full):
    assert moved(novel(0, full=full), 40) == novel(40, full=full)
