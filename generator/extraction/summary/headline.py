"""What stands over a briefing: the article's title, the heading of its text, or the shortest clause that tells it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.extraction.records import Headline
from generator.extraction.summary import candidates, cuts, wording
from generator.extraction.summary.candidates import Version
from generator.extraction.summary.naming import Naming
from generator.extraction.summary.phrases import Sentence
from generator.extraction.summary.sound import whole
from generator.extraction.words import Words
from generator.ground.quotation import ENDS
from generator.ground.wording import folded, one_space
from generator.lexicon.lists import SUMMARY
from generator.lexicon.parties import Parties
from generator.metadata import Metadata

LONGEST = 140
"""Characters up to which a clause is a headline."""
_AIM = 100
"""Characters up to which it is taken as it is; of a longer one all goes that can."""
_NEARLY = 0.85
"""What share of the best sentence's worth another has to have, to be told for its shorter clause."""
_UNPRINTABLE = 250
"""Characters from which any sentence with a shorter clause is told instead."""
_LONGEST_HEADING = 22
_SHORTEST_HEADING = 3
_CUTS = (cuts.ACRONYM, cuts.BETWEEN_DASHES, cuts.FRONT, *cuts.SHORTER)


def of_title(metadata: Metadata, parties: Parties) -> str:
    """Give an article's title without its outlet, section and writer, where it is sure that they are that."""
    title = one_space(metadata.title or "")
    found = SUMMARY.outlet_in_title.search(title)
    if found and _is_outlet(found["outlet"], metadata.source, parties):
        title = title[: found.start()]
    for end in (SUMMARY.section_in_title, SUMMARY.writer_in_title):
        shorter = end.sub("", title).strip()
        title = shorter if len(shorter.split()) >= _SHORTEST_HEADING else title
    for writer in metadata.author or ():
        shorter = title.removesuffix(writer).rstrip(" |–—-,")
        title = shorter if shorter != title and len(shorter.split()) >= _SHORTEST_HEADING else title
    return title


def _is_outlet(name: str, source: str | None, parties: Parties) -> bool:
    """Say whether a name is the article's own source or a known outlet."""
    plain = _plain(name)
    return bool(source and plain == _plain(source)) or parties.is_outlet(name.strip().removeprefix("The "))


def _plain(name: str) -> str:
    bare = folded(name).removeprefix("the ").removesuffix(".com").removesuffix(".co.uk")
    return "".join(char for char in bare if char.isalnum())


def heading(words: Words) -> tuple[int, int] | None:
    """Give the tokens of the headline that the text itself begins with: a short line without a full stop, then space.

    A single line break is no sign of a headline, for lines may be broken at a width.
    """
    first = next((t for t, word in enumerate(words.text) if not word.isspace()), len(words))
    last = next((t for t in range(first, len(words)) if "\n" in words.text[t]), len(words))
    if last == len(words) or words.text[last].count("\n") < 2 or last + 1 >= len(words):
        return None
    length = words.end[last - 1] - words.start[first] if last > first else 0
    capital = words.text[first][:1].isupper() or not words.text[first][:1].isalpha()
    title = _SHORTEST_HEADING <= last - first <= _LONGEST_HEADING and length <= 8 * _LONGEST_HEADING and capital
    end = next((t for t in range(last - 1, first, -1) if words.text[t] not in ENDS), first)
    told = title and words.text[end] not in {".", ":", ",", ";", ")"}
    return (first, last) if told and not candidates.is_furniture(words.string(first, last)) else None


def clause(sentence: Sentence, scores: Mapping[int, float], naming: Naming) -> Headline | None:
    """Give the clause that tells most: of a headline's length where a sentence worth about as much has one.

    `scores` says what each sentence is worth. What is printed is the sentence's own words in their order.
    """
    words = sentence.words
    fit: dict[int, Headline] = {}
    for number in sorted(scores):
        forms = [v for v in candidates.versions(sentence, number, naming, _CUTS) if _stands_alone(words, v, naming)]
        if forms:
            best = next((v for v in forms if len(_written(words, v)) < _AIM), forms[-1])
            fit[number] = Headline(
                _written(words, best), span(words, number), best.cuts, f"weight {scores[number]:.2f} of 1"
            )
    most = max((scores[number] for number in fit), default=0.0)
    near = [head for number, head in fit.items() if scores[number] >= _NEARLY * most]
    lead = next(iter(near), None)
    if lead is not None and len(lead.text) > _UNPRINTABLE:
        near += [fit[number] for number in sorted(fit, key=lambda number: -scores[number])]
    return next((head for head in near if len(head.text) < LONGEST), lead)


def span(words: Words, sentence: int) -> tuple[int, int]:
    """Give a sentence's characters without white space around it."""
    kept = whole(words, sentence)
    return words.span(min(kept), max(kept) + 1) if kept else (0, 0)


def _stands_alone(words: Words, version: Version, naming: Naming) -> bool:
    """Say whether a headline needs no name in brackets, but for the rest of a person's, and nobody speaks in it."""
    if version.looks_back_to or (version.sentence and naming.is_bare(version.kept)):
        return False
    named = naming.needed(version.kept, frozenset()) or {}
    speaks = any(candidates.is_speaking(words, t) for t in version.kept)
    return not speaks and all(name.endswith(" ") for name in named.values())


def _written(words: Words, version: Version) -> str:
    return wording.text(words, version.kept, {}).removesuffix(".")


def first_words(words: Words, sentences: Sequence[int]) -> Headline:
    """Give the first of these sentences as it stands: of a text that tells nothing there is nothing better."""
    for number in sentences:
        if kept := whole(words, number):
            return Headline(wording.text(words, kept, {}), span(words, number), (), "no sentence of it tells")
    return Headline("", (0, 0))
