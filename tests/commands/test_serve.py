"""What a preview shows while files have faults. Its server is faked: `tests/browser/test_serve.py` has a real one."""

import shutil
from pathlib import Path

import pytest
import yaml

from generator.cli import making
from generator.commands import generate
from generator.commands.preview import AS_IT_WAS, MISSING, SOMEWHERE, STOPPED
from generator.errors import NewsbriefError
from generator.publishing.serving import live
from tests.publishing import sample

SCAFFOLD = Path(making.__file__).parents[1] / "scaffold"
PAGE = "briefings/northport/"


def write(project, slug, **changes):
    file = project / "briefings" / f"{slug}.yaml"
    file.write_text(yaml.safe_dump({**sample.DATA, **changes}, sort_keys=False, allow_unicode=True))
    return file


def slip(file, before, after):
    file.write_text(file.read_text().replace(before, after, 1))


@pytest.fixture
def project(tmp_path, monkeypatch):
    (tmp_path / "briefings").mkdir()
    (tmp_path / "newsbrief.yaml").write_text("")
    shutil.copy(SCAFFOLD / "mkdocs.yml", tmp_path)
    write(tmp_path, "northport")
    write(tmp_path, "second", headline="Another headline")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def serve(project, monkeypatch):
    """Begin a preview; gives what the server would call: the next rebuild, and what a page has to say."""

    def begin():
        given = {}
        monkeypatch.setattr(live, "serve", lambda *arguments, **named: given.update(named, rebuild=arguments[2]))
        making.serve(project=project)
        return given["rebuild"], given["notices"]

    return begin


def said(notice):
    return [(fault.place, fault.message, fault.way_out) for fault in notice.faults]


def site(project):
    return {file: file.read_text() for file in sorted((project / "site").rglob("*.html"))}


def test_a_page_stays_as_it_was_while_its_yaml_has_a_fault_and_everything_else_follows(project, serve, capsys):
    rebuild, notices = serve()
    good = site(project)
    page = project / "site" / PAGE / "index.html"
    assert notices(PAGE) is notices("") is None

    first = write(project, "northport", headline="No reader has seen this yet")
    slip(first, "stance: warns", "stanse: warns")
    write(project, "second", headline="A headline by hand")
    rebuild()
    fault = (f"briefings/northport.yaml:{line_of(first, 'stanse')}:3", "unknown key 'stanse'", "did you mean 'stance'?")
    assert notices(PAGE).title == AS_IT_WAS
    assert fault in said(notices(PAGE))
    assert next(f.shown for f in notices(PAGE).faults if f.message == fault[1]) == "  stanse: warns"
    first_place = said(notices(PAGE))[0][0]
    assert notices("").title == SOMEWHERE
    assert said(notices("")) == said(notices(PAGE))
    assert notices("briefings/second/") is notices("about/") is None
    assert sample.DATA["headline"] in page.read_text()
    assert "No reader" not in page.read_text()
    home = (project / "site/index.html").read_text()
    assert sample.DATA["headline"] in home
    assert "A headline by hand" in home
    assert not [file for file, text in site(project).items() if "nb-fault" in text]

    write(project, "northport")
    write(project, "second", headline="Another headline")
    rebuild()
    assert notices(PAGE) is notices("") is None
    assert site(project) == good
    assert f"newsbrief: {first_place}: " in capsys.readouterr().err


def line_of(file, word):
    return next(number for number, line in enumerate(file.read_text().splitlines(), 1) if word in line)


def test_a_fault_that_comes_and_goes_and_comes_again_has_the_page_in_between(project, serve):
    rebuild, notices = serve()
    for headline in ("First by hand", "Second by hand"):
        file = write(project, "northport", headline=headline)
        rebuild()
        slip(file, "headline:", "headlin:")
        rebuild()
        assert notices(PAGE)
        assert headline in (project / "site" / PAGE / "index.html").read_text()


def test_at_the_first_start_there_is_no_page_yet_and_its_address_says_why(project, serve):
    file = project / "briefings/northport.yaml"
    slip(file, "headline:", "headlin:")
    rebuild, notices = serve()
    assert not (project / "site" / PAGE).exists()
    assert notices(PAGE).otherwise == MISSING
    assert said(notices(PAGE))[0][:2] == ("briefings/northport.yaml:1:1", "unknown key 'headlin'")
    assert said(notices("")) == said(notices(PAGE))
    slip(file, "headlin:", "headline:")
    rebuild()
    assert (project / "site" / PAGE / "index.html").is_file()
    assert notices(PAGE) is notices("") is None


def test_a_deleted_briefing_is_no_fault_and_goes(project, serve):
    rebuild, notices = serve()
    (project / "briefings/northport.yaml").unlink()
    rebuild()
    assert notices(PAGE) is None
    assert not (project / "site" / PAGE).exists()


STOPPING = [
    ("actors.yaml", "- nam: Ada\n", "actors.yaml:1:3"),
    ("newsbrief.yaml", "serch: auto\n", "newsbrief.yaml:1:1"),
    ("templates/about.md.j2", "# About\n{{ page.nix }}\n", "templates/about.md.j2:2"),
    ("templates/theme/main.html", "\n{% if %}", "templates/theme/main.html:2"),
    ("mkdocs.yml", "site_name: x\ntheme: {name: nix}\n", "mkdocs.yml"),
]


def test_what_stops_the_whole_build_is_said_on_every_page_of_the_site_that_stays(project, serve):
    rebuild, notices = serve()
    before = site(project)
    for name, content, place in STOPPING:
        file = project / name
        kept = file.read_bytes() if file.exists() else None
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
        rebuild()
        for page in ("", PAGE, "about/", "nowhere/"):
            assert notices(page), name
            assert notices(page).title == STOPPED
            assert said(notices(page))[0][0] == place
        assert site(project) == before, name
        file.unlink() if kept is None else file.write_bytes(kept)
    rebuild()
    assert notices("") is None
    assert site(project) == before


def test_a_preview_begins_with_a_fault_that_stops_the_build_and_follows_when_it_is_mended(project, serve):
    (project / "actors.yaml").write_text("- nam: Ada\n")
    rebuild, notices = serve()
    assert notices("").title == STOPPED
    (project / "actors.yaml").write_text("- name: Ada\n")
    rebuild()
    assert notices("") is None
    assert (project / "site" / PAGE / "index.html").is_file()


def test_what_no_change_of_a_file_can_mend_ends_it(project, serve, monkeypatch):
    monkeypatch.setattr(generate, "run", lambda _: (_ for _ in ()).throw(NewsbriefError("no model")))
    with pytest.raises(NewsbriefError, match="no model"):
        serve()


def test_an_article_that_cannot_be_read_is_named_on_the_front_page(project, serve):
    (project / "seeds").mkdir()
    rebuild, notices = serve()
    (project / "seeds/bad.txt").write_bytes(b"")
    rebuild()
    assert said(notices(""))[0][:2] == ("seeds/bad.txt", "the article is empty")
    assert notices(PAGE) is None


def test_a_preview_says_once_what_it_warns_of_and_what_it_built(project, serve, capsys):
    rebuild, _ = serve()
    rebuild()
    assert capsys.readouterr().out.count("built 2 briefings") == 1
    write(project, "second", headline="A headline by hand")
    rebuild()
    told = capsys.readouterr()
    assert told.out.count("built 2 briefings") == 1
    assert "warning" not in told.err


def test_a_build_shows_nothing_of_it_and_drops_the_faulty_briefing_as_ever(project, serve, newsbrief):
    rebuild, _ = serve()
    slip(project / "briefings/northport.yaml", "headline:", "headlin:")
    rebuild()
    assert (project / "site" / PAGE).exists()
    code, out, error = newsbrief("build")
    assert code == 1
    assert "1 briefing in site/" in out
    assert "unknown key 'headlin'" in error
    assert not (project / "site" / PAGE).exists()
    assert not [file for file, text in site(project).items() if "nb-fault" in text]
    assert all("Content-Security-Policy" in text for text in site(project).values())


def test_the_site_that_a_preview_leaves_is_the_one_that_build_makes(project, serve, newsbrief):
    serve()
    left = site(project)
    assert newsbrief("build")[0] == 0
    assert site(project) == left
