"""What extraction costs beside a bare `nlp.pipe` of the same model on the same texts."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import spacy

from benchmarks import articles
from benchmarks.figures import Figure
from benchmarks.measuring import peak
from generator.article import Article, Metadata
from generator.extraction import pipeline
from generator.project import Settings

STAGES = {
    "model": ("find who is said to say what",),
    "actors": ("find the actors", "write headline and summary"),
    "events": ("read the times", "find the events"),
}
"""Parts of the way whose cost is told apart, by the names of the pipeline's steps that they are."""


def texts(source: Path | None, count: int) -> list[Article]:
    """Take articles of a benchmark set (JSON lines with `text`), or make some up."""
    if source is None:
        made = [articles.make(number, 400) for number in range(count)]
        return [Article(one.name, one.text, Metadata(published=one.published)) for one in made]
    rows = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()[:count]]
    return [
        Article(str(row["id"]), row["text"], Metadata(published=(row.get("published") or "")[:10] or None))
        for row in rows
    ]


class Clock:
    """Adds up the CPU seconds of each step while the pipeline runs as it is."""

    def __init__(self) -> None:
        self.spent = dict.fromkeys(pipeline.STEPS.names, 0.0)

    @contextmanager
    def during(self, step: str) -> Iterator[None]:
        """Add what happens in it to `step`."""
        begun = time.process_time()
        yield
        self.spent[step] += time.process_time() - begun


def speed(source: Path | None, count: int, rounds: int) -> list[Figure]:
    """Compare the whole extraction, and parts of it, with `nlp.pipe`, by turns."""
    given = texts(source, count)
    extractor = pipeline.load(Settings().model)
    stock = spacy.load(Settings().model)  # ours takes its sums in another way
    for article in given[:2]:
        extractor.facts(article)  # what is loaded at first use
    seen: list[dict[str, float]] = []
    for _ in range(rounds):
        begun = time.process_time()
        for _doc in stock.pipe([article.text for article in given]):
            pass
        bare = time.process_time() - begun
        clock = Clock()
        begun = time.process_time()
        for article in given:
            extractor.facts(article, during=clock.during)
        whole = time.process_time() - begun
        spent = {stage: sum(clock.spent[step] for step in steps) for stage, steps in STAGES.items()}
        seen.append(
            {"whole": bare / whole, "rest": bare / (whole - spent["model"])} | {k: v / bare for k, v in spent.items()}
        )
    middle = {key: statistics.median(one[key] for one in seen) for key in seen[0]}
    words = sum(len(article.text.split()) for article in given)
    name = f"{source.parent.name}/{source.name}" if source else "made-up text"
    on = f"{len(given)} articles ({words:,} words) of {name}, {rounds} rounds by turns"
    return [
        Figure("extract-1", "`extract` against bare `nlp.pipe`, words a second", middle["whole"], "x", ">= 0.40", on),
        Figure("extract-2", "the same without the attribution model's own time", middle["rest"], "x", ">= 0.75", on),
        Figure("extract-3", "actors, coreference and summary, CPU of `nlp.pipe`", middle["actors"], "x", "<= 0.15", on),
        Figure("extract-4", "times and events, CPU of `nlp.pipe`", middle["events"], "x", "<= 0.06", on),
        Figure("extract-5", "the attribution model, CPU of `nlp.pipe`", middle["model"], "x", "", on),
    ]


def long(characters: int) -> list[Figure]:
    """Read one very long article and one a quarter of it."""
    extractor = pipeline.load(Settings().model)
    text = "\n".join(articles.make(number, 400).text for number in range(characters // 2000))[:characters]
    rates = []
    for part in (text[: characters // 4], text):
        begun = time.process_time()
        extractor.facts(Article("long", part))
        rates.append((time.process_time() - begun) / len(part))
    on = f"one article of {len(text):,} characters, and of a quarter of it"
    return [
        Figure(
            "long-1",
            "one very long article: CPU a character, against a quarter of it",
            rates[1] / rates[0],
            "x",
            "<= 1.2",
            on,
        ),
        Figure("long-2", "one very long article: peak memory", peak(), "MB", "< 2000", on),
    ]
