"""Hostile text is only ever text: it builds the same elements as a harmless word, and reads back as it was."""

import functools
import html.parser
import json

import pytest

from generator.commands.build import make
from generator.project import Project, Settings
from generator.publishing.markup import escape
from generator.publishing.values import addresses
from tests.publishing import hostile

HARMLESS = "harmless"


class Structure(html.parser.HTMLParser):
    """The elements of a page, the attributes that each has, and the text that a reader sees."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.elements, self.addresses, self.text = [], [], ""
        self.inside = None
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, tuple(sorted(name for name, _ in attrs))))
        self.addresses += [value for name, value in attrs if name in ("href", "src", "action")]

        if tag in ("script", "svg"):
            self.inside = tag

    def handle_endtag(self, tag):
        if tag == self.inside:
            self.inside = None

    def handle_data(self, data):
        # Linked data escapes what a page shows as it is, and the picture shortens long names; the same facts stand
        # in the text and in the table.
        if self.inside is None:
            self.text += data

    def handle_comment(self, data):
        self.elements.append(("!--", (data[:20],)))


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    project = Project(tmp_path_factory.mktemp("hostile"), Settings(article_text="full"))
    texts = (HARMLESS, *hostile.PAYLOADS)
    entries = [hostile.entry(text) for text in texts]
    entries += [hostile.entry(text, f"withdrawn {text}", status="withdrawn") for text in texts]
    make.run(project, entries, register=hostile.register(texts), countries={"GB": "<script>alert(1)</script>"})
    return project.site


@functools.cache
def structure(site, text):
    path = addresses.briefing(text).removesuffix(".md")
    return Structure((site / path / "index.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", hostile.PAYLOADS, ids=lambda text: repr(text[:30]))
def test_a_page_has_the_elements_of_a_harmless_one(site, text):
    assert structure(site, text).elements == structure(site, HARMLESS).elements


@pytest.mark.parametrize("text", hostile.PAYLOADS, ids=lambda text: repr(text[:30]))
def test_text_reads_back_as_it_was(site, text):
    seen = " ".join(structure(site, text).text.split())
    wanted = escape.plain(text).rstrip("\u202c\u2069")
    assert seen.count(wanted) >= " ".join(structure(site, HARMLESS).text.split()).count(HARMLESS) - 2


@pytest.mark.parametrize("text", hostile.PAYLOADS, ids=lambda text: repr(text[:30]))
def test_no_address_leads_to_a_script_or_another_host(site, text):
    for address in structure(site, text).addresses:
        assert not (address or "").strip().lower().startswith(("javascript:", "data:", "vbscript:", "//", "http"))


def test_what_the_alias_file_says_reads_back_as_it_was_on_the_page_of_an_actor(site):
    unread = []
    for known in hostile.register(hostile.PAYLOADS).entries.values():
        text, page = known.name, site / addresses.actor(known.key).removesuffix(".md") / "index.html"
        seen = " ".join(Structure(page.read_text(encoding="utf-8")).text.split())
        if seen.count(escape.plain(text)) < 3:  # its title, its heading and in its briefing
            unread.append(text)
    assert unread == []


def test_every_other_page_is_as_inactive(site):
    for page in site.rglob("*.html"):
        parsed = Structure(page.read_text(encoding="utf-8"))
        tags = {tag for tag, _ in parsed.elements}
        assert not tags & {"iframe", "object", "embed", "base", "style", "img", "!--"}, page
        assert not [names for _, names in parsed.elements if any(name.startswith("on") for name in names)], page
        wild = [
            a for a in parsed.addresses if (a or "").strip().lower().startswith(("javascript:", "data:", "vbscript:"))
        ]
        assert not wild, page


def test_the_search_index_holds_escaped_text(site):
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    for document in index["docs"]:
        for key in ("title", "text"):
            tags = {tag for tag, _ in Structure(document[key]).elements}
            assert tags <= {"p", "ul", "ol", "li", "table", "tr", "td", "th", "thead", "tbody", "code", "pre"}, document
