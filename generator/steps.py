"""Named steps, taken one after the other: a table to read from top to bottom, each line of which can be timed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")
Next = TypeVar("Next")
End = TypeVar("End")
Ending = TypeVar("Ending")

Around = Callable[[str], AbstractContextManager[object]]
"""Surrounds a step, which it is given the name of."""


@dataclass(frozen=True)  # without slots, so that `Steps[Given, Made, End]()` can note what it is
class Steps(Generic[Given, Made, End]):
    """A table of steps; each is given what the one before it made, so that the types of neighbours have to fit."""

    table: tuple[tuple[str, Callable[[Any], Any], bool], ...] = ()
    """Name, step, and whether the step may be the last one."""

    def then(self, name: str, step: Callable[[Made], Next]) -> Steps[Given, Next, End]:
        """Add a step."""
        return Steps((*self.table, (name, step, False)))

    def unless(self, name: str, step: Callable[[Made], Ending | None]) -> Steps[Given, Made, Ending]:
        """Add a step that ends them all where it gives something; else the next is given what this one was given."""
        return Steps((*self.table, (name, step, True)))

    @property
    def names(self) -> tuple[str, ...]:
        """The names, in order."""
        return tuple(name for name, _, _ in self.table)

    def take(self, given: Given, during: Around = nullcontext) -> Made | End:
        """Take the steps in turn, each inside what `during` makes of its name."""
        made: Any = given
        for name, step, may_end in self.table:
            with during(name):
                given_back = step(made)
            if not may_end:
                made = given_back
            elif given_back is not None:
                made = given_back
                break
        result: Made | End = made
        return result
