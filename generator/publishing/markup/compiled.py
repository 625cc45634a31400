"""Templates, compiled once in a process: a site that is built again would spend half its time on the same ones."""

from __future__ import annotations

from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """What Jinja compiled for one kind of environment, kept until a template's source changes.

    Environments that share one have the same settings; they may differ in extensions, which plugins can add.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, ...], tuple[str, CodeType | None]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put the code into the bucket where its source is still the one that was compiled."""
        checksum, code = self._known.get(_key(bucket), ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of the bucket in place of what an earlier source gave."""
        self._known[_key(bucket)] = bucket.checksum, bucket.code


def _key(bucket: Bucket) -> tuple[str, ...]:
    return (bucket.key, *sorted(bucket.environment.extensions))
