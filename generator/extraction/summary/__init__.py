"""What the article says in one to three sentences that can be read alone, and its headline.

Sentences are chosen together: those that cover most of what the article comes back to, early words weighing more,
within the room there is. Covering weighted concepts is the idea of D. Gillick and B. Favre, "A Scalable Global
Model for Summarization" (2009); the weights by place are ours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from generator.extraction.reading import Reading
from generator.extraction.records import Actor, Span, SummarySentence
from generator.extraction.summary import compression, headline
from generator.extraction.summary.compression import Cut, Kept
from generator.extraction.words import Words
from generator.ground.quotation import ENDS
from generator.lexicon.lists import PRONOUNS, SUMMARY
from generator.lexicon.parties import Parties

MOST_WORDS = 60
MOST_SENTENCES = 3
#: Sentences that are considered, and how much less each later one counts.
CONSIDERED = 7
FADING = 0.6
#: What a sentence gains by its place, beside what it covers.
EARLY = 8.0

_SHORTEST = 6
#: Sentences among which the one for a headline is sought, and tokens of a headline that the text brings along.
_LEADS = 4
_LONGEST_HEADING = 22
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ"})
_LAST = ENDS | {".", "!", "…"}

CUTS: tuple[Cut, ...] = (compression.dateline, compression.openers, compression.asides)
SHORTER: tuple[Cut, ...] = (
    compression.relatives,
    compression.clauses,
    compression.appositions,
    compression.fronted,
    compression.second_clause,
)
"""While a sentence is longer than half the room."""


@dataclass(frozen=True, slots=True)
class _Version:
    """A sentence as the summary could bring it."""

    sentence: int
    text: str
    count: int
    """Words, as white space parts them."""
    lemmas: frozenset[str]


def write(
    reading: Reading, actors: Sequence[Actor], title: str | None, parties: Parties
) -> tuple[str, Span, tuple[SummarySentence, ...]]:
    """Give headline, the sentence it rests on, and the summary. Spans are code points of the article."""
    words = reading.words
    telling = [s for s in range(len(words.sentences)) if tells(words, s)] or _any(words)
    if not telling:
        return title or "", (0, 0), ()
    if title and title.strip():
        return title.strip(), sentence_span(words, telling[0]), _summary(words, telling, actors, parties)
    if (own := heading(words)) is not None:
        return words.string(*own), words.span(*own), _summary(words, telling, actors, parties)
    instead = names_for_pronouns(words, actors)
    alone = (s for s in telling[:_LEADS] if readable_alone(words, compression.whole(words, s), instead))
    lead = next(alone, telling[0])
    head = headline.compress(words, lead, actors, parties, instead)
    return head, sentence_span(words, lead), _summary(words, telling, actors, parties)


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
    title = 3 <= last - first <= _LONGEST_HEADING and length <= 8 * _LONGEST_HEADING and capital
    return (first, last) if title and words.text[last - 1] not in {".", ":", ",", ";", ")"} else None


def _any(words: Words) -> list[int]:
    """Give the first sentence with words in it, where none tells anything."""
    return [s for s in range(len(words.sentences)) if compression.whole(words, s)][:1]


def sentence_span(words: Words, sentence: int) -> Span:
    """Give a sentence's characters without white space around it."""
    kept = compression.whole(words, sentence)
    return words.span(min(kept), max(kept) + 1) if kept else (0, 0)


def tells(words: Words, sentence: int) -> bool:
    """Say whether a sentence tells something: it has a finite verb with a subject and ends like a sentence."""
    kept = compression.whole(words, sentence)
    if len(kept) < _SHORTEST:
        return False
    ends = words.text[max(kept)] in _LAST
    finite = any(words.tag[t] in {"VBD", "VBZ", "VBP", "MD"} for t in kept)
    subject = any(words.dep[t] in {"nsubj", "nsubjpass", "expl"} for t in kept)
    return ends and finite and subject


def _summary(
    words: Words, telling: Sequence[int], actors: Sequence[Actor], parties: Parties
) -> tuple[SummarySentence, ...]:
    instead = names_for_pronouns(words, actors)
    weights = concepts(words, telling)
    offered: list[list[_Version]] = []
    for sentence in telling:
        if len(offered) == CONSIDERED:
            break
        versions = [
            _Version(sentence, written, count, frozenset(_lemmas(words, kept)))
            for kept in dict.fromkeys(_shortened(words, sentence, parties))
            if (count := len((written := compression.text(words, kept, instead)).split())) <= MOST_WORDS
            and (not offered or readable_alone(words, kept, instead))
        ]
        if versions:
            offered.append(versions)
    chosen = _best(offered, weights)
    return tuple(SummarySentence(v.text, (sentence_span(words, v.sentence),)) for v in chosen)


def _best(offered: Sequence[Sequence[_Version]], weights: Mapping[str, float]) -> tuple[_Version, ...]:
    """Choose at most three sentences, the first one always, in the versions that together cover most."""
    best: tuple[_Version, ...] = ()
    most = -1.0
    for size in range(1, MOST_SENTENCES + 1):
        for places in combinations(range(len(offered)), size):
            if places[0] != 0:
                break
            early = sum(EARLY * FADING ** (2 * place) for place in places)
            for versions in product(*(offered[place] for place in places)):
                if sum(v.count for v in versions) <= MOST_WORDS:
                    covered = frozenset[str]().union(*(v.lemmas for v in versions))
                    value = early + sum(weights.get(lemma, 0.0) for lemma in covered)
                    if value > most:
                        best, most = versions, value
    return best


def concepts(words: Words, telling: Sequence[int]) -> Mapping[str, float]:
    """Weigh the article's content words: by the sentences they stand in, early ones counting more."""
    weights: dict[str, float] = defaultdict(float)
    for place, sentence in enumerate(telling):
        for lemma in _lemmas(words, compression.whole(words, sentence)):
            weights[lemma] += FADING**place
    return weights


def _lemmas(words: Words, kept: Kept) -> set[str]:
    return {words.lemma[t].lower() for t in kept if words.pos[t] in _CONTENT}


def readable_alone(words: Words, kept: Kept, instead: Mapping[int, str]) -> bool:
    """Say whether nothing at a sentence's start points back, and nobody speaks who is not named."""
    ordered = sorted(kept)
    first = next((t for t in ordered if words.text[t][:1].isalnum()), ordered[0])
    if (words.lower[first] in PRONOUNS.pointing or words.lower[first] in SUMMARY.linking) and first not in instead:
        return False
    subject = next((t for t in ordered if words.dep[t] in {"nsubj", "nsubjpass"}), None)
    if subject is not None and words.lower[subject] in PRONOUNS.pointing_subjects:
        named = subject in instead or any(words.pos[t] == "PROPN" for t in ordered if t < subject)
        if not named:
            return False
    return not any(words.lower[t] in PRONOUNS.speaking and words.text[t] != "US" for t in ordered)


def _shortened(words: Words, sentence: int, parties: Parties) -> tuple[Kept, Kept]:
    """Give a sentence as it stands, but for what never matters, and cut down to about half the room."""
    kept = compression.whole(words, sentence)
    for cut in CUTS:
        kept = cut(words, parties, kept) or kept
    short = kept
    for cut in SHORTER:
        if len(short) <= MOST_WORDS // 2:
            break
        cut_down = cut(words, parties, short)
        short = cut_down if cut_down and compression.is_clause(words, cut_down) else short
    return kept, short


def names_for_pronouns(words: Words, actors: Sequence[Actor]) -> dict[int, str]:
    """Give a name for a sentence's first pronoun, where the sentence has not named the actor before it."""
    instead: dict[int, str] = {}
    done: set[int] = set()
    for actor in actors:
        named = {
            words.sentence[words.at(m.start)]: words.at(m.start) for m in reversed(actor.mentions) if m.kind == "name"
        }
        for mention in actor.mentions:
            token = words.at(mention.start)
            sentence = words.sentence[token]
            if mention.kind != "pronoun" or sentence in done or named.get(sentence, token) < token:
                continue
            if words.quoted[token]:
                continue
            if words.lower[token] in PRONOUNS.named and words.dep[token] in {"nsubj", "nsubjpass"}:
                instead[token] = actor.name
            elif words.dep[token] == "poss":
                instead[token] = f"{actor.name}'" if actor.name.endswith("s") else f"{actor.name}'s"
            else:
                continue
            done.add(sentence)
    return instead
