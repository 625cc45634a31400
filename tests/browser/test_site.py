"""The site as readers meet it: by keyboard, without scripts, on a phone, under its content security policy."""

import pytest

from generator.publishing import assembly
from generator.publishing.lists import home_page
from generator.publishing.markup import escape
from generator.publishing.values import addresses
from tests.browser import conftest
from tests.publishing import hostile, sample

pytestmark = pytest.mark.browser
expect = pytest.importorskip("playwright.sync_api").expect

BRIEFING = "briefings/2025-05-10-northport/"
PAGES = {
    "home": "",
    "briefing": BRIEFING,
    "withdrawn": "briefings/taken/",
    "moved": "briefings/old-address/",
    "actor": "actors/ada-marsh/",
    "actor, further": "actors/ada-marsh/2/",
    "actors": "actors/",
    "events": "events/",
    "events, further": "events/2/",
    "events by month": "events/months/",
    "events of a month": "events/2025-05/",
    "countries": "countries/",
    "country": "countries/gb/",
    "country, further": "countries/gb/2/",
    "sources": "sources/",
    "source": addresses.web(addresses.source("Northport Courier")),
    "archive": "archive/",
    "month": "archive/2025-05/",
    "month in parts": "archive/2025-04/",
    "month, further": "archive/2025-04/2/",
    "about": "about/",
    "not found": "404.html",
}
FOCUSED = """selector => {
    const one = document.activeElement;
    return [one.getBoundingClientRect().right, one.matches(selector), getComputedStyle(one).outlineStyle];
}"""
INDEX_HAS_COME = "performance.getEntriesByType('resource').some(one => one.name.endsWith('search_index.json'))"
"""A page asks for the index of its search last of all, once it is loaded."""


def test_every_kind_of_page_is_looked_at(short_lists):
    def kind(path, page):
        return (
            page.template,
            path.partition("/")[0],
            path.endswith("index.md"),
            getattr(page, "pager", None) is not None,
        )

    made = assembly.gather(
        assembly.Edition(tuple(conftest.entries()), "The Site", countries={"GB": "United Kingdom"})
    ).pages
    kinds = {kind(path, page): path for path, page in made.items()}
    for path, page in made.items():
        if (addresses.web(path) if path != addresses.HOME else "") in PAGES.values():
            kinds.pop(kind(path, page), None)
    assert kinds == {}


@pytest.mark.parametrize("name", [name for name in PAGES if name != "moved"])
def test_nothing_serious_for_axe_and_nothing_wider_than_the_screen(site, visit, fits_everybody, name):
    still = {"bypass_csp": True, "reduced_motion": "reduce"}  # what moves is waited for, and not judged
    fits_everybody(visit(site + PAGES[name], same_tab=True, watch=name != "not found", **still))


PLAIN = """<!doctype html><html lang=en><title>x</title><style>
    body { background: #fff; color: #000 } [data-md-color-scheme=slate] { background: #000; color: #fff }
</style><body data-md-color-scheme=default><main><h1>A page</h1><p>with a line</p><div hidden>or two</div>
<input type=radio aria-label=light data-md-color-scheme=default><input type=radio aria-label=dark data-md-color-scheme=slate>
</main><script>
    for (const one of document.querySelectorAll("input"))
        one.onclick = () => { document.body.dataset.mdColorScheme = one.dataset.mdColorScheme };
</script>"""
FAULTS = {
    "light": ("[data-md-color-scheme=default] p { color: #eee }", "'light', 1280", "color-contrast"),
    "dark": ("[data-md-color-scheme=slate] p { color: #222 }", "'dark', 1280", "color-contrast"),
    "dark and narrow": (
        "@media (max-width: 400px) { [data-md-color-scheme=slate] p { color: #222 } }", "'dark', 320", "color-contrast"
    ),
    "a ground, narrow": ("@media (max-width: 400px) { main { background: #222 } }", "'light', 320", "color-contrast"),
    "only narrow": (
        "@media (max-width: 400px) { div[hidden] { display: block; color: #eee } }", "'light', 320", "color-contrast"
    ),
    "wide": ("p { width: 900px }", "'light', 320", "wider than the screen"),
}  # fmt: skip


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_that_shows_in_one_look_alone_is_found(visit, fits_everybody, kind):
    page = visit("about:blank", same_tab=True)
    page.set_content(PLAIN)
    style, look, fault = FAULTS[kind]
    page.add_style_tag(content=style)
    with pytest.raises(AssertionError) as said:
        fits_everybody(page)
    assert f"({look}): {{'{fault}'" in str(said.value)


def test_a_page_without_faults_has_none(visit, fits_everybody):
    page = visit("about:blank", same_tab=True)
    page.set_content(PLAIN)
    fits_everybody(page)


@pytest.mark.parametrize("name", [name for name in PAGES if name != "moved"])
def test_the_policy_lets_the_page_work_and_nothing_is_reported(site, visit, name):
    page = visit(site + PAGES[name], same_tab=True, watch=name != "not found")
    page.wait_for_function(INDEX_HAS_COME)
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


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scripts", [True, False])
def test_a_walk_from_home_to_evidence_and_back_to_an_event(site, visit, scripts, width):
    page = visit(site, java_script_enabled=scripts, viewport={"width": width, "height": 800})
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


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scripts", [True, False])
def test_the_same_by_keyboard_alone(site, visit, scripts, width):
    page = visit(site, java_script_enabled=scripts, viewport={"width": width, "height": 800})

    def follow(selector, key="Tab"):
        # The closed menu is out of reach once it has slid away, a quarter of a second after a page has come.
        if width == 320:
            expect(page.locator(".md-sidebar--primary").first).to_be_hidden()
        for _ in range(150):
            page.keyboard.press(key)
            right, reached, outline = page.evaluate(FOCUSED, selector)
            assert right > 0
            if reached:
                assert outline != "none"
                page.keyboard.press("Enter")
                return
        raise AssertionError(f"{selector} cannot be reached by keyboard")

    follow(".nb-lead a")
    page.wait_for_url(site + BRIEFING)
    follow(".nb-position .nb-cite")
    assert page.locator(":target").get_attribute("class") == "nb-evidence"
    follow(".nb-evidence:target .nb-back a[href^='#p-']")
    assert page.locator(":target").get_attribute("class") == "nb-position"
    follow(".nb-speaker a", "Shift+Tab")
    page.wait_for_url(site + "actors/ada-marsh/")
    follow(".md-skip[href='#ways']")
    follow(".nb-foot a[href$='events/']")
    page.wait_for_url(site + "events/")
    follow(".nb-event .nb-where a")
    page.wait_for_url(lambda url: "/briefings/" in url)
    assert page.locator(":target").get_attribute("class").split()[0] == "nb-event"


@pytest.mark.parametrize("scripts", [True, False])
def test_the_menu_of_a_small_screen_opens(site, visit, scripts):
    page = visit(site, java_script_enabled=scripts, viewport={"width": 320, "height": 800})
    way = page.locator(".md-sidebar--primary").get_by_role("link", name="Who is who")
    expect(way).to_have_count(0)
    page.locator(".md-header label[for=__drawer]").click()
    way.click()
    assert page.url == site + "actors/"


def test_without_scripts_a_small_screen_has_the_ways_through_the_site(site, visit):
    page = visit(site + BRIEFING, java_script_enabled=False, viewport={"width": 320, "height": 800})
    page.locator(".nb-foot").get_by_role("link", name="Who is who").click()
    assert page.url == site + "actors/"


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
    """All texts on one page, and one of each kind on pages of its own: of a briefing and of an actor."""
    page = visit(hostile_site + "briefings/together/")
    unread = []
    for lines in (".nb-summary", ".nb-position", ".nb-event", ".nb-actor", ".nb-evidence"):
        seen = [" ".join(text.split()) for text in page.locator(lines).all_text_contents()]
        unread += [(lines, text) for text in hostile.PAYLOADS if not any(escape.plain(text) in line for line in seen)]
    actors = {known.name: addresses.actor(known.key) for known in hostile.register(hostile.PAYLOADS).entries.values()}
    for texts in hostile.KINDS.values():
        for address in (addresses.briefing(texts[0]), actors[texts[0]]):
            page.goto(hostile_site + addresses.web(address))
            heading = page.locator(".md-content__inner h1")
            assert heading.count() == 1
            if escape.plain(texts[0]) not in " ".join(heading.text_content().split()):
                unread.append((address, texts[0]))
    assert unread == []
