"""The index of a store: what has to be known of all briefings at once. A briefing is read when its turn comes."""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import dataclass

from generator.editing.store import lock
from generator.editing.store.lock import Inputs
from generator.editing.store.stored import Stored
from generator.editing.values.shape import Data


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One briefing in a few hundred bytes."""

    slug: str
    has_yaml: bool
    is_gone: bool
    """A person deleted the YAML; the lock remembers it."""
    is_faulty: bool
    """The lock cannot be used."""
    file: str | None
    """The article's path, from the lock or else from the YAML."""
    id: str | None
    """The permanent id; None where there is no usable lock, and then all that follows is empty."""
    former: tuple[str, ...] = ()
    text: bytes | None = None
    """Short digest of the article's text."""
    extractor: str | None = None
    was_in_conflict: bool = False
    """Git left both sides in the lock; the entry is of both, joined."""
    made_of: bytes | None = None
    """Digest of what the briefing was made of (see `made_of`); None where the YAML is not as the machine left it."""

    @property
    def has_lock(self) -> bool:
        """There is a usable lock."""
        return self.id is not None


def entry(stored: Stored) -> IndexEntry:
    """Make the entry of a briefing."""
    state = stored.lock
    known = (stored.slug, stored.content is not None, stored.is_gone, stored.fault is not None, stored.file)
    if state is None:
        return IndexEntry(*known, None)
    is_untouched = stored.content is not None and lock.digest(stored.content) == state.yaml
    return IndexEntry(
        *known,
        stored.slug if state.id == stored.slug else state.id,
        state.former,
        short(state.inputs.text),
        sys.intern(state.extractor),  # one string for all, not one for each
        stored.is_in_conflict,
        made_of(state.inputs, state.base.get("article")) if is_untouched else None,
    )


def made_of(inputs: Inputs, article: Data | None) -> bytes:
    """Give a digest of what a briefing is made of: its inputs, and the `article:` section as the machine writes it.

    The digest of the metadata is left out: people's corrections are in it, and the section has what was read.
    """
    return short(json.dumps([inputs.text, inputs.settings, inputs.aliases, article], sort_keys=True))


def short(text: str) -> bytes:
    """Give a digest in 16 bytes, to compare many."""
    return hashlib.blake2b(text.encode(errors="replace"), digest_size=16).digest()
