"""The manual says what is so: made pages are fresh, links lead somewhere, commands exist and do what they should."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from typer.main import get_command

from generator import cli
from generator.commands import init
from generator.editing.checking.findings import CODES
from generator.project import Settings
from generator.publishing.building import sitemap
from generator.publishing.formats import calendar, data, feeds
from generator.register import Registered
from manual.reference import generate as reference

ROOT = Path(__file__).parents[1]
PAGES = [
    ROOT / "README.md",
    ROOT / "ARCHITECTURE.md",
    init.SCAFFOLD / "README.md",
    *sorted((ROOT / "manual").rglob("*.md")),
]
MANUAL = [page for page in PAGES if page.parent.name in ("manual", "reference")]
FENCED = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[(?:[^\]\[]|\n)*\]\(([^)\s]+)\)")
named = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix().replace("/", "-"))


@pytest.mark.parametrize("name", reference.pages())
def test_the_reference_is_what_the_code_gives(name):
    stands = (ROOT / "manual/reference" / name).read_text(encoding="utf-8")
    assert stands == reference.pages()[name], "stale: run `make manual` and commit what it writes"


def test_every_key_of_the_alias_file_and_every_setting_and_code_is_told():
    keys = {field.alias or name for name, field in Registered.model_fields.items()}
    assert keys <= set(re.findall(r"^\| `(\w+)` \|", (ROOT / "manual/actors.md").read_text(), re.MULTILINE))
    settings = set(Settings.__dataclass_fields__)
    for page in ("README.md", "manual/reference/settings.md"):
        assert settings <= set(re.findall(r"^\| `(\w+)` \|", (ROOT / page).read_text(), re.MULTILINE)), page
    assert set(CODES) <= set(re.findall(r"^## (NB\d+)", (ROOT / "manual/codes.md").read_text(), re.MULTILINE))


def test_the_manual_tells_the_bounds_of_feeds_calendars_and_data():
    text = (ROOT / "manual/data.md").read_text()
    for words in (
        f"the {feeds.LATEST} briefings that changed last",
        f"the next {calendar.COMING} events of all briefings, and the last {calendar.PASSED} that have passed",
        f"from the {calendar.PART_SIZE + 1}st on",
        f"the {data.LATEST} with the newest articles",
        f"up to {data.PART_SIZE} briefings",
        f"{sitemap.LARGEST:,} pages",
        *(f"`{path}`" for path in data.schemas()),
    ):
        assert words in text


def test_every_page_of_the_manual_is_reached_from_its_first_one():
    reached, waiting = set(), [ROOT / "manual/README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or page not in MANUAL:
            continue
        reached.add(page)
        waiting += [(page.parent / link.partition("#")[0]).resolve() for link in LINK.findall(page.read_text())]
    assert set(MANUAL) - reached == set()


def anchors(page):
    text = FENCED.sub("", page.read_text(encoding="utf-8"))
    found = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in found}


@named
def test_every_link_leads_somewhere(page):
    for link in LINK.findall(FENCED.sub("", page.read_text(encoding="utf-8"))):
        if re.match(r"https?:|mailto:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target), link


def commands():
    """Every command with the options that it takes, by its words."""
    found = {}

    def walk(group, words):
        for name, command in group.commands.items():
            found[(*words, name)] = {option for p in command.params for option in (*p.opts, *p.secondary_opts)}
            if hasattr(command, "commands"):
                walk(command, (*words, name))

    walk(get_command(cli.app), ())
    return found


KNOWN = commands()


def test_readme_names_every_command():
    text = (ROOT / "README.md").read_text()
    assert [name for name, *more in KNOWN if not more and f"`newsbrief {name}" not in text] == []


@named
def test_every_command_that_is_named_exists_with_its_options(page):
    text = page.read_text(encoding="utf-8")
    written = [line for kind, block in FENCED.findall(text) if kind == "sh" for line in block.splitlines()]
    written += re.findall(r"`(newsbrief [^`]+)`", FENCED.sub("", text))
    for line in written:
        found = re.match(r"(?:\S*/)?newsbrief ([^#&|]+)", line)
        if not found:
            continue
        words = found[1].split()
        if words[0].isupper() or words[0].startswith("-"):
            continue  # `newsbrief COMMAND --help`
        if "newsbrief" not in line.split()[0]:
            continue
        name = tuple(words[:2]) if tuple(words[:2]) in KNOWN else tuple(words[:1])
        assert name in KNOWN, line
        options = {word.partition("=")[0].strip(",;") for word in words if word.startswith("-") and word != "-"}
        assert options - KNOWN[name] <= {"--help"}, line


@named
def test_yaml_that_is_shown_is_yaml(page):
    for kind, block in FENCED.findall(page.read_text(encoding="utf-8")):
        if kind == "yaml":
            yaml.safe_load(block)


def shell(lines, folder, path):
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", lines], cwd=folder, capture_output=True, text=True, check=False,
        env=os.environ | {"PATH": f"{path}{os.pathsep}{os.environ['PATH']}"},
    )  # fmt: skip
    assert done.returncode == 0, (lines, done.stdout, done.stderr)
    return done.stdout


def blocks(page, kind="sh"):
    return [block for found, block in FENCED.findall(page.read_text(encoding="utf-8")) if found == kind]


@pytest.mark.model
def test_the_tutorial_does_what_it_says(tmp_path, newsbrief_in):
    """Its commands are run in order, with the edit that it asks for in between.

    They are run in this process: those of the README go through a shell.
    """

    def ran(block, folder):
        said = ""
        for line in block.splitlines():
            if line == "cd demo":
                continue
            program, *words = line.split()
            assert program == "newsbrief", line
            done = newsbrief_in(folder, *words)
            assert done.returncode == 0, (line, done)
            said += done.stdout
        return said

    begin, build, explain, check, again = blocks(ROOT / "manual/tutorial.md")
    (headline,) = blocks(ROOT / "manual/tutorial.md", "yaml")
    assert begin.splitlines()[-1] == "cd demo"
    ran(begin, tmp_path)
    site = tmp_path / "demo"
    assert "1 created" in ran(build, site)
    listed = ran(explain, site).splitlines()[0]
    (briefing,) = (site / "briefings").glob("*.yaml")
    assert briefing.stem in explain
    assert briefing.name in (ROOT / "manual/tutorial.md").read_text()
    text = re.sub(r"^headline: .*\n", headline, briefing.read_text(), count=1, flags=re.MULTILINE)
    lost = yaml.safe_load(text)["positions"][-1]["id"]
    text = re.sub(rf"^  - id: {lost}\n(?:    .*\n)*", "", text, flags=re.MULTILINE)
    assert lost not in text
    assert listed
    briefing.write_text(text)
    assert "0 findings" in ran(check, site)
    said = ran(again, site)
    assert "you edited headline" in said
    assert f"you deleted positions/{lost}" in said
    page = (site / "site/briefings" / briefing.stem / "index.html").read_text()
    assert headline.partition(": ")[2].strip() in page
    assert briefing.read_text() == text


@pytest.mark.model
def test_the_commands_of_the_readme_run(tmp_path):
    """Those of make are read by make; the others are run in order, in a site begun as the first of them says."""
    for block in blocks(ROOT / "README.md"):
        for line in block.splitlines():
            command = line.partition("#")[0].strip()
            if command.startswith("make "):
                assert shell(f"make --dry-run {command[5:]}", ROOT, Path("/"))
    own = [block for block in blocks(ROOT / "README.md") if "newsbrief" in block]
    assert own
    lines = "".join(own).replace("newsbrief serve", "newsbrief serve --help")
    assert "1 created" in shell(lines, tmp_path, Path(sys.executable).parent)
