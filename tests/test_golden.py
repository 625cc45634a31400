"""The whole way from an article to its YAML, compared with files that a person has read.

`make golden` writes them anew; read the difference before you commit it.
"""

from pathlib import Path

import pytest
import yaml

from generator.article import read_seed
from generator.commands.extract import Machine
from generator.editing.text import compose
from generator.editing.values.shape import plain
from generator.project import Settings

HERE = Path(__file__).parent
ARTICLES = sorted(path for path in (HERE / "articles").iterdir() if path.suffix != ".yaml")
SEED = HERE.parent / "seeds" / "000_c3e70b4285f2c8f2.txt"

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def machine():
    return Machine(Settings())


def written(machine, path):
    return compose.document(plain(machine(read_seed(path, HERE.parent, 100_000))))


def golden(path):
    return HERE / "golden" / f"{path.stem}.yaml"


@pytest.mark.parametrize("path", [*ARTICLES, SEED], ids=lambda path: path.stem)
def test_an_article_gives_the_yaml_that_was_read(machine, path):
    assert written(machine, path) == golden(path).read_text(encoding="utf-8")


def test_the_source_article_is_read_as_a_careful_editor_would(machine):
    briefing = yaml.safe_load(written(machine, SEED))
    actors = {actor["name"]: actor for actor in briefing["actors"]}
    for name, role, country in (
        ("Vladimir Putin", "Russian President", "RU"),
        ("Masoud Pezeshkian", "Iranian President", "IR"),
        ("Benjamin Netanyahu", "Israeli Prime Minister", "IL"),
        ("Dmitry Peskov", "Kremlin spokesman", "RU"),
    ):
        assert (actors[name]["kind"], actors[name]["role"], actors[name]["country"]) == ("person", role, country)
    for name, metonym in (
        ("Russia", "Moscow"),
        ("Iran", "Tehran"),
        ("Israel", "Tel Aviv"),
        ("United States", "Washington"),
    ):
        assert metonym in actors[name]["aliases"]
    assert actors["Kremlin"]["country"] == actors["Russia's Foreign Ministry"]["country"] == "RU"
    assert not {"Russian", "Friday", "Reuters", "United Nations Charter"} & set(actors)
    positions = [(p.get("actor"), p["stance"], p.get("toward", [])) for p in briefing["positions"]]
    assert len(positions) >= 12
    for position in (
        ("vladimir-putin", "urges", ["israel"]),
        ("vladimir-putin", "condemns", ["israel"]),
        ("vladimir-putin", "sympathizes", ["iran"]),
        ("vladimir-putin", "stresses", ["benjamin-netanyahu"]),
        ("dmitry-peskov", "says", []),
        ("russias-foreign-ministry", "condemns", ["israel"]),
        ("russia", "warns", []),
    ):
        assert position in positions
    (talks,) = briefing["next_events"]
    assert talks["what"] == "Talks between the U.S. and Iran on the nuclear issue"
    assert (talks["when"], talks["where"], talks["certainty"]) == ("2025-06-15", "Oman", "expected")
    assert talks["participants"] == ["united-states", "iran"]


def test_every_line_stands_in_the_article_word_for_word(machine):
    for path in (*ARTICLES, SEED):
        article = read_seed(path, HERE.parent, 100_000)
        text = " ".join(article.text.split())
        briefing = yaml.safe_load(written(machine, path))
        for section in ("summary", "actors", "positions", "next_events"):
            for record in briefing[section]:
                assert record["evidence"], record
                assert all(sentence in text for sentence in record["evidence"]), record
        for position in briefing["positions"]:
            quotes = position.get("quote", [])
            assert all(quote in text for quote in ([quotes] if isinstance(quotes, str) else quotes))


if __name__ == "__main__":
    made = Machine(Settings())
    for article in (*ARTICLES, SEED):
        golden(article).write_text(written(made, article), encoding="utf-8")
