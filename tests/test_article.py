"""How seeds and their metadata are read, and what is said of those that cannot be."""

import pytest

from generator import article
from generator.article import Metadata, read_seed, seed_files, text_at_hand
from generator.errors import ArticleError

PAGE = """<!doctype html><html lang="en"><head><title>Minister goes - The Daily</title>
<meta property="og:title" content="Minister goes"><meta property="og:site_name" content="The Daily">
<meta property="article:published_time" content="2026-03-04T22:15:00+02:00">
<link rel="canonical" href="https://daily.example/a/1"><script>alert(1)</script></head>
<body><nav><a href="/">Home</a><a href="/politics">Politics</a></nav><article><h1>Minister goes</h1>
<p>Finance Minister Ana Ruiz resigned on Wednesday, saying the budget was “a fraud on the public”.</p>
<p>Talks will resume on <b>Monday</b>, her office said.</p></article><footer>Copyright</footer></body></html>"""


def read(path, root=None, most=10_000):
    return read_seed(path, root or path.parent, most)


def test_text_is_kept_to_the_last_character(tmp_path):
    file = tmp_path / "a.txt"
    file.write_bytes("  Iran`s talks\r\n\n“Yes”\t\n".encode())
    assert read(file).text == "  Iran`s talks\r\n\n“Yes”\t\n"


def test_a_byte_order_mark_is_not_text(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfHello.")
    assert read(tmp_path / "a.txt").text == "Hello."


def test_front_matter_and_markdown(tmp_path):
    file = tmp_path / "a.md"
    file.write_text(
        "---\nsource: Daily\npublished: 2026-03-04\n---\n# Minister *goes*\n\nShe [left](http://x.example)\nat `noon`.\n\n- One\n- Two\n<script>alert(1)</script>\n"
    )
    article = read(file)
    assert article.text == "She left at noon.\n\nOne\n\nTwo"
    assert article.metadata == Metadata(title="Minister goes", source="Daily", published="2026-03-04")


def test_a_page_gives_its_main_text_and_metadata(tmp_path):
    (tmp_path / "a.html").write_text(PAGE)
    article = read(tmp_path / "a.html")
    assert article.text == (
        "Finance Minister Ana Ruiz resigned on Wednesday, saying the budget was “a fraud on the public”.\n\n"
        "Talks will resume on Monday, her office said."
    )
    assert article.metadata == Metadata("Minister goes", "The Daily", None, "https://daily.example/a/1", "2026-03-04")


def test_a_page_in_the_encoding_that_it_declares(tmp_path):
    page = PAGE.replace("<head>", '<head><meta charset="windows-1252">')
    (tmp_path / "a.html").write_bytes(page.encode("cp1252"))
    assert "“a fraud on the public”" in read(tmp_path / "a.html").text


def test_the_sidecar_wins_key_by_key(tmp_path):
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "a.yaml").write_text("source: The Weekly\npublished_note: corrected\n")
    metadata = read(tmp_path / "a.html").metadata
    assert (metadata.source, metadata.published, metadata.published_note) == ("The Weekly", "2026-03-04", "corrected")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"", "a.txt: the article is empty"),
        ("a.txt", b" \n\t", "a.txt: the article is empty"),
        ("a.txt", b"caf\xe9 talks", "a.txt:1:4: the text is not UTF-8 (byte 0xE9)"),
        ("a.txt", "talks".encode("utf-16"), "a.txt: the text is UTF-16"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff", "a.txt:1:1: the text is a binary file"),
        ("a.txt", b"one\ntwo\0", "a.txt:2:4: a binary file"),
        ("a.txt", b"word " * 2001, "a.txt: the article is too long: 10,005 characters"),
        ("a.pdf", b"text", "a.pdf: not an article: .pdf"),
        ("a.html", b"<html><body></body></html>", "a.html: the article is empty"),
        ("a.html", b"<meta charset=klingon><p>x</p>", "a.html: the page says it is 'klingon'"),
        ("a.md", b"---\ntitle: [\n---\nText.", "a.md:3:1: not valid YAML"),
        ("a.md", b"---\npublished: 2025-02-29\n---\nText.", "a.md:2:12: published is no date: '2025-02-29'"),
        ("a.md", b"---\ntitle: {a: b}\n---\nText.", "a.md:2:8: title has to be text"),
    ],
)
def test_bad_input_is_one_line_with_a_place(tmp_path, name, content, message):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ArticleError) as caught:
        read(tmp_path / name)
    assert f"{tmp_path}/{message}" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_malformed_sidecar_is_named_itself(tmp_path):
    (tmp_path / "a.txt").write_text("Text.")
    (tmp_path / "a.yaml").write_text("title: ok\nsource: 'open\n")
    with pytest.raises(ArticleError, match=r"a\.yaml:\d+:\d+: not valid YAML"):
        read(tmp_path / "a.txt")


def test_a_faulty_sidecar_does_not_take_the_text_away(tmp_path):
    (tmp_path / "a.txt").write_text("x\n")
    (tmp_path / "a.yaml").write_text("source: 'open\n")
    assert text_at_hand("a.txt", tmp_path, 100) == "x\n"
    assert text_at_hand("b.txt", tmp_path, 100) is None


def test_missing_files_and_folders(tmp_path):
    with pytest.raises(ArticleError, match="no such file"):
        read(tmp_path / "a.txt")
    with pytest.raises(ArticleError, match="no such folder"):
        seed_files(tmp_path / "seeds")


def test_an_article_outside_the_project_is_refused_even_by_a_link(tmp_path):
    (tmp_path / "secret.txt").write_text("Secret.")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "a.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(ArticleError, match="outside the project"):
        read(tmp_path / "site" / "a.txt")


def test_seed_files_are_found_in_a_fixed_order(tmp_path):
    for name in ("b.txt", "a.md", "c.HTML", "README.md", "_draft.txt", ".hidden.txt", "a.yaml", "notes.pdf"):
        (tmp_path / name).write_text("x")
    (tmp_path / "2025").mkdir()
    (tmp_path / "2025" / "z.txt").write_text("x")
    assert [p.relative_to(tmp_path).as_posix() for p in seed_files(tmp_path)] == [
        "2025/z.txt",
        "a.md",
        "b.txt",
        "c.HTML",
    ]


def test_a_format_is_a_reader_in_one_table(tmp_path, monkeypatch):
    monkeypatch.setitem(article.READERS, ".rst", article.READERS[".txt"])
    (tmp_path / "bridge.RST").write_text("The bridge is open.")
    (seed,) = seed_files(tmp_path)
    assert read_seed(seed, tmp_path, 100).text == "The bridge is open."
