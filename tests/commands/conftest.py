"""The command line in this process."""

import sys

import pytest

from generator import cli


@pytest.fixture
def newsbrief(monkeypatch, capsys):
    """Run the command in the current folder; gives exit code, output and error output."""

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["newsbrief", *arguments])
        with pytest.raises(SystemExit) as left:
            cli.main()
        printed = capsys.readouterr()
        return left.value.code or 0, printed.out, printed.err

    return run
