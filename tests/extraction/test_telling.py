"""Which positions are worth a line: whole sentences through extraction, and what their statements read."""

import pytest

from generator.article import Article, Metadata
from generator.extraction.selection import brief
from generator.lexicon import stances

pytestmark = pytest.mark.model

SHOWN = [
    # text, stance, statement
    ("Igor Sand pleaded not guilty on Monday to six counts of arson.", "pleads",
     "Pleaded not guilty on Monday to six counts of arson."),
    ("Paula Dern pleaded guilty to bribing two judges.", "pleads", "Pleaded guilty to bribing two judges."),
    ("Igor Sand pleaded with the kidnappers to release his son.", "urges", None),
    ("The court sentenced Igor Sand to four years in prison.", "decides", "Sentenced Igor Sand to four years in prison."),
    ("Gov. Paula Dern signed into law a bill that bans plastic bags.", "decides",
     "Signed into law a bill that bans plastic bags."),
    ("Paula Dern appealed the ruling on Friday.", "opposes", None),
    ("The union sued to stop the merger.", "wants", "To stop the merger."),
    ("The militia claimed responsibility for the blast.", "claims", "Responsibility for the blast."),
    ("Igor Sand tried to stop the merger of the two banks.", "wants", "To stop the merger of the two banks."),
    ("The union called for its members to stay at home.", "urges", None),
    ("Paula Dern called the mayor a liar.", "describes", None),
    ("Paula Dern told residents to stay at home.", "urges", "To stay at home."),
    ("Paula Dern questioned whether the vote had been fair.", "doubts", None),
    ("Igor Sand described the deal as a gift to the rich.", "describes", "The deal as a gift to the rich."),
    ("Paula Dern denies wrongdoing.", "denies", "Wrongdoing."),
    ("Speaking in the flooded villages, Paula Dern said the damage was being counted.", "says",
     "The damage was being counted."),
    ("The treaty, Paula Dern said, is dead and the talks are over.", "says", "The treaty is dead and the talks are over."),
    ("Paula Dern told the press that she believed the results to be manipulated by the commission.", "says", None),
    ("The school decided not to expel the boy.", "decides", "Not to expel the boy."),
    ("Paula Dern promised not to sell the house.", "promises", "Not to sell the house."),
]  # fmt: skip
SILENT = [
    "Paula Dern declined to comment on the audit of the bank.",
    "The bank did not immediately respond to a request for comment.",
    "The bank did not reply to questions about the audit.",
    "Nobody at the bank would say who had signed the audit.",
    "Paula Dern discussed the price of bread with farmers.",
    "Igor Sand described the new rules to reporters.",
    "Paula Dern called the mayor on Monday about the strike.",
    "Paula Dern is expecting her second child.",
    "Igor Sand supports a family of six.",
    "The hotel charged a fee of 20 euros.",
    "Paula Dern looked at how farmers could save water.",
]  # fmt: skip


def lines(extractor, text):
    article = Article("case", text, Metadata(published="2026-03-04"))
    return brief(article, extractor.facts(article), stances.load()).positions


@pytest.mark.parametrize(("text", "stance", "statement"), SHOWN, ids=[c[0][:48] for c in SHOWN])
def test_the_sense_of_a_cue_hangs_on_what_follows(extractor, text, stance, statement):
    found = [p for p in lines(extractor, text) if p.stance == stance]
    assert found
    assert statement in {None, *(p.statement for p in found)}


@pytest.mark.parametrize("text", SILENT)
def test_what_tells_nothing_is_not_shown(extractor, text):
    assert lines(extractor, text) == ()
