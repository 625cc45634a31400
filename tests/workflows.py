"""Workflows of GitHub Actions as data, and as much of a runner as runs their `run:` steps on this machine."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Collection, Mapping
from pathlib import Path
from types import SimpleNamespace

import yaml

ROOT = Path(__file__).parents[1]
OURS = ROOT / ".github/workflows"
GIVEN = ROOT / "generator/scaffold/.github/workflows"
ALL = sorted([*OURS.glob("*.yml"), *GIVEN.glob("*.yml")])


def load(file: Path) -> dict:
    """Read a workflow; `on` is a truth value in YAML 1.1, so it is named here."""
    read = yaml.safe_load(file.read_text(encoding="utf-8"))
    return {"on" if key is True else key: value for key, value in read.items()}


def steps(workflow: dict):
    for name, job in workflow["jobs"].items():
        for step in job["steps"]:
            yield name, step


class Runner:
    """Runs the steps of one job in order, in a folder that stands for the checkout.

    Expressions are evaluated as far as our workflows use them. A step with `uses:` is given to `act`.
    """

    def __init__(self, folder: Path, scratch: Path, environment: Mapping[str, str], **github) -> None:
        self.folder = folder
        self.summary = scratch / "summary.md"
        scratch.mkdir(exist_ok=True)
        self.environment = {**environment, "GITHUB_STEP_SUMMARY": str(self.summary), "RUNNER_TEMP": str(scratch)}
        self.names = {"github": _named(github), "steps": SimpleNamespace(), "cancelled": lambda: False}

    def run(self, job: dict, act, done_before: Collection[str] = ()) -> list[str]:
        """Give the output of each `run:` step. Fails with the output of the first step that fails.

        Commands that are in `done_before` are left out: what they do is there still.
        """
        said = []
        environment = {**self.environment, **self._texts(job.get("env", {}))}
        for step in job["steps"]:
            if not self._value(str(step.get("if", "True")).removeprefix("${{").removesuffix("}}").strip()):
                continue
            if "uses" in step:
                act(step)
                continue
            if step["run"] in done_before:
                continue
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", self._text(step["run"])],
                cwd=self.folder, env={**environment, **self._texts(step.get("env", {}))},
                capture_output=True, text=True, check=False,
            )  # fmt: skip
            assert done.returncode == 0, (step["name"], done.stdout, done.stderr)
            said.append(done.stdout)
            if "id" in step:
                setattr(self.names["steps"], step["id"], SimpleNamespace(outcome="success"))
        return said

    def _texts(self, values: dict) -> dict[str, str]:
        return {name: self._text(str(value)) for name, value in values.items()}

    def _text(self, text: str) -> str:
        return re.sub(r"\$\{\{(.+?)\}\}", lambda found: str(self._value(found[1].strip())), text)

    def _value(self, expression: str):
        python = expression.replace("&&", " and ").replace("||", " or ")
        return eval(re.sub(r"!(?!=)", " not ", python).strip(), {"__builtins__": {}}, self.names)


def _named(values: dict) -> SimpleNamespace:
    return SimpleNamespace(
        **{key: _named(value) if isinstance(value, dict) else value for key, value in values.items()}
    )


def bare_environment(path: Path) -> dict[str, str]:
    """What a runner has: the tools of the machine, with `path` first; nobody's settings of git, no network for pip."""
    return {
        "PATH": f"{path}{os.pathsep}{os.defpath}{os.pathsep}/usr/local/bin",
        "HOME": str(path.parent),
        "PIP_NO_INDEX": "1",
        "PIP_NO_COMPILE": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "LANG": "C.UTF-8",
        "OMP_NUM_THREADS": "1",
    }
