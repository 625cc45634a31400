"""The daily proposal of new briefings: one branch, nobody's correction overwritten, nothing rejected asked again."""

import shutil

import pytest

from tests.forge import Forge, git
from tests.workflows import GIVEN, load

BRANCH = "briefings/proposal"
HELD = {"old": "old", "a": "A"}
SETTLED = "Somebody has worked on the branch"


@pytest.fixture
def forge(tmp_path):
    if shutil.which("jq") is None:
        pytest.skip("jq is not installed (apt-get install jq)")
    return Forge(tmp_path, load(GIVEN / "briefings.yml")["jobs"]["propose"]["steps"][-1])


def states(forge):
    return [one.state for one in forge.requests]


def test_nothing_new_and_nothing_open(forge):
    assert forge.night() == "Nothing has changed.\n"
    assert forge.requests == []


def test_something_new_and_nothing_open(forge):
    assert forge.night(a="A") == ""
    (one,) = forge.requests
    assert (one.state, one.head, one.base) == ("OPEN", BRANCH, "main")
    assert "created briefings/a.yaml\n" in one.body
    assert forge.files(BRANCH) == HELD
    assert forge.files("main") == {"old": "old"}
    assert git(forge.remote, "log", "--format=%s", f"main..{BRANCH}") == "Briefings of new and changed articles\n"


def test_an_open_proposal_that_nobody_touched_is_left_until_there_is_more_and_then_renewed(forge):
    forge.night(a="A")
    first = git(forge.remote, "rev-parse", BRANCH)
    forge.push("main", {"briefings/old.yaml": "edited on main meanwhile"})
    assert forge.night(a="A") == "The open proposal has all of it.\n"
    assert git(forge.remote, "rev-parse", BRANCH) == first
    assert forge.night(a="A", b="B") == ""
    (one,) = forge.requests
    assert "created briefings/b.yaml\n" in one.body
    assert forge.files(BRANCH) == {"old": "edited on main meanwhile", "a": "A", "b": "B"}
    assert git(forge.remote, "rev-parse", f"{BRANCH}^") == git(forge.remote, "rev-parse", "main")


def test_an_open_proposal_that_somebody_corrected_is_never_overwritten(forge):
    forge.night(a="A")
    forge.push(BRANCH, {"briefings/a.yaml": "corrected"})
    corrected = git(forge.remote, "rev-parse", BRANCH)
    assert forge.night(a="A") == "The open proposal has all of it.\n"
    assert SETTLED in forge.night(a="A", b="B")
    assert git(forge.remote, "rev-parse", BRANCH) == corrected
    assert states(forge) == ["OPEN"]


def test_a_commit_of_ours_that_somebody_rewrote_is_somebodys(forge):
    forge.night(a="A")
    person = forge.folder / "person"
    git(person, "fetch", "--quiet", "origin")
    git(person, "checkout", "--quiet", "-B", BRANCH, f"origin/{BRANCH}")
    git(person, "commit", "--quiet", "--amend", "--message", "By hand, with the author kept")
    git(person, "push", "--quiet", "--force", "origin", f"HEAD:{BRANCH}")
    assert SETTLED in forge.night(a="A", b="B")


def test_what_somebody_pushes_in_the_last_moment_is_not_overwritten_either(forge):
    forge.night(a="A")
    meanwhile = f"git -C {forge.remote} update-ref refs/heads/{BRANCH} refs/heads/main"
    forge.step["run"] = forge.step["run"].replace("git push ", f"{meanwhile}\ngit push ", 1)
    with pytest.raises(AssertionError, match="stale info"):
        forge.night(a="A", b="B")
    assert git(forge.remote, "rev-parse", BRANCH) == git(forge.remote, "rev-parse", "main")


@pytest.mark.parametrize("delete_branch", [True, False], ids=["branch deleted", "branch left"])
def test_a_rejected_proposal_stays_rejected_until_something_new_comes(forge, delete_branch):
    forge.night(a="A")
    forge.settle(1, "CLOSED", delete_branch=delete_branch)
    forge.push("main", {"briefings/old.yaml": "edited on main meanwhile"})
    assert forge.night(a="A") == "It was proposed and rejected, and nothing new has come since.\n"
    assert states(forge) == ["CLOSED"]
    assert forge.night(a="A", b="B") == ""
    assert states(forge) == ["CLOSED", "OPEN"]
    assert forge.files(BRANCH) == {"old": "edited on main meanwhile", "a": "A", "b": "B"}
    forge.settle(2, "CLOSED", delete_branch=delete_branch)
    assert "rejected" in forge.night(a="A")
    assert forge.night(a="A, read anew") == ""
    assert states(forge) == ["CLOSED", "CLOSED", "OPEN"]


def test_corrections_in_a_rejected_proposal_stay_on_its_branch(forge):
    forge.night(a="A")
    forge.push(BRANCH, {"briefings/a.yaml": "corrected"})
    forge.settle(1, "CLOSED")
    assert "rejected" in forge.night(a="A")
    assert SETTLED in forge.night(a="A", b="B")
    assert forge.files(BRANCH)["a"] == "corrected"
    git(forge.remote, "update-ref", "-d", f"refs/heads/{BRANCH}")
    assert forge.night(a="A", b="B") == ""
    assert states(forge) == ["CLOSED", "OPEN"]


@pytest.mark.parametrize("delete_branch", [True, False], ids=["branch deleted", "branch left"])
@pytest.mark.parametrize("correct", [True, False], ids=["corrected", "as proposed"])
def test_after_a_merge_the_next_proposal_begins_anew(forge, correct, delete_branch):
    forge.night(a="A")
    if correct:
        forge.push(BRANCH, {"briefings/a.yaml": "corrected"})
    forge.settle(1, "MERGED", delete_branch=delete_branch)
    assert forge.night() == "Nothing has changed.\n"
    assert forge.night(b="B") == ""
    assert states(forge) == ["MERGED", "OPEN"]
    assert forge.files(BRANCH) == {"old": "old", "a": "corrected" if correct else "A", "b": "B"}


def test_what_is_committed_to_the_branch_after_its_merge_is_not_overwritten(forge):
    forge.night(a="A")
    forge.settle(1, "MERGED")
    forge.push(BRANCH, {"briefings/a.yaml": "too late"})
    assert SETTLED in forge.night(b="B")
    assert forge.files(BRANCH)["a"] == "too late"


@pytest.mark.parametrize("state", ["OPEN", "CLOSED"])
def test_a_pull_request_from_a_branch_of_that_name_in_a_fork_decides_nothing(forge, state):
    forge.night(a="A")
    git(forge.remote, "update-ref", "-d", f"refs/heads/{BRANCH}")
    forge.change(1, state=state, isCrossRepository=True, headRefOid="0" * 40)
    assert forge.night(a="A") == ""
    assert states(forge) == [state, "OPEN"]


def test_what_was_merged_from_a_fork_frees_no_branch(forge):
    forge.night(a="A")
    forge.push(BRANCH, {"briefings/a.yaml": "corrected"})
    forge.settle(1, "MERGED")
    forge.change(1, isCrossRepository=True)
    assert SETTLED in forge.night(b="B")


def test_when_github_cannot_be_asked_nothing_is_proposed(forge):
    (forge.folder / "bin/gh").write_text("#!/bin/sh\nexit 4\n")
    with pytest.raises(AssertionError):
        forge.night(a="A")
    assert git(forge.remote, "branch", "--format", "%(refname:short)") == "main\n"
