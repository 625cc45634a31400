"""A headline out of the sentence that tells the story: cut to its core, in the present, under 90 characters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.extraction.records import Actor
from generator.extraction.summary import compression
from generator.extraction.summary.compression import Cut, Kept
from generator.extraction.words import Words
from generator.lexicon.lists import SUMMARY
from generator.lexicon.parties import Parties

LONGEST = 90
"""Characters that a headline stays under."""

CUTS: tuple[Cut, ...] = (
    compression.dateline,
    compression.reporting_frame,
    compression.openers,
    compression.asides,
    compression.fronted,
    compression.relatives,
    compression.appositions,
    compression.clauses,
    compression.contrasts,
    compression.times,
    compression.second_clause,
    compression.tails,
    compression.restrictions,
)
"""In this order; the first five always, the others while the headline is too long."""
_ALWAYS = 5


def compress(
    words: Words, sentence: int, actors: Sequence[Actor], parties: Parties, names: Mapping[int, str] | None = None
) -> str:
    """Give the sentence's core as a headline; who says it stays, in short ("..., survey suggests").

    `names` gives the names that stand for pronouns.
    """
    kept = compression.whole(words, sentence)
    for cut in CUTS[:_ALWAYS]:
        kept = cut(words, parties, kept) or kept
    said = ""
    if parted := compression.framed_content(words, kept):
        kept, said = parted
    instead = {**(names or {}), **short_names(words, actors, parties)}
    room = LONGEST - len(said)
    for cut in CUTS[_ALWAYS:]:
        if len(_written(words, kept, instead)) < room:
            break
        kept = _keeping_a_clause(words, kept, cut(words, parties, kept))
    while len(_written(words, kept, instead)) >= room:
        shorter = _keeping_a_clause(words, kept, compression.last_phrase(words, parties, kept))
        if shorter == kept:
            break
        kept = shorter
    return _fit(_written(words, kept, instead), room) + said


def _keeping_a_clause(words: Words, before: Kept, after: Kept) -> Kept:
    """Take a cut back that costs the clause its verb or subject."""
    return (
        after if after and (compression.is_clause(words, after) or not compression.is_clause(words, before)) else before
    )


def _written(words: Words, kept: Kept, instead: Mapping[int, str]) -> str:
    present = _present(words, kept)
    return compression.text(words, kept, {**instead, **present}).rstrip(".").strip()


def _fit(text: str, room: int) -> str:
    """Cut at a word where nothing else helped, and show that it was cut."""
    if len(text) < room:
        return text
    cut = text[: room - 2].rsplit(" ", 1)[0].split(" ")
    while len(cut) > 1 and cut[-1].strip(",").lower() in SUMMARY.never_last:
        cut.pop()
    return " ".join(cut).rstrip(" ,;:-–—") + "…"


def short_names(words: Words, actors: Sequence[Actor], parties: Parties) -> dict[int, str]:
    """Leave titles and first names of persons out, as headlines do, where the surname tells who it is."""
    surnames = [a.name.rsplit(" ", 1)[-1] for a in actors if a.kind == "person"]
    instead: dict[int, str] = {}
    for actor in actors:
        if actor.kind != "person" or " " not in actor.name:
            continue
        surname = actor.name.rsplit(" ", 1)[-1]
        if surnames.count(surname) > 1 or surname not in actor.aliases:
            continue
        for mention in actor.mentions:
            if mention.kind != "name":
                continue
            first, last = words.at(mention.start), words.at(mention.end - len(surname))
            start = (
                words.at(actor.role_at[0])
                if actor.role_at and actor.role_at[1] <= mention.start <= actor.role_at[1] + 1
                else first
            )
            while start and words.text[start - 1] in parties.address:
                start -= 1
            if start < first and start and words.dep[start - 1] == "cc":
                continue
            instead.update(dict.fromkeys(range(start, last), ""))
    return instead


def _present(words: Words, kept: Kept) -> dict[int, str]:
    """Tell "has urged" as "urges", where the subject is in the singular and nothing stands between."""
    verb = compression.root(words, kept)
    children = [c for c in words.children[verb] if c in kept]
    helpers = [c for c in children if words.dep[c] in {"aux", "auxpass", "neg"}]
    subject = next((c for c in children if words.dep[c] == "nsubj"), None)
    if (
        subject is None
        or words.tag[verb] != "VBN"
        or len(helpers) != 1
        or words.lower[helpers[0]] not in SUMMARY.perfect
    ):
        return {}
    singular = words.lower[helpers[0]] == "has"
    lemma = words.lemma[verb]
    return {helpers[0]: "", verb: _third_person(lemma) if singular else SUMMARY.plural.get(lemma, lemma)}


def _third_person(lemma: str) -> str:
    if lemma.endswith(SUMMARY.sibilant):
        return f"{lemma}es"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return f"{lemma[:-1]}ies"
    return SUMMARY.singular.get(lemma, f"{lemma}s")
