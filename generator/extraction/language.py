"""Whether an article is written in English, which is the only language that the rules and models here know."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from generator.article import Article
from generator.errors import ArticleError, Place
from generator.lexicon.data import LANGUAGE
from generator.lexicon.lists import TONGUE

# Long enough to be sure, short enough to cost nothing.
_SAMPLE = 3000
# Names and short lines look like anything; only a clear other language is refused.
_SURE = 0.8
_WORD = re.compile(r"[^\W\d_]+")
_MANY_WORDS, _OWN_SHARE = 40, 0.07
"""From so many words on, so large a share of them is proof. Of 869 newspaper articles from five continents four have
less, and half of them twice as much."""


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def other_language(text: str) -> str | None:
    """Give the ISO 639-1 code of the language when `text` is clearly not English, else None.

    Plain English is told by its words: to load what knows all languages takes longer than to read a short article.
    """
    words = _WORD.findall(text[:_SAMPLE].lower())
    if len(words) >= _MANY_WORDS and sum(word in TONGUE.own for word in words) >= _OWN_SHARE * len(words):
        return None
    code, probability = _identifier().classify(text[:_SAMPLE])
    return str(code) if code != LANGUAGE and probability >= _SURE else None


def demand_english(article: Article) -> None:
    """Raise `ArticleError` when an article is clearly in another language."""
    if other := other_language(article.text):
        raise ArticleError(
            f"the article is not in English but in {other!r}",
            place=Place(Path(article.id)),
            hint=f"only English is read; move it out of seeds/, or say `skip: {other}` in a sidecar",
        )
