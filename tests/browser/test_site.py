"""The site as readers meet it: by keyboard, without scripts, on a phone, under its content security policy."""

import pytest

from generator.publishing import addresses, escape, home_page
from tests.publishing import hostile, sample

pytestmark = pytest.mark.browser
expect = pytest.importorskip("playwright.sync_api").expect

BRIEFING = "briefings/2025-05-10-northport/"
PAGES = {
    "home": "",
    "briefing": BRIEFING,
    "withdrawn": "briefings/taken/",
    "actor": "actors/ada-marsh/",
    "actors": "actors/",
    "events": "events/",
    "past events": "events/past/",
    "countries": "countries/",
    "sources": "sources/",
    "archive": "archive/",
    "month": "archive/2025-05/",
    "about": "about/",
    "not found": "404.html",
}


LOOKS = [("light", 1280), ("dark", 320)]
ALL_LOOKS = [*LOOKS, ("light", 320), ("dark", 1280)]


@pytest.mark.parametrize(
    ("name", "scheme", "width"),
    [(name, *look) for name in PAGES for look in (ALL_LOOKS if name in ("home", "briefing") else LOOKS)],
)
def test_nothing_serious_for_axe_and_nothing_wider_than_the_screen(site, visit, fits_everybody, name, width, scheme):
    page = visit(
        site + PAGES[name],
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        bypass_csp=True,
        watch=name != "not found",
    )
    page.wait_for_load_state("networkidle")
    fits_everybody(page)


@pytest.mark.parametrize("name", PAGES)
def test_the_policy_lets_the_page_work_and_nothing_is_reported(site, visit, name):
    page = visit(site + PAGES[name], watch=name != "not found")
    page.wait_for_load_state("networkidle")
    head = page.locator("head > *").first
    assert head.get_attribute("http-equiv") == "Content-Security-Policy"
    assert "unsafe" not in head.get_attribute("content")
    assert page.content().index("charset") < 1024


def test_an_injected_script_does_not_run_under_the_policy(site, visit):
    page = visit(site + BRIEFING, watch=False)
    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.injected = true";
            document.body.append(script);
            const box = document.createElement("div");
            box.innerHTML = "<img src=x onerror='window.injected = true'>";
            document.body.append(box);
        }"""
    )
    page.wait_for_timeout(200)
    assert page.evaluate("window.injected") is None


@pytest.mark.parametrize("scripts", [True, False])
def test_a_walk_from_home_to_evidence_and_back_to_an_event(site, visit, scripts):
    page = visit(site, java_script_enabled=scripts)
    page.get_by_role("link", name=sample.DATA["headline"]).first.click()
    assert page.url == site + BRIEFING
    line = page.locator(".nb-position").first
    line.locator(".nb-cite").first.click()
    landed = page.locator(":target")
    assert landed.inner_text().startswith(sample.WAIT)
    assert landed.evaluate("node => getComputedStyle(node).backgroundColor") != "rgba(0, 0, 0, 0)"
    landed.get_by_role("link", name="Ada Marsh: warns").click()
    assert page.locator(":target").get_attribute("id") == line.get_attribute("id")
    page.locator(":target").locator("xpath=../preceding-sibling::h3[1]").get_by_role("link").click()
    assert page.url == site + "actors/ada-marsh/"
    page.get_by_role("link", name="What happens next", exact=True).first.click()
    page.locator(".nb-event .nb-where a").first.click()
    assert "Vote on the harbour plan" in page.locator(":target").inner_text()


def test_the_same_by_keyboard_alone(site, visit):
    page = visit(site + BRIEFING)

    def tab_to(selector):
        for _ in range(120):
            page.keyboard.press("Tab")
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
                return
        raise AssertionError(f"{selector} cannot be reached by keyboard")

    tab_to(".nb-position .nb-cite")
    page.keyboard.press("Enter")
    assert page.locator(":target").get_attribute("class") == "nb-evidence"
    tab_to(".nb-evidence:target .nb-back a")
    page.keyboard.press("Enter")
    assert "nb-" in page.locator(":target").get_attribute("class")


def test_an_event_becomes_past_by_the_readers_clock(site, visit):
    page = visit("about:blank")
    for today, mark in (("2025-05-12", None), ("2025-05-13", "today"), ("2025-05-14", "past")):
        page.clock.set_fixed_time(f"{today}T12:00:00")
        page.goto(site + BRIEFING)
        badges = page.locator(".nb-event").first.locator(".nb-badge--today, .nb-badge--past").all_inner_texts()
        assert badges == ([mark] if mark else [])


def test_the_front_page_shows_what_is_ahead_by_the_readers_clock(site, visit):
    page = visit("about:blank")
    lines = page.locator(".nb-coming .nb-event:visible")
    for today, passed in (("2025-05-12", False), ("2031-01-01", True)):
        page.clock.set_fixed_time(f"{today}T12:00:00")
        page.goto(site)
        assert lines.count() == home_page.COMING
        assert lines.locator(".nb-badge--past").count() == (home_page.COMING if passed else 0)
        assert page.locator(".nb-passed").is_visible() is passed
    plain = visit(site, java_script_enabled=False)
    assert plain.locator(".nb-coming .nb-event:visible").count() == home_page.COMING
    assert not plain.locator(".nb-passed").is_visible()


def test_an_old_address_leads_on_and_keeps_the_anchor(site, visit):
    page = visit(site + "briefings/old-address/#evidence")
    page.wait_for_url(site + BRIEFING + "#evidence")
    plain = visit(site + "briefings/old-address/", java_script_enabled=False)
    plain.locator(".nb-moved a").click()
    assert plain.url == site + BRIEFING


def test_without_scripts_the_readers_dark_scheme_is_followed(site, visit):
    grounds = {
        scheme: visit(site, java_script_enabled=False, color_scheme=scheme)
        .locator("body")
        .evaluate("b => getComputedStyle(b).backgroundColor")
        for scheme in ("light", "dark")
    }
    assert grounds["light"] != grounds["dark"]


def test_print_leaves_out_the_frame(site, visit):
    page = visit(site + BRIEFING)
    page.emulate_media(media="print")
    assert not page.locator(".md-header").is_visible()
    assert page.locator(".nb-evidence").first.is_visible()


def test_hostile_text_opens_no_dialog_asks_no_other_host_and_is_read_as_it_was(hostile_site, visit):
    """On each briefing, and for one text of each kind on the page of the actor whom the alias file calls so."""
    page = visit(hostile_site)
    actors = {known.name: addresses.actor(known.key) for known in hostile.register(hostile.PAYLOADS).entries.values()}
    walk = [(addresses.briefing(text), text) for text in hostile.PAYLOADS]
    walk += [(actors[texts[0]], texts[0]) for texts in hostile.KINDS.values()]
    unread = []
    for address, text in walk:
        page.goto(hostile_site + addresses.web(address))
        heading = page.locator(".md-content__inner h1")
        assert heading.count() == 1
        if escape.plain(text) not in " ".join(heading.text_content().split()):
            unread.append((address, text))
    assert unread == []
