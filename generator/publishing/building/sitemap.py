"""A sitemap may name 50,000 pages; that of a larger site is parted, and an index leads to the parts."""

from __future__ import annotations

import re
from pathlib import Path
from xml.sax.saxutils import escape

from generator.ground import whole

FILE = "sitemap.xml"
LARGEST = 50_000
"""What sitemaps.org allows in one file."""

_URL = re.compile(r"<url>.*?</url>", re.DOTALL)


def part(site: Path, site_url: str, largest: int = LARGEST) -> int:
    """Part the sitemap of a built site where it names more than `largest` pages; give the number of parts.

    `site_url` is the site's address with a slash at its end. The packed copy that MkDocs makes goes then: it would
    hold all pages in one.
    """
    file = site / FILE
    if not file.is_file():  # a theme of the site's own may make none
        return 0
    text = file.read_text(encoding="utf-8")
    urls = _URL.findall(text)
    if len(urls) <= largest:
        return 1
    head = text[: text.index("<url>")]
    starts = range(0, len(urls), largest)
    names = [f"sitemap-{number}.xml" for number in range(1, len(starts) + 1)]
    for name, start in zip(names, starts, strict=True):
        listed = "\n  ".join(urls[start : start + largest])
        whole.write(site / name, f"{head}{listed}\n</urlset>\n".encode())
    locations = "".join(f"  <sitemap><loc>{escape(site_url)}{name}</loc></sitemap>\n" for name in names)
    index = head.replace("<urlset", "<sitemapindex").rstrip() + f"\n{locations}</sitemapindex>\n"
    whole.write(file, index.encode())
    (site / f"{FILE}.gz").unlink(missing_ok=True)
    return len(names)
