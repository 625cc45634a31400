import dataclasses
import json
import pathlib

import pytest

from generator.paths import Path
from generator.publishing import assembly
from generator.publishing.formats import companions
from generator.publishing.lists.actor_pages import ActorPage
from generator.publishing.lists.home_page import HomePage
from generator.publishing.pages import about_page
from generator.publishing.values import addresses
from generator.publishing.values.entry import BriefingEntry
from generator.publishing.values.records import BriefingPage, ListPage, MovedPage, WithdrawnPage
from generator.register import Registered
from tests.publishing import hostile, sample


def gather(*entries, **settings):
    return assembly.gather(assembly.Edition(tuple(entries), "The Site", **settings)).pages


def briefing_page(entry) -> BriefingPage:
    return gather(entry)[addresses.briefing(entry.slug)]


def test_every_line_leads_to_its_sentence_and_back():
    page = briefing_page(sample.entry())
    lines = [*page.summary, *page.events, *page.actors, *(line for speaker in page.speakers for line in speaker.lines)]
    sentences = {f"#{sentence.anchor}": sentence for sentence in page.evidence}
    ways_back = {way.href for sentence in page.evidence for way in sentence.back}
    for line in lines:
        for cite in line.cites:
            assert sentences[cite.href].number == cite.number
            assert f"#{line.anchor}" in {way.href for way in sentences[cite.href].back}
    assert ways_back <= {f"#{line.anchor}" for line in lines}
    assert {line.anchor for line in lines if not line.cites} == {"p-added"}


def test_evidence_stands_in_the_articles_order():
    page = briefing_page(sample.entry())
    assert [sentence.text for sentence in page.evidence] == [sample.VOTE, sample.WAIT, sample.DENY]
    assert [sentence.number for sentence in page.evidence] == [1, 2, 3]


def test_an_anchor_of_evidence_survives_other_sentences_coming_and_going():
    whole = {s.text: s.anchor for s in briefing_page(sample.entry()).evidence}
    less = {s.text: s.anchor for s in briefing_page(sample.entry(summary=[], next_events=[])).evidence}
    assert less == {text: whole[text] for text in less}


def test_evidence_that_the_article_does_not_hold_is_marked():
    page = briefing_page(sample.entry(text=sample.ARTICLE.replace(sample.DENY, "")))
    assert {s.text: [badge.kind for badge in s.badges] for s in page.evidence}[sample.DENY] == ["unsupported"]


def test_an_absent_article_is_told_and_nothing_is_called_unsupported():
    page = briefing_page(sample.entry(text=None))
    assert [notice.kind for notice in page.notices] == ["absent"]
    assert not any(sentence.badges for sentence in page.evidence)


def test_verbatim_words_are_parted_from_paraphrase():
    page = briefing_page(sample.entry())
    line = page.speakers[0].lines[0]
    assert [(run.text, run.verbatim, run.space) for run in line.statement] == [
        ("The port", False, False),
        ("“cannot wait any longer”", True, True),
        ("for the money.", False, True),
    ]
    assert line.quotes == ()


def test_a_quote_that_the_statement_does_not_hold_stands_beside_it():
    position = sample.DATA["positions"][0] | {"statement": "It is urgent.", "quote": ['"cannot  wait', "a`b"]}
    line = briefing_page(sample.entry(positions=[position])).speakers[0].lines[0]
    assert line.quotes == ('"cannot  wait', "a`b")


@pytest.mark.parametrize(
    ("changes", "kinds"),
    [
        ({}, []),
        ({"quote": ["cannot … longer"]}, []),
        ({"quote": ["cannot wait any longer", "can wait"]}, ["unverified"]),
        ({"evidence": []}, ["note", "unverified"]),
    ],
)
def test_a_quote_with_other_words_than_its_sentence_is_shown_as_unverified(changes, kinds):
    position = sample.DATA["positions"][0] | changes
    line = briefing_page(sample.entry(positions=[position])).speakers[0].lines[0]
    assert [badge.kind for badge in line.badges] == kinds


def test_uncertainty_is_shown():
    page = briefing_page(sample.entry())
    unnamed = page.speakers[-1]
    assert (unnamed.name.text, unnamed.name.href, unnamed.resolved) == ("Officials in Westland", None, False)
    assert [badge.kind for badge in unnamed.lines[0].badges] == ["negated", "uncertain"]
    assert page.events[1].when.words == "soon; the day is not certain"


def test_without_a_date_of_the_article_the_page_says_so():
    article = {key: value for key, value in sample.DATA["article"].items() if key != "published"}
    page = briefing_page(sample.entry(article=article))
    assert page.events[1].when.words == "soon; the article gives no date"
    assert page.published is None


def test_hand_work_is_shown():
    entry = dataclasses.replace(
        sample.entry(), edited=frozenset({Path("actors", "ada-marsh", "role"), Path("positions", "added")})
    )
    page = gather(entry)[addresses.briefing(entry.slug)]
    assert [badge.kind for badge in page.actors[0].badges] == ["edited"]
    assert [badge.kind for badge in page.actors[1].badges] == []
    assert [badge.kind for badge in page.speakers[0].lines[1].badges] == ["note"]
    assert "edited" in [badge.kind for badge in page.badges]


def test_a_reference_to_a_deleted_actor_is_shown_as_text():
    page = briefing_page(sample.entry(actors=[]))
    names = {speaker.name.text: speaker.name.href for speaker in page.speakers}
    assert names == {"Ada Marsh": None, "Officials in Westland": None}


def test_actors_join_by_id_and_by_the_alias_file():
    other = sample.entry("other", actors=[sample.DATA["actors"][0] | {"id": "a-marsh"}], positions=[], next_events=[])
    assert {"actors/ada-marsh.md", "actors/a-marsh.md"} <= set(gather(sample.entry(), other))
    other = dataclasses.replace(other, same={"a-marsh": "ada-marsh"})
    told = Registered(name="Dame Ada Marsh", id="ada-marsh", country="NO", link="https://marsh.example/?a=1&b=2")
    joined = gather(sample.entry(), other, register={"ada-marsh": told})
    assert "actors/a-marsh.md" not in joined
    page = joined["actors/ada-marsh.md"]
    assert isinstance(page, ActorPage)
    assert len(page.briefings) == 2
    assert ties(page) == {"Names": [("Westland", "once")]}
    assert (page.title, page.country.text, page.link) == ("Dame Ada Marsh", "NO", told.link)
    assert joined["briefings/other.md"].actors[0].name.text == "Ada Marsh"


def ties(page):
    return {way.label: [(link.text, times) for link, times in way.others] for way in page.ties}


def test_an_actors_page_tells_whom_it_names_by_whom_it_is_named_and_whom_it_meets():
    vote = sample.DATA["next_events"][0] | {"participants": ["northport-council", "westland", "nobody", "westland"]}
    both = [sample.entry(slug, next_events=[vote]) for slug in ("one", "two")]
    site = gather(*both)
    assert ties(site["actors/ada-marsh.md"]) == {"Names": [("Westland", "2 times")]}
    assert ties(site["actors/westland.md"]) == {
        "Named by": [("Ada Marsh", "2 times")],
        "Meets": [("Northport council", "2 times")],
    }


def test_offices_stand_with_the_dates_of_the_articles_that_state_them():
    def in_office(slug, published, role):
        article = {"file": f"seeds/{slug}.txt"} | ({"published": published} if published else {})
        return sample.entry(slug, article=article, actors=[sample.DATA["actors"][0] | {"role": role}])

    site = gather(
        in_office("a", "2025-01-10", "Councillor"),
        in_office("b", "2025-03-10", "Mayor"),
        in_office("c", "2025-05-10", "Mayor"),
        in_office("d", None, "Dame"),
    )
    told = [
        (office.role, office.first and office.first.words, office.last and office.last.words, office.briefing.href)
        for office in site["actors/ada-marsh.md"].roles
    ]
    assert told == [
        ("Mayor", "10 March 2025", "10 May 2025", "../briefings/c.md#a-ada-marsh"),
        ("Councillor", None, "10 January 2025", "../briefings/a.md#a-ada-marsh"),
        ("Dame", None, None, "../briefings/d.md#a-ada-marsh"),
    ]


def test_what_an_actor_said_stands_with_its_date_and_its_evidence():
    (said, *_) = gather(sample.entry())["actors/ada-marsh.md"].positions
    assert (said.date.words, said.briefing.href) == ("10 May 2025", "../briefings/2025-05-10-northport.md")
    anchor = next(line.anchor for line in briefing_page(sample.entry()).evidence if line.text == sample.WAIT)
    assert [cite.href for cite in said.lines[0].cites] == [f"../briefings/2025-05-10-northport.md#{anchor}"]


def test_a_surname_alone_gets_no_page():
    actors = [{"id": "marsh", "name": "Marsh", "kind": "person"}, {"id": "oslo", "name": "Oslo", "kind": "place"}]
    site = gather(sample.entry(actors=actors))
    assert "actors/marsh.md" not in site
    assert "actors/oslo.md" in site


def test_hostile_ids_make_harmless_addresses():
    actors = [
        {"id": identifier, "name": "A B", "kind": "person"}
        for identifier in ("../../x", "a b", "a-b", "index", "ä", "<script>", "A-B", "x" * 120)
    ]
    site = gather(sample.entry("../../../etc/passwd", actors=actors, positions=[], next_events=[]))
    own = [path for path in site if path.startswith("actors/") and path != addresses.ACTORS]
    assert len(own) == len(actors)
    assert all(set(path) <= set("abcdefghijklmnopqrstuvwxyz0123456789-./") and ".." not in path for path in site)


def test_events_are_parted_by_the_newest_article_not_by_a_clock():
    old = sample.entry("old", article=sample.DATA["article"] | {"published": "2025-05-10"})
    new = sample.entry("new", article=sample.DATA["article"] | {"published": "2025-05-14"}, next_events=[])
    site = gather(old, new)
    ahead, past = site[addresses.EVENTS], site["events/2025-05.md"]
    assert isinstance(ahead, ListPage)
    assert [line.what for section in ahead.sections for line in section.events] == ["Payment of the money"]
    assert [line.what for section in past.sections for line in section.events] == ["Vote on the harbour plan"]
    home = site[addresses.HOME]
    assert isinstance(home, HomePage)
    assert home.events == ()
    assert home.lead.headline.href == "briefings/new.md"


def test_events_stand_by_month_and_what_has_none_stands_last_in_its_year():
    vote = sample.DATA["next_events"][0]
    whens = ("2025-06-15", "2025", "2025-06", "2026-01-02", "2025-Q3", "2025-05-01", "2025-06-28/2025-07-02")
    site = gather(sample.entry(next_events=[vote | {"id": when, "what": when, "when": when} for when in whens]))

    def listed(path):
        return {s.heading: [line.what for line in s.events] for s in site[path].sections}

    assert listed(addresses.EVENTS) == {
        "June 2025": ["2025-06-15", "2025-06", "2025-06-28/2025-07-02"],
        "2025, month not given": ["2025-Q3", "2025"],
        "January 2026": ["2026-01-02"],
    }
    assert listed("events/2025-06.md") == {"Events": ["2025-06", "2025-06-15", "2025-06-28/2025-07-02"]}
    assert listed("events/2025.md") == {"Events": ["2025", "2025-Q3"]}
    months = site[addresses.EVENTS_BY_MONTH]
    assert {s.heading: [(link.href, remark) for link, remark in s.links] for s in months.sections} == {
        "2026": [("2026-01.md", "1 event")],
        "2025": [("2025-06.md", "3 events"), ("2025-05.md", "1 event"), ("2025.md", "2 events")],
    }


def test_dates_of_the_first_centuries_are_read_and_written():
    article = sample.DATA["article"] | {"published": "0033-04-03"}
    site = gather(sample.entry(article=article, next_events=[sample.DATA["next_events"][0] | {"when": "0033-04-05"}]))
    assert site["archive/0033-04.md"].title == "April 0033"
    assert site["events/0033-04.md"].title == "Events: April 0033"


def test_no_list_grows_with_the_number_of_briefings():
    crowd = [{"id": f"p-{n}", "name": f"Person Number {n}", "kind": "person"} for n in range(450)]
    everybody = sample.entry("crowd", actors=crowd, positions=[], next_events=[])
    site = gather(everybody, *(sample.entry(f"b{n:03}") for n in range(120)))
    for page in site.values():
        if isinstance(page, ListPage):
            assert sum(len(s.cards) + len(s.events) + len(s.links) for s in page.sections) <= 200
        if isinstance(page, ActorPage):
            assert max(sum(len(said.lines) for said in page.positions), len(page.briefings), len(page.events)) <= 50
    assert "archive/2025-05/4.md" in site
    assert "actors/ada-marsh/6.md" in site
    assert "actors/3.md" in site


def test_the_same_briefings_in_another_order_give_the_same_pages():
    entries = [sample.entry(f"b{n}") for n in range(5)]
    assert gather(*entries) == gather(*reversed(entries))


@pytest.mark.parametrize("slug", ["plain", "with space", "Ünïcode", ".."])
def test_links_lead_to_pages_that_exist(slug):
    gathered = assembly.gather(assembly.Edition((sample.entry(slug), sample.entry("other")), "The Site"))
    site = set(gathered.pages) | set(
        companions.make(
            gathered.published, gathered.withdrawn, gathered.directory, gathered.pages, str, site_name="", site_url=None
        )
    )
    for page in gathered.pages.values():
        for href in _hrefs(page):
            if href.startswith(("#", "https:")):
                continue
            target = addresses.posixpath.normpath(
                addresses.posixpath.join(addresses.posixpath.dirname(page.path), href.partition("#")[0])
            )
            assert target in site, (page.path, href)


def _hrefs(value):
    if isinstance(value, tuple | list):
        for item in value:
            yield from _hrefs(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, BriefingEntry):
        for field in dataclasses.fields(value):
            item = getattr(value, field.name)
            if field.name in ("href", "newer", "older"):
                if item is not None:
                    yield item
            else:
                yield from _hrefs(item)


def test_a_draft_appears_nowhere():
    draft = hostile.entry("xylograph", status="draft")
    site = gather(sample.entry(), draft)
    assert "xylograph" not in repr(site)
    assert not any("xylograph" in path for path in site)


def test_a_withdrawn_briefing_keeps_its_address_and_leaves_the_lists():
    taken = hostile.entry("xylograph", slug="taken", status="withdrawn", reason="It was wrong.")
    site = gather(sample.entry(), taken)
    page = site.pop("briefings/taken.md")
    assert isinstance(page, WithdrawnPage)
    assert page.reason == "It was wrong."
    assert "xylograph" not in repr(site)


def test_an_old_address_leads_to_the_new_one_unless_it_is_taken():
    entry = dataclasses.replace(sample.entry("new"), former_slugs=("old", "other", "new"))
    site = gather(entry, sample.entry("other", headline="Other"))
    moved = site["briefings/old.md"]
    assert isinstance(moved, MovedPage)
    assert moved.target.href == "new.md"
    assert site["briefings/other.md"].title == "Other"
    assert isinstance(site["briefings/new.md"], BriefingPage)


def test_the_whole_article_only_where_it_may_be_republished():
    assert "weather" not in repr(gather(sample.entry()))
    page = gather(sample.entry(), full_text=True)["briefings/2025-05-10-northport.md"]
    passages = [[(passage.text, passage.cite is not None) for passage in paragraph] for paragraph in page.article]
    assert passages[0] == [(sample.VOTE, True)]
    assert passages[3] == [("The weather was fine.", False)]


def test_corrections_are_shown():
    page = briefing_page(sample.entry(corrections=[{"date": "2025-05-11", "text": "The name was wrong."}]))
    assert page.corrections == (("11 May 2025", "The name was wrong."),)


def test_the_measured_quality_stands_on_the_page_of_how_it_is_made():
    about = assembly.gather(assembly.Edition((), "The Site")).pages["about.md"]
    shown = {(figure.measure, figure.value) for figure in about.figures}
    written = json.loads((pathlib.Path(about_page.__file__).parent / "quality.json").read_text())
    assert written
    assert shown == {(row["measure"], f"{row['value']:.0%}") for row in written}
    assert all(0 < row["value"] < 1 for row in written)
