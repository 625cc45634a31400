"""Very long articles: read in parts, with the facts of one article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.article import Article, Metadata
from generator.extraction import parts
from tests.made import TEXT


@given(st.text("ab .\n", max_size=400), st.integers(1, 60))
def test_the_parts_of_a_text_are_all_of_it_and_none_is_too_long(text, most):
    cut = parts.cut(text, most)
    assert "".join(text[start:end] for start, end in cut) == text
    assert all(0 < end - start <= most for start, end in cut) or cut == [(0, 0)]


def test_a_text_is_cut_between_paragraphs_where_it_can_be():
    text = "One line.\nAnother. And more of it.\n\nA second paragraph. It has two sentences.\nThe end."
    assert [text[s:e] for s, e in parts.cut(text, 60)] == [text[:36], text[36:]]
    assert parts.cut("a b. c d e", 6) == [(0, 5), (5, 10)]
    assert parts.cut("abcdefgh", 4) == [(0, 4), (4, 8)]


LONGER = TEXT + "\n" + TEXT.replace("Mayor Ada Brook", "Brook").replace("Monday", "Tuesday").replace("city", "town")


@pytest.mark.model
def test_an_article_in_parts_has_the_actors_and_offsets_of_one(extractor, monkeypatch):
    article = Article("a", LONGER, Metadata(published="2025-06-16"))
    monkeypatch.setattr(parts, "MOST", len(LONGER) // 2 + 10)
    facts = extractor.facts(article)
    brook = next(actor for actor in facts.actors if actor.name == "Ada Brook")
    named = [LONGER[m.start : m.end] for m in brook.mentions if m.kind == "name"]
    assert named == ["Ada Brook", "Brook"]
    said = [p for p in facts.positions if p.actor == brook.id]
    assert [LONGER[s:e] for p in said for s, e in p.cue] == ["said", "said"]
    assert all(LONGER[s:e].startswith(("Mayor Ada", "Brook")) for p in said for s, e in p.sentences)
    assert [LONGER[t.start : t.end] for t in facts.times if t.type == "DATE"].count("Friday") == 2
    assert {a for p in facts.positions for a in (p.actor, *p.toward) if a} <= {a.id for a in facts.actors}
    assert len({actor.id for actor in facts.actors}) == len(facts.actors)
    first = LONGER[slice(*parts.cut(LONGER, parts.MOST)[0])]
    alone = extractor.facts(Article("a", first, Metadata(published="2025-06-16")))
    assert (facts.headline, facts.summary) == (alone.headline, alone.summary)


@pytest.mark.model
@pytest.mark.parametrize(
    "text", ["a" * 3000, "b\n" * 1500, "he said " * 400, "\u2019" * 2000], ids=["word", "lines", "said", "marks"]
)
def test_what_is_no_language_does_no_harm(extractor, monkeypatch, text):
    monkeypatch.setattr(parts, "MOST", 1000)
    monkeypatch.setattr("generator.extraction.language.other_language", lambda _: None)
    facts = extractor.facts(Article("a", text))
    assert all(0 <= s < e <= len(text) for s, e in facts.sentences)


@pytest.mark.model
def test_what_a_later_part_found_stands_where_the_whole_article_has_it(extractor, monkeypatch):
    second = TEXT.replace("Mayor Ada Brook", "Finance Minister Kim Lund").replace("Talks", "New talks")
    text = f"{TEXT}\n{second}"
    monkeypatch.setattr(parts, "MOST", len(second) + 10)
    facts = extractor.facts(Article("a", text, Metadata(published="2025-06-16")))
    border = parts.cut(text, parts.MOST)[1][0]
    roles = {a.name: (a.role, text[slice(*a.role_at)]) for a in facts.actors if a.role_at}
    assert roles["Kim Lund"] == ("Finance Minister", "Finance Minister")
    assert roles["Ada Brook"] == ("Mayor", "Mayor")
    later = [text[slice(*event.sentence)] for event in facts.events if event.start >= border]
    assert "New talks between the city and the union are expected on Friday." in later
    for event in facts.events:
        assert event.sentence in facts.sentences
        assert event.sentence[0] <= event.start < event.end <= event.sentence[1]
