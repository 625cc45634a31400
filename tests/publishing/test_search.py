"""Which search a site has, and that Pagefind's index is the same each time."""

import pytest

from generator.commands.build import make
from generator.project import Project, Settings
from generator.publishing.building import search
from tests.publishing import sample


@pytest.mark.parametrize(
    ("setting", "briefings", "large"),
    [("auto", 499, False), ("auto", 500, True), ("pagefind", 1, True), ("lunr", 5000, False)],
)
def test_the_setting_and_the_number_decide(setting, briefings, large):
    assert search.is_large(setting, briefings) is large


def test_pagefind_replaces_materials_index_in_the_build_and_not_in_the_settings(tmp_path):
    (tmp_path / "mkdocs.yml").write_text(
        f"INHERIT: {make.templates() / 'mkdocs.yml'}\ntheme: {{custom_dir: {make.templates() / 'theme'}}}\n"
    )
    project = Project(tmp_path, Settings(search="pagefind"))
    first = snapshot(make.run(project, [sample.entry()]).site)
    assert "search/search_index.json" not in first
    assert any(name.startswith("pagefind/fragment/") for name in first)
    assert not any("ui." in name for name in first if name.startswith("pagefind/"))
    assert snapshot(make.run(project, [sample.entry()]).site) == first
    lunr = snapshot(make.run(Project(tmp_path, Settings()), [sample.entry()]).site)
    assert "search/search_index.json" in lunr
    assert not any(name.startswith("pagefind/") for name in lunr)


def test_a_pagefind_that_fails_is_one_line_with_a_way_out(tmp_path):
    with pytest.raises(search.SearchError, match="search: lunr") as caught:
        search.index(tmp_path / "no-such-site")
    assert "\n" not in str(caught.value)


def snapshot(site):
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}
