"""Whole sentences through the whole of extraction: who, which stance, toward whom, how sure.

A known gap is strict-xfail: the day it is mended, the test says so.
"""

import pytest

from generator.article import Article, Metadata

pytestmark = pytest.mark.model


def positions(extractor, text):
    facts = extractor.facts(Article("case", text, Metadata(published="2026-03-04")))
    return facts, facts.positions


CASES = [
    # text, actor, stance, part of the statement, toward, polarity
    ("Prime Minister Ana Sousa said on Monday that Portugal would raise pensions.",
     "ana-sousa", "says", "raise pensions", (), "affirmed"),
    ("“We will not wait,” President Karel Novak told parliament.", "karel-novak", "says", "We will not wait", None, "affirmed"),
    ("France condemned Russia's attack on the port of Odesa.", "france", "condemns", "attack", ("russia",), "affirmed"),
    ("President Karel Novak urged Hungary to open its border.", "karel-novak", "urges", "border", ("hungary",), "affirmed"),
    ("President Karel Novak accused Hungary of blocking the talks.", "karel-novak", "accuses", "blocking", ("hungary",), "affirmed"),
    ("According to Finance Minister Eva Lind, taxes will not rise this year.", "eva-lind", "says", "taxes", (), "affirmed"),
    ("Eva Lind, the finance minister, warned that prices could rise again.", "eva-lind", "warns", "prices could rise", (), "affirmed"),
    ("President Karel Novak did not say whether he would resign.", "karel-novak", "says", "resign", None, "negated"),
    ("Toyota plans to close two factories in Japan by 2028.", "toyota", "plans", "close two factories", None, "affirmed"),
    ("Germany fears that the war will spread.", "germany", "fears", "war will spread", (), "affirmed"),
    ("Russia closed the road. Moscow denied that its troops had crossed the border.", "russia", "denies", "troops", None, "affirmed"),
    ("President Karel Novak met reporters in Prague. He promised that the trains would run on time.",
     "karel-novak", "promises", "trains would run", (), "affirmed"),
    ("A statement from the Kremlin said that the talks had failed.", "kremlin", "says", "talks had failed", (), "affirmed"),
]  # fmt: skip

GAPS = [
    # Both said it; a position has one actor.
    ("Anna Berg and Paul Stein said that they would resign.", ("anna-berg", "paul-stein"), "resign"),
]


@pytest.mark.parametrize(
    ("text", "actor", "stance", "part", "toward", "polarity"), CASES, ids=[c[0][:48] for c in CASES]
)
def test_a_position_is_read(extractor, text, actor, stance, part, toward, polarity):
    _, found = positions(extractor, text)
    matching = [p for p in found if part.lower() in p.statement.lower()]
    assert matching, [p.statement for p in found]
    read = [(p.actor, p.stance, p.polarity) for p in matching]
    assert (actor, stance, polarity) in read
    if toward is not None:
        assert any(p.toward == toward for p in matching), [p.toward for p in matching]


@pytest.mark.parametrize(("text", "actors", "part"), GAPS)
@pytest.mark.xfail(strict=True, reason="a position has one actor, also where two speak together")
def test_two_who_speak_together_both_hold_the_position(extractor, text, actors, part):
    _, found = positions(extractor, text)
    assert {p.actor for p in found if part in p.statement} == set(actors)


@pytest.mark.parametrize(
    "text",
    [
        "Two officials, who asked not to be named, said the minister would go.",
        "Some critics say the plan is too slow.",
        "It is believed that the fire began in the kitchen.",
    ],
)
def test_who_is_not_named_is_nobody(extractor, text):
    _, found = positions(extractor, text)
    assert found
    assert all(p.actor is None for p in found)


def test_offsets_give_back_the_text_and_content_never_overlaps_the_source(extractor):
    text = "“A mess,” said Eva Lind. “Nobody asked us.” She wants Toyota to pay, her office told Reuters."
    facts, found = positions(extractor, text)
    assert found
    for position in found:
        spans = (*position.source, *position.cue, *position.content)
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert not any(a[0] < b[1] and b[0] < a[1] for a in position.source for b in position.content)
        for quote in position.quotes:
            assert quote in text
    assert len({position.id for position in found}) == len(found)
    known = {actor.id for actor in facts.actors}
    assert all((p.actor is None or p.actor in known) and set(p.toward) <= known for p in found)
