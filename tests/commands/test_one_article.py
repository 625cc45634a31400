"""No fault in one article stops the others, wherever it happens and however it was reached."""

import json
import pickle
from pathlib import Path

import pytest

from generator import article
from generator.article import Article
from generator.commands import generate, workers
from generator.commands.generate import Report
from generator.errors import ArticleError, Place, UnforeseenError, contained
from generator.extraction import pipeline
from generator.project import Project, Settings
from tests.made import TEXT, Machine, briefing

FAULTS = [ImportError("lxml.html.clean is a project of its own now"), RecursionError(), MemoryError(), KeyError("x\ny")]


@pytest.fixture
def project(tmp_path):
    (tmp_path / "seeds").mkdir()
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / "seeds" / name).write_text(f"{TEXT}This one is {name}.\n")
    return Project(tmp_path, Settings())


def statuses(report: Report) -> dict[str, str]:
    return {Path(outcome.article).name: outcome.status for outcome in report.outcomes}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: type(fault).__name__)
def test_a_library_that_fails_on_one_file_fails_that_file(project, monkeypatch, fault):
    def broken(*_):
        raise fault

    (project.seeds / "b.txt").rename(project.seeds / "b.html")
    monkeypatch.setitem(article.READERS, ".html", broken)
    report = generate.run(generate.Request(project, None, Machine()))
    assert statuses(report) == {"a.txt": "created", "b.html": "failed", "c.txt": "created"}
    (outcome,) = report.unreadable
    assert outcome.message.startswith(f"seeds/b.html: the article cannot be read: {type(fault).__name__}")
    assert "\n" not in outcome.message
    assert report.is_faulty
    assert "in broken" in outcome.error.trace


class Stumbling:
    """Fails on the articles that it is told to, in whichever process."""

    def __init__(self, *names):
        self.names = names

    def __call__(self, one: Article):
        if any(name in one.id for name in self.names):
            raise MemoryError
        return briefing()


@pytest.mark.parametrize("spread", [map, workers.processes(2)], ids=["here", "processes"])
def test_a_fault_of_extraction_fails_one_article_here_and_in_other_processes(project, monkeypatch, spread):
    monkeypatch.setattr(workers, "WORTH", 1)
    report = generate.run(generate.Request(project, None, Stumbling("b.txt"), spread=spread))
    assert statuses(report) == {"a.txt": "created", "b.txt": "failed", "c.txt": "created"}
    (outcome,) = report.unreadable
    assert "MemoryError" in outcome.message
    assert "in __call__" in outcome.error.trace


def test_a_fault_in_writing_one_briefing_leaves_the_others_alone(project, monkeypatch):
    make = generate.write.slug.make

    def broken(published, headline, digest, taken):
        if taken:
            raise RuntimeError("no such name")
        return make(published, headline, digest, taken)

    monkeypatch.setattr(generate.write.slug, "make", broken)
    report = generate.run(generate.Request(project, None, Machine()))
    assert sorted(statuses(report).values()) == ["created", "failed", "failed"]
    assert not report.unreadable, "the articles were read"
    assert report.is_faulty


def test_what_is_foreseen_stays_as_it_is_and_what_is_not_travels_with_its_traceback():
    with pytest.raises(ArticleError, match="too short"), contained(Place(Path("a.txt"))):
        raise ArticleError("too short")
    with pytest.raises(UnforeseenError) as caught, contained(Place(Path("a.txt"))):
        raise ValueError("x" * 1000)
    there = pickle.loads(pickle.dumps(caught.value))
    assert (str(there), there.trace) == (str(caught.value), caught.value.trace)
    assert len(str(there)) < 600
    with pytest.raises(KeyboardInterrupt), contained(Place(Path("a.txt"))):
        raise KeyboardInterrupt


def test_extract_goes_on_after_a_fault_and_says_where_when_asked(newsbrief_in, project, monkeypatch):
    class Broken:
        def facts(self, one, *_):
            raise RecursionError(f"in {one.id}")

    monkeypatch.setattr(pipeline, "load", lambda _: Broken())
    lines = "\n".join(json.dumps({"id": name, "text": TEXT}) for name in ("one", "two"))
    for words in (("extract",), ("extract", "--jsonl")):
        done = newsbrief_in(project.root, *words, "--workers", "1", given=lines)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.count("the article cannot be read: RecursionError: in ") == done.stderr.count("\n") > 1
    done = newsbrief_in(project.root, "extract", "--verbose", "--workers", "1")
    assert done.stderr.count("Traceback") == 3


def test_what_reads_articles_and_cannot_be_loaded_is_one_failure_of_the_run(newsbrief, project, monkeypatch):
    def broken(_):
        raise AttributeError("module 'numpy' has no attribute 'float'")

    monkeypatch.setattr(pipeline, "load", broken)
    monkeypatch.chdir(project.root)
    code, _, error = newsbrief("generate", "--workers", "1")
    assert (code, error.count("\n")) == (2, 1)
    assert "what reads articles cannot be loaded: AttributeError: module 'numpy'" in error
