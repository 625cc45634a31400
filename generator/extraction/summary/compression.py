"""Shorter sentences that stay grammatical and true: each cut takes a whole phrase that its clause can do without.

A cut is a function from the words kept to the words kept; words are numbers of tokens. Cuts never part what a
negation, a condition or a modal governs, so that what is left says nothing that the sentence does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.extraction.syntax import below
from generator.extraction.words import Words
from generator.ground.quotation import BEGINS, CLOSING
from generator.ground.wording import one_space
from generator.lexicon.lists import CLAUSES, PREPOSITIONS, SUMMARY
from generator.lexicon.parties import Parties

#: Dependents that a clause stays whole without.
_OPTIONAL = frozenset({"prep", "advcl", "acl", "npadvmod", "relcl", "advmod"})

Kept = frozenset[int]
Cut = Callable[[Words, Parties, Kept], Kept]


def whole(words: Words, sentence: int) -> Kept:
    """Give all tokens of a sentence but white space."""
    first, last = words.sentences[sentence]
    return frozenset(t for t in range(first, last) if not words.text[t].isspace())


def root(words: Words, kept: Kept) -> int:
    """Give the word that governs the rest of what is kept."""
    tops = [t for t in kept if words.head[t] == t or words.head[t] not in kept]
    return max(tops or kept, key=lambda t: (words.pos[t] in {"VERB", "AUX"}, len(words.children[t]), -t))


def is_clause(words: Words, kept: Kept) -> bool:
    """Say whether what is kept still has its verb and the verb its subject."""
    top = root(words, kept)
    subject = any(words.dep[c] in {"nsubj", "nsubjpass", "expl", "csubj"} and c in kept for c in words.children[top])
    return words.pos[top] in {"VERB", "AUX"} and subject


def dateline(words: Words, _parties: Parties, kept: Kept) -> Kept:
    """Drop "LIMA (Reuters) -" and "LIMA, Peru —" in front of a sentence."""
    ordered = sorted(kept)
    for place, token in enumerate(ordered[:10]):
        word = words.text[token]
        before = ordered[:place]
        closed = word == ")" and any(words.text[t] == "(" for t in before)
        dashed = (
            word in {"-", "–", "—", "--"}
            and before
            and words.text[before[0]].isupper()
            and len(words.text[before[0]]) > 2
        )
        if (closed or dashed) and all(words.pos[t] in {"PROPN", "PUNCT", "ADP", "NOUN", "ADJ"} for t in before):
            rest = ordered[place + 1 :]
            while rest and words.text[rest[0]] in {"-", "–", "—", "--", ":"}:
                rest = rest[1:]
            return frozenset(rest) if len(rest) > 3 else kept
    return kept


def frame(words: Words, kept: Kept) -> tuple[int, int, int] | None:
    """Find "CONTENT, a survey suggests": the heads of verb, subject and content, the content coming first."""
    verb = root(words, kept)
    subject = next((c for c in words.children[verb] if words.dep[c] == "nsubj" and c in kept), None)
    content = next((c for c in words.children[verb] if words.dep[c] == "ccomp" and c in kept), None)
    if subject is None or content is None or content > verb:
        return None
    return verb, subject, content


def reporting_frame(words: Words, parties: Parties, kept: Kept) -> Kept:
    """Drop ", Reuters reports citing a statement" after what is reported, where an outlet reports it."""
    found = frame(words, kept)
    if found is None or not parties.is_outlet(words.text[found[1]]):
        return kept
    return kept & below(words, found[2])


def framed_content(words: Words, kept: Kept) -> tuple[Kept, str] | None:
    """Part "CONTENT, a survey of officials suggests" into the content and the short frame ", survey suggests"."""
    found = frame(words, kept)
    if found is None:
        return None
    verb, subject, content = found
    if words.pos[subject] not in {"NOUN", "PROPN"}:
        return None
    name = sorted(
        t for t in below(words, subject) if t == subject or (words.dep[t] == "compound" and words.head[t] == subject)
    )
    helper = [c for c in words.children[verb] if words.dep[c] == "aux"]
    said = " ".join([words.text[t] for t in name] + [words.text[t] for t in [*helper, verb]])
    return kept & below(words, content), f", {said}"


def second_clause(words: Words, _parties: Parties, kept: Kept) -> Kept:
    """Drop what "and", "but" or a semicolon joins to the main clause, with its own verb."""
    top = root(words, kept)
    for token, phrase in list(_phrases(words, kept, lambda t: words.dep[t] == "conj" and words.head[t] == top)):
        if words.pos[token] not in {"VERB", "AUX"}:
            continue
        joint = frozenset(
            t
            for t in kept
            if words.head[t] == top
            and words.dep[t] in {"cc", "punct"}
            and top < t < min(phrase)
            and t > min(phrase) - 3
        )
        if not _hedged(words, phrase):
            kept -= phrase | joint
    return kept


def restrictions(words: Words, _parties: Parties, kept: Kept) -> Kept:
    """Drop relative clauses even where no comma stands; what a thing is about may be lost, so this comes late."""
    for _, phrase in list(_phrases(words, kept, lambda t: words.dep[t] == "relcl")):
        kept -= phrase
    return kept


_BEGINS = BEGINS | {"(", "$"}


def openers(words: Words, _parties: Parties, kept: Kept) -> Kept:
    """Drop linking adverbs and conjunctions at the start ("However,", "But")."""
    ordered = sorted(kept)
    while (
        ordered
        and (words.lower[ordered[0]] in SUMMARY.linking or words.pos[ordered[0]] in {"CCONJ", "PUNCT"})
        and words.text[ordered[0]] not in _BEGINS
    ):
        if (
            words.lower[ordered[0]] in SUMMARY.linking
            and len(ordered) > 1
            and words.text[ordered[1]] != ","
            and words.dep[ordered[0]] != "advmod"
        ):
            break
        ordered.pop(0)
    return frozenset(ordered)


def asides(words: Words, _parties: Parties, kept: Kept) -> Kept:
    """Drop what stands in brackets."""
    dropped: set[int] = set()
    opened = -1
    for token in sorted(kept):
        if words.text[token] in {"(", "["}:
            opened = token
        elif words.text[token] in {")", "]"} and opened >= 0:
            dropped.update(t for t in kept if opened <= t <= token)
            opened = -1
    return kept - dropped


def _phrases(words: Words, kept: Kept, wanted: Callable[[int], bool]) -> Iterator[tuple[int, Kept]]:
    for token in sorted(kept):
        if words.head[token] in kept and words.head[token] != token and wanted(token):
            yield token, below(words, token) & kept


def _without(words: Words, kept: Kept, phrase: Kept) -> Kept:
    """Drop a phrase with the commas that set it off."""
    before = max((t for t in kept if t < min(phrase)), default=-1)
    after = min((t for t in kept if t > max(phrase)), default=-1)
    opened = before >= 0 and words.text[before] == ","
    closed = after >= 0 and words.text[after] == ","
    ended = after < 0 or words.text[after] == "."
    commas = {before, after} if opened and closed else {before} if opened and ended else set()
    return kept - phrase - commas


def _set_off(words: Words, kept: Kept, phrase: Kept) -> bool:
    """Say whether commas or dashes set a phrase off from the words before it."""
    before = [t for t in kept if t < min(phrase)]
    return (bool(before) and words.text[max(before)] in {",", "–", "—", "-", ";"}) or words.text[min(phrase)] in {
        ",",
        "–",
        "—",
    }


def _hedged(words: Words, phrase: Kept) -> bool:
    return any(words.lower[t] in CLAUSES.hedges for t in phrase)


def relatives(words: Words, _parties: Parties, kept: Kept) -> Kept:
    """Drop relative clauses that commas set off."""
    for _, phrase in list(_phrases(words, kept, lambda t: words.dep[t] == "relcl")):
        if _set_off(words, kept, phrase):
            kept = _without(words, kept, phrase)
    return kept


def appositions(words: Words, _parties: Parties, kept: Kept) -> Kept:
    """Drop appositions that commas set off ("Kim Lee, 43, a lawyer,")."""
    for _, phrase in list(_phrases(words, kept, lambda t: words.dep[t] == "appos")):
        if _set_off(words, kept, phrase) and len(phrase) < 20:
            kept = _without(words, kept, phrase)
    return kept


def clauses(words: Words, _parties: Parties, kept: Kept) -> Kept:
    """Drop adverbial clauses that commas set off, but no conditions."""
    top = root(words, kept)
    for token, phrase in list(_phrases(words, kept, lambda t: words.dep[t] in {"advcl", "acl"})):
        if token != top and _set_off(words, kept, phrase) and not _hedged(words, phrase):
            kept = _without(words, kept, phrase)
    return kept


def tails(words: Words, _parties: Parties, kept: Kept) -> Kept:
    """Drop trailing clauses of time, reason and accompaniment even where no comma stands."""
    top = root(words, kept)
    for token, phrase in list(_phrases(words, kept, lambda t: words.dep[t] == "advcl")):
        if (
            token != top
            and min(phrase) > top
            and not _hedged(words, phrase)
            and words.lower[min(phrase)] in SUMMARY.dispensable
        ):
            kept = _without(words, kept, phrase)
    return kept


def fronted(words: Words, _parties: Parties, kept: Kept) -> Kept:
    """Drop an adverbial in front of the clause with its comma ("In separate calls on Friday,"), but no condition."""
    top = root(words, kept)
    subject = next(
        (c for c in words.children[top] if words.dep[c] in {"nsubj", "nsubjpass", "expl"} and c in kept), None
    )
    if subject is None:
        return kept
    start = min(below(words, subject) & kept)
    front = frozenset(t for t in kept if t < start)
    said = any(words.dep[c] in {"ccomp", "csubj", "parataxis"} for c in words.children[top] if c in front)
    if front and not said and words.text[max(front)] == "," and not _hedged(words, front):
        return kept - front
    return kept


def contrasts(words: Words, _parties: Parties, kept: Kept) -> Kept:
    """Drop ", not X" after what is affirmed."""
    ordered = sorted(kept)
    for place, token in enumerate(ordered[:-2]):
        if words.text[token] == "," and words.lower[ordered[place + 1]] in SUMMARY.contrasting:
            end = next(
                (p for p in range(place + 2, len(ordered)) if words.text[ordered[p]] in {",", "."}), len(ordered)
            )
            return kept - frozenset(ordered[place:end])
    return kept


def times(words: Words, _parties: Parties, kept: Kept) -> Kept:
    """Drop when it was ("on Friday", "last week")."""
    dates = {t for first, last, label in words.entities if label == "DATE" for t in range(first, last)}
    for token, phrase in list(_phrases(words, kept, lambda t: words.dep[t] in {"prep", "npadvmod"})):
        content = [t for t in phrase if words.dep[t] not in {"prep", "det"}]
        if content and all(t in dates for t in content) and words.lower[token] not in PREPOSITIONS.of_lasting:
            kept = _without(words, kept, phrase)
    return kept


_AT_THE_END = CLOSING | frozenset('.!?",')


def last_phrase(words: Words, _parties: Parties, kept: Kept) -> Kept:
    """Drop the last prepositional phrase or adverbial that its head can do without."""
    ordered = sorted(t for t in kept if words.text[t] not in _AT_THE_END)
    top = root(words, kept) if kept else -1
    found: Kept = frozenset()
    for token, _ in _phrases(words, kept, lambda t: words.dep[t] in _OPTIONAL):
        outer = token
        while words.dep[words.head[outer]] in {"prep", "agent", "pcomp"} and words.head[outer] in kept:
            outer = words.head[outer]
        phrase = below(words, outer) & kept
        if top in phrase or max(phrase & frozenset(ordered), default=-1) != ordered[-1]:
            continue
        if (words.dep[outer] == "prep" and words.lower[outer] in PREPOSITIONS.needed) or _hedged(words, phrase):
            continue
        if not found or len(phrase) < len(found):
            found = phrase
    return _without(words, kept, found) if found and len(kept - found) >= 4 else kept


_JOINED = CLOSING | frozenset(",.;:!?)'") | {"'s"}


def text(words: Words, kept: Kept, instead: dict[int, str] | None = None) -> str:
    """Write the words kept, with the article's spacing where two stood together and tidy marks at the joints."""
    ordered = sorted(kept)
    out = ""
    previous = -1
    for token in ordered:
        word = (instead or {}).get(token, words.text[token])
        if not word:
            previous = token
            continue
        if previous >= 0 and previous == token - 1:
            gap = "" if words.end[previous] == words.start[token] else " "
        else:
            gap = "" if word in _JOINED else " "
        if word in {",", ";"} and (not out or out[-1] in ",;("):
            previous = token
            continue
        out += (gap if out else "") + word
        previous = token
    for wrong, right in ((",.", "."), (" ,", ","), (",,", ","), (", .", "."), ("( ", "("), (" .", ".")):
        out = out.replace(wrong, right)
    out = one_space(out).strip(" ,;–—-")
    return out[:1].upper() + out[1:]
