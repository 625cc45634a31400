"""Whether what a person or an article gives as a web address may become a link."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

_UNSEEN = re.compile(r"[\s\x00-\x1f\x7f-\x9f]")


def safe(value: str | None) -> str | None:
    """Give `value` as a web address that is safe to link to, or None where it is not one.

    Only `http` and `https`, with a host, without a user name (which makes one host look like another) and without
    control characters or spaces. What could end a link in Markdown or an attribute in HTML is percent-encoded, which
    leads to the same place.
    """
    address = (value or "").strip()
    if not address or _UNSEEN.search(address) or "\\" in address:
        return None
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        return None
    return quote(address, safe="/:?#&=%~,;+$!@-.[]_", encoding="utf-8", errors="replace")
