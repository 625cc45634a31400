"""Next events on hand-built parses and on the project's source article."""

from pathlib import Path

import pytest

from generator.extraction import events, model, times
from generator.lexicon import calendar


@pytest.mark.model
def test_the_source_article_has_one_next_event(nlp):
    text = Path("seeds/000_c3e70b4285f2c8f2.txt").read_text(encoding="utf-8")
    doc = model.read(nlp, text)
    found_times = times.find(doc, "2025-06-14", calendar.load())
    (event,) = events.find(doc, (), found_times, (), calendar.load(), "2025-06-14")
    assert event.what == "Talks between the U.S. and Iran on the nuclear issue"
    assert text[event.start : event.end] == "Talks"
    assert event.where is not None
    assert event.where.name == "Oman"
    assert event.when is not None
    assert (event.when.text, event.when.value) == ("Sunday", "2025-06-15")
    assert event.certainty == "expected"
