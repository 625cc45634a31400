"""The facts of an article are the same on every processor, byte for byte: another one is emulated."""

import shutil
from pathlib import Path

import pytest

from benchmarks.processors import EMULATOR, facts
from generator.article import read_seed

ARTICLES = Path(__file__).parent / "articles"

pytestmark = pytest.mark.emulator


@pytest.fixture(scope="module", autouse=True)
def emulator():
    if not shutil.which(EMULATOR):
        pytest.skip(f"{EMULATOR} is not installed (apt-get install qemu-user)")


def test_a_processor_without_wide_registers_finds_the_same_facts():
    articles = [read_seed(ARTICLES / name, ARTICLES, 100_000) for name in ("harbour-strike.txt", "river-dam.md")]
    here = facts(articles)
    assert len(here) == len(articles)
    assert facts(articles, "Nehalem") == here
