"""Train the linear models of the actors' room from annotated news and other genres.

    python -m training.actors DATA
    python -m training.actors DATA --folds 10 --scorer SCORER [--results RESULTS.json]

The first writes the weights. The second writes nothing: it measures how good they are on articles that they have not
seen, leaving out a part of the news at a time, by the scoring script of the data. Needs `pip install scipy`; DATA as
`training/corpus.py` says.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from generator.extraction import WEIGHTS, actors, linear
from generator.extraction.actors import coreference, mentions, salience, speakers
from generator.extraction.linear import Linear
from generator.lexicon import parties as lexicon
from generator.lexicon.parties import Parties
from training import corpus
from training.corpus import Annotated
from training.links import choices
from training.regression import Labelled, multinomial, ranker

MEASURES = ("constant", "mentions", "names", "first", "speaks", "modifies")


def salience_examples(article: Annotated, parties: Parties) -> Iterator[Labelled]:
    """Give each actor's features, weighed by the share of summaries that name it and that do not."""
    if not article.gold.get("summaries"):
        return
    reading = article.reading()
    words, found = reading.words, mentions.find(reading, parties)
    groups = actors.named(words, found, parties)
    speaking = speakers.find(words, found, article.attributions)
    entities = coreference.resolve(words, found, groups, speaking, parties)[: len(groups)]
    for entity, numbers in zip(entities, groups, strict=True):
        places = salience.in_story(reading, entity.places)
        if not places:
            continue
        hits = Counter(c for n in numbers if (c := article.cluster(found[n].start, found[n].end)) is not None)
        share = article.clusters[hits.most_common(1)[0][0]]["salience"] / 5 if hits else 0.0
        measured = salience.measures(words, places)
        vector = np.array([measured.get(name, 0.0) for name in MEASURES], np.float32)
        yield Labelled((), "salient", share * article.weight, vector)
        yield Labelled((), "passing", (1 - share) * article.weight, vector)


def fit(articles: Sequence[Annotated], parties: Parties) -> dict[str, Linear]:
    """Fit all models, each with those before it in force, and leave them in force."""
    fitted: dict[str, Linear] = {}
    told = [(choices(a, parties), a.weight) for a in articles]
    for name in ("pronouns", "nominals"):
        fitted[name] = ranker([(choice, weight) for listed, weight in told for choice in listed[name]], ridge=2.0)
    put_in_force(fitted)
    passing = [e for a in articles for e in salience_examples(a, parties)]
    classes = ("salient", "passing")
    _, rows = multinomial(passing, classes, ridge=0.0, vector_ridge=1.0)
    weights = {name: tuple(round(float(v), 3) for v in row) for name, row in zip(MEASURES, rows, strict=True)}
    fitted["salience"] = Linear(classes, weights)
    put_in_force(fitted)
    return fitted


def put_in_force(fitted: dict[str, Linear]) -> None:
    """Let extraction use these models in place of the shipped ones."""
    linear.load = fitted.__getitem__  # type: ignore[assignment]


def write(fitted: dict[str, Linear]) -> None:
    """Write the weights, a feature a line."""
    for name, model in fitted.items():
        rows = ",\n".join(
            f"{json.dumps(feature, ensure_ascii=False)}: {json.dumps(row, separators=(',', ':'))}"
            for feature, row in model.weights.items()
            if any(row)
        )
        text = f'{{"classes": {json.dumps(model.classes)}, "weights": {{\n{rows}\n}}}}\n'
        (WEIGHTS / f"{name}.json").write_text(text, encoding="utf-8")


def predict(article: Annotated, parties: Parties) -> dict[str, Any]:
    """Find an article's actors with the models in force, as the scoring script reads them."""
    reading = article.reading()
    found = actors.find(reading, mentions.find(reading, parties), parties)
    return {
        "id": article.gold["id"],
        "summary": None,
        "actors": [
            {
                "name": actor.name,
                "type": actor.kind,
                "mentions": [{"start": m.start, "end": m.end, "kind": m.kind} for m in actor.mentions],
            }
            for actor in found
        ],
    }


def measure(articles: Sequence[Annotated], parties: Parties, folds: int, scorer: Path) -> dict[str, dict[str, float]]:
    """Score the news by models trained on all other articles, a fold of the news left out at a time."""
    news = [a for a in articles if a.gold["genre"] == "news"]
    predicted = []
    for fold in range(folds):
        held = news[fold::folds]
        fit([a for a in articles if a not in held], parties)
        predicted += [predict(a, parties) for a in held]
        print(f"fold {fold + 1} of {folds}", flush=True)
    spec = importlib.util.spec_from_file_location("scorer", scorer)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return {
        name: module.score([a.gold for a in news if a.is_part == part], predicted)
        for name, part in (("newsx", False), ("newsfair", True))
    }


def show(name: str, scored: dict[str, Any]) -> None:
    """Print the figures of one set."""
    told, said = scored["actors"], scored["pronouns"]
    print(
        f"{name:9} actor F1 {told['F1']:.3f} (P {told['P']:.3f}, R {told['R']:.3f}), over-splits {told['oversplit']}, "
        f"kind {told['type_acc']:.3f}, he/she {said['he/she']['accuracy']:.3f} of {said['he/she']['gold']}, pronoun "
        f"precision {said['all']['precision']:.3f} of {said['all']['predicted']}, "
        f"CoNLL {scored['coref']['conll_f1']:.3f}, nDCG@5 {scored['salience'].get('ndcg@5') or float('nan'):.3f}"
    )


def figures(scored: dict[str, Any]) -> dict[str, float]:
    """Give the figures of one set by the names that the benchmark runner uses."""
    return {
        "actor F1": scored["actors"]["F1"],
        "he/she accuracy": scored["pronouns"]["he/she"]["accuracy"],
        "pronoun precision": scored["pronouns"]["all"]["precision"],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=int, default=0, help="measure by cross-validation in place of writing")
    parser.add_argument("--scorer", type=Path, help="the scoring script of the data")
    parser.add_argument("--results", type=Path, help="where to write the figures for `training.quality`")
    options = parser.parse_args()
    articles, parties = corpus.read(options.data), lexicon.load()
    if options.folds:
        measured = measure(articles, parties, options.folds, options.scorer)
        for name, scored in measured.items():
            show(name, scored)
        if options.results:
            told = {f"actors/{name}_dev": figures(scored) for name, scored in measured.items()}
            options.results.write_text(json.dumps(told), encoding="utf-8")
    else:
        write(fit(articles, parties))


if __name__ == "__main__":
    main()
