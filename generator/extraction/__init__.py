"""From an article's text to frozen facts: the only room that knows spaCy."""

import sys
from pathlib import Path
from types import ModuleType

WEIGHTS = Path(__file__).parent / "weights"
"""Everything that was trained; `training/` makes it."""

# For one function that tells of an installation, spaCy imports its command line, with all that fetches packages from
# the network: a third of its import. What stands in for it has to be there before anything here imports spaCy.
_INFO = ModuleType("spacy.cli.info")
_INFO.info = None  # type: ignore[attr-defined]
sys.modules.setdefault(_INFO.__name__, _INFO)
