"""The facts of an article are the same on every processor, byte for byte: another one is emulated."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.processors import EMULATOR, facts
from generator.article import read_seed

ARTICLES = Path(__file__).parent / "articles"
KINDS = {"name", "nominal", "pronoun"}

pytestmark = pytest.mark.emulator


@pytest.fixture(scope="module", autouse=True)
def emulator():
    if not shutil.which(EMULATOR):
        pytest.skip(f"{EMULATOR} is not installed (apt-get install qemu-user)")


def test_a_processor_without_wide_registers_finds_the_same_facts():
    """Of a text that is short, since the emulator is slow, and yet has something for every model to find."""
    whole = read_seed(ARTICLES / "harbour-strike.txt", ARTICLES, 100_000)
    article = replace(whole, text="\n\n".join(whole.text.split("\n\n")[:3]))
    (here,) = facts([article])
    found = json.loads(here)
    assert {mention["kind"] for actor in found["actors"] for mention in actor["mentions"]} == KINDS
    assert any(actor["role"] for actor in found["actors"])
    assert all(found[part] for part in ("headline", "summary", "positions", "times", "events"))
    assert facts([article], "Nehalem") == [here]
