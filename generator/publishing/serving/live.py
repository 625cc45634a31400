"""A preview that follows changes: MkDocs' own server over the built site."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from generator import freshness
from generator.publishing.serving.answers import Notices, annotated

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver

_SERVER_LOG = "mkdocs.livereload"
_INTERVAL = 0.5
"""Seconds between two looks at the watched files."""


def serve(
    site: Path,
    watched: Iterable[Path],
    rebuild: Callable[[], None],
    *,
    built_from: str,
    host: str,
    port: int,
    site_url: str | None,
    ready: Callable[[str], None],
    notices: Notices,
    shipped: Path,
) -> None:
    """Serve `site` until interrupted and call `rebuild` when the content of a watched file or folder changes.

    `built_from` is the digest of what is watched as it was before the site was built. Whatever changes during a rebuild
    starts another one, until one leaves everything as it found it: nobody's change is overlooked, and what a rebuild
    writes itself (a briefing's YAML, say) costs one more, which finds nothing to do. What is watched may come
    and go. Under a `site_url` with a sub-path the site is served under that path. `ready` is called with the address.
    `notices` says what a page has to say of faults; `shipped` is the folder of the templates. Raises `OSError` when
    the port cannot be had. What `rebuild` raises is its own to catch.
    """
    from mkdocs.livereload import LiveReloadServer  # noqa: PLC0415 - brings watchdog, which nothing else needs

    watched = tuple(watched)
    seen = built_from

    def follow() -> None:
        nonlocal seen
        while (now := freshness.contents(watched)) != seen:
            seen = now
            rebuild()

    log = logging.getLogger(_SERVER_LOG)
    log.propagate, log.disabled = False, True
    server = LiveReloadServer(
        builder=follow, host=host, port=port, root=str(site), mount_path=urlsplit(site_url or "/").path
    )
    server.observer = _observer(watched)  # type: ignore[assignment]
    server.set_app(annotated(server.serve_request, server.mount_path, notices, shipped))
    server.watch(str(site))  # any folder will do: it is the observer that knows what is watched
    follow()
    ready(server.url)
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()


def _observer(watched: tuple[Path, ...]) -> BaseObserver:
    """Make what looks at the watched paths. Watchdog's own do not see a path that was not there at the beginning."""
    from watchdog.events import FileModifiedEvent  # noqa: PLC0415
    from watchdog.observers.api import BaseObserver, EventEmitter  # noqa: PLC0415

    class Emitter(EventEmitter):
        def __init__(self, *arguments: Any, **settings: Any) -> None:
            super().__init__(*arguments, **settings)
            self._known = _marks(watched)

        def queue_events(self, timeout: float) -> None:
            if not self.stopped_event.wait(timeout):
                before, self._known = self._known, _marks(watched)
                if self._known != before:
                    self.queue_event(FileModifiedEvent(self.watch.path))

    return BaseObserver(Emitter, timeout=_INTERVAL)


def _marks(paths: tuple[Path, ...]) -> frozenset[tuple[Path, str, freshness.Mark]]:
    found = ((path, path.name, mark) for path in paths if not path.is_dir() and (mark := freshness.mark(path)))
    below = ((path, name, mark) for path in paths if path.is_dir() for name, mark in freshness.marks(path))
    return frozenset(one for one in (*found, *below) if not freshness.is_noise(PurePath(one[1])))
