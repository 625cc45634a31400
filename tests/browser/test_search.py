"""The two searches, in the same place and under the same keys."""

import pytest

from tests.browser import conftest
from tests.publishing import hostile, sample

pytestmark = pytest.mark.browser
expect = pytest.importorskip("playwright.sync_api").expect


@pytest.fixture(params=["site", "large_site"])
def either(request):
    return request.getfixturevalue(request.param)


def ask(page, words):
    """Put words into the search field at once: a list for each letter would come and go under the test's hands.

    Material's script listens to keys, ours to input.
    """
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(words)
    page.keyboard.press("Shift")


def opened(visit, url, key="/", **settings):
    page = visit(url, same_tab=True, **settings)
    page.keyboard.press(key)
    return page


def test_it_finds_a_briefing_under_the_policy_and_no_draft_and_no_list(either, visit):
    page = opened(visit, either)
    page.keyboard.type("harbour")
    result = page.locator(".md-search-result__link").first
    result.wait_for()
    assert "briefings/" in result.get_attribute("href")
    found = page.locator(".md-search-result__link").evaluate_all("all => all.map(a => new URL(a.href).pathname)")
    assert {path.removeprefix("/sub/path/").split("/")[0] for path in found} <= {"briefings", "actors"}
    before = page.locator(".md-search-result__meta").inner_text()
    ask(page, "xylograph")
    expect(page.locator(".md-search-result__meta")).not_to_have_text(before)
    expect(page.locator(".md-search-result__link").filter(has_text="xylograph")).to_have_count(0)


@pytest.mark.parametrize("key", ["/", "s", "f"])
def test_the_keys_are_the_same(either, visit, key):
    page = opened(visit, either, key)
    expect(page.locator(".md-search__input")).to_be_focused()
    ask(page, "harbour")
    page.locator(".md-search-result__link").first.wait_for()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".md-search-result__link").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()


def test_enter_follows_the_best_result(either, visit):
    page = opened(visit, either)
    ask(page, "northport harbour plan")
    page.locator(".md-search-result__link").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/briefings/" in url)
    expect(page.get_by_role("heading", level=1).first).to_contain_text("Northport")


def test_the_headline_ranks_over_the_evidence(large_site, visit):
    page = opened(visit, large_site)
    ask(page, "number 7")
    expect(page.locator(".md-search-result__link h1").first).to_have_text("Northport meets, number 7")


def test_facets_narrow_what_was_found(large_site, visit):
    page = opened(visit, large_site)
    ask(page, "harbour")
    month = page.get_by_label("Month")
    month.wait_for()
    expect(page.locator(".md-search-result__meta")).not_to_have_text("1 matching page")
    month.select_option("2025-05")
    expect(page.locator(".md-search-result__meta")).to_have_text("1 matching page")
    expect(page.locator(".md-search-result__link").first).to_contain_text(sample.DATA["headline"])
    expect(page.get_by_label("Country").locator("option")).to_have_text(["any", "United Kingdom (1)"])
    expect(page.get_by_label("Actor").locator("option")).to_have_count(4)


def test_without_words_nothing_of_the_index_is_fetched(large_site, visit):
    page = visit(large_site)
    fetched = []
    page.on("request", lambda request: fetched.append(request.url))
    page.keyboard.press("/")
    page.wait_for_load_state("networkidle")
    ask(page, "harbour")
    page.get_by_label("Month").wait_for()
    page.get_by_label("Month").select_option("2025-05")
    expect(page.locator(".md-search-result__meta")).to_have_text("1 matching page")
    fetched.clear()
    page.locator(".md-search__input").fill("")
    expect(page.locator(".md-search-result__meta")).to_have_text("Type to start searching")
    expect(page.get_by_label("Month")).to_be_hidden()
    page.wait_for_timeout(400)
    assert [url for url in fetched if "/pagefind/" in url] == []


def test_more_results_come_when_asked_for(large_site, visit):
    page = opened(visit, large_site)
    ask(page, "harbour")
    items = page.locator(".md-search-result__item")
    page.get_by_role("button", name="More results").click()
    expect(items).to_have_count(20)
    expect(items.nth(10).locator("a").first).to_be_focused()


def test_nothing_serious_for_axe_while_it_is_open(either, visit, fits_everybody):
    """Opened on a small screen, which then becomes a large one; the other tests open it on a large one."""
    still = {"bypass_csp": True, "reduced_motion": "reduce"}  # what moves is waited for, and not judged
    widths = sorted(conftest.WIDTHS)
    page = visit(either, viewport={"width": widths[0], "height": 800}, **still)
    page.keyboard.press("/")
    ask(page, "harbour")
    first = page.locator(".md-search-result__link").first
    first.wait_for()
    expect(first).to_be_in_viewport()
    fits_everybody(page, widths)
    expect(first).to_be_in_viewport()


def test_what_is_found_is_shown_as_the_text_it_is(large_site, visit):
    page = opened(visit, large_site)
    for words, payload in zip(("script alert", "notanentity", "fence"), conftest.ASKED, strict=True):
        assert payload in hostile.PAYLOADS
        text = " ".join(payload.split())
        ask(page, words)
        titles = page.locator(".md-search-result__link h1")
        expect(titles.filter(has_text=text).first).to_be_visible()
    assert page.locator(".md-search-result").locator("script, img, iframe, form").count() == 0


def test_search_of_hostile_text_finds_it_and_opens_no_dialog(hostile_site, visit):
    page = opened(visit, hostile_site)
    for words in ("before", "click", "fence", "script alert"):
        ask(page, words)
        page.locator(".md-search-result__link").first.wait_for()
        expect(page.locator(".md-search-result__item").first).to_contain_text(words.split()[0])
    assert page.locator(".md-search-result").locator("script, img, iframe, form").count() == 0


def test_only_a_site_with_pagefind_may_compile(site, large_site, visit):
    for url, allowed in ((site, False), (large_site, True)):
        policy = visit(url).locator("head > meta").first.get_attribute("content")
        assert ("wasm-unsafe-eval" in policy) is allowed
        assert "unsafe-inline" not in policy
        assert "'unsafe-eval'" not in policy
