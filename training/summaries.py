"""Train the ranker of the summary's sentences from what people chose to tell of articles.

    python -m training.summaries SUMMARIES.jsonl FACTS [--folds 8]

SUMMARIES holds articles with the summaries of several writers (`text`, `summaries`), FACTS a folder of articles each
with the facts that editors want told (`text`, `title`, `published`, `nuggets` with `sentence` and `weight`). With
`--folds` nothing is written: it prints how well the chosen sentences are told from the others in articles left out.
Needs `pip install scipy`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from generator.article import Article, Metadata
from generator.extraction import model, pipeline, summary
from generator.extraction.linear import Linear, shares
from generator.extraction.words import read as read_words
from generator.ground.wording import words as words_of
from generator.project import Settings
from training.actors import write
from training.regression import Labelled, multinomial

CLASSES = ("chosen", "left")
MOST = 5
"""Sentences of an article that count as chosen by those who summed it up."""
_EDITORS = 2.0
"""How much more a sentence that editors judged weighs than one that summaries tell."""
_TOLD = 1.8
"""What share of a sentence's words summaries have, times this, is how much it counts as chosen."""


@dataclass(frozen=True)
class Judged:
    """A sentence that may stand in a summary, with how much people chose it, 0 to 1."""

    article: str
    measures: Mapping[str, float]
    chosen: float
    weight: float = 1.0


def read(summaries: Path, facts: Path) -> list[Judged]:
    """Read all articles of both kinds and measure their sentences."""
    found: list[Judged] = []
    for line in summaries.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        told = [frozenset(words_of(s["text"])) for s in gold["summaries"] if s["human"]]
        found += _summed_up(gold["id"], list(_sentences(gold)), told)
    for path in sorted(facts.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        found += [Judged(gold["id"], m, wanted(text, gold["nuggets"]), _EDITORS) for text, m in _sentences(gold)]
    return found


def wanted(text: str, facts: Sequence[Mapping[str, Any]]) -> float:
    """Say how much editors want a sentence told: by the weight, 1 to 3, of the fact that it is marked for."""
    own = frozenset(words_of(text))
    worth = [0.0]
    for fact in facts:
        other = frozenset(words_of(fact["sentence"]))
        few, many = sorted((len(own), len(other)))
        if len(own & other) >= 0.8 * few >= 0.24 * many:
            worth.append(fact["weight"] / 3)
    return max(worth)


def _sentences(gold: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, float]]]:
    """Give each sentence that may stand in a summary with its measures."""
    extractor = pipeline.load(Settings().model)
    article = Article(gold["id"], gold["text"], Metadata(title=gold.get("title"), published=gold.get("published")))
    facts = extractor.facts(article)
    doc = model.read(extractor.nlp, article.text)
    extractor.attributions.read(doc)  # this marks the names, too
    words = read_words(doc)
    found = summary.Found(facts.actors, facts.times, facts.positions, facts.events)
    for number, measured in summary.measures(words, found, gold.get("title") or "").items():
        yield words.string(*words.sentences[number]), measured


def _summed_up(
    article: str, sentences: Sequence[tuple[str, Mapping[str, float]]], told: Sequence[frozenset[str]]
) -> list[Judged]:
    shared = []
    for text, _ in sentences:
        own = frozenset(words_of(text))
        shared.append(sum(len(own & summed) for summed in told) / len(told) / max(6, len(own)))
    least = sorted(shared, reverse=True)[:MOST][-1] if shared else 0.0
    worth = [min(1.0, _TOLD * share) if share >= least else 0.0 for share in shared]
    return [Judged(article, m, w) for (_, m), w in zip(sentences, worth, strict=True)]


def fit(judged: Sequence[Judged]) -> Linear:
    """Fit the ranker."""
    names = tuple(judged[0].measures)
    examples = []
    for one in judged:
        vector = np.array([one.measures[name] for name in names], np.float32)
        for label, share in (("chosen", one.chosen), ("left", 1 - one.chosen)):
            examples.append(Labelled((), label, share * one.weight, vector))
    _, rows = multinomial(examples, CLASSES, ridge=0.0, vector_ridge=1.0)
    return Linear(CLASSES, {n: tuple(round(float(v), 3) for v in row) for n, row in zip(names, rows, strict=True)})


def measure(judged: Sequence[Judged], folds: int) -> float:
    """Give how much of what people chose stands in the three best sentences of articles that were left out."""
    articles = list(dict.fromkeys(one.article for one in judged))
    got = best = 0.0
    for fold in range(folds):
        held = frozenset(articles[fold::folds])
        model = fit([one for one in judged if one.article not in held])
        for article in sorted(held):
            own = [one for one in judged if one.article == article]
            ranked = sorted(own, key=lambda one: -shares(model.weigh(one.measures))[0])
            got += sum(one.chosen for one in ranked[:3])
            best += sum(sorted((one.chosen for one in own), reverse=True)[:3])
    return got / best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("summaries", type=Path)
    parser.add_argument("facts", type=Path)
    parser.add_argument("--folds", type=int, default=0, help="measure by cross-validation in place of writing")
    options = parser.parse_args()
    judged = read(options.summaries, options.facts)
    if options.folds:
        print(f"{measure(judged, options.folds):.3f} of what the three best sentences hold")
    else:
        write({"summary": fit(judged)})


if __name__ == "__main__":
    main()
