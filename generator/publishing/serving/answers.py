"""What a preview answers: the files of a built site, each page with what it has to say of faults.

Nothing here is written into a file: the site that a preview leaves is the one that `build` made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.publishing.building import policy
from generator.publishing.serving import notice

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

Notices = Callable[[str], notice.Notice | None]
"""Gives what a page has to say, by its address relative to the site's root: `briefings/a/`."""


def annotated(site: WSGIApplication, mount: str, notices: Notices, shipped: Path) -> WSGIApplication:
    """Wrap the server of a built site under the path `mount`, so that each page says what it has to.

    An address without a page gets the site's own 404 page, by which a tab comes back when there is a page; where even
    that is missing, a page that looks again by itself. Policies are lifted: the server adds a script to each page.
    """

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        status, headers, body = _ask(site, environ)
        if dict(headers).get("Content-Type") != "text/html":
            start_response(status, headers)
            return body
        page, said = b"".join(body).decode("utf-8"), notices(_address(environ["PATH_INFO"], mount))
        if not status.startswith("200"):
            said = replace(said, title=said.otherwise or said.title) if said else None
            status = "200 OK" if said else status
            found, _, body = _ask(site, {**environ, "PATH_INFO": f"{mount}404.html"})
            page = b"".join(body).decode("utf-8") if found.startswith("200") else ""
        if not page:
            page = notice.alone(said or notice.Notice("This page is not here"), shipped)
        elif said:
            page = notice.on(page, said, shipped)
        page = policy.lifted(page)
        content = page.encode("utf-8")
        start_response(status, [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(content)))])
        return [content]

    return answer


def _ask(site: WSGIApplication, environ: WSGIEnvironment) -> tuple[str, list[tuple[str, str]], Iterable[bytes]]:
    answered: list[Any] = []

    def start_response(status: str, headers: list[tuple[str, str]], *_: Any) -> Callable[[bytes], object]:
        answered.extend((status, headers))
        return lambda _: None

    body = site(environ, start_response)
    return answered[0], answered[1], body


def _address(path: str, mount: str) -> str:
    """Give the address of a page relative to the site's root: with a slash at its end, without `index.html`."""
    page = f"{path}/".removeprefix(mount).strip("/").removesuffix("index.html").strip("/")
    return f"{page}/" if page else ""
