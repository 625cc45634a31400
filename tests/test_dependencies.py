"""What is needed is asked for in a way that every pip understands."""

import tomllib
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ASKED = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text())["project"]["dependencies"]


def needs(name: str, extra: str = "") -> list[Requirement]:
    """What a distribution, or one of its extras, needs here."""
    found = [Requirement(line) for line in metadata.requires(name) or []]
    if extra:
        return [
            r
            for r in found
            if r.marker and r.marker.evaluate({"extra": extra}) and not r.marker.evaluate({"extra": ""})
        ]
    return [r for r in found if r.marker is None or r.marker.evaluate({"extra": ""})]


def test_extras_that_old_pip_does_not_follow_are_asked_for_by_name():
    """Before 23.3 pip compared the names of extras letter by letter: `html_clean` was not `html-clean`."""
    direct = {canonicalize_name(Requirement(line).name) for line in ASKED}
    waiting, met, lost = [Requirement(line) for line in ASKED], set(), {}
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        for extra in requirement.extras:
            if extra != canonicalize_name(extra):
                lost |= {canonicalize_name(r.name): f"{name}[{extra}]" for r in needs(name, canonicalize_name(extra))}
        if name not in met:
            met.add(name)
            waiting += needs(name)
    assert "lxml-html-clean" in lost, "nothing asks for it in that way any more: the test and the requirement can go"
    assert {name: asked for name, asked in lost.items() if name not in direct} == {}
