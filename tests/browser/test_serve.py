"""A reader's tab under `newsbrief serve`: it says what is wrong with a file, and comes back when that is mended."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator import cli
from tests.publishing import hostile, sample

pytestmark = pytest.mark.browser
expect = pytest.importorskip("playwright.sync_api").expect

SCAFFOLD = Path(cli.__file__).parents[1] / "scaffold"
SECONDS = 30_000
GOOD = yaml.safe_dump(sample.DATA, sort_keys=False, allow_unicode=True)
SLIP = GOOD.replace("stance: warns", "stanse: warns", 1)


@pytest.fixture
def project(tmp_path):
    (tmp_path / "briefings").mkdir()
    (tmp_path / "briefings/northport.yaml").write_text(GOOD)
    (tmp_path / "briefings/second.yaml").write_text(GOOD.replace(sample.DATA["headline"], "Another headline"))
    shutil.copy(SCAFFOLD / "mkdocs.yml", tmp_path)
    return tmp_path


@pytest.fixture
def serve(project, free_port):
    """Start a preview as people do; gives its address once it says it."""
    running = []

    def begin():
        command = [sys.executable, "-c", "from generator.cli import main; main()", "serve", "--port", str(free_port)]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "SITE_URL": ""}
        process = subprocess.Popen(command, cwd=project, env=environment, stdout=subprocess.PIPE, text=True)
        running.append(process)
        said = next(line for line in process.stdout if line.startswith("serving "))
        return said.removeprefix("serving ").partition(";")[0]

    yield begin
    for process in running:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
        assert process.returncode == 0


@pytest.fixture
def free_port():
    import socket

    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


def test_a_slip_shows_on_the_page_and_the_tab_comes_back_by_itself(project, serve, visit):
    url, file = serve(), project / "briefings/northport.yaml"
    page = visit(f"{url}briefings/northport/")
    banner, headline = page.locator(".nb-fault"), page.get_by_role("heading", level=1)
    expect(headline).to_have_text(sample.DATA["headline"])
    expect(banner).to_have_count(0)
    for headline_by_hand in ("Mended by hand", "Mended once more"):
        file.write_text(SLIP)
        expect(banner).to_be_visible(timeout=SECONDS)
        expect(banner).to_contain_text("briefings/northport.yaml:")
        expect(banner).to_contain_text("unknown key 'stanse' (did you mean 'stance'?)")
        expect(headline).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
        file.write_text(GOOD.replace(sample.DATA["headline"], headline_by_hand))
        expect(headline).to_have_text(headline_by_hand, timeout=SECONDS)
        expect(banner).to_have_count(0)


def test_hostile_yaml_does_nothing_in_the_banner(project, serve, visit):
    url, file = serve(), project / "briefings/northport.yaml"
    page = visit(f"{url}briefings/northport/")
    banner = page.locator(".nb-fault")
    keys = dict.fromkeys(hostile.KINDS["elements"], "x")
    file.write_text(GOOD + yaml.safe_dump(keys, allow_unicode=True, width=10_000))
    expect(banner).to_be_visible(timeout=SECONDS)
    expect(banner).to_contain_text("<script>alert('x')</script>")
    assert banner.locator("li").count() == len(keys)
    assert banner.locator("script, img, svg, iframe, form, input, a, style").count() == 0


def test_at_the_first_start_the_address_says_why_there_is_no_page_until_there_is_one(project, serve, visit):
    file = project / "briefings/northport.yaml"
    file.write_text(SLIP)
    url = serve()
    page = visit(url)
    expect(page.locator(".nb-fault")).to_contain_text("briefings/northport.yaml:")
    expect(page.get_by_role("link", name="Another headline").first).to_be_visible()
    page.goto(f"{url}briefings/northport/")
    expect(page.locator(".nb-fault")).to_contain_text("unknown key 'stanse'")
    file.write_text(GOOD)
    expect(page.get_by_role("heading", level=1)).to_have_text(sample.DATA["headline"], timeout=SECONDS)
    expect(page.locator(".nb-fault")).to_have_count(0)


def test_the_whole_site_says_what_stops_its_build_even_where_there_is_no_site_yet(project, serve, visit):
    aliases = project / "actors.yaml"
    aliases.write_text("- nam: Ada\n")
    page = visit(f"{serve()}about/")
    expect(page.locator(".nb-fault")).to_contain_text("actors.yaml:1:3: unknown key 'nam'")
    aliases.unlink()
    expect(page.get_by_role("heading", level=1)).to_have_text("How this site is made", timeout=SECONDS)
    aliases.write_text("- name: [")
    expect(page.locator(".nb-fault")).to_contain_text("actors.yaml:1:10: not valid YAML", timeout=SECONDS)
    aliases.unlink()
    expect(page.locator(".nb-fault")).to_have_count(0, timeout=SECONDS)


def test_a_tab_of_a_page_that_is_not_there_comes_back_when_it_is(project, serve, visit):
    file = project / "briefings/northport.yaml"
    file.write_text(GOOD + "status: draft\n")
    page = visit(f"{serve()}briefings/northport/", watch=False)
    expect(page.get_by_role("heading", level=1)).to_have_text("This page is not here")
    file.write_text(GOOD)
    expect(page.get_by_role("heading", level=1)).to_have_text(sample.DATA["headline"], timeout=SECONDS)
