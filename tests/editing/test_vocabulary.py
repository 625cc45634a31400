"""A new key of the briefing is one declaration and one line of a template; everything else follows from these."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.briefing import Briefing, trait

ROOT = Path(__file__).parents[2]
BEFORE = "    corrections: Annotated["
DECLARATION = (
    '    topics: Annotated[Texts, Trait(is_set=True, on_one_line=True, noun=("list of topics", "lists of topics"))] = '
    'Field((), description="what the story is about")\n'
)
LINE = "{% for topic in page.told.topics %}{{ topic }}{% if not loop.last %}, {% endif %}{% endfor %}\n"


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What a copy of the house does whose vocabulary has `topics`."""
    house = tmp_path_factory.mktemp("house")
    shutil.copytree(
        ROOT / "generator",
        house / "generator",
        ignore=lambda _, names: {n for n in names if n in ("weights", "__pycache__")},
    )
    shutil.copytree(ROOT / "templates", house / "templates")
    vocabulary, template = house / "generator" / "briefing.py", house / "templates" / "briefing.md.j2"
    text = vocabulary.read_text(encoding="utf-8")
    assert text.count(BEFORE) == 1
    vocabulary.write_text(text.replace(BEFORE, DECLARATION + BEFORE), encoding="utf-8")
    template.write_text(template.read_text(encoding="utf-8") + LINE, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("with_topics.py")), str(house / "templates")],
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(house), str(ROOT)))},
        cwd=house,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_it_is_written_checked_and_described(told):
    assert told["yaml"] == ["topics: [port, money, elections]"]
    assert told["schema"] == [True, True, False], "a list, a word, and what is neither"
    assert told["form"] == ["topics has to be a list, not `key: value` lines"]
    assert told["manual"] == ["| `topics` | text, or list of texts |  | what the story is about |"]


def test_it_merges_as_a_set(told):
    yours = ["port", "harbours", "elections"]
    assert told["differences"] == [["edited", "topics", ["port", "money", "elections"], yours]]
    assert told["merged"] == [*yours, "ships"], "what was taken out by hand stays out, what the machine adds comes"
    assert told["tally"] == "1 list of topics changed"
    assert told["again"] == [["port", "harbours", "ships"], []], "what the machine takes back goes, without a question"
    assert told["arrived"] == [True, ["port"]], "in reading order, in a file that had none"


def test_two_branches_join_it_member_by_member(told):
    assert told["joined"] == ["port", "ships"], "what both have, and what the YAML has of the rest"


def test_readers_see_it(told):
    assert told["page"] == ["harbours, &lt;b&gt;"]
    assert told["json"] == ["harbours", "<b>"]
    assert told["published"] == [True, False], "the key for readers, and the one for editors"


def test_every_key_of_the_briefing_has_a_noun():
    assert [key for key in Briefing.model_fields if trait(Briefing, key).noun is None] == []
