import re
from html.parser import HTMLParser

import pytest

from generator.commands.build import make
from generator.publishing.building import policy
from generator.publishing.serving import answers
from generator.publishing.serving.notice import Fault, Notice
from tests.publishing import hostile

PAGES = {
    "/sub/": b"<html><head></head><body class=a><p>Home</p></body></html>",
    "/sub/briefings/a/": b"<html><head></head><body>A</body></html>",
    "/sub/404.html": b"<html><head></head><body>Not here</body></html>",
    "/sub/bare/": b"<p>no body",
}
FAULT = Fault("briefings/a.yaml:3:1", "unknown key", "did you mean `when`?", "whenn: 2")
NOTICES = {
    "": Notice("Not everything", (FAULT,)),
    "briefings/a/": Notice("As it was", (FAULT,), "No page yet"),
    "briefings/b/": Notice("As it was", (FAULT,), "No page yet"),
}


def site(environ, start_response):
    content = PAGES.get(environ["PATH_INFO"])
    if environ["PATH_INFO"] == "/sub/a.json":
        start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", "2")])
        return [b"{}"]
    start_response("404 Not Found" if content is None else "200 OK", [("Content-Type", "text/html")])
    return [content or b""]


def get(path, notices=NOTICES.get, inner=site):
    given = []
    body = answers.annotated(inner, "/sub/", notices, make.templates())(
        {"PATH_INFO": path}, lambda status, headers: given.extend((status, dict(headers)))
    )
    page = b"".join(body)
    assert given[1]["Content-Length"] == str(len(page))
    return given[0], page.decode()


@pytest.mark.parametrize("path", ["/sub/briefings/a/", "/sub/"])
def test_what_a_page_has_to_say_stands_first_in_its_body(path):
    status, page = get(path)
    said = NOTICES[path.removeprefix("/sub/")]
    assert status == "200 OK"
    assert re.search(r"<body[^>]*>\s*<style>.*?</style>\s*<section ", page, re.DOTALL)
    for words in (said.title, FAULT.place, FAULT.message, FAULT.way_out, FAULT.shown):
        assert words in page
    assert PAGES[path].decode().partition("<body")[0] in page
    assert page.endswith("</body></html>")


def test_a_page_without_a_body_says_it_at_its_beginning():
    assert "<section " in get("/sub/bare/", lambda _: NOTICES[""])[1].partition("<p>no body")[0]


def test_an_address_of_which_something_is_to_be_said_has_a_page():
    for path in ("/sub/briefings/b/", "/sub/briefings/b", "/sub/briefings/b/index.html"):
        status, page = get(path)
        assert status == "200 OK"
        assert "No page yet" in page
        assert FAULT.place in page
        assert "Not here" in page


def test_another_address_is_not_there():
    status, page = get("/sub/nowhere/")
    assert (status, page) == ("404 Not Found", PAGES["/sub/404.html"].decode())


def test_a_site_without_any_page_has_one_that_looks_again():
    def empty(environ, start_response):
        start_response("404 Not Found", [("Content-Type", "text/html")])
        return [b"404 Not Found"]

    status, page = get("/sub/", inner=empty)
    assert status == "200 OK"
    assert FAULT.place in page
    assert 'http-equiv="refresh"' in page
    status, page = get("/sub/x/", inner=empty)
    assert status == "404 Not Found"
    assert 'http-equiv="refresh"' in page


def test_what_is_no_page_stays_as_it_is():
    assert get("/sub/a.json", lambda _: NOTICES[""]) == ("200 OK", "{}")


def test_the_policy_is_lifted_from_what_is_sent():
    protected = policy.protected(PAGES["/sub/briefings/a/"].decode()).encode()

    def inner(environ, start_response):
        start_response("200 OK", [("Content-Type", "text/html")])
        return [protected]

    assert "Content-Security-Policy" not in get("/sub/briefings/c/", inner=inner)[1]


@pytest.mark.parametrize("payload", hostile.PAYLOADS)
def test_hostile_text_is_only_text(payload):
    harmless = _Elements(get("/sub/", lambda _: Notice("T", (Fault("p", "m", "w", "s"),)))[1])
    notice = Notice(payload, (Fault(payload, payload, payload, payload),))
    assert _Elements(get("/sub/", lambda _: notice)[1]).found == harmless.found


class _Elements(HTMLParser):
    """Every element of a page with its attributes, in order."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, attributes))
