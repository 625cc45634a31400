"""Texts that try to be more than text, and an entry that holds one of them in every field."""

from __future__ import annotations

import re
from typing import Any

from generator.briefing import Briefing
from generator.publishing.entry import Entry

PAYLOADS = (
    "<script>alert('x')</script>",
    "</script><script>alert('x')</script>",
    "</title></head><script>alert('x')</script>",
    "</p></li></article><img src=x onerror=alert('x')>",
    "<img/src=`x`onerror=alert('x')>",
    "<<b>b>",
    "<style>@import '//evil.example/x.css'</style>",
    "<a href='jav&#x0A;ascript:alert(1)'>click</a>",
    "<form action=//evil.example><input name=q><button>go</button></form>",
    "<input id=__drawer name=__search>",
    "<!-- open",
    "--> closed",
    "<?php x ?>",
    "<![CDATA[ x ]]>",
    "&lt;script&gt; &amp;lt; &#x3c;script&#x3e; &notanentity; &copy",
    "\"'><svg/onload=alert('x')>",
    "[click](javascript:alert('x'))",
    "[click](data:text/html;base64,PHNjcmlwdD4=)",
    "![image](//evil.example/pixel.gif)",
    "<javascript:alert(1)> and <mailto:a@evil.example>",
    "[ref]: //evil.example 'title'",
    "[ref] and [ref][] and [^1]",
    "[^1]: a footnote",
    "{: #top .nb-notice onclick=alert(1) }",
    "**bold** __bold__ *em* _em_ ~~gone~~ ==mark== ^sup^ `code`",
    "a*b*c snake_case_word 2 ** 3 ** 4",
    "# one\n## two",
    "one\n===",
    "one\n---\ntemplate: evil.html\n---",
    "--- ",
    "1. one\n2) two",
    "12) twelve",
    "2025. The year",
    "- one\n* two\n+ three",
    "    indented code",
    "> quoted",
    "| a | b |\n|---|---|\n| c | d |",
    "term\n: definition",
    "*[HTML]: abbreviation",
    "!!! danger\n    text",
    '??? tip "x"',
    "/// details | x",
    "::: module.name",
    "--8<-- 'mkdocs.yml'",
    "{{ config.site_name }} {% include 'x' %} {# gone #}",
    "{!mkdocs.yml!} ${HOME} $(id) !ENV X !!python/object:os.system",
    "$x$ $$y$$ \\(z\\) \\[w\\] \\* \\_",
    ":smile: :fontawesome-brands-x: ++ctrl+c++",
    "~~~\nfence\n~~~",
    "```\nfence\n```",
    "<div markdown=1>**x**</div>",
    "\x02wzxhzdk:1\x03 \x02klzzwxh:1\x03 \x02amp\x03",
    "nul\x00 bell\x07 escape\x1b[31m delete\x7f c1\x9b31m",
    "line\u2028para\u2029next\x85form\x0cvertical\x0bend",
    "\u202eright \u2067to left",
    "zero\u200bwidth\ufeffmark soft\u00adhyphen",
    "\ufffe\uffff\ufdd0 \U0001fffe",
    "日本語 עברית العربية 🙂👩‍👩‍👧 é e\u0301",
    "null",
    "true",
    "0x10",
    "~",
    "- ",
    "%YAML 1.2",
    "'single' \"double\" `tick` “curly” ‘curly’ «angle»",
    "a\\",
    "\\",
    "https://evil.example/?a=1&b=<c> www.evil.example a@evil.example",
    "x" * 3000,
    "../../../../etc/passwd",
    "index",
)


def entry(text: str, slug: str | None = None, **changes: Any) -> Entry:
    """Make an entry that holds `text` wherever the schema lets a person write text."""
    identifier = text[:120]
    actor = {
        "id": identifier,
        "name": text,
        "aliases": [text, "Two Words"],
        "kind": "person",
        "role": text,
        "organization": identifier,
        "country": "GB",
        "evidence": [text],
    }
    said = {"statement": f"before {text} after", "quote": [text], "via": text, "evidence": [text]}
    event = {"what": text, "said": text, "where": text, "participants": [identifier]} | {"according_to": identifier}
    data: dict[str, Any] = {
        "headline": text,
        "summary": [{"id": identifier, "text": text, "evidence": [text]}],
        "article": dict.fromkeys(
            ("file", "title", "source", "source_note", "url", "published", "published_note"), text
        ),
        "actors": [actor, actor | {"id": "other", "organization": identifier}],
        "positions": [
            {"id": identifier, "actor": identifier, "stance": text, "toward": [identifier, "other"], **said},
            {"id": "unnamed", "source": text, "stance": text, "quote": [text, f'"{text}"'], "evidence": [text]},
            {"id": "gone", "actor": f"gone {text}"[:120], "stance": text, "statement": text},
        ],
        "next_events": [
            {"id": identifier, "when": re.sub(r"\s", "", text) or "x", "evidence": [text], **event},
            {"id": "dated", "when": "2025-06-15", "evidence": [text], **event, "participants": [identifier, "other"]},
        ],
        "corrections": [{"date": text, "text": text}],
        "reason": text,
        "x-note": text,
    }
    return Entry(
        text if slug is None else slug,
        Briefing.model_validate(data | changes),
        f"{text}\n\n{text}\n",
        updated=text,
        edited=frozenset({f"actors/{identifier}/role"}),
    )
