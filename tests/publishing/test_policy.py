import base64
import hashlib
import re

import pytest

from generator.publishing.building import policy

PAGE = """<!doctype html><html>
  <head>

    <meta charset="utf-8">
    <script>go(1)</script><script src="a.js"></script>
    <script type="application/ld+json">{"a": 1}</script>
  </head><body><script id="__config" type="application/json">{}</script><script>go(1)</script></body></html>"""


def content(page):
    return re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)[1]


def test_the_policy_stands_first_in_the_head():
    assert re.search(r"<head>\s*<meta http-equiv=\"Content-Security-Policy\"", policy.protected(PAGE))


def test_exactly_the_inline_scripts_that_run_are_allowed_each_once():
    digest = base64.b64encode(hashlib.sha256(b"go(1)").digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}';" in content(policy.protected(PAGE))


def test_nothing_is_unsafe_and_everything_else_is_forbidden():
    directives = dict(part.strip().partition(" ")[::2] for part in policy.policy(PAGE).split(";"))
    assert directives["default-src"] == "'none'"
    assert directives["base-uri"] == "'none'"
    assert not any("unsafe" in value or "*" in value for value in directives.values())


def test_protecting_twice_is_protecting_once():
    assert policy.protected(policy.protected(PAGE)) == policy.protected(PAGE)


@pytest.mark.parametrize("name", ["index.html", "deep/er/index.html"])
def test_every_page_gets_its_policy_and_a_preview_takes_it_away(tmp_path, name):
    file = tmp_path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(PAGE)
    assert policy.protect(tmp_path) == 1
    assert file.read_text() == policy.protected(PAGE)
    assert policy.lifted(file.read_text()).split() == PAGE.split()
