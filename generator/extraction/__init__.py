"""From an article's text to frozen facts: the only room that knows spaCy."""

from pathlib import Path

WEIGHTS = Path(__file__).parent / "weights"
"""Everything that was trained; `training/` makes it."""
