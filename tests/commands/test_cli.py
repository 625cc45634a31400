"""The command line as a person uses it: what it prints, where, and how it exits."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator import __version__

ARTICLES = Path(__file__).parent.parent / "articles"
GOOD = (ARTICLES / "harbour-strike.txt").read_bytes()
FRENCH = (
    "Le président a annoncé vendredi que la réforme des retraites serait suspendue jusqu'à la fin de l'année. "
    "Les syndicats ont salué cette décision, mais ils demandent que le texte soit retiré."
)


@pytest.fixture
def newsbrief(newsbrief, tmp_path, monkeypatch):
    """Run the command in a project of its own."""
    (tmp_path / "seeds").mkdir()
    monkeypatch.chdir(tmp_path)
    return newsbrief


@pytest.mark.parametrize("flag", ["--version", "--help"])
def test_help_and_version_load_neither_spacy_nor_pydantic(flag):
    code = f"""
import sys; sys.argv = ["newsbrief", "{flag}"]
from generator.cli import main
try: main()
except SystemExit as left: assert not left.code
heavy = {{"spacy", "pydantic", "yaml", "mkdocs", "numpy"}} & set(sys.modules)
assert not heavy, heavy
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert __version__ in done.stdout or "generate" in done.stdout


def test_every_command_has_help(newsbrief):
    _, overview, _ = newsbrief("--help")
    for name in ("generate", "build", "serve", "extract", "check", "review", "diff", "explain"):
        assert f"\n  {name} " in overview
        code, text, _ = newsbrief(name, "--help")
        assert code == 0
        assert f"Usage: newsbrief {name}" in text


def test_a_wrong_command_is_a_usage_error(newsbrief):
    code, _, error = newsbrief("genrate")
    assert code == 2
    assert "genrate" in error


@pytest.mark.model
@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("bad.txt", b"", "seeds/bad.txt: the article is empty"),
        ("bad.txt", bytes(range(256)), "seeds/bad.txt:3:115: the text is a binary file"),
        ("bad.txt", "Talks.".encode("utf-16"), "seeds/bad.txt: the text is UTF-16"),
        ("bad.txt", "Le café".encode("latin-1"), "seeds/bad.txt:1:7: the text is not UTF-8"),
        ("bad.txt", b"Talks go on. " * 800_000, "seeds/bad.txt: the article is too long"),
        ("bad.txt", FRENCH.encode(), "seeds/bad.txt: the article is not in English but in 'fr'"),
        ("good.yaml", b"published: [\n", "seeds/good.yaml:2:1: not valid YAML"),
    ],
    ids=["empty", "binary", "utf-16", "latin-1", "10 MB", "French", "sidecar"],
)
def test_bad_input_is_one_line_and_the_others_go_on(newsbrief, tmp_path, name, content, message):
    Path("seeds/fine.txt").write_bytes(GOOD)
    Path("seeds/good.txt").write_bytes(GOOD.replace(b"Monday", b"Tuesday"))
    Path("seeds", name).write_bytes(content)
    code, out, error = newsbrief("generate")
    lines = [line for line in error.splitlines() if message in line]
    assert code == 1
    assert len(lines) == 1, error
    assert f"{2 - name.startswith('good')} created, 1 failed" in out
    assert not [
        p
        for p in Path("briefings").rglob("*")
        if p.suffix not in {".yaml", ".json"} and p.is_file() and p.name[0] != "."
    ]
    for briefing in Path("briefings").glob("*.yaml"):
        assert yaml.safe_load(briefing.read_text())["headline"]


def test_a_missing_folder_and_a_missing_file_are_one_line(newsbrief):
    Path("mkdocs.yml").write_text("site_name: x\n")
    Path("seeds").rmdir()
    code, _, error = newsbrief("generate")
    assert (code, error.count("\n")) == (2, 1)
    assert "no such folder of articles" in error
    Path("seeds").mkdir()
    code, _, error = newsbrief("generate", "seeds/none.txt")
    assert (code, error.count("\n")) == (1, 1)
    assert "seeds/none.txt: no such file" in error


def test_a_missing_model_is_one_line_that_says_how_to_install_it(newsbrief):
    Path("newsbrief.yaml").write_text("model: en_core_web_xxl\n")
    for name in ("a.txt", "b.txt"):
        Path("seeds", name).write_bytes(GOOD + name.encode())
    code, _, error = newsbrief("generate")
    assert (code, error.count("\n")) == (2, 1)
    assert "pip install en-core-web-xxl" in error


@pytest.mark.model
def test_only_the_named_articles_are_read(newsbrief):
    Path("seeds/a.txt").write_bytes(GOOD)
    Path("seeds/a.yaml").write_text("published: 2025-06-16\n")
    Path("seeds/b.txt").write_bytes(b"")
    code, out, error = newsbrief("generate", "seeds/a.txt")
    assert (code, error) == (0, "")
    assert "1 created" in out


@pytest.mark.model
def test_generating_twice_changes_no_byte_and_an_edit_is_kept(newsbrief):
    Path("seeds/a.txt").write_bytes(GOOD)
    newsbrief("generate")
    (briefing,) = Path("briefings").glob("*.yaml")
    before = {path: path.read_bytes() for path in Path("briefings").rglob("*") if path.is_file()}
    assert newsbrief("generate")[1] == "1 unchanged\n"
    assert {path: path.read_bytes() for path in before} == before
    briefing.write_text(briefing.read_text().replace("headline: ", "headline: Strike! ", 1))
    edited = briefing.read_bytes()
    Path("seeds/a.yaml").write_text("source: The Quay\n")
    assert "1 updated" in newsbrief("generate")[1]
    text = briefing.read_text()
    assert yaml.safe_load(text)["headline"] == yaml.safe_load(edited)["headline"]
    assert yaml.safe_load(text)["article"]["source"] == "The Quay"


@pytest.mark.model
def test_a_deleted_position_stays_deleted_until_it_is_restored(newsbrief):
    Path("seeds/a.txt").write_bytes(GOOD)
    newsbrief("generate")
    (briefing,) = Path("briefings").glob("*.yaml")
    whole = yaml.safe_load(briefing.read_text())
    lost = whole["positions"][-1]["id"]
    lines = briefing.read_text().splitlines(keepends=True)
    start = lines.index(f"  - id: {lost}\n")
    end = next(n for n in range(start, len(lines)) if not lines[n].strip())
    briefing.write_text("".join(lines[:start] + lines[end:]))
    Path("seeds/a.yaml").write_text("source: The Quay\n")
    newsbrief("generate")
    assert lost not in briefing.read_text()
    assert f"positions/{lost}" in newsbrief("review")[1]
    assert f"you deleted positions/{lost}" in newsbrief("diff", "--no-machine")[1]
    assert newsbrief("review", "restore", briefing.stem, lost)[0] == 0
    assert lost in briefing.read_text()
    assert newsbrief("check")[0] == 0


@pytest.mark.model
def test_a_broken_briefing_is_named_and_left_as_it_is(newsbrief):
    Path("seeds/a.txt").write_bytes(GOOD)
    newsbrief("generate")
    (briefing,) = Path("briefings").glob("*.yaml")
    briefing.write_text(briefing.read_text().replace("stance:", "stanse:", 1))
    broken = briefing.read_bytes()
    for command in ("generate", "check", "build"):
        code, out, error = newsbrief(command)
        assert code == 1
        assert f"{briefing}:" in out + error
        assert f"newsbrief: {briefing}:" not in error, "it is told twice"
        assert "stance" in out + error
    assert briefing.read_bytes() == broken


@pytest.mark.model
def test_explain_shows_the_sentence_and_the_reason(newsbrief):
    Path("seeds/a.txt").write_bytes(GOOD)
    newsbrief("generate")
    (briefing,) = Path("briefings").glob("*.yaml")
    position = next(p for p in yaml.safe_load(briefing.read_text())["positions"] if p["stance"] == "accuses")
    code, listing, _ = newsbrief("explain", briefing.stem)
    assert code == 0
    assert position["id"] in listing
    code, out, _ = newsbrief("explain", briefing.stem, position["id"])
    assert code == 0
    assert "[cue: accused]" in out
    assert "confidence" in out
    code, _, error = newsbrief("explain", briefing.stem, position["id"] + "x")
    assert code == 2
    assert "did you mean" in error


@pytest.mark.model
def test_extract_reads_json_lines_and_reports_bad_ones(newsbrief_in, tmp_path):
    lines = [
        json.dumps({"id": "a", "text": "Anna Berg said the bridge would open on Monday.", "published": "2026-03-04"}),
        "{not json",
        json.dumps({"id": "b"}),
        r'{"id": "half", "text": "a \ud83d b"}',
        json.dumps({"id": "c", "text": "No date here, said Anna Berg.", "title": None}),
    ]
    done = newsbrief_in(tmp_path, "extract", "--jsonl", given="\n".join(lines))
    facts = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [fact["id"] for fact in facts] == ["a", "c"]
    assert set(facts[0]) == {
        "id", "title", "published", "headline", "summary", "actors", "positions", "times", "events"
    }  # fmt: skip
    assert "<stdin>:2: not an article" in done.stderr
    assert '<stdin>:3: not an article: "text" has to be a string' in done.stderr
    assert '<stdin>:4: not an article: "text" has half a character' in done.stderr
    assert [t["value"] for t in facts[0]["times"]] == ["2026-03-09"]


@pytest.mark.model
def test_explain_shows_what_was_cut_from_a_headline_and_a_summary_by_which_rule(newsbrief):
    Path("seeds/a.txt").write_text(
        "OSLO (Reuters) - The council of Oslo has approved a new tram line, which will cost the city more than two million euros a year.\n"
        "However, the mayor said on Monday that work on the line would not begin before the autumn of next year.\n",
        encoding="utf-8",
    )
    newsbrief("generate")
    (briefing,) = Path("briefings").glob("*.yaml")
    sentence = yaml.safe_load(briefing.read_text())["summary"][0]
    _, listing, _ = newsbrief("explain", briefing.stem)
    assert listing.startswith("headline\n")
    assert sentence["id"] in listing
    code, out, _ = newsbrief("explain", briefing.stem, "headline")
    assert code == 0
    assert out.startswith("The council of Oslo has approved a new tram line\n")
    assert "[cut, relative clause after a comma: which will cost the city more than two million euros a year]" in out
    assert "weight 0." in out
    code, out, _ = newsbrief("explain", briefing.stem, sentence["id"])
    assert code == 0
    assert "chosen" in out
    edited = briefing.read_text().replace("headline: The council", "headline: Today the council")
    briefing.write_text(edited)
    assert "a person: the machine's headline is" in newsbrief("explain", briefing.stem, "headline")[1]
