"""The command line in this process, where a process of its own is not what is tested."""

from pathlib import Path

import pytest


@pytest.fixture
def newsbrief(newsbrief_in):
    """Run the command in the current folder; gives exit code, output and error output."""

    def run(*arguments):
        done = newsbrief_in(Path.cwd(), *arguments)
        return done.returncode, done.stdout, done.stderr

    return run
