"""As much of GitHub as the daily proposal meets: a real git remote, pull requests, and a `gh` that knows them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

from tests.workflows import Runner, bare_environment

_GH = '''#!{python}
"""What the workflow asks of gh, answered from a file. `--jq` is answered by jq itself."""
import json, pathlib, subprocess, sys

state, remote = pathlib.Path({state!r}), {remote!r}
requests = json.loads(state.read_text())
command, options = sys.argv[1:3], dict(zip(sys.argv[3::2], sys.argv[4::2]))
if command == ["pr", "list"]:
    assert options["--state"] == "all"
    for one in requests:
        if one["state"] == "OPEN" and not one["isCrossRepository"]:
            one["headRefOid"] = subprocess.run(
                ["git", "-C", remote, "rev-parse", one["head"]], capture_output=True, text=True, check=True
            ).stdout.strip()
    listed = [
        {{key: one[key] for key in options["--json"].split(",")}} for one in requests if one["head"] == options["--head"]
    ]
    state.write_text(json.dumps(requests))
    sys.exit(subprocess.run(["jq", "-r", options["--jq"]], input=json.dumps(listed), text=True).returncode)
elif command == ["pr", "create"]:
    body = pathlib.Path(options["--body-file"]).read_text()
    ours = [one for one in requests if one["head"] == options["--head"] and not one["isCrossRepository"]]
    if any(one["state"] == "OPEN" for one in ours):
        sys.exit("a pull request for this branch already exists")
    requests.append(
        {{"number": len(requests) + 1, "state": "OPEN", "body": body, "head": options["--head"],
          "base": options["--base"], "title": options["--title"], "isCrossRepository": False}}
    )
elif sys.argv[1:5] == ["api", "--silent", "--method", "PATCH"]:
    path, _, field = sys.argv[5:]
    number = int(path.removeprefix("repos/{{owner}}/{{repo}}/pulls/"))
    requests[number - 1]["body"] = pathlib.Path(field.removeprefix("body=@")).read_text()
elif command != ["auth", "setup-git"]:
    sys.exit(f"unknown: {{sys.argv[1:]}}")
state.write_text(json.dumps(requests))
'''


class Forge:
    """A repository with a main branch, the pull requests to it, and nights on which the proposal's step runs."""

    def __init__(self, folder: Path, step: dict) -> None:
        self.folder, self.step, self.nights = folder, step, 0
        self.remote, self._state = folder / "origin.git", folder / "requests.json"
        self._state.write_text("[]")
        (folder / "bin").mkdir()
        gh = folder / "bin/gh"
        gh.write_text(_GH.format(python=sys.executable, state=str(self._state), remote=str(self.remote)))
        gh.chmod(0o755)
        git(folder, "init", "--quiet", "--bare", "--initial-branch", "main", "origin.git")
        git(folder, "clone", "--quiet", self.remote, "person")
        self.push("main", {"README.md": "A site", "briefings/old.yaml": "old"})

    @property
    def requests(self) -> list[SimpleNamespace]:
        """All pull requests, in order of their numbers."""
        return [SimpleNamespace(**one) for one in json.loads(self._state.read_text())]

    def night(self, **briefings: str) -> str:
        """Run the step in a fresh checkout in which these briefings have been written; give what it reports."""
        self.nights += 1
        checkout, scratch = self.folder / f"night-{self.nights}", self.folder / f"night-{self.nights}-scratch"
        git(self.folder, "clone", "--quiet", "--depth", "1", f"file://{self.remote}", checkout)
        for name, content in briefings.items():
            (checkout / f"briefings/{name}.yaml").write_text(content)
        runner = Runner(
            checkout, scratch, bare_environment(self.folder / "bin"),
            token="token", event={"repository": {"default_branch": "main"}},
        )  # fmt: skip
        runner.names["steps"].read = SimpleNamespace(outcome="success")
        (scratch / "report.txt").write_text("".join(f"created briefings/{name}.yaml\n" for name in sorted(briefings)))
        runner.summary.touch()
        runner.run({"steps": [self.step]}, None)
        return runner.summary.read_text()

    def push(self, branch: str, files: dict[str, str]) -> None:
        """Let a person commit to a branch."""
        person = self.folder / "person"
        if git(self.remote, "branch", "--list", branch):
            git(person, "fetch", "--quiet", "origin")
            git(person, "checkout", "--quiet", "-B", branch, f"origin/{branch}")
        for name, content in files.items():
            (person / name).parent.mkdir(exist_ok=True)
            (person / name).write_text(content)
        git(person, "add", ".")
        git(person, "commit", "--quiet", "--message", "By hand")
        git(person, "push", "--quiet", "origin", f"HEAD:{branch}")

    def files(self, branch: str) -> dict[str, str]:
        """Give the briefings on a branch."""
        names = git(self.remote, "ls-tree", "--name-only", f"{branch}:briefings").split()
        return {name.removesuffix(".yaml"): git(self.remote, "show", f"{branch}:briefings/{name}") for name in names}

    def settle(self, number: int, state: str, *, delete_branch: bool = False) -> None:
        """Close a pull request, or merge it as one commit of its own, as squashing does."""
        head = self.requests[number - 1].head
        self.change(number, state=state, headRefOid=git(self.remote, "rev-parse", head).strip())
        if state == "MERGED":
            self.push("main", {f"briefings/{name}.yaml": text for name, text in self.files(head).items()})
        if delete_branch:
            git(self.remote, "update-ref", "-d", f"refs/heads/{head}")

    def change(self, number: int, **fields) -> None:
        """Make a pull request another."""
        requests = json.loads(self._state.read_text())
        requests[number - 1].update(fields)
        self._state.write_text(json.dumps(requests))


def git(folder, *arguments) -> str:
    """Run git as a person."""
    done = subprocess.run(
        ["git", "-c", "user.name=A Person", "-c", "user.email=person@example.org", *arguments],
        cwd=folder, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout
