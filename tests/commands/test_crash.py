"""A run that is killed, meets a full disk, another run or an editor: every file whole, no edit lost."""

import errno
import os
import shutil
import signal
from pathlib import Path

import pytest

from generator.commands import check, generate
from generator.commands.generate.check import check as rehearse
from generator.editing import durable
from generator.ground import whole
from generator.project import Project, Settings
from tests.made import TALKS, TEXT, Machine, briefing, changed, without

SLUG = "mayor-promises-bridge-before-winter"
NEWER = changed(without(briefing(), "positions", "brook-says-1a2b"), "actors", "ada-brook", role="Lord Mayor")

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def run(root: Path, says, version: str = "2"):
    return generate.run(
        generate.Request(Project(root, Settings()), None, Machine(says), extractor=version, upgrade=True)
    )


def contents(root: Path) -> dict[str, bytes]:
    folder = root / "briefings"
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def yaml(root: Path, slug: str = SLUG) -> Path:
    return root / "briefings" / f"{slug}.yaml"


def empty(root: Path) -> None:
    (root / "seeds").mkdir(parents=True)
    (root / "seeds" / "bridge.txt").write_text(TEXT)


def edited(root: Path) -> None:
    """A briefing that a person edited, whose article will be read otherwise."""
    empty(root)
    run(root, briefing(), "1")
    text = yaml(root).read_text()
    yaml(root).write_text(text.replace("statement: The plan is reckless.", "statement: The plan is bad.   # Kim"))


def renamed(root: Path) -> None:
    """The same with another name for its YAML."""
    edited(root)
    yaml(root).rename(yaml(root, "bridge"))


class Meddler:
    """Stands in every system call that changes the disk, and acts at the n-th."""

    def __init__(self, patch, at: int, act) -> None:
        self.left, self.act = at, act
        self.count = 0
        for owner, name in (
            (os, "fsync"),
            (os, "replace"),
            (os, "rename"),
            (os, "unlink"),
            (os, "open"),
            (os, "chmod"),
        ):
            patch.setattr(owner, name, self.around(getattr(owner, name)))
        whole = Path.open

        def opened(path, mode="r", *args, **kwargs):
            handle = whole(path, mode, *args, **kwargs)
            if "w" in mode:
                self.tick()
                return Torn(handle, self)
            return handle

        patch.setattr(Path, "open", opened)

    def tick(self) -> None:
        self.count += 1
        self.left -= 1
        if self.left == 0:
            self.act()

    def around(self, call):
        def called(*args, **kwargs):
            self.tick()
            return call(*args, **kwargs)

        return called


class Torn:
    """A file of which half is written before the meddler looks."""

    def __init__(self, handle, meddler) -> None:
        self.handle, self.meddler = handle, meddler

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.handle.close()

    def write(self, content) -> None:
        self.handle.write(content[: len(content) // 2])
        self.handle.flush()
        self.meddler.tick()
        self.handle.write(content[len(content) // 2 :])

    def __getattr__(self, name):
        return getattr(self.handle, name)


def killed(root: Path, at: int) -> bool:
    """Run in a child that is killed at its n-th call that changes the disk; False when it came to its end before."""
    child = os.fork()
    if child == 0:
        with pytest.MonkeyPatch.context() as patch:
            Meddler(patch, at, lambda: os.kill(os.getpid(), signal.SIGKILL))
            run(root, NEWER)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


@pytest.mark.parametrize("start", [empty, edited, renamed])
def test_a_run_killed_at_any_moment_leaves_files_whole_and_the_next_one_finishes(tmp_path, start):
    start(tmp_path / "start")
    shutil.copytree(tmp_path / "start", tmp_path / "unkilled")
    run(tmp_path / "unkilled", NEWER)
    old, new = contents(tmp_path / "start"), contents(tmp_path / "unkilled")
    at = 1
    while True:
        root = tmp_path / str(at)
        shutil.copytree(tmp_path / "start", root)
        died = killed(root, at)
        for name, content in contents(root).items():
            if name.endswith(".yaml") and not name.startswith("."):
                assert content in (old.get(name), new.get(name)), f"{name} is torn after a kill at call {at}"
        run(root, NEWER)
        assert contents(root) == new, f"after a kill at call {at} the next run ends elsewhere"
        shutil.rmtree(root)
        if not died:
            break
        at += 1
    assert at > 10


def test_an_edit_made_after_a_kill_is_kept(tmp_path):
    edited(tmp_path / "start")
    at = 1
    while True:
        root = tmp_path / str(at)
        shutil.copytree(tmp_path / "start", root)
        died = killed(root, at)
        text = yaml(root).read_text()
        yaml(root).write_text(text.replace("headline: Mayor", "headline: The mayor"))
        run(root, NEWER)
        text = yaml(root).read_text()
        assert "headline: The mayor" in text
        assert "statement: The plan is bad.   # Kim" in text
        assert "role: Lord Mayor" in text, f"after a kill at call {at} the machine's value was taken for a person's"
        assert "brook-says-1a2b" not in text
        assert "review:" not in text
        shutil.rmtree(root)
        if not died:
            break
        at += 1


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES])
def test_a_disk_that_refuses_leaves_everything_as_it_was(tmp_path, code):
    edited(tmp_path / "start")
    old = contents(tmp_path / "start")
    shutil.copytree(tmp_path / "start", tmp_path / "unkilled")
    run(tmp_path / "unkilled", NEWER)
    new = contents(tmp_path / "unkilled")

    def refuse():
        raise OSError(code, os.strerror(code))

    at, failures = 1, 0
    while True:
        root = tmp_path / str(at)
        shutil.copytree(tmp_path / "start", root)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(whole, "_sync_folder", lambda _: None)
            meddler = Meddler(patch, at, refuse)
            try:
                report = run(root, NEWER)
                failed = report.failed
                if failed:
                    assert os.strerror(code) in report.outcomes[0].message
            except OSError:
                failed = True  # the folder itself could not be opened: nothing has begun
        if failed:
            failures += 1
            assert contents(root)[f"{SLUG}.yaml"] in (old[f"{SLUG}.yaml"], new[f"{SLUG}.yaml"])
        run(root, NEWER)
        assert contents(root) == new, f"after a refusal at call {at}"
        shutil.rmtree(root)
        if meddler.left > 0:
            break
        at += 1
    assert failures > 3


def test_two_runs_at_once_do_not_interleave(tmp_path):
    edited(tmp_path / "start")
    shutil.copytree(tmp_path / "start", tmp_path / "alone")
    run(tmp_path / "alone", NEWER)
    children = []
    for _ in range(3):
        child = os.fork()
        if child == 0:
            os._exit(int(run(tmp_path / "start", NEWER).failed))
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]
    assert contents(tmp_path / "start") == contents(tmp_path / "alone")


@pytest.mark.parametrize("second", [generate.run, rehearse])
def test_a_second_run_waits_and_says_so(tmp_path, second):
    empty(tmp_path)
    project = Project(tmp_path, Settings())
    said = []

    class Enough(Exception):  # noqa: N818
        pass

    def waiting():
        said.append(True)
        raise Enough

    with durable.alone(project.locks), pytest.raises(Enough):
        second(generate.Request(project, None, Machine(), waiting=waiting))
    assert said == [True]


def test_an_editor_saving_while_the_machine_reads_loses_nothing(tmp_path):
    edited(tmp_path)

    def slow(article):
        text = yaml(tmp_path).read_text()
        yaml(tmp_path).write_text(text.replace("what: Talks", "what: Hard talks"))
        return NEWER

    generate.run(generate.Request(Project(tmp_path, Settings()), None, slow, extractor="2", upgrade=True))
    text = yaml(tmp_path).read_text()
    assert "what: Hard talks" in text
    assert "role: Lord Mayor" in text


@pytest.mark.parametrize("moment", ["before the comparison", "before the replacement"])
def test_an_editor_saving_at_the_last_moment_loses_nothing(tmp_path, monkeypatch, moment):
    edited(tmp_path)
    saves = []

    def save_once():
        if not saves:
            saves.append(True)
            text = yaml(tmp_path).read_text()
            with yaml(tmp_path).open("r+") as handle:  # in place, as many editors do
                handle.write(text.replace("what: Talks", "what: Hard talks"))

    real = {"stage": durable.stage, "commit": durable.commit}

    def stage(file, content):
        real["stage"](file, content)
        if file == yaml(tmp_path) and moment == "before the comparison":
            save_once()

    def commit(file):
        if file == yaml(tmp_path) and moment == "before the replacement":
            save_once()
        real["commit"](file)

    monkeypatch.setattr(durable, "stage", stage)
    monkeypatch.setattr(durable, "commit", commit)
    run(tmp_path, NEWER)
    assert saves == [True]
    text = yaml(tmp_path).read_text()
    assert "what: Hard talks" in text
    assert "role: Lord Mayor" in text
    assert "review:" not in text
    assert TALKS in text
    assert [f.code for f in check.run(Project(tmp_path, Settings())).findings] == []
