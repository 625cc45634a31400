"""The command line in this process, where a process of its own is not what is tested."""

import contextlib
import io
import os
import sys
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from generator import cli


@pytest.fixture(scope="session")
def newsbrief_in():
    """Run the command in a folder, as `subprocess.run` would in a process."""

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
        return CompletedProcess(arguments, left.value.code or 0, said.getvalue(), complained.getvalue())

    return run


@pytest.fixture
def newsbrief(newsbrief_in):
    """Run the command in the current folder; gives exit code, output and error output."""

    def run(*arguments):
        done = newsbrief_in(Path.cwd(), *arguments)
        return done.returncode, done.stdout, done.stderr

    return run
