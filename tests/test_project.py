"""Finding a project, and its settings."""

import pytest

from generator.errors import SettingsError
from generator.project import Settings, find


def test_the_nearest_folder_upward_is_the_project(tmp_path):
    (tmp_path / "seeds" / "2025").mkdir(parents=True)
    assert find(tmp_path / "seeds" / "2025").root == tmp_path


def test_no_project_says_what_to_do(tmp_path):
    with pytest.raises(SettingsError, match="no Newsbrief project in .* --project"):
        find(tmp_path)


def test_settings_have_defaults_and_may_be_empty(tmp_path):
    (tmp_path / "newsbrief.yaml").write_text("# nothing yet\n")
    assert find(tmp_path).settings == Settings()


def test_settings_are_read(tmp_path):
    (tmp_path / "newsbrief.yaml").write_text("model: en_core_web_md\narticle_text: full\n")
    settings = find(tmp_path).settings
    assert (settings.model, settings.article_text) == ("en_core_web_md", "full")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("modell: x\n", "newsbrief.yaml:1:1: unknown setting 'modell' (did you mean 'model'?)"),
        ("article_text: some\n", "newsbrief.yaml:1:15: article_text has to be one of: evidence, full"),
        (
            "max_article_characters: many\n",
            "newsbrief.yaml:1:25: max_article_characters has to be of type int, not str",
        ),
        ("- model\n", "newsbrief.yaml:1:1: the settings are not a list of `key: value` lines"),
        ("model: [\n", "newsbrief.yaml:2:1: not valid YAML"),
        ("model: a\nmodel: b\n", "newsbrief.yaml:2:1: the key 'model' stands twice"),
    ],
)
def test_wrong_settings_are_one_line_with_a_place(tmp_path, text, message):
    (tmp_path / "newsbrief.yaml").write_text(text)
    with pytest.raises(SettingsError) as caught:
        find(tmp_path)
    assert f"{tmp_path}/{message}" in str(caught.value)
