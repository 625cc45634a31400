"""Quotations that go on in the next paragraph, from attributions made by hand."""

import pytest

from generator.extraction.attributions import carried
from generator.extraction.records import Attribution
from tests.extraction.parses import span

OPEN = "Ada Quispe said: “The road is closed.\n\n“It will stay closed.\n\n“Nobody may pass.”"
CLOSED = "“The road is closed,” Ada Quispe said.\n\n“It will stay closed.”"
TOLD = "“The road is closed,” Ada Quispe said.\n\nThe town is cut off.\n\n“It will stay closed.”"
MIXED = "“The road is closed,” Ada Quispe said.\n\n“It will stay closed,” the sign read."
TWO = "“It is closed,” Ada Quispe said. “It is open,” Jonas Keller replied.\n\n“It will stay closed.”"
WORD = "Ada Quispe said the road was closed.\n\n“It will stay closed.”"


def said(text, source, cue, content):
    return Attribution((span(text, source),), (span(text, cue),), (span(text, content),), span(text, cue)[0], 0.9)


@pytest.mark.parametrize(
    ("text", "attributions", "expected"),
    [
        (OPEN, [("Ada Quispe", "said", "“The road is closed.")], ["“It will stay closed.", "“Nobody may pass.”"]),
        (CLOSED, [("Ada Quispe", "said", "“The road is closed,”")], ["“It will stay closed.”"]),
        (TOLD, [("Ada Quispe", "said", "“The road is closed,”")], []),
        (MIXED, [("Ada Quispe", "said", "“The road is closed,”")], []),
        (
            TWO,
            [("Ada Quispe", "said", "“It is closed,”"), ("Jonas Keller", "replied", "“It is open,”")],
            [],
        ),
        (WORD, [("Ada Quispe", "said", "the road was closed")], []),
        (
            CLOSED,
            [("Ada Quispe", "said", "“The road is closed,”"), ("Ada Quispe", "said", "“It will stay closed.”")],
            [],
        ),
    ],
    ids=[
        "left open",
        "closed",
        "something told between",
        "more than the quotation",
        "two speak",
        "none quoted",
        "told",
    ],
)
def test_a_paragraph_that_is_a_quotation_goes_on_with_who_was_quoted_before(text, attributions, expected):
    found = carried.find(text, [said(text, *a) for a in attributions])
    assert [text[slice(*a.content[0])] for a in found] == expected
    assert all(text[slice(*a.source[0])] == "Ada Quispe" and a.confidence < 0.9 for a in found)
