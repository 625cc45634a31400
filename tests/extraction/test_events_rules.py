"""Which word a date's event is, and how surely it comes: each rule on a parse built by hand."""

import pytest

from generator.extraction.events import ranges
from generator.extraction.events.certainty import certainty, will_not_come
from generator.extraction.events.changes import is_called_off
from generator.extraction.events.happening import event_of
from generator.extraction.events.prospect import Prospect
from generator.extraction.records import TimeExpression
from generator.extraction.times.values import interval
from generator.extraction.words import read
from generator.lexicon import calendar
from tests.extraction.tagged import parsed

AGENDA = calendar.load().agenda
TALKS_RESUME = ["Talks NNS nsubj 2 talk", "will MD aux 2", "resume VB ROOT 2", "Sunday NNP npadvmod 2"]

EVENTS = {
    "talks will resume Sunday": (TALKS_RESUME, "Talks"),
    "the bill will pass Sunday": (
        ["bill NN nsubj 2", "will MD aux 2", "pass VB ROOT 2", "Sunday NNP npadvmod 2"],
        "pass",
    ),
    "Sunday's vote failed": (
        ["Sunday NNP poss 2", "'s POS case 0", "vote NN nsubj 3", "failed VBD ROOT 3 fail"],
        "vote",
    ),
    "Sunday's price fell": (["Sunday NNP poss 2", "'s POS case 0", "price NN nsubj 3", "fell VBD ROOT 3 fall"], None),
    "he gave them until Sunday to sign": (
        [
            "He PRP nsubj 1",
            "gave VBD ROOT 1 give",
            "them PRP dative 1",
            "until IN prep 1",
            "Sunday NNP pobj 3",
            "to TO aux 6",
            "sign VB xcomp 1",
        ],
        "sign",
    ),
    "it extended its offer until Sunday": (
        ["It PRP nsubj 1", "extended VBD ROOT 1 extend", "offer NN dobj 1", "until IN prep 1", "Sunday NNP pobj 3"],
        "offer",
    ),
    "it is scheduled for completion by Sunday": (
        [
            "It PRP nsubjpass 2",
            "is VBZ auxpass 2 be",
            "scheduled VBN ROOT 2 schedule",
            "for IN prep 2",
            "completion NN pobj 3",
            "by IN prep 2",
            "Sunday NNP pobj 5",
        ],
        "completion",
    ),
    "he said Sunday": (["He PRP nsubj 1", "said VBD ROOT 1 say", "Sunday NNP npadvmod 1"], None),
    "he met her Sunday": (["He PRP nsubj 1", "met VBD ROOT 1 meet", "her PRP dobj 1", "Sunday NNP npadvmod 1"], None),
    "they expect gains Sunday": (
        ["They PRP nsubj 1", "expect VBP ROOT 1", "gains NNS dobj 1 gain", "Sunday NNP npadvmod 1"],
        None,
    ),
    "the year ends Sunday": (["year NN nsubj 1", "ends VBZ ROOT 1 end", "Sunday NNP npadvmod 1"], None),
    "they fear Sunday": (["They PRP nsubj 1", "fear VBP ROOT 1", "Sunday NNP dobj 1"], None),
}


@pytest.mark.parametrize(("rows", "event"), EVENTS.values(), ids=EVENTS)
def test_the_event_of_a_date(rows, event):
    words = read(parsed(*rows))
    found = event_of(words, words.text.index("Sunday"), AGENDA)
    assert (words.text[found[0]] if found else None) == event


CERTAINTIES = {
    "will meet": (["They PRP nsubj 2", "will MD aux 2", "meet VB ROOT 2"], "expected"),
    "may meet": (["They PRP nsubj 2", "may MD aux 2", "meet VB ROOT 2"], "possible"),
    "is scheduled to meet": (
        [
            "He PRP nsubjpass 2",
            "is VBZ auxpass 2 be",
            "scheduled VBN ROOT 2 schedule",
            "to TO aux 4",
            "meet VB xcomp 2",
        ],
        "scheduled",
    ),
    "plans to meet": (["He PRP nsubj 1", "plans VBZ ROOT 1 plan", "to TO aux 3", "meet VB xcomp 1"], "expected"),
    "will meet if asked": (
        ["They PRP nsubj 2", "will MD aux 2", "meet VB ROOT 2", "if IN mark 4", "asked VBN advcl 2 ask"],
        "conditional",
    ),
    "they meet": (["They PRP nsubj 1", "meet VBP ROOT 1"], "scheduled"),
}


@pytest.mark.parametrize(("rows", "sure"), CERTAINTIES.values(), ids=CERTAINTIES)
def test_how_surely_it_comes(rows, sure):
    words = read(parsed(*rows))
    meet = words.text.index("meet")
    assert certainty(words, meet, meet, AGENDA) == sure


def test_what_is_joined_undoes_a_plan():
    rows = ["They PRP nsubj 1", "planned VBD ROOT 1 plan", "to TO aux 3", "meet VB xcomp 1"]
    words = read(parsed(*rows, "but CC cc 1", "cancelled VBD conj 1 cancel"))
    assert is_called_off(words, Prospect(3, 3, None, "", ""), AGENDA)
    kept = read(parsed(*rows, "and CC cc 1", "ate VBD conj 1 eat"))
    assert not is_called_off(kept, Prospect(3, 3, None, "", ""), AGENDA)


@pytest.mark.parametrize(
    ("rows", "negated"),
    [
        (["They PRP nsubj 3", "will MD aux 3", "not RB neg 3", "meet VB ROOT 3"], True),
        (
            [
                "They PRP nsubj 3",
                "will MD aux 3",
                "not RB neg 3",
                "meet VB ROOT 3",
                "until IN prep 3",
                "May NNP pobj 4",
            ],
            False,
        ),
        (["They PRP nsubj 2", "will MD aux 2", "meet VB ROOT 2"], False),
        (
            [
                "No DT det 1",
                "teams NNS nsubj 3",
                "will MD aux 3",
                "meet VB ROOT 3",
                "before IN prep 3",
                "May NNP pobj 4",
            ],
            True,
        ),
    ],
)
def test_what_will_not_come(rows, negated):
    words = read(parsed(*rows))
    meet = words.text.index("meet")
    assert will_not_come(words, meet, meet) is negated


@pytest.mark.parametrize(
    ("text", "first", "last", "whole"),
    [
        ("June-17 to June-20", "2025-06-17", "2025-06-20", "2025-06-17/2025-06-20"),
        ("June-24 and June-25", "2025-06-24", "2025-06-25", "2025-06-24/2025-06-25"),
        ("June-24 and June-28", "2025-06-24", "2025-06-28", None),
        ("June-20 to June-17", "2025-06-20", "2025-06-17", None),
        ("2025 and 2026", "2025", "2026", None),
    ],
)
def test_two_dates_make_a_range(text, first, last, whole):
    words = read(parsed(*(f"{word} NN dep 0" for word in text.split())))
    prospects = []
    for word, value in ((text.split()[0], first), (text.split()[2], last)):
        start = text.index(word)
        time = TimeExpression(start, start + len(word), "DATE", value, *interval(value), "", "")
        prospects.append(Prospect(0, 0, time, "", ""))
    joined = ranges.join(words, prospects, AGENDA)
    assert [one.time.value for one in joined] == ([whole] if whole else [first, last])
