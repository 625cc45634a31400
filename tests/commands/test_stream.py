"""`extract --jsonl` answers line by line: nothing waits for the end."""

import json
import subprocess
import sys
import threading

import pytest

from generator.commands import extract
from generator.project import Settings
from tests.made import TEXT


def test_lines_are_taken_one_by_one_as_answers_are_read():
    taken = []

    def lines():
        for n in range(50):
            taken.append(n)
            yield json.dumps({"id": f"{n}", "text": TEXT}).encode()

    results = extract.run(extract.from_jsonl(lines(), Settings()), Settings(), spread=lambda _, all_: map(str, all_))
    for n, _ in enumerate(results, 1):
        assert len(taken) == n


@pytest.mark.model
def test_the_first_answer_comes_before_the_second_line_is_written():
    command = [sys.executable, "-c", "from generator.start import main; main()", "extract", "--jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        watch = threading.Timer(90, process.kill)
        watch.start()
        for n in range(2):
            process.stdin.write(json.dumps({"id": f"{n}", "text": TEXT}) + "\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == f"{n}"
        process.stdin.close()
        assert process.wait() == 0
        watch.cancel()
