"""The way out of MkDocs: Zensical builds the same pages from the same tree and the same settings."""

import subprocess
import sys
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from generator.commands import init
from generator.commands.build import make
from generator.project import find
from tests.publishing import sample


def pages(site):
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A site as `newsbrief init` makes it, with one of everything."""
    folder = tmp_path_factory.mktemp("zensical")
    init.run(folder)
    made = find(folder)
    make.run(made, [replace(sample.entry(), former_slugs=("old-address",)), sample.entry("taken", status="withdrawn")])
    return made


def test_zensical_builds_the_same_pages(project):
    ours = pages(project.site)
    assert len(ours) > 10
    settings = project.mkdocs_yml.read_text()
    assert "site_dir: site\n" in settings
    other = project.root / "zensical.yml"
    other.write_text(settings.replace("site_dir: site\n", "site_dir: other\n"))
    environment = {"SITE_URL": "https://news.example/sub/", "PATH": "/usr/bin:/bin", "HOME": str(project.root)}
    done = subprocess.run(
        [Path(sys.executable).with_name("zensical"), "build", "--strict", "-f", other],
        cwd=project.root, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    theirs = project.root / "other"
    assert pages(theirs) == ours
    briefing = (theirs / "briefings/2025-05-10-northport/index.html").read_text()
    assert sample.WAIT.split('"')[0].strip() in briefing
    assert 'aria-label="Search"' in briefing  # our frame
    sitemap = unescape((theirs / "sitemap.xml").read_text())
    assert "<loc>https://news.example/sub/briefings/2025-05-10-northport/</loc>" in sitemap
    assert "taken" not in sitemap
