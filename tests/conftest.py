"""What tests share: the language model, loaded once, and what happens where a browser or node is missing."""

import contextlib
import io
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import hypothesis
import pytest

# The same examples everywhere, however slow the machine is today.
hypothesis.settings.register_profile("newsbrief", deadline=None, derandomize=True)
hypothesis.settings.load_profile("newsbrief")

# A shell starts what runs in the background deaf to Control-C, and so would be all that the tests start and stop by it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Where the environment forbids Python to keep what it compiled, each of the many processes that the tests start would
# compile the whole package again, and each run of the tests all tests.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

ROOT = Path(__file__).parent.parent
NODE = ROOT / "tests" / "node"
IN_CI = os.environ.get("CI") == "true"
LONGEST = (
    "browser/test_site.py",
    "test_processors.py",
    "browser/test_search.py",
    "test_workflows.py",
    "browser/test_serve.py",
    "publishing/test_hostile.py",
    "commands/test_serve.py",
    "commands/test_workers.py",
    "editing/test_histories.py",
    "test_deterministic.py",
    "test_manual.py",
    "commands/test_init.py",
    "publishing/test_growth.py",
    "commands/test_crash.py",
)
"""The files that take longest, in the order in which they begin. Processes that share them take turns from here."""


def pytest_collection_modifyitems(items):
    """Begin with the longest files, so that no process is still at one when the others have ended."""
    place = {ROOT / "tests" / name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.path, len(place)))


@pytest.fixture(scope="session")
def extractor():
    """The one that the commands use too: a process loads the models once."""
    from generator.extraction import pipeline
    from generator.project import Settings

    return pipeline.load(Settings().model)


@pytest.fixture(scope="session")
def nlp(extractor):
    return extractor.nlp


@pytest.fixture(scope="session")
def trained(extractor):
    return extractor.attributions


@pytest.fixture(scope="session")
def newsbrief_in():
    """Run the command in a folder, as `subprocess.run` would in a process, but in this one."""
    from generator import cli

    def run(folder, *arguments, given=""):
        said, complained = io.StringIO(), io.StringIO()
        before = Path.cwd()
        with pytest.MonkeyPatch.context() as patch, contextlib.ExitStack() as stack:
            stack.callback(os.chdir, before)
            os.chdir(folder)
            patch.setattr(sys, "argv", ["newsbrief", *arguments])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
            stack.enter_context(contextlib.redirect_stdout(said))
            stack.enter_context(contextlib.redirect_stderr(complained))
            left = stack.enter_context(pytest.raises(SystemExit))
            cli.main()
        return subprocess.CompletedProcess(arguments, left.value.code or 0, said.getvalue(), complained.getvalue())

    return run


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    """The wheel of what stands here now, built from what git would hold."""
    with shared(tmp_path_factory, "wheel") as place:
        if not list(place.glob("*.whl")):
            _build_wheel(place)
        (made,) = place.glob("newsbrief-*.whl")
        return made


def _build_wheel(place):
    sources = subprocess.run(
        ["git", "-C", ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True, check=True, text=True,
    ).stdout.split("\0")  # fmt: skip
    for name in filter(None, sources):
        if (ROOT / name).is_file():
            (place / "source" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, place / "source" / name)
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", place], cwd=place / "source", check=True
    )


@pytest.fixture(scope="session")
def node_modules():
    """What npm installs from the lock file, where it is not there yet."""
    installed = NODE / "node_modules"
    with (NODE / "package-lock.json").open() as lock:
        take(lock)
        if not (installed / ".package-lock.json").is_file():  # npm writes it last
            if shutil.which("npm") is None:
                pytest.skip("npm is not installed, and it brings what this test needs (apt-get install nodejs npm)")
            subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=NODE, check=True, capture_output=True)
    return installed


@contextlib.contextmanager
def shared(factory, name):
    """A folder that all processes of a test run have in common, and this one alone as long as it is held."""
    own = factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / f"shared-{name}"
    folder.mkdir(exist_ok=True)
    with folder.with_suffix(".lock").open("w") as lock:
        take(lock)
        yield folder


def take(file) -> None:
    """Wait until no other process of the same test run holds the file; closing it lets go."""
    if os.name == "posix":
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """Fail what would skip in CI: there, a missing browser or node is a fault of the setup and not a reason."""
    outcome = yield
    report = outcome.get_result()
    outside = any(item.get_closest_marker(name) for name in ("browser", "emulator", "node"))
    if IN_CI and outside and report.skipped and call.excinfo is not None and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} may not skip in CI: {call.excinfo.value}"
