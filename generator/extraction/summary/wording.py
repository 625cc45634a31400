"""The words that are kept, written as a sentence: the article's own spacing, tidy marks at the joints."""

from __future__ import annotations

from collections.abc import Mapping

from generator.extraction.summary.sound import Kept
from generator.extraction.words import Words
from generator.ground.quotation import AFTER_A_STOP, CLOSING
from generator.ground.wording import one_space

_JOINED = CLOSING | frozenset(",.;:!?)'") | {"'s"}
_AFTER = "".join(AFTER_A_STOP)
_STOPS = (".", "!", "?", "…")
_UNTIDY = ((",.", "."), (" ,", ","), (",,", ","), ("( ", "("), (" .", "."))


def text(words: Words, kept: Kept, named: Mapping[int, str]) -> str:
    """Write the words kept; `named` says which party stands, in square brackets, behind which token or before it.

    A name that ends with a space stands before its token: `{3: "Ada "}` makes "[Ada] Quispe" of "Quispe".
    """
    out = ""
    previous = -1
    for token in sorted(kept):
        word = words.text[token]
        gap = "" if word in _JOINED else " "
        if previous >= 0 and previous == token - 1:
            gap = "" if words.end[previous] == words.start[token] else " "
        if word in {",", ";"} and (not out or out[-1] in ",;("):
            previous = token
            continue
        name = named.get(token, "")
        before, behind = (f"[{name.strip()}] ", "") if name.endswith(" ") else ("", f" [{name}]" if name else "")
        out += (gap if out else "") + before + word + behind
        previous = token
    for wrong, right in _UNTIDY:
        out = out.replace(wrong, right)
    out = one_space(out).strip(" ,;–—-")
    out += "" if not out or out.rstrip(_AFTER).endswith(_STOPS) else "."
    return out[:1].upper() + out[1:]
