"""Articles that are not read, because they cannot be or are not to be: the site does without them, and says so once."""

import json
import re
import time
from pathlib import Path

import pytest

from generator.cli import telling
from generator.commands import extract, generate
from generator.commands.generate import Outcome, Report, check
from generator.commands.generate.plan import Planner
from generator.errors import ArticleError
from generator.project import Project, Settings, find
from tests.made import TEXT, Machine, briefing

FRENCH = (
    "Le président a annoncé vendredi que la réforme des retraites serait suspendue jusqu'à la fin de l'année. "
    "Les syndicats ont salué cette décision, mais ils demandent que le texte soit retiré.\n"
)


class Choosy(Machine):
    """Refuses what is French, as the machine does."""

    def __call__(self, one):
        self.asked.append(one)
        extract.refuse(one)
        return self.says


@pytest.fixture
def machine():
    return Choosy()


@pytest.fixture
def newsbrief(newsbrief, tmp_path, monkeypatch, machine):
    """Run the command in a project with one good article and one in French."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/bridge.txt").write_text(TEXT)
    (tmp_path / "seeds/bridge.yaml").write_text("published: 2025-06-16\n")
    (tmp_path / "seeds/fr.txt").write_text(FRENCH)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(extract, "Machine", lambda *_: machine)
    return newsbrief


def test_a_site_is_built_without_it_and_says_so_everywhere(newsbrief):
    code, out, error = newsbrief("build", "--summary", "summary.md")
    assert (code, "1 briefing in site/" in out) == (0, True)
    assert "seeds/fr.txt: the article is not in English but in 'fr'" in error
    assert "warning: the site is built without 1 article that cannot be read: seeds/fr.txt\n" in error
    said = re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), Path("summary.md").read_text())
    assert "1 briefing, 1 article left out." in said
    assert "| seeds/fr.txt | seeds/fr.txt: the article is not in English" in said
    code, _, error = newsbrief("build", "--strict")
    assert code == 1
    assert newsbrief("generate")[0] == 1


def test_a_summary_of_many_stays_readable():
    skipped = [Outcome(f"seeds/{n}.txt", "skipped", message="a | b", is_on_purpose=True) for n in range(150)]
    said = telling.summary(Report(tuple(skipped)), 1)
    assert said.startswith("### The site\n\n1 briefing, 150 articles left out.\n")
    assert said.count("| seeds") == 100
    assert said.endswith("\nand 50 more\n")
    assert "a | b" not in said


def test_a_summary_that_cannot_be_written_is_one_line(newsbrief):
    code, _, error = newsbrief("build", "--summary", "no/such/summary.md")
    assert code == 2
    assert error.endswith("newsbrief: no/such/summary.md: cannot be written: No such file or directory\n")


def test_a_briefing_whose_article_breaks_stays_and_is_not_taken_for_lost(newsbrief):
    Path("seeds/fr.txt").unlink()
    assert newsbrief("generate")[0] == 0
    Path("seeds/bridge.txt").write_bytes(b"\0")
    code, out, error = newsbrief("build")
    assert (code, "1 briefing in site/" in out) == (0, True)
    assert "1 briefing may be out of date, because the article cannot be read: seeds/bridge.txt" in error
    assert "another briefing" not in error
    assert newsbrief("generate", "--check", "--allow-new")[0] == 1, "whoever broke it hears of it in the pull request"
    assert newsbrief("generate", "--prune")[0] == 1
    assert list(Path("briefings").glob("*.yaml"))


def test_a_pull_request_with_it_passes_and_hears_what_will_happen(newsbrief, machine):
    code, out, _ = newsbrief("generate", "--check", "--allow-new", "--output-format", "json")
    assert code == 0
    assert machine.asked == []
    assert sorted((f["code"], f["level"], f["file"]) for f in json.loads(out)) == [
        ("NB302", "warning", "seeds/bridge.txt"),
        ("NB305", "warning", "seeds/fr.txt"),
    ]
    assert newsbrief("generate", "--check")[0] == 1


@pytest.mark.parametrize("way", ["sidecar", "pattern"])
def test_what_is_skipped_on_purpose_is_no_failure(newsbrief, machine, way):
    if way == "sidecar":
        Path("seeds/fr.yaml").write_text("skip: French\n")
        why = "French"
    else:
        Path("newsbrief.yaml").write_text("skip: ['fr*']\n")
        why = "'fr*' stands under `skip:` in newsbrief.yaml"
    code, out, error = newsbrief("build", "--strict", "--summary", "summary.md")
    assert (code, "1 created, 1 skipped" in out) == (0, True)
    assert f"newsbrief: skipped on purpose: seeds/fr.txt ({why})\n" in error
    assert "1 article left out" in Path("summary.md").read_text()
    assert len(machine.asked) == 1
    assert newsbrief("generate") == (0, "1 unchanged, 1 skipped\n", "")
    code, out, error = newsbrief("generate", "seeds/fr.txt")
    assert (code, out) == (0, "1 skipped\n")


def test_a_briefing_of_an_article_that_is_skipped_stays(newsbrief):
    Path("seeds/fr.txt").unlink()
    newsbrief("generate")
    Path("seeds/bridge.yaml").write_text("skip: read by hand\n")
    code, out, error = newsbrief("generate", "--prune")
    assert (code, out, error) == (0, "1 skipped\n", "newsbrief: skipped on purpose: seeds/bridge.txt (read by hand)\n")
    assert len(list(Path("briefings").glob("*.yaml"))) == 1


def test_the_settings_take_a_list_of_patterns(tmp_path):
    (tmp_path / "newsbrief.yaml").write_text("skip: ['drafts/*', '*.fr.txt']\n")
    project = find(tmp_path)
    assert [bool(project.skipping(project.seeds / n)) for n in ("drafts/a/b.txt", "2025/x.fr.txt", "x.txt")] == [
        1,
        1,
        0,
    ]
    (tmp_path / "newsbrief.yaml").write_text("skip: [1]\n")
    with pytest.raises(Exception, match=r"newsbrief.yaml:1:8: skip has to be a list of texts"):
        find(tmp_path)


def test_a_refusal_is_told_in_full_once_and_again_when_the_file_changes(newsbrief):
    refusal = "seeds/fr.txt: the article is not in English"
    still = "newsbrief: warning: 1 article still cannot be read, as said before: seeds/fr.txt (--verbose says why)\n"
    assert refusal in newsbrief("generate")[2]
    assert newsbrief("generate") == (1, "1 unchanged, 1 failed\n", still)
    Path("seeds/other.txt").write_text("Another text altogether, about another bridge.\n")
    Path("seeds/other.yaml").write_text("published: 2025-06-16\n")
    assert newsbrief("generate")[2] == still, "another article is no reason to say it again"
    assert refusal in newsbrief("generate", "--verbose")[2]
    assert refusal in newsbrief("generate", "seeds/fr.txt")[2], "whoever names it asks"
    Path("seeds/fr.txt").write_text(FRENCH + FRENCH)
    assert refusal in newsbrief("generate")[2]


def test_what_stops_nothing_is_a_line_a_kind_once(newsbrief):
    Path("seeds/fr.txt").unlink()
    Path("seeds/bridge.yaml").unlink()
    for name in ("a.md", "b.md"):
        Path("seeds", name).write_text(f"---\ntags: [x]\ndate: 2025\n---\nAbout {name}, and nothing else.\n")
    for number in range(7):
        Path(f"seeds/scan-{number}.pdf").write_bytes(b"%PDF")
    Path("seeds/lonely.yaml").write_text("source: x\n")
    code, _, error = newsbrief("generate")
    assert code == 0
    others = "seeds/lonely.yaml, seeds/scan-0.pdf, seeds/scan-1.pdf, seeds/scan-2.pdf, seeds/scan-3.pdf and 3 more"
    undated = "seeds/a.md, seeds/b.md, seeds/bridge.txt (write `published:` in a sidecar)"
    wrong = "seeds/a.md:3:7 '2025', seeds/b.md:3:7 '2025'"
    assert [line.removeprefix("newsbrief: warning: ") for line in error.splitlines()] == [
        f"in seeds/ and no article (.txt, .md, .html, .htm): {others}",
        f"without a date, so that words like “Sunday” stay open: {undated}",
        f"`date` is not an ISO 8601 day and is left out: {wrong}",
        "unknown keys are left out: seeds/a.md:2:1 'tags', seeds/b.md:2:1 'tags'",
    ]
    assert newsbrief("generate")[2] == ""
    Path("seeds/c.md").write_text("---\ntags: [x]\ndate: 2025-06-16\n---\nAbout a third thing, and nothing else.\n")
    assert newsbrief("generate")[2] == "newsbrief: warning: unknown keys are left out: seeds/c.md:2:1 'tags'\n"


def test_a_run_in_which_nothing_changed_reads_no_refused_article_again(tmp_path, monkeypatch):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/fr.txt").write_text(FRENCH)
    project, machine = Project(tmp_path, Settings()), Choosy()
    time.sleep(0.03)
    generate.run(generate.Request(project, None, machine))
    looked = []
    plan = Planner.plan
    monkeypatch.setattr(Planner, "plan", lambda *args: looked.append(1) or plan(*args))
    (outcome,) = generate.run(generate.Request(project, None, machine)).outcomes
    assert (outcome.status, outcome.is_unreadable, outcome.was_told) == ("failed", True, True)
    assert (len(machine.asked), looked) == (1, [])


def test_what_failed_for_no_reason_that_lasts_is_tried_again(tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text(TEXT)
    project = Project(tmp_path, Settings())

    def poor(_):
        raise MemoryError

    time.sleep(0.03)
    assert generate.run(generate.Request(project, None, poor)).failed
    assert not generate.run(generate.Request(project, None, Machine())).failed


def test_authors_come_into_the_briefing_and_are_no_reason_to_extract_again(tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text(TEXT)
    project, machine = Project(tmp_path, Settings()), Machine(briefing())
    generate.run(generate.Request(project, None, machine))
    (tmp_path / "seeds/a.yaml").write_text("authors: [Ana Ruiz, Bo Li]\n")
    generate.run(generate.Request(project, None, machine))
    (yaml,) = project.briefings.glob("*.yaml")
    assert "  author:\n    - Ana Ruiz\n    - Bo Li\n" in yaml.read_text()
    assert len(machine.asked) == 1
    yaml.write_text(yaml.read_text().replace("    - Bo Li\n", ""))
    assert not generate.run(generate.Request(project, None, machine)).failed
    assert "Bo Li" not in yaml.read_text()
    assert check.check(generate.Request(project, None, machine)).is_clean


def test_a_folder_is_read_whole(newsbrief, machine):
    Path("seeds/2026/may").mkdir(parents=True)
    Path("seeds/2026/may/a.txt").write_text("One text about a road.\n")
    Path("seeds/2026/b.txt").write_text("Another text about a tunnel.\n")
    Path("seeds/empty").mkdir()
    code, out, _ = newsbrief("generate", "seeds/2026/", "seeds/2026/b.txt")
    assert (code, "2 created\n" in out) == (0, True)
    assert [one.id for one in machine.asked] == ["seeds/2026/b.txt", "seeds/2026/may/a.txt"]
    for command in ("generate", "extract"):
        code, _, error = newsbrief(command, "seeds/empty", "--workers", "1")
        assert (code, error) == (
            2, "newsbrief: seeds/empty: there is no article in this folder (articles are .txt, .md, .html, .htm)\n",
        )  # fmt: skip


def test_extract_passes_over_what_is_skipped_and_reads_folders(tmp_path):
    (tmp_path / "seeds/sub").mkdir(parents=True)
    (tmp_path / "seeds/sub/a.txt").write_text(TEXT)
    found = list(extract.from_files([tmp_path / "seeds"], tmp_path, Settings()))
    assert [one.id for one in found] == ["seeds/sub/a.txt"]
    with pytest.raises(ArticleError, match="no article in this folder"):
        (tmp_path / "seeds/sub/a.txt").unlink()
        list(extract.from_files([tmp_path / "seeds"], tmp_path, Settings()))
