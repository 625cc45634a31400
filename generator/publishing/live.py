"""A preview that follows changes: MkDocs' own server over the built site."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import urlsplit

_SERVER_LOG = "mkdocs.livereload"


def serve(
    site: Path,
    watched: Iterable[Path],
    rebuild: Callable[[], None],
    *,
    host: str,
    port: int,
    site_url: str | None,
    ready: Callable[[str], None],
) -> None:
    """Serve `site` until interrupted and call `rebuild` when the content of a watched file or folder changes.

    What a rebuild itself writes into a watched folder (a briefing's YAML, say) does not start another one: contents
    are compared with those at its end. Under a `site_url` with a sub-path the site is served under that path.
    `ready` is called with the address. Raises `OSError` when the port cannot be had. What `rebuild` raises is its
    own to catch.
    """
    from mkdocs.livereload import LiveReloadServer  # noqa: PLC0415 - brings watchdog, which nothing else needs

    watched = tuple(watched)
    seen = {"content": fingerprint(watched)}

    def follow() -> None:
        if fingerprint(watched) == seen["content"]:
            return
        rebuild()
        seen["content"] = fingerprint(watched)

    log = logging.getLogger(_SERVER_LOG)
    log.propagate, log.disabled = False, True
    server = LiveReloadServer(
        builder=follow, host=host, port=port, root=str(site), mount_path=urlsplit(site_url or "/").path
    )
    server.error_handler = lambda code: _not_found(site) if code == 404 else None
    for path in watched:
        if path.exists():
            server.watch(str(path))
    ready(server.url)
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()


def fingerprint(paths: Iterable[Path]) -> str:
    """Digest names and contents of all files at and below `paths`, but for hidden files and editors' backups.

    Names are counted from each path, so that a folder has the same digest wherever it stands.
    """
    total = hashlib.sha256()
    for path in paths:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if _is_noise(file.relative_to(path)) or not file.is_file():
                continue
            total.update(f"{path.name}/{file.relative_to(path).as_posix()}\0".encode("utf-8", "surrogateescape"))
            try:
                total.update(hashlib.sha256(file.read_bytes()).digest())
            except OSError:  # it went away in between: the next look will see that
                continue
    return total.hexdigest()


def _is_noise(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts) or path.name.endswith(("~", ".swp", ".tmp"))


def _not_found(site: Path) -> bytes | None:
    page = site / "404.html"
    return page.read_bytes() if page.is_file() else None
