"""A briefing on a desk: the text that people edit and the lock's state, without files."""

from functools import lru_cache
from pathlib import Path

from generator.briefing import Briefing
from generator.editing.checking import reading
from generator.editing.merging.merge import adopt, merge
from generator.editing.store import revision
from generator.editing.text import compose
from generator.editing.text.source import Source
from generator.editing.text.splice import splice
from generator.editing.values.decisions import Decisions
from generator.editing.values.shape import plain

FILE = Path("briefing.yaml")


@lru_cache(maxsize=32)
def read(text: str) -> Source:
    """Parse once what is looked at many times."""
    return reading.read(text, FILE)


class Desk:
    """What the machine last said, what the file says, and what is remembered."""

    def __init__(self, says: Briefing) -> None:
        self.base = plain(says)
        self.text = compose.document(self.base)
        self.memory = Decisions()
        self.changes = ()

    def edit(self, old: str, new: str) -> None:
        """Replace the first `old` in the text, as a person would."""
        assert old in self.text, f"{old!r} is not in:\n{self.text}"
        self.text = self.text.replace(old, new, 1)

    def machine(self, says: Briefing | None, text: str | None = None) -> None:
        """Run once; None stands for a run in which nothing is extracted."""
        source = read(self.text)
        merged = merge(
            self.base, source.data, plain(says) if says else None, self.memory, revision.commented(source), text=text
        )
        reading.accept(merged.data)
        self.text = splice(source, merged.data)
        # What is kept has to survive the lock's JSON.
        self.base = merged.base
        self.memory = Decisions.model_validate_json(merged.decided.model_dump_json())
        self.changes = merged.changes

    def adopt(self, says: Briefing) -> None:
        """Lose the lock and find the file again."""
        self.base, self.memory = adopt(self.data, plain(says))

    @property
    def data(self):
        """What the file says, as spelled."""
        return read(self.text).data

    @property
    def briefing(self) -> Briefing:
        """What the file says, as the site reads it."""
        return read(self.text).briefing

    def record(self, section: str, record_id: str):
        """One record of the file; None when it is not there."""
        return next((r for r in self.data[section] if r.get("id") == record_id), None)

    def ids(self, section: str) -> list:
        return [record.get("id") for record in self.data[section]]

    @property
    def review(self) -> dict:
        return {entry["at"]: entry for entry in self.data.get("review", [])}

    def cut(self, section: str, record_id: str) -> str:
        """Delete a record's lines, and give them."""
        lines = self.text.splitlines(keepends=True)
        start = lines.index(f"  - id: {record_id}\n")
        end = next(i for i in range(start + 1, len(lines)) if not lines[i].startswith("   "))
        cut = "".join(lines[start:end])
        empty = self.ids(section) == [record_id]
        self.text = self.text.replace(cut, "", 1)
        if empty:
            self.edit(f"{section}:\n", f"{section}: []\n")
        return cut
