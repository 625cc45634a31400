"""A fault in a template of the project's own is one line with its place."""

import shutil
from pathlib import Path

import pytest

from generator.commands.build import make
from generator.publishing import assembly
from generator.publishing.markup import escape, rendering
from generator.publishing.markup.rendering import PageTemplateError
from tests.publishing import sample

SCAFFOLD = Path(make.__file__).parents[2] / "scaffold"


@pytest.mark.parametrize(
    ("template", "line", "message"),
    [
        ("a\n{% if %}", 2, "Expected an expression"),
        ("a\n\n{{ page.nix }}", 3, "has no attribute 'nix'"),
        ("a\n{{ page.title + 1 }}", 2, "can only concatenate str"),
        ("a\n{{ 1 // 0 }}", 2, "by zero"),
        ("a\n{{ page.title[99] }}", 2, "has no element 99"),
        ("a\n{{ {'template': 'evil.html'} | front_matter }}", 2, "'template' is not allowed at the head of a page"),
        ("a\n{% include 'nix.md.j2' %}", 2, "there is no template nix.md.j2"),
        ("{% import 'macros.md.j2' as m %}\n{{ page.title | nix }}", 2, "No filter named 'nix'"),
        ("{% macro m(x) %}\n\n{{ x.nix }}\n{% endmacro %}\n{{ m(page) }}", 3, "has no attribute 'nix'"),
        ("caf\udce9", 0, "not UTF-8 text"),
    ],
)
def test_whatever_it_is(tmp_path, template, line, message):
    file = tmp_path / "about.md.j2"
    file.write_bytes(template.encode("utf-8", "surrogateescape"))
    made = assembly.gather(assembly.Edition((sample.entry(),), "The Site")).pages["about.md"]
    with pytest.raises(PageTemplateError) as raised:
        rendering.render(rendering.environment(tmp_path, make.templates(), escape.text), made)
    error = raised.value
    assert error.message.startswith("template about.md.j2: ")
    assert message in error.message
    assert (error.place.file, error.place.line) == (file if line else Path("about.md.j2"), line)


def test_a_fault_that_no_template_has_stays_what_it_is():
    assert rendering.fault(TypeError("ours")) is None


def test_a_template_of_the_frame_is_named_where_its_owner_wrote_it_and_the_site_stays(tmp_path):
    from generator.project import Project, Settings

    project = Project(tmp_path, Settings())
    shutil.copy(SCAFFOLD / "mkdocs.yml", tmp_path)
    make.run(project, [sample.entry()])
    home = (project.site / "index.html").read_text()
    frame = tmp_path / "templates/theme/partials/copyright.html"
    frame.parent.mkdir(parents=True)
    frame.write_text("\n\n{{ 1 / 0 }}")
    with pytest.raises(PageTemplateError, match="copyright.html:3: template copyright.html: division by zero"):
        make.run(project, [sample.entry()])
    assert (project.site / "index.html").read_text() == home
    frame.write_text("by hand")
    make.run(project, [sample.entry()])
    assert "by hand" in (project.site / "index.html").read_text()
