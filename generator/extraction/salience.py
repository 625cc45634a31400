"""How much a story is about an actor: where it is mentioned first, how often, in what parts of its sentences.

The weights are learned from articles whose summaries, written by several people and models, name an actor or do
not; the salience is the expected share of summaries that would.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.briefing import Kind
from generator.extraction import linear
from generator.extraction.coreference import Place, role
from generator.extraction.words import Words

_SAYING = frozenset({"say", "tell", "add", "explain", "write", "state", "note", "accord", "comment", "report"})


def weigh(words: Words, actors: Sequence[tuple[Kind, Sequence[Place]]]) -> list[float]:
    """Give each actor's salience, 0 to 1, to three decimals."""
    model = linear.load("salience")
    return [round(linear.shares(model.scores(features(words, kind, places)))[0], 3) for kind, places in actors]


def features(words: Words, kind: Kind, places: Sequence[Place]) -> list[str]:
    """Describe how an article treats one actor."""
    if not places:
        return ["bias"]
    total = max(1, len(words.sentences))
    sentences = {words.sentence[p.head] for p in places}
    roles = [role(words, p.head) for p in places]
    first = min(places, key=lambda p: p.first)
    opening = min(sentences)
    subjects = roles.count("subject")
    found = [
        "bias",
        f"kind={kind}",
        f"first={_step(opening, (0, 1, 2, 3, 5, 9))}",
        f"first={_step(opening, (0, 2, 5))}&kind={kind}",
        f"line={_step(words.line[first.head], (0, 1, 3, 6))}",
        f"times={_step(len(places), (1, 2, 3, 5, 8, 13))}",
        f"times={_step(len(places), (1, 2, 4, 8))}&kind={kind}",
        f"names={_step(sum(p.kind == 'name' for p in places), (1, 2, 4, 8))}",
        f"spread={_step(round(20 * len(sentences) / total), (0, 1, 2, 4, 7))}",
        f"subjects={_step(subjects, (0, 1, 2, 4, 8))}",
        f"first_role={role(words, first.head)}",
        f"first_role={role(words, first.head)}&{kind}&opening={opening <= 1}",
        f"early={_step(sum(s < 4 for s in sentences), (0, 1, 2, 3))}",
        f"late={max(sentences) >= 0.7 * total}",
    ]
    sources = sum(_speaks(words, p.head) for p in places)
    if sources:
        found.append(f"source={_step(round(10 * sources / len(places)), (2, 5, 8))}")
    if all(r in {"oblique", "modifier", "other"} for r in roles):
        found.append(f"never_acts&kind={kind}")
    return found


def _speaks(words: Words, head: int) -> bool:
    """Say whether a mention is the source of what is said, and no more."""
    governor = words.head[head]
    if words.dep[head] == "nsubj":
        return words.lemma[governor] in _SAYING
    return words.dep[head] == "pobj" and words.lemma[words.head[governor]] == "accord"


def _step(value: int, steps: Sequence[int]) -> str:
    """Name the first step that `value` does not pass."""
    return next((str(step) for step in steps if value <= step), "more")
