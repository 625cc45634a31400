"""Where the command begins: what only asks for help or the version is answered before anything is imported.

The help is that of `generator.cli`, as a file of the package: making it takes longer than all else together.
`python -m generator.start` writes it anew after a change of a command, an option or a text of theirs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from generator import __version__

HELP = Path(__file__).with_name("help.json")
"""The help of every command, by its words; that of `newsbrief` alone under the empty word."""


def main() -> None:
    """Answer what can be answered at once, else run the command line."""
    said = answer(sys.argv[1:])
    if said is None:
        # Matrices here are small: a second thread costs more than it saves, and workers use the other cores.
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        from generator import cli  # noqa: PLC0415 - all the rest is behind this

        cli.main()
        return
    sys.stdout.buffer.write(said.encode())


def answer(words: Sequence[str]) -> str | None:
    """Give what `newsbrief` says to these words when they only ask for help or the version."""
    if list(words) == ["--version"]:
        return version()
    if not words or words[-1] != "--help":
        return None
    import json  # noqa: PLC0415 - the version needs none

    said: str | None = json.loads(HELP.read_text(encoding="utf-8")).get(" ".join(words[:-1]))
    return said


def version() -> str:
    """Give the version of Newsbrief, and what its extraction is: two may have one without the other in common."""
    from generator import fingerprint  # noqa: PLC0415 - the help needs none

    return f"newsbrief {__version__}\n{fingerprint.extractor()}\n"


def helps() -> dict[str, str]:
    """Ask the command line for the help of every command."""
    from typer.main import get_command  # noqa: PLC0415
    from typer.testing import CliRunner  # noqa: PLC0415

    from generator import cli  # noqa: PLC0415

    found: dict[str, str] = {}
    waiting: list[tuple[str, ...]] = [()]
    while waiting:
        words = waiting.pop(0)
        command = get_command(cli.app)
        for word in words:
            command = getattr(command, "commands", {})[word]
        waiting += [(*words, name) for name in sorted(getattr(command, "commands", {}))]
        asked = CliRunner(env={"COLUMNS": "80", "TERMINAL_WIDTH": "80"}).invoke(
            cli.app, [*words, "--help"], prog_name="newsbrief"
        )
        found[" ".join(words)] = asked.stdout
    return found


if __name__ == "__main__":
    import json

    HELP.write_text(json.dumps(helps(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
