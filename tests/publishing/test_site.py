"""The whole way: entries to a built site, through MkDocs."""

import dataclasses
import gzip
import hashlib
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from generator.commands.build import make
from generator.errors import NewsbriefError
from generator.project import Project, Settings
from generator.publishing.building import sitemap as sitemaps
from tests.publishing import hostile, sample

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    project = Project(tmp_path_factory.mktemp("site"), Settings())
    return project, make.run(project, [sample.entry(), sample.entry("second", headline="Another headline")])


def digests(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_a_project_without_mkdocs_yml_builds_without_a_warning(built):
    project, result = built
    assert result.warnings == (make.NO_ADDRESS,)
    assert "Another headline" in (project.site / "briefings/second/index.html").read_text()
    assert (project.site / "404.html").is_file()


def test_two_builds_give_the_same_bytes(built, tmp_path):
    project, _ = built
    other = Project(tmp_path, Settings())
    make.run(other, [sample.entry("second", headline="Another headline"), sample.entry()])
    assert digests(other.docs) == digests(project.docs)
    assert digests(other.site) == digests(project.site)


def test_a_second_build_writes_nothing_into_docs(built):
    project, _ = built
    again = make.run(project, [sample.entry(), sample.entry("second", headline="Another headline")])
    assert (again.written, again.removed) == ((), ())


def test_every_link_and_anchor_of_the_site_exists(built):
    project, _ = built
    for page in project.site.rglob("*.html"):
        text = page.read_text()
        for href in re.findall(r'<a [^>]*href="([^"]*)"', text):
            if re.match(r"https?:|mailto:", href):
                continue
            path, _, anchor = href.partition("#")
            target = (project.site / path.lstrip("/")) if path.startswith("/") else (page.parent / path)
            if target.is_dir():
                target /= "index.html"
            assert target.is_file(), (page, href)
            if anchor and not anchor.startswith("__"):
                assert f'id="{anchor}"' in target.read_text(), (page, href)


def test_nothing_is_fetched_from_another_host(built):
    project, _ = built
    for page in project.site.rglob("*.html"):
        loads = re.findall(
            r'<(?:script|img|link|iframe|source)\b[^>]*?(?:src|href)="(https?:[^"]*|//[^"]*)"', page.read_text()
        )
        assert loads == [], page
    for sheet in (project.site / "assets").glob("*.css"):
        assert "//" not in re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)


def test_plain_mkdocs_reads_the_same_tree(built, tmp_path):
    project, _ = built
    (tmp_path / "mkdocs.yml").write_text(
        (ROOT / "mkdocs.yml")
        .read_text()
        .replace("templates/", f"{ROOT / 'templates'}/")
        .replace("docs_dir: docs", f"docs_dir: {project.docs}")
    )
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(tmp_path / "mkdocs.yml")],
        capture_output=True,
        text=True,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Another headline" in (tmp_path / "site/briefings/second/index.html").read_text()


def test_a_projects_own_template_and_style_win(tmp_path):
    project = Project(tmp_path, Settings())
    (tmp_path / "templates/assets").mkdir(parents=True)
    (tmp_path / "templates/about.md.j2").write_text("{{ page.meta | front_matter }}\n\n# Our own {{ page.title }}\n")
    (tmp_path / "templates/assets/newsbrief.css").write_text("body{}")
    make.run(project, [sample.entry()])
    assert (project.docs / "about.md").read_text().endswith("# Our own How this site is made\n")
    assert (project.site / "assets/newsbrief.css").read_text() == "body{}"


def test_a_faulty_template_is_one_line_with_its_place_and_nothing_is_written(tmp_path):
    project = Project(tmp_path, Settings())
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/about.md.j2").write_text("# x\n\n{{ page.no_such_thing }}\n")
    with pytest.raises(NewsbriefError, match=r"about\.md\.j2.*no_such_thing") as caught:
        make.run(project, [sample.entry()])
    assert "\n" not in str(caught.value)
    assert not (project.docs / "index.md").exists()


def test_a_template_cannot_print_unescaped_text(tmp_path):
    project = Project(tmp_path, Settings())
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/about.md.j2").write_text("# {{ '<b>' ~ page.title | upper }} {{ '<i>' | safe }}\n")
    with pytest.raises(NewsbriefError, match="safe"):
        make.run(project, [sample.entry()])
    (tmp_path / "templates/about.md.j2").write_text("# {{ '<b>' ~ page.title | upper }}\n")
    make.run(project, [sample.entry()])
    assert (project.docs / "about.md").read_text() == "# &lt;b&gt;HOW THIS SITE IS MADE\n"


def test_mkdocs_faults_are_one_line(tmp_path):
    project = Project(tmp_path, Settings())
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nno_such_key: 1\ntheme: {name: no-such-theme}\n")
    with pytest.raises(NewsbriefError, match="no-such-theme"):
        make.run(project, [sample.entry()])


def test_the_clock_is_nowhere_in_the_site(built):
    project, _ = built
    stamp = int.from_bytes((project.site / "sitemap.xml.gz").read_bytes()[4:8], "little")
    assert stamp == make.epoch([sample.entry()])
    today = date.today().isoformat().encode()  # noqa: DTZ011
    assert not [file for file in project.site.rglob("*") if file.is_file() and today in file.read_bytes()]


def test_with_an_address_pages_have_canonical_links_and_the_sitemap_has_dates(tmp_path, monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://news.example/sub/")
    project = Project(tmp_path, Settings())
    result = make.run(project, [sample.entry(), sample.entry("taken", status="withdrawn")])
    assert result.warnings == ()
    page = (project.site / "briefings/2025-05-10-northport/index.html").read_text()
    assert '<link rel="canonical" href="https://news.example/sub/briefings/2025-05-10-northport/">' in page
    assert 'property="og:title" content="Northport council to vote on harbour plan"' in page
    assert '"@type": "NewsArticle"' in page
    sitemap = (project.site / "sitemap.xml").read_text()
    assert re.search(r"northport/</loc>\s*<lastmod>2025-05-10</lastmod>", sitemap)
    assert "taken" not in sitemap
    assert '<meta name="robots" content="noindex">' in (project.site / "briefings/taken/index.html").read_text()
    assert (project.site / "feed.xml").is_file()

    listed = re.findall(r"<url>.*?</url>", sitemap, re.DOTALL)
    assert parts(project.site) == [sitemap]
    assert sitemaps.part(project.site, "https://news.example/sub/", largest=5) == -(-len(listed) // 5)
    found = [re.findall(r"<url>.*?</url>", part, re.DOTALL) for part in parts(project.site)]
    assert [url for part in found for url in part] == listed
    assert max(map(len, found)) == 5
    assert not (project.site / "sitemap.xml.gz").exists()


def parts(site):
    """Read the sitemap as a search engine does: itself, or the files that it leads to."""
    text = (site / "sitemap.xml").read_text()
    root = ET.fromstring(text)
    if root.tag.endswith("urlset"):
        return [text]
    names = [
        element.text.removeprefix("https://news.example/sub/")
        for element in root.iter()
        if element.tag.endswith("}loc")
    ]
    return [(site / name).read_text() for name in names]


@pytest.mark.parametrize("search", ["lunr", "pagefind"])
def test_a_draft_is_nowhere_a_withdrawn_briefing_at_its_address_and_an_old_address_leads_on(
    tmp_path, monkeypatch, search
):
    monkeypatch.setenv("SITE_URL", "https://news.example/sub/")
    project = Project(tmp_path, Settings(search=search))
    moved = dataclasses.replace(sample.entry("new"), former_slugs=("old",))
    draft = hostile.entry("xylograph", status="draft")
    taken = hostile.entry("quagmire", "taken", status="withdrawn", reason="It was wrong.", headline="Taken back")
    make.run(project, [moved, draft, taken])
    assert places(project.site, b"xylograph") == set()
    calendars = {"events.ics", "events/2025-06.ics"}
    assert places(project.site, b"quagmire") == {"briefings/taken/index.html", "briefings/taken.json", *calendars}
    assert places(project.site, b"it was wrong.") >= {"briefings/taken/index.html", "feed.xml", "feed.json"}
    assert "STATUS:CANCELLED" in (project.site / "events.ics").read_text()
    assert 'href="../new/"' in (project.site / "briefings/old/index.html").read_text()


def places(site, word):
    """Name the files of a site whose name or content holds a word, in small letters; packed ones are opened."""
    found = set()
    for file in site.rglob("*"):
        if file.is_file():
            name, content = file.relative_to(site).as_posix(), file.read_bytes()
            content = gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content
            if word in content.lower() or word in name.encode():
                found.add(name)
    return found
