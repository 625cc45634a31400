"""A briefing's YAML as it was read."""

from __future__ import annotations

import typing
from dataclasses import dataclass

from generator.briefing import Briefing
from generator.editing.values.shape import Data
from generator.yaml12 import Document


@dataclass(frozen=True, slots=True)
class Source:
    """A briefing's YAML that has the right form."""

    text: str
    document: Document
    briefing: Briefing

    @property
    def data(self) -> Data:
        """The plain data, as the person spelled it."""
        return typing.cast("Data", self.document.data)
