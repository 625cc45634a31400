"""Help and version: the same as the command line's own, without loading it."""

import json
import subprocess
import sys

from generator import __version__, start


def test_the_shipped_help_is_that_of_the_command_line():
    assert json.loads(start.HELP.read_text(encoding="utf-8")) == start.helps(), "run: make help"


def test_help_and_version_load_neither_the_command_line_nor_the_vocabulary():
    ask = "import sys; sys.argv = ['newsbrief', *sys.argv[1:]]; from generator.start import main; main(); "
    ask += "print({'typer', 'pydantic', 'spacy', 'rich'} & set(sys.modules))"
    for words, said in (
        (["--version"], f"newsbrief {__version__}\nextraction "),
        (["--help"], "Usage: newsbrief"),
        (["review", "keep", "--help"], "Usage: newsbrief review keep"),
    ):
        ended = subprocess.run([sys.executable, "-c", ask, *words], capture_output=True, text=True, check=True)
        assert said in ended.stdout
        assert "set()" in ended.stdout


def test_anything_else_is_the_command_lines_business():
    for words in ([], ["generate"], ["nonsense", "--help"], ["--version", "--help"], ["--help", "generate"]):
        assert start.answer(words) is None
