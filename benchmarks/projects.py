"""Projects of made-up articles with briefings that need no language model, where only what comes after it counts."""

from __future__ import annotations

import re
import time
from pathlib import Path

from benchmarks import articles
from generator import briefing as vocabulary
from generator.article import Article
from generator.briefing import Briefing
from generator.commands import generate
from generator.project import Project, find

_NAME = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+")


def quick_briefing(article: Article) -> Briefing:
    """Make a briefing of the size that the extraction gives, by matching words alone: it is well-formed, not right."""
    sentences = [" ".join(s.split()) for s in re.split(r'(?:(?<=\.)|(?<=\."))\s+', article.text.strip())]
    names = list(dict.fromkeys(_NAME.findall(article.text)))[:8] or ["Nobody Known"]
    ids = [name.lower().replace(" ", "-") for name in names]
    own = article.id.rsplit("/", 1)[-1].removesuffix(".txt")
    return Briefing(
        headline=f"{sentences[0][:60].rstrip()} {own}",
        summary=tuple(
            vocabulary.Sentence(id=f"summary-{n}", text=s, evidence=(s,)) for n, s in enumerate(sentences[:2])
        ),
        article=vocabulary.ArticleReference(file=article.id, published=article.metadata.published),
        actors=tuple(
            vocabulary.Actor(id=i, name=n, kind="person", evidence=(next(s for s in sentences if n in s),))
            for i, n in zip(ids, names, strict=True)
            if any(n in s for s in sentences)
        ),
        positions=tuple(
            vocabulary.Position(
                id=f"position-{n}", actor=ids[n % len(ids)], stance="says", statement=sentence, evidence=(sentence,)
            )
            for n, sentence in enumerate(sentences[:10])
        ),
        next_events=(
            vocabulary.NextEvent(
                id="talks", what="Talks on the plan", when="2027-03-01", certainty="expected", evidence=(sentences[0],)
            ),
        ),
    )


def make(root: Path, count: int, words: int = 200) -> Project:
    """Make a project with `count` articles and their briefings, or take the one that is there already."""
    if not (root / "newsbrief.yaml").is_file():
        articles.write(root / "seeds", count, words)
        (root / "newsbrief.yaml").write_text("article_text: evidence\n", encoding="utf-8")
    project = find(root)
    time.sleep(0.05)  # files that were changed a moment ago are always read
    report = generate.run(generate.Request(project, None, quick_briefing))
    assert not report.failed, [o.message for o in report.outcomes if o.message][:3]
    return project
