"""How a sentence is shown with its parts."""

import pytest

from generator.commands.explain import marked

TEXT = "Oslo said\n  Rome left."


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([], "Oslo said Rome left."),
        ([("source", (0, 4)), ("cue", (5, 9))], "[source: Oslo] [cue: said] Rome left."),
        ([("content", (12, 99))], "Oslo said [content: Rome left.]"),
        ([("cue", (5, 9)), ("content", (5, 21))], "Oslo [content: [cue: said] Rome left]."),
    ],
)
def test_marked(parts, expected):
    assert marked(TEXT, (0, len(TEXT)), parts) == expected
