"""A build that would change nothing does nothing, and whatever could change something is noticed."""

import shutil

import pytest

from generator.commands.build import make
from generator.project import Project, Settings
from tests.publishing import sample

SETTINGS = (
    "INHERIT: {shipped}/mkdocs.yml\nsite_name: !ENV [SITE_NAME, Newsbrief]\ntheme: {{custom_dir: {shipped}/theme}}\n"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    root = tmp_path_factory.mktemp("built")
    (root / "mkdocs.yml").write_text(SETTINGS.format(shipped=make.templates()))
    for folder in ("seeds", "briefings/.lock", "elsewhere"):
        (root / folder).mkdir(parents=True)
    (root / "briefings/a.yaml").write_text("a")
    (root / "briefings/.lock/a.json").write_text("{}")
    (root / "seeds/a.txt").write_text("a")
    (root / "elsewhere/a.txt").write_text("a")
    project = Project(root, Settings())
    made = [sample.entry(article=sample.DATA["article"] | {"file": "elsewhere/a.txt"})]
    make.remember(project, made, make.run(project, made), ("a warning",))
    return root


@pytest.fixture
def project(built, tmp_path):
    shutil.copytree(built, tmp_path / "copy")
    return Project(tmp_path / "copy", Settings())


def test_nothing_has_changed(project):
    standing = make.standing(project)
    assert (standing.briefings, standing.site) == (1, project.site)
    assert "a warning" in standing.warnings
    assert make.NO_ADDRESS in standing.warnings


@pytest.mark.parametrize(
    "file",
    [
        "briefings/a.yaml",
        "briefings/.lock/a.json",
        "briefings/new.yaml",
        "seeds/a.txt",
        "elsewhere/a.txt",
        "actors.yaml",
        "newsbrief.yaml",
        "templates/home.md.j2",
        "docs/about.md",
        "site/index.html",
        "site/more.html",
    ],
)
def test_a_file_that_is_changed_or_new_is_noticed(project, file):
    (project.root / file).parent.mkdir(exist_ok=True)
    with (project.root / file).open("a") as stream:
        stream.write("# more")
    assert make.standing(project) is None


@pytest.mark.parametrize("gone", ["site", "site/404.html", "docs", "docs/index.md", "briefings/a.yaml"])
def test_what_is_gone_is_noticed(project, gone):
    path = project.root / gone
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert make.standing(project) is None


def test_a_setting_from_the_environment_is_noticed(project, monkeypatch):
    monkeypatch.setenv("SITE_NAME", "Another")
    assert make.standing(project) is None


def test_settings_that_cannot_be_read_are_for_the_build_to_report(project):
    project.mkdocs_yml.write_text("INHERIT: nowhere.yml\n")
    assert make.standing(project) is None


def test_a_build_that_is_cut_off_leaves_no_stamp(project, monkeypatch):
    monkeypatch.setattr(make.assembly, "publish", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        make.run(project, [sample.entry()])
    assert make.standing(project) is None
