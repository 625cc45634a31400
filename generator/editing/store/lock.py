"""The lock: what the machine last wrote for one briefing, and what people decided about it.

One JSON file a briefing, committed beside the YAML, written by the machine alone; it holds no dates. While a new
YAML is being put in place the lock holds the old state too, each with the digest of the YAML that it belongs to:
a run that is killed at any moment leaves one of both behind, and the next run can tell which.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from generator.editing.store.sketch import VERSION, Sketch, resemblance
from generator.editing.store.sketch import sketch as sketch_of
from generator.editing.values.decisions import Decisions
from generator.editing.values.shape import Data
from generator.errors import BriefingError, Place

FORMAT = 1
"""Raised when an older version could not read the lock any more."""


class Inputs(BaseModel):
    """Digests of all that an extraction depends on: the same inputs need no new extraction."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    metadata: str
    settings: str
    aliases: str = ""


class Lock(BaseModel):
    """The state of one briefing after the machine's last run."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int = FORMAT
    id: str
    """The briefing's permanent id: its first slug."""
    former: tuple[str, ...] = ()
    """Slugs that the briefing had before; their addresses redirect."""
    file: str
    """The article's path relative to the project's root."""
    inputs: Inputs
    sketch: Sketch = ()
    """The article's text for finding it again when it was moved and changed (see `sketch`)."""
    extractor: str
    """Name and version of what extracted the facts."""
    yaml: str
    """Digest of the YAML that this state belongs to."""
    base: Data
    memory: Decisions = Decisions()
    """What people decided; the key has this name in every lock that is out there."""
    before: Lock | None = None
    """The state until now, while the YAML is being replaced."""
    new: bool = False
    """The YAML is being written for the first time."""

    def tells_of(self, text: str) -> bool:
        """Say whether `text` is the article's, as it was or rewritten, and not another article under its path."""
        same = not self.sketch or digest(text) == self.inputs.text
        return same or resemblance(self.sketch, sketch_of(text)) >= VERSION


def digest(content: str | bytes) -> str:
    """Give the SHA-256 of `content` in hexadecimal; text counts as UTF-8."""
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


def dumps(lock: Lock) -> str:
    """Write a lock as JSON: one value a line, so that versions compare well, and records in reading order."""
    data = lock.model_dump(mode="json", exclude_defaults=True)
    return json.dumps({"format": lock.format, **data}, ensure_ascii=False, indent=1) + "\n"


def loads(text: str, file: Path) -> Lock:
    """Read a lock. Raises `BriefingError` when it cannot be used."""
    try:
        data = json.loads(text)
        version = data.get("format", 0) if isinstance(data, dict) else 0
        if isinstance(version, int) and version > FORMAT:
            raise BriefingError(
                f"the lock was written by a newer version (format {version}, here {FORMAT})",
                place=Place(file),
                hint="update newsbrief",
            )
        return Lock.model_validate(data)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        reason = "; ".join(_reasons(error))
        raise BriefingError(
            f"the lock cannot be read: {reason}",
            place=Place(file, line, 1),
            hint="restore it from version control; or delete it: the YAML is then taken as it stands",
        ) from error


def _reasons(error: Exception) -> list[str]:
    if isinstance(error, ValidationError):
        return [f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()[:3]]
    return [str(error)]


def current(lock: Lock, yaml: str | None, *, staged: bool) -> Lock | None:
    """Give the state that the YAML belongs to, whose digest is `yaml` (None: there is no file).

    `staged` says that the new YAML still lies beside the old one, that is, that a run was killed before the
    replacement. None means that the briefing was never written.
    """
    if lock.new and yaml is None:
        return None if staged else lock
    if lock.before is None:
        return lock.model_copy(update={"new": False})
    replaced = yaml == lock.yaml or (yaml != lock.before.yaml and not staged)
    return lock.model_copy(update={"before": None}) if replaced else lock.before
