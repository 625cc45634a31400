"""Articles read by several processes: in order, one failing alone, a dying worker survived."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.article import Article
from generator.briefing import Briefing
from generator.commands import check, extract, generate, workers
from generator.errors import ArticleError, SettingsError
from generator.project import Project, Settings
from tests.commands.echo import Echo
from tests.made import TEXT, briefing

ARTICLES = [Article(f"seeds/{n:03d}.txt", str(n) + "x" * 50) for n in range(100)]


@pytest.fixture
def pool(monkeypatch):
    monkeypatch.setattr(workers, "WORTH", 100)
    monkeypatch.setattr(workers, "BATCH", 300)
    return workers.processes(2)


def test_results_come_in_order_from_other_processes_and_one_fails_alone(pool, tmp_path):
    found = list(pool(Echo(tmp_path), ARTICLES))
    assert isinstance(found.pop(13), ArticleError)
    assert [one[0] for one in found] == [a.id for n, a in enumerate(ARTICLES) if n != 13]
    pids = {one[1] for one in found}
    assert os.getpid() not in pids
    assert len(pids) <= 2


def test_a_worker_that_dies_once_costs_nothing_and_twice_its_article(pool, tmp_path):
    once, twice = "seeds/020.txt", "seeds/041.txt"
    assert len(list(pool(Echo(tmp_path, (once,), 1), ARTICLES))) == len(ARTICLES)
    found = list(pool(Echo(tmp_path, (twice,), 2), ARTICLES))
    errors = [one for one in found if isinstance(one, ArticleError)]
    assert len(found) == len(ARTICLES)
    assert [str(error.place) for error in errors if error.place] == [twice]
    assert found[42][0] == "seeds/042.txt"


class Here(Executor):
    """Does the work in this process; the one that breaks does so while it is given the batch of that number."""

    def __init__(self, breaks=0):
        self.breaks, self.given = breaks, 0

    def submit(self, work, /, *arguments):
        self.given += 1
        if self.given == self.breaks:
            raise BrokenExecutor
        done = Future()
        done.set_result(work(*arguments))
        return done


@pytest.mark.parametrize("number", [1, 2, 7, 8])
def test_a_worker_whose_death_shows_when_the_next_articles_are_sent_costs_nothing(monkeypatch, tmp_path, number):
    monkeypatch.setattr(workers, "WORTH", 100)
    monkeypatch.setattr(workers, "BATCH", 300)
    executors = iter([Here(number), Here()])
    pool = workers.Pool(lambda: next(executors), lambda _: None, 2, (BrokenExecutor,))
    found = [one if isinstance(one, ArticleError) else one[0] for one in pool(Echo(tmp_path), ARTICLES)]
    assert isinstance(found.pop(13), ArticleError)
    assert found == [a.id for n, a in enumerate(ARTICLES) if n != 13]


def test_articles_are_taken_as_the_work_gets_on(pool, tmp_path):
    taken = []
    results = pool(Echo(tmp_path), (taken.append(a.id) or a for a in ARTICLES * 20))
    assert next(results)[0] == "seeds/000.txt"
    assert len(taken) <= 2 * workers.AHEAD * 7 + 7  # an article has 52 characters, a batch at most 6 of them
    results.close()


def test_few_articles_are_read_here(tmp_path):
    assert [pid for _, pid in workers.processes(2)(Echo(tmp_path), ARTICLES[:3])] == [os.getpid()] * 3


def test_no_more_workers_than_cores_that_may_be_used(monkeypatch):
    assert 1 <= workers.available() <= (os.cpu_count() or 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)
    assert workers.available() == 1


def test_a_scheduler_that_is_not_there_is_one_readable_line(monkeypatch):
    monkeypatch.setattr(workers, "PATIENCE", 0.2)
    with pytest.raises(SettingsError, match="no Dask scheduler at tcp://127.0.0.1:9"):
        workers.cluster("tcp://127.0.0.1:9")


# -- with the language model ------------------------------------------------------------------------------------


def seeds(root: Path, count: int = 16) -> Project:
    (root / "seeds").mkdir(parents=True)
    for n in range(count):
        text = TEXT.replace("Ada Brook", f"Ada Brook{chr(97 + n % 20)}{chr(97 + n // 20)}")
        (root / "seeds" / f"{n:02d}.txt").write_text(text)
    return Project(root, Settings())


def made(project: Project) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(project.briefings.rglob("*")) if p.is_file()}


@pytest.fixture(scope="module")
def alone(tmp_path_factory) -> dict[str, bytes]:
    """What one process writes."""
    project = seeds(tmp_path_factory.mktemp("alone"))
    report = generate.run(generate.Request(project, None, extract.Machine(Settings())))
    assert {outcome.status for outcome in report.outcomes} == {"created"}
    return made(project)


def newsbrief(*arguments: str) -> list[str]:
    return [sys.executable, "-c", "from generator.cli import main; main()", *arguments]


@pytest.mark.model
def test_two_processes_write_the_bytes_that_one_writes(alone, tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "WORTH", 100)
    monkeypatch.setattr(workers, "BATCH", 1000)
    project = seeds(tmp_path)
    generate.run(generate.Request(project, None, extract.Machine(Settings()), spread=workers.processes(2)))
    assert made(project) == alone


@pytest.mark.model
@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_control_c_stops_at_once_and_leaves_whole_files(tmp_path):
    project = seeds(tmp_path, 300)
    run = subprocess.Popen(
        newsbrief("generate", "--workers", "2"), cwd=tmp_path, stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - else ignored in the background
    )  # fmt: skip
    try:
        until(lambda: len(list(project.briefings.glob("*.yaml"))) > 3, run)
        run.send_signal(signal.SIGINT)
        begun = time.monotonic()
        assert run.wait(20) == 130
        assert time.monotonic() - begun < 3
        assert run.stderr.read() == ""
    finally:
        run.kill()
    yamls = {p.stem for p in project.briefings.glob("*.yaml")}
    assert 3 < len(yamls) < 300
    assert yamls <= {p.stem for p in project.locks.glob("*.json")}
    assert not check.run(project).has_errors()


@dataclass(frozen=True)
class Told:
    """Stands for extraction, which other processes are sent above: it takes its time, and says each article's own."""

    seconds: float = 0

    def __call__(self, article: Article) -> Briefing:
        time.sleep(self.seconds)
        return briefing(headline=f"{article.id} begins: {article.text[:20]}")


def test_a_cluster_that_loses_a_worker_writes_the_bytes_that_one_process_writes(tmp_path, monkeypatch):
    pytest.importorskip("distributed")
    alone = seeds(tmp_path / "alone")
    generate.run(generate.Request(alone, None, Told(), extractor="1"))
    monkeypatch.setattr(workers, "WORTH", 100)
    monkeypatch.setattr(workers, "BATCH", 500)
    dask, contact = shutil.which("dask", path=str(Path(sys.executable).parent)), tmp_path / "scheduler.json"
    common = ("--scheduler-file", str(contact), "--no-dashboard")
    found = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}  # workers import what stands in
    with ExitStack() as stack:

        def start(*command: str) -> subprocess.Popen[str]:
            log = stack.enter_context((tmp_path / f"{len(list(tmp_path.iterdir()))}.log").open("w"))
            process = subprocess.Popen([dask, *command, *common], stdout=log, stderr=log, cwd=tmp_path, env=found)
            stack.callback(process.wait)
            stack.callback(process.kill)
            return process

        scheduler = start("scheduler", "--host", "127.0.0.1", "--port", "0")
        until(contact.exists, scheduler)
        hands = [start("worker", "--nthreads", "1", "--no-nanny", "--host", "127.0.0.1") for _ in range(2)]
        address = re.search(r'"address": "([^"]+)"', contact.read_text())[1]
        until(lambda: has_workers(address, 2), *hands)
        project = seeds(tmp_path / "project")

        def lose_one(done: int, _total: int, _article: str) -> None:
            if done == 4:
                hands[0].kill()

        pool = workers.cluster(address)
        assert pool.size == 2
        slowly = Told(seconds=0.1)
        report = generate.run(generate.Request(project, None, slowly, extractor="1", spread=pool, progress=lose_one))
        assert hands[0].wait(5) == -signal.SIGKILL
        assert {outcome.status for outcome in report.outcomes} == {"created"}
        assert made(project) == made(alone)


def has_workers(address: str, count: int) -> bool:
    try:
        return workers.cluster(address).size == count
    except SettingsError:
        return False


def until(true, *processes: subprocess.Popen, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited too long"
        assert all(process.poll() is None for process in processes), "a process ended"
        time.sleep(0.1)
