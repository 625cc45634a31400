"""The marks beside a line: wherever a line is shown, so is how sure it is."""

import copy

import pytest

from generator.commands.build import make
from generator.publishing import assembly
from generator.publishing.markup import escape, rendering
from generator.publishing.values import addresses
from tests.publishing import sample

UNCERTAIN = '<span class="nb-badge nb-badge--uncertain">uncertain</span>'


def written(section, **values):
    """The pages of the sample as Markdown, by path, where the first record of a section has other values."""
    data = copy.deepcopy(sample.DATA)
    data["positions"][1].pop("confidence")
    data[section][0].update(values)
    edition = assembly.Edition((sample.entry(**data),), "The Site")
    shipped = make.templates()
    markdown = rendering.environment(shipped, shipped, escape.text)
    return {path: rendering.render(markdown, page) for path, page in assembly.gather(edition).pages.items()}


@pytest.mark.parametrize(("section", "line"), [("next_events", "nb-what"), ("positions", "nb-statement")])
def test_a_line_of_low_confidence_is_called_uncertain_wherever_it_is_shown(section, line):
    told = sample.DATA[section][0].get("what") or "for the money"
    shown = {
        path: [text for text in page.splitlines() if line in text and told in text]
        for path, page in written(section, confidence="low").items()
    }
    assert addresses.briefing("2025-05-10-northport") in shown
    lines = [text for texts in shown.values() for text in texts]
    assert len(lines) > 1, "a page of its own and at least one list"
    assert [text for text in lines if text.count(UNCERTAIN) != 1] == []
    assert not [page for page in written(section).values() if UNCERTAIN in page]
