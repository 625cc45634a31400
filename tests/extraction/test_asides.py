"""Names that an article only passes by are no parties of its story; those that act or speak are."""

import pytest

from generator.article import Article
from generator.extraction.selection import brief

pytestmark = pytest.mark.model

STORY = "The bridge at Marrow is unsafe, inspector Olga Brandt said on Monday."


@pytest.fixture
def listed(extractor):
    def of(text: str) -> set[str]:
        article = Article("test", text)
        return {actor.name for actor in brief(article, extractor.facts(article), extractor.lexicon.stances).actors}

    return of


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Joan Peel", f"By Joan Peel, Staff Writer\n\n{STORY}"),
        ("Joan Peel", f"{STORY}\n\nReporting by Carla Denz in Halvik; Editing by Joan Peel"),
        ("Joan Peel", f"{STORY}\n\nPhoto: Joan Peel"),
        ("Leon Varga", f"{STORY}\n\nREAD MORE: Leon Varga wins Halvik by eleven votes"),
        ("JOAN PEEL", f"JOAN PEEL\n\n{STORY}"),
        ("KESTREL SOUND", f"KESTREL SOUND, Norrland (AP) — {STORY}"),
        ("R-Wis.", "Sen. Paul Dresser (R-Wis.) said on Monday that the bureau had been slow."),
        ("Facebook", f"{STORY} She wrote on Facebook that it would be closed."),
        ("Government House", f"{STORY} She met nine engineers at Government House."),
        ("Trump", f"{STORY} The bridge was built under the Trump administration."),
    ],
)
def test_a_name_in_passing_is_not_listed(listed, name, text):
    assert name not in listed(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Joan Peel", f"By Joan Peel, Staff Writer\n\n{STORY} Joan Peel denied it."),
        ("Joan Peel", f"{STORY}\n\nBy the river Joan Peel said she would sue."),
        ("Olga Brandt", STORY),
        ("Facebook", f"{STORY} The city sued Facebook for its report on the bridge."),
        ("Halvik College", f"{STORY} Joan Peel, a professor at Halvik College, denied it."),
        ("Halvik College", f"{STORY} She teaches at Halvik College."),
        ("Greenpeace", f"{STORY} She gave nine boats to Greenpeace."),
        ("Greenpeace", f"{STORY} Critics called on Greenpeace to help."),
    ],
)
def test_a_party_that_acts_or_speaks_is_listed(listed, name, text):
    assert name in listed(text)


def test_an_actor_named_in_passing_is_still_extracted(extractor):
    facts = extractor.facts(Article("test", f"By Joan Peel, Staff Writer\n\n{STORY}"))
    assert [a.aside for a in facts.actors if a.name == "Joan Peel"] == [True]
