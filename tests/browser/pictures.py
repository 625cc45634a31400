"""Take the pictures of the manual: `.venv/bin/python -m tests.browser.pictures` (needs Debian's chromium).

The site of this repository is built in a folder of its own and looked at with the clock of the day after its article,
on a desktop and on a phone, light and dark.
"""

import functools
import http.server
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

from generator import project as projects
from generator.commands.build import entries, make
from generator.project import Project
from tests.browser.conftest import ARGUMENTS, CHROMIUM, _Quiet

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "manual" / "pictures"
SCREENS = {"desktop": {"width": 1280, "height": 1000}, "mobile": {"width": 390, "height": 844}}
PAGES = {"home": "", "briefing": "briefings/{slug}/"}
CLOCK = "2025-06-15T09:00:00"


def main() -> None:
    """Build the site and write the pictures."""
    here = projects.find(ROOT)
    made = entries.gather(here).entries
    with tempfile.TemporaryDirectory() as folder:
        site = make.run(Project(Path(folder), here.settings), made).site
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
            _shoot(browser, f"http://127.0.0.1:{server.server_address[1]}/", made[0].slug)
            browser.close()
        server.shutdown()


def _shoot(browser, url: str, slug: str) -> None:
    for screen, size in SCREENS.items():
        for scheme in ("light", "dark"):
            page = browser.new_context(viewport=size, color_scheme=scheme).new_page()
            page.clock.set_fixed_time(CLOCK)
            for name, path in PAGES.items():
                page.goto(url + path.format(slug=slug))
                page.wait_for_load_state("networkidle")
                page.screenshot(path=PICTURES / f"{name}-{screen}-{scheme}.png")
            if (screen, scheme) == ("desktop", "light"):
                page.locator(".nb-picture").screenshot(path=PICTURES / "who-addresses-whom-light.png")


if __name__ == "__main__":
    main()
