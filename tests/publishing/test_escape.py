import html.parser
import re

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator import weblink
from generator.publishing.markup import escape

EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc", "def_list", "abbr", "footnotes", "admonition", "fenced_code"]
WORDS = st.text(
    st.sampled_from("ab1 .:-+*_`#<>&\"'[](){}|\\!~^=$@/?%\n\t\x02\x03;,\u2028\x85\u202e\u00e9🙂")
    | st.characters(codec="utf-8"),
    max_size=40,
)


class _Reader(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags, self.text = [], ""

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data


def seen(value):
    """What a reader sees of a value: where it is empty, a character without width."""
    return escape.plain(value) or "\u200b"


def read(page):
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader


@given(WORDS)
def test_markdown_gives_back_the_text_and_nothing_else(value):
    reader = read(
        markdown.markdown(f"# {escape.text(value)} {{: #x }}\n\n- {escape.text(value)}\n", extensions=EXTENSIONS)
    )
    assert {tag for tag, _ in reader.tags} <= {"h1", "ul", "li"}
    assert [line for line in reader.text.split("\n") if line] == [seen(value), seen(value)]


@given(WORDS)
def test_escaped_text_at_the_start_of_a_paragraph_is_a_paragraph(value):
    reader = read(markdown.markdown(f"before\n\n{escape.text(value)} after\n", extensions=EXTENSIONS))
    assert [tag for tag, _ in reader.tags] == ["p", "p"]
    assert reader.text.split("\n")[-1] == f"{seen(value)} after"


@given(WORDS)
def test_escaped_text_is_safe_in_raw_html_and_in_attributes(value):
    for escaped, shown in ((escape.text(value), seen(value)), (escape.html(value), escape.plain(value))):
        reader = read(f'<i title="{escaped}">{escaped}</i>')
        assert reader.tags == [("i", {"title": shown})]
        assert reader.text == shown


@given(WORDS)
def test_front_matter_is_one_key_and_reads_back_as_escaped_html(value):
    head = escape.front_matter({"title": value, "tags": [value]})
    match = re.match(r"^-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*(?:\n|$)", head, re.DOTALL)
    assert match is not None
    assert yaml.safe_load(match[1]) == {"title": str(escape.html(value)), "tags": [str(escape.html(value))]}


def test_front_matter_refuses_keys_that_mkdocs_acts_on():
    with pytest.raises(ValueError, match="template"):
        escape.front_matter({"template": "evil.html"})


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("https://ok.example/a?b=1&c=2#d", "https://ok.example/a?b=1&c=2#d"),
        ("http://ok.example", "http://ok.example"),
        ("https://ok.example/a(b)'\"<", "https://ok.example/a%28b%29%27%22%3C"),
        ("https://ok.example/é", "https://ok.example/%C3%A9"),
        ("https://ok.example/%41", "https://ok.example/%41"),
        ("  https://ok.example ", "https://ok.example"),
        ("https://name@evil.example", None),
        ("https:\\\\evil.example", None),
        ("https://", None),
        ("https://[bad", None),
        ("https://ok.example:x/", None),
        ("https://ok.example/a b", None),
        ("javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("JaVaScRiPt:alert(1)", None),
        ("data:text/html,x", None),
        ("//evil.example", None),
        ("ftp://evil.example", None),
        ("", None),
        (None, None),
    ],
)
def test_web_addresses(value, address):
    assert weblink.safe(value) == address


@pytest.mark.parametrize("value", ["//evil.example/x", "javascript:alert(1)", "a b", "x#y z", "&#106;avascript:x"])
def test_what_is_no_address_leads_nowhere(value):
    assert escape.url(value) == "#"


@pytest.mark.parametrize("value", ["../actors/a.md#p-1", "#s-1", "index.md", "https://ok.example/"])
def test_own_addresses_pass(value):
    assert escape.url(value) == value


@pytest.mark.parametrize(
    ("value", "line"),
    [
        (" a\n\tb\x85c\u2028d ", "a b c d"),
        ("a\x02b\x00c\x7f", "abc"),
        ("\u202eevil", "\u202eevil\u202c"),
        ("\u2067x \u202ay", "\u2067x \u202ay\u202c\u2069"),
        ("\u202eevil\u202c bidi \u2066x\u2069", "\u202eevil\u202c bidi \u2066x\u2069"),
    ],
)
def test_plain(value, line):
    assert escape.plain(value) == line


def test_ordinary_prose_stays_readable():
    prose = "Talks on Sunday, 15 June (in Oman) are expected - the U.S. said: no delay; 100% sure?"
    assert escape.text(prose) == prose


@pytest.mark.parametrize("mark", ["~~~", "```"])
def test_what_stands_between_two_marks_of_a_fence_is_no_code(mark):
    page = "\n\n".join(str(escape.text(value)) for value in (mark, "Talks go on.", mark))
    reader = read(markdown.markdown(page, extensions=EXTENSIONS))
    assert [tag for tag, _ in reader.tags] == ["p", "p", "p"]
    assert reader.text.split("\n") == [mark, "Talks go on.", mark]


@pytest.mark.parametrize("value", ["~~gone~~", "H~2~O", "x^2^", "^^new^^", "==seen==", "++ctrl++", "{--out--}"])
def test_marks_of_extensions_that_a_site_may_add_are_read_as_they_are(value):
    added = [f"pymdownx.{name}" for name in ("tilde", "caret", "mark", "keys", "critic")]
    assert markdown.markdown(value, extensions=added) != f"<p>{value}</p>"
    reader = read(markdown.markdown(f"So: {escape.text(value)}.", extensions=added))
    assert reader.tags == [("p", {})]
    assert reader.text == f"So: {value}."


@pytest.mark.parametrize("mark", "!%(),-./:;?")
def test_no_mark_that_some_reader_of_markdown_knows_stands_at_the_start_of_a_line(mark):
    assert escape.text(f"{mark} x") == f"&#{ord(mark)}; x"
    assert escape.text(f"x {mark} y") == f"x {mark} y"
