"""What is built again in one process compiles no template a second time, unless somebody has changed it."""

import os
from pathlib import Path

import jinja2
import material
import mkdocs.config
import pytest
from jinja2.loaders import FileSystemLoader

from generator.commands.build import make
from generator.project import Project, Settings
from generator.publishing.markup import escape, rendering, theme
from generator.publishing.markup.compiled import Compiled
from tests.publishing import sample

SHIPPED = make.templates()


@pytest.fixture
def compiled(monkeypatch):
    """The names of the templates that Jinja compiles from here on."""
    names, compile_ = [], jinja2.Environment.compile

    def listening(self, source, name=None, *others, **named):
        names.append(name)
        return compile_(self, source, name, *others, **named)

    monkeypatch.setattr(jinja2.Environment, "compile", listening)
    return names


def test_a_second_build_compiles_only_what_was_changed(tmp_path, compiled, monkeypatch):
    project = Project(tmp_path, Settings())
    (tmp_path / "templates").mkdir()
    about = tmp_path / "templates/about.md.j2"
    about.write_text("# Anna\n")
    with monkeypatch.context() as nothing_known:  # whatever this process has built before
        nothing_known.setattr(Compiled, "load_bytecode", lambda _cache, _bucket: None)
        make.run(project, [sample.entry()])
    assert "about.md.j2" in compiled
    assert "main.html" in compiled
    before = (project.site / "index.html").read_bytes()
    compiled.clear()
    about.write_text("# Berta\n")
    make.run(project, [sample.entry()])
    assert compiled == ["about.md.j2"]
    assert "Berta" in (project.site / "about/index.html").read_text()
    assert (project.site / "index.html").read_bytes() == before


def test_a_template_compiled_for_one_language_escapes_for_the_one_it_is_rendered_in(tmp_path):
    (tmp_path / "page.j2").write_text("{{ page }}")
    hostile = "[x](y) <b>"
    for escaped in (escape.text, escape.html, escape.text):
        jinja = rendering.environment(tmp_path, SHIPPED, escaped)
        assert jinja.get_template("page.j2").render(page=hostile) == escaped(hostile)
    assert escape.text(hostile) != escape.html(hostile)


def test_mkdocs_takes_the_same_files_of_the_theme(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x\ntheme:\n  name: material\n")
    asked = mkdocs.config.load_config(str(tmp_path / "mkdocs.yml")).theme
    whole = FileSystemLoader(asked.dirs).list_templates()
    theme.lighten(asked)
    listed = asked.get_env().loader.list_templates()
    assert listed == [name for name in whole if not any(part.startswith(".") for part in name.split("/")[:-1])]
    assert len(whole) - len(listed) > 10_000
    icons = Path(material.__file__).parent / "templates/.icons"
    icon = os.path.relpath(next(icons.rglob("*.svg")), icons.parent).replace(os.sep, "/")
    assert asked.get_env().get_template(icon).render().startswith("<svg")
