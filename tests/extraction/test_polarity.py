"""Whether somebody does what a cue says, does not, or only might: whole sentences through extraction."""

import pytest

from generator.article import Article, Metadata

pytestmark = pytest.mark.model

CASES = [
    # text, stance, part of the statement, polarity
    ("The Senate will seek a new inquiry into the fire.", "wants", "inquiry", "affirmed"),
    ("The province will propose a ban on gas stoves.", "proposes", "ban on gas stoves", "affirmed"),
    ("Paula Dern said she would support the treaty.", "says", "she would support", "affirmed"),
    ("Paula Dern would like to thank the firefighters.", None, "thank the firefighters", "affirmed"),
    ("No 10 denied that the envoy had resigned.", "denies", "envoy had resigned", "affirmed"),
    ("No. 4 said the vote would go ahead.", "says", "vote would go ahead", "affirmed"),
    ("No minister condemned the raid on the camp.", "condemns", "raid on the camp", "negated"),
    ("Neither Paula Dern nor Igor Sand supported the merger.", "supports", "merger", "negated"),
    ("Paula Dern no longer supports the tunnel.", "supports", "tunnel", "negated"),
    ("Paula Dern failed to condemn the attack on the mosque.", "condemns", "attack", "negated"),
    ("Paula Dern stopped short of endorsing Igor Sand for mayor.", "supports", "igor sand", "negated"),
    ("The ministry has yet to confirm that the ferry sank.", "confirms", "ferry sank", "negated"),
    ("Paula Dern did not deny that the ferry sank.", "denies", "ferry sank", "negated"),
    ("Paula Dern might reject the offer from the miners.", "rejects", "offer", "hypothetical"),
    ("Paula Dern will oppose the treaty if the quota falls.", "opposes", "treaty", "hypothetical"),
    ("Hungary would have to approve the loan.", "agrees", "loan", "hypothetical"),
    ("Paula Dern promised that, if elected, she would close the camp.", "promises", "close the camp", "affirmed"),
]  # fmt: skip


def told(extractor, text):
    return extractor.facts(Article("case", text, Metadata(published="2026-03-04"))).positions


@pytest.mark.parametrize(("text", "stance", "part", "polarity"), CASES, ids=[c[0][:48] for c in CASES])
def test_a_cue_is_affirmed_negated_or_hypothetical(extractor, text, stance, part, polarity):
    found = [p for p in told(extractor, text) if part in p.statement.lower() and (stance is None or p.stance == stance)]
    assert {p.polarity for p in found} == {polarity}
