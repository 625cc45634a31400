"""A built site on loopback under a sub-path, and Chromium to read it."""

import functools
import http.server
import shutil
import threading
from pathlib import Path

import pytest

from generator import paths
from generator.commands.build import make
from generator.project import Project, Settings
from generator.publishing.lists import actor_pages, archive_pages, event_pages
from tests.conftest import shared
from tests.publishing import hostile, sample

# The same browser without its windows takes half the time for a page.
CHROMIUM = next(filter(Path.exists, map(Path, ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium"))), None)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium():
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed (apt-get install chromium-headless-shell)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()


SCHEMES = {"light": "default", "dark": "slate"}
WIDTHS = (1280, 320)
SETTLED = """([scheme, width]) => document.body.dataset.mdColorScheme === scheme && innerWidth === width
    && document.getAnimations().every(one => one.playState !== "running")"""
CHANGED = """scheme => {
    // By what a contrast is reckoned from: the colours of a text and of what lies behind, its size, and that it shows.
    const signs = new Map();
    for (const one of document.body.querySelectorAll("*")) {
        const style = getComputedStyle(one);
        const kept = ["color", "backgroundColor", "backgroundImage", "opacity", "filter", "mixBlendMode", "textShadow",
            "fontSize", "fontWeight", "position", "visibility"].map(name => style[name]);
        signs.set(one, [...kept, one.getClientRects().length > 0].join());
    }
    const before = (window.judged ??= {})[scheme];
    window.judged[scheme] ??= signs;
    if (!before) return null;
    const changed = [...signs.keys()].filter(one => before.get(one) !== signs.get(one));
    const within = new Set(changed);
    return changed.filter(one => !within.has(one.parentElement));
}"""
COLOURS = ["color-contrast", "link-in-text-block"]
# What is loaded beforehand is for rules on sound and on turned screens, of which there are none here.
JUDGED = """async ([colours, others, scheme]) => {
    const options = {resultTypes: ["violations"], preload: false, selectors: false};
    const run = async (context, more) => (await axe.run(context, {...options, ...more})).violations;
    const changed = findChanged(scheme);
    if (changed === null) return run(document, others ? {} : {runOnly: colours});
    const off = Object.fromEntries(colours.map(name => [name, {enabled: false}]));
    return [
        ...(others ? await run(document, {rules: off}) : []),
        ...(changed.length ? await run({include: changed}, {runOnly: colours}) : []),
    ];
}"""


@pytest.fixture(scope="session")
def fits_everybody(node_modules):
    """Find nothing on a page that axe-core calls serious or critical, and nothing wider than the screen.

    The page is loaded once and then looked at in both schemes and at all widths, as by a reader who changes them.
    Only colours differ between the schemes, and at the second width colours are judged where they have changed.
    """
    axe = (node_modules / "axe-core/axe.min.js").read_text(encoding="utf-8")

    def judge(page, widths=WIDTHS):
        page.evaluate(axe)
        page.evaluate(f"window.findChanged = {CHANGED}")
        faults = {}
        for number, width in enumerate(widths):
            page.set_viewport_size({"width": width, "height": 800})
            for scheme in list(SCHEMES)[:: -1 if number % 2 else 1]:  # the scheme stays while the width is changed
                page.emulate_media(color_scheme=scheme)
                page.locator(f"input[data-md-color-scheme={SCHEMES[scheme]}]").evaluate("one => one.click()")
                page.wait_for_function(SETTLED, arg=[SCHEMES[scheme], width])
                faults[scheme, width] = _faults(page, scheme, width)
        faults = {look: found for look, found in faults.items() if found}
        assert faults == {}, faults

    return judge


def _faults(page, scheme, width):
    found = page.evaluate(JUDGED, [COLOURS, scheme == "light", scheme])
    faults = {
        violation["id"]: [node["html"][:160] for node in violation["nodes"][:3]]
        for violation in found
        if violation["impact"] in ("serious", "critical")
    }
    for _ in range(20):  # what is still on its way may be wider; what stays is a fault
        if (needed := page.evaluate("document.documentElement.scrollWidth")) <= width:
            return faults
        page.wait_for_timeout(100)
    return faults | {"wider than the screen": needed}


@pytest.fixture(scope="session")
def short_lists():
    """Lists that go on after eight lines: what a page is judged by is each kind of line, not how often it comes."""
    with pytest.MonkeyPatch.context() as patch:
        for pages in (actor_pages, archive_pages, event_pages):
            patch.setattr(pages, "PAGE_SIZE", 8)
        yield


def entries(further=12):
    """One of everything: several briefings of one actor, a moved and a withdrawn one, a draft."""
    moved = sample.entry("2025-05-10-northport")
    earlier = sample.DATA["article"] | {"published": "2025-04-10"}
    return [
        type(moved)(
            moved.slug,
            moved.briefing,
            moved.text,
            former_slugs=("old-address",),
            edited=frozenset({paths.Path("headline")}),
        ),
        *(
            sample.entry(f"2025-04-{n:02}-more", headline=f"Northport meets, number {n}", article=earlier)
            for n in range(further)
        ),
        sample.entry("taken", status="withdrawn", reason="It was wrong."),
        sample.entry("draft", status="draft", headline="Xylograph"),
    ]


@pytest.fixture(scope="session")
def site(built, chromium, short_lists):
    yield from _served(built("site", entries(), "sub/path"), "/sub/path/")


@pytest.fixture(scope="session")
def hostile_site(built, chromium):
    made = [hostile.together(hostile.PAYLOADS), *(hostile.entry(texts[0]) for texts in hostile.KINDS.values())]
    told = hostile.register(hostile.PAYLOADS)
    yield from _served(built("hostile", made, "", register=told), "/")


ASKED = (
    "<script>alert('x')</script>",
    "&lt;script&gt; &amp;lt; &#x3c;script&#x3e; &notanentity; &copy",
    "~~~\nfence\n~~~",
)
"""What the search of a large site is asked for of the hostile texts."""


@pytest.fixture(scope="session")
def large_site(built, chromium):
    """A site with the search of large ones; among the others stand hostile briefings, of each kind and to be found."""
    texts = dict.fromkeys((*ASKED, *(texts[0] for texts in hostile.KINDS.values())))
    made = [*entries(further=24), *map(hostile.entry, texts)]
    told = hostile.register(texts)
    yield from _served(built("large", made, "sub/path", Settings(search="pagefind"), told), "/sub/path/")


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """Build a site where no process of the same test run has; gives the folder to serve, with the site at `mount`."""

    def build(name, made, mount, settings=None, register=None):
        with shared(tmp_path_factory, f"site-{name}") as root:
            if not (root / "www").is_dir():
                project = Project(root, settings or Settings())
                with pytest.MonkeyPatch.context() as patch:
                    # Which port a process serves it at is another each time; nothing in a page names it.
                    patch.setenv("SITE_URL", f"http://127.0.0.1/{mount}")
                    make.run(project, made, register=register)
                (root / "made" / mount).parent.mkdir(parents=True, exist_ok=True)
                shutil.move(project.site, root / "made" / mount)
                (root / "made").rename(root / "www")
            return root / "www"

    return build


def _served(folder, mount):
    handler = functools.partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}{mount}"
    server.shutdown()
    server.server_close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # one connection for all that a page asks for

    def end_headers(self):
        self.send_header("Cache-Control", "max-age=3600")  # the site stays as it is while it is read
        super().end_headers()

    def log_message(self, *_):
        """Say nothing: the log would stand between the test's lines."""


@pytest.fixture(scope="module")
def tabs(chromium):
    """Tabs that stay open for all tests of a file, one for each kind of settings."""
    opened = {}

    def tab(**settings):
        kind = repr(sorted(settings.items()))
        if kind not in opened:
            opened[kind] = chromium.new_context(**settings).new_page()
        return opened[kind]

    yield tab
    for page in opened.values():
        page.context.close()


@pytest.fixture
def visit(chromium, tabs):
    """Open pages; whatever the browser complains of, any dialog, and any request to another host fails the test.

    In the same tab, what an earlier page stored is still there; a new one takes longer than most pages.
    """
    contexts, heard, complaints = [], [], []

    def open_(url, *, watch=True, same_tab=False, **settings):
        if same_tab:
            page = tabs(**settings)
        else:
            contexts.append(chromium.new_context(**settings))
            page = contexts[-1].new_page()
        if watch:
            for event, listener in _listeners(complaints).items():
                page.on(event, listener)
                heard.append((page, event, listener))
        page.goto(url)
        return page

    yield open_
    for context in contexts:
        context.close()
    for page, event, listener in heard:
        page.remove_listener(event, listener)
    assert complaints == []


def _listeners(complaints):
    def on_dialog(dialog):
        complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def on_console(message):
        if message.type in ("error", "warning"):
            complaints.append(f"console: {message.text}")

    def on_request(request):
        if not request.url.startswith(("http://127.0.0.1:", "data:")):
            complaints.append(f"request to another host: {request.url}")

    def on_response(response):
        if response.status >= 400:
            complaints.append(f"{response.status}: {response.url}")

    return {
        "dialog": on_dialog,
        "pageerror": lambda error: complaints.append(f"error: {error}"),
        "console": on_console,
        "request": on_request,
        "response": on_response,
    }
