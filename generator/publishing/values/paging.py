"""Long lists in parts: no page grows with the number of briefings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.publishing.values import addresses
from generator.publishing.values.pieces import Link, Pager, Section
from generator.publishing.values.records import ListPage

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """One page's share of a list."""

    page: str
    """Its path under `docs/`."""
    number: int
    """From 1."""
    items: tuple[T, ...]
    pager: Pager | None

    def title(self, title: str) -> str:
        """Tell the parts apart: two pages of one title cannot be told apart in a browser's history."""
        return title if self.number == 1 else f"{title}, page {self.number}"


def parts(path: str, items: Sequence[T], size: int) -> Iterator[Part[T]]:
    """Cut a list into pages of `size`; an empty list fills one page."""
    count = max(1, -(-len(items) // size))
    for number in range(1, count + 1):
        page = addresses.further(path, number)
        share = tuple(items[(number - 1) * size : number * size])
        yield Part(page, number, share, _pager(path, page, number, count))


def page(
    part: Part[T],
    title: str,
    sections: Iterable[Section],
    *,
    intro: str = "",
    empty: str = "",
    ways: tuple[Link, ...] = (),
    contents: bool = False,
) -> ListPage:
    """Make the page of a part; `contents` says whether its sections are listed beside it."""
    here = part.title(title)
    hidden = {} if contents else {"hide": ["toc"]}
    return ListPage(
        path=part.page,
        title=here,
        meta={"title": here, **hidden, "search": {"exclude": True}},
        intro=intro,
        sections=tuple(sections),
        empty=empty,
        pager=part.pager,
        ways=ways,
    )


def counted(count: int, noun: str) -> str:
    """Say how many there are: `1 briefing`, `2 briefings`."""
    return f"1 {noun}" if count == 1 else f"{count} {noun}s"


def _pager(path: str, page: str, number: int, count: int) -> Pager | None:
    if count == 1:
        return None
    return Pager(
        f"Page {number} of {count}",
        addresses.link(page, addresses.further(path, number - 1)) if number > 1 else None,
        addresses.link(page, addresses.further(path, number + 1)) if number < count else None,
    )
