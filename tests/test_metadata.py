"""What front matter and sidecars may say: what people bring from other tools is understood, or named and left out."""

from pathlib import Path

import pytest

from generator import metadata
from generator.article import read_seed
from generator.errors import ArticleError, SkippedError

FILE = Path("seeds/a.md")


def read(text):
    return metadata.read(text, FILE)


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("published: 2025-06-14", "2025-06-14"),
        ("date: 2025-06-14", "2025-06-14"),
        ("date: 2025-06-14 09:30:00 +0200", "2025-06-14 09:30:00+0200"),
        ("date: 2025-06-14T09:30:00Z", "2025-06-14T09:30:00Z"),
        ("published: '2025-06-14 9:30'", "2025-06-14"),
        ("published: 2025-06-14\ndate: 2024-01-01", "2025-06-14"),
        ("date: 2024-01-01\npublished: 2025-06-14", "2025-06-14"),
        ("date: 2025-06-14\npublished:", "2025-06-14"),
    ],
)
def test_a_date_is_read_as_other_tools_write_it_and_published_counts_first(written, published):
    told = read(written)
    assert (told.metadata.published, told.remarks) == (published, ())


@pytest.mark.parametrize("written", ["14 June 2025", "2025-06", "2025", "2025-02-30", "soon"])
def test_a_date_that_is_none_is_left_out_with_a_remark_and_published_is_a_fault(written):
    told = read(f"title: x\ndate: {written}\n")
    assert told.metadata.published is None
    (remark,) = told.remarks
    assert (remark.kind, remark.words, str(remark.place)) == ("no date", repr(written), "seeds/a.md:2:7")
    with pytest.raises(ArticleError, match=r"seeds/a.md:2:12: published is no date: .* \(write a day as 2025-06-14"):
        read(f"title: x\npublished: {written}\n")


@pytest.mark.parametrize(
    ("written", "author"),
    [
        ("author: Ana Ruiz", ("Ana Ruiz",)),
        ("authors: [Ana Ruiz, ' Bo  Li']", ("Ana Ruiz", "Bo Li")),
        ("author:\n  - name: Ana Ruiz\n    email: a@x.example\n  - Bo Li", ("Ana Ruiz", "Bo Li")),
        ("author: []", None),
        ("author:", None),
    ],
)
def test_authors_are_a_name_or_a_list_of_names(written, author):
    assert read(written).metadata.author == author


def test_keys_of_other_tools_are_named_and_left_out_whatever_they_hold():
    told = read("layout: post\ntags: [a, {b: c}]\nsource: The Daily\npublisher: X\n")
    assert told.metadata.source == "The Daily"
    assert [(r.kind, r.words, r.place.line) for r in told.remarks] == [
        ("unknown key", "'layout'", 1),
        ("unknown key", "'tags'", 2),
        ("unknown key", "'publisher', did you mean 'published'?", 4),
    ]


@pytest.mark.parametrize("written", ["author: {a: b}", "source: [x]", "title: true", "skip: [x]"])
def test_a_known_key_whose_value_makes_no_sense_is_a_fault(written):
    with pytest.raises(ArticleError, match="has to be text"):
        read(written)


@pytest.mark.parametrize(
    ("written", "reason"),
    [("skip: not ours", "not ours"), ("skip: true", "no reason is given"), ("skip: false", None), ("skip:", None)],
)
def test_skip_says_why(written, reason):
    assert read(written).skip == reason


def test_a_sidecar_skips_what_nobody_can_read_and_front_matter_its_own_article(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\0\0")
    (tmp_path / "a.yaml").write_text("skip: a scan\n")
    (tmp_path / "b.md").write_text("---\nskip: an advertisement\n---\n")
    for name, reason in (("a.txt", "a scan"), ("b.md", "an advertisement")):
        with pytest.raises(SkippedError) as told:
            read_seed(tmp_path / name, tmp_path, 100)
        assert told.value.message == reason
