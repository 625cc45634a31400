"""The parts that a sentence can do without, from a closed list: each a named rule that finds its phrases.

A rule gives phrases with the marks that set them off; `sound.may_go` decides of each whether it goes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.extraction.records import Cut, Span
from generator.extraction.summary.sound import DASHES, FINITE, STOPS, Kept, is_hedge, is_past, main_verb, may_go, tops
from generator.extraction.syntax import SUBJECTS, VERBS, below, dependents, governors, is_mark
from generator.extraction.words import Words
from generator.ground.quotation import ENDS
from generator.lexicon.lists import SAYING, SUMMARY
from generator.lexicon.parties import Parties

Phrase = tuple[Kept, Kept]
"""Words that may go together, and the marks around them that go with them."""

_LONGEST_APPOSITION = 18


@dataclass(frozen=True, slots=True)
class Sentence:
    """What the rules know of the sentence that they cut."""

    words: Words
    parties: Parties
    times: frozenset[int]
    """Tokens of dates and times of day."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of part that a sentence can do without."""

    name: str
    find: Callable[[Sentence, Kept], Iterable[Phrase]]
    whole: bool = True
    """Whether what goes is a constituent: of a dateline or an opening conjunction the parse is not asked."""


def apply(sentence: Sentence, kept: Kept, rules: Sequence[Rule]) -> tuple[Kept, tuple[Cut, ...]]:
    """Leave out all that these rules find and that may go; say which rule left out what."""
    done: list[Cut] = []
    for rule in rules:
        for phrase, marks in rule.find(sentence, kept):
            if phrase <= kept and (not rule.whole or may_go(sentence.words, kept, phrase, marks & kept)):
                kept = kept - phrase - marks
                done.append(Cut(rule.name, _span(sentence.words, phrase)))
    return kept, tuple(done)


def _span(words: Words, phrase: Kept) -> Span:
    return words.span(min(phrase), max(phrase) + 1)


# -- what goes whatever the room ----------------------------------------------------------------------------------


def _dateline(sentence: Sentence, kept: Kept) -> Iterator[Phrase]:
    """Find "LIMA (Reuters) -", "LIMA, Peru —", "KUWAIT:", "LIMA (Reuters)" and a known place ("Doha:")."""
    words = sentence.words
    ordered = sorted(kept)
    for place, token in enumerate(ordered[1:12], 1):
        before, after = ordered[:place], ordered[place + 1 :]
        glued = bool(after) and words.end[token] == words.start[after[0]]
        closed = words.text[token] == ")" and words.text[before[0]].isupper()
        if (
            words.text[token] not in DASHES | ({":", ")"} if closed else {":"})
            or not after
            or (glued and words.text[token] not in {"--", "—"})
        ):
            continue
        names = [t for t in before if not is_mark(words.text[t])]
        shouted = words.text[before[0]].isupper() and len(words.text[before[0]]) > 2
        place_name = words.string(before[0], before[-1] + 1).split(",")[0].split("(")[0].strip()
        spaced = words.text[token] == ":" or words.end[before[-1]] < words.start[token]
        settled = spaced and (sentence.parties.country_of(place_name) or words.entity[before[0]] in {"GPE", "FAC"})
        plain = all(words.text[t][0].isupper() or words.text[t][0].isdigit() or words.tag[t] == "CC" for t in names)
        if plain and (shouted or settled) and (words.text[after[0]][0].isupper() or not words.text[after[0]].isalpha()):
            yield frozenset(before), frozenset({token})
        return


def _opening_conjunction(sentence: Sentence, kept: Kept) -> Iterator[Phrase]:
    """Find "However,", "But" and "Meanwhile," at the start, which lead from the sentence before."""
    words = sentence.words
    ordered = sorted(kept)
    first, second = ordered[0], ordered[1] if len(ordered) > 1 else ordered[0]
    if words.quoted[first]:
        return
    if words.lower[first] in SAYING.connectives | SUMMARY.linking and words.text[second] == ",":
        yield frozenset({first}), frozenset({second})
    elif words.lower[first] in SAYING.connectives and words.tag[first] == "CC":
        subject = words.pos[second] in {"DET", "PROPN", "PRON", "NOUN", "NUM", "ADJ"}
        if subject:
            yield frozenset({first}), frozenset()


def _brackets(sentence: Sentence, kept: Kept) -> Iterator[Phrase]:
    """Find "(…)"."""
    words = sentence.words
    opened: int | None = None
    for token in sorted(kept):
        if words.text[token] in {"(", "["} and not words.quoted[token]:
            opened = token
        elif words.text[token] in {")", "]"} and opened is not None:
            inside = frozenset(t for t in kept if opened <= t <= token)
            if not words.quoted[token]:
                yield inside, frozenset()
            opened = None


def _parenthesis(sentence: Sentence, kept: Kept) -> Iterator[Phrase]:
    """Find what stands in brackets, but for an acronym that the article goes on to use."""
    words = sentence.words
    for inside, marks in _brackets(sentence, kept):
        own = [t for t in inside if not is_mark(words.text[t])]
        short = len(own) == 1 and words.text[own[0]].isupper()
        if not short or words.text.count(words.text[own[0]]) < 2:
            yield inside, marks


# -- phrases that marks set off ------------------------------------------------------------------------------------


def _set_off(words: Words, kept: Kept, phrase: Kept) -> Phrase | None:
    """Give a phrase that stands between commas or dashes, or after one at the end, with those that go with it."""
    inner = sorted(phrase)
    while inner and is_mark(words.text[inner[0]]) and words.text[inner[0]] not in ENDS:
        inner = inner[1:]
    while inner and words.text[inner[-1]] in {",", ";", *DASHES, *STOPS}:
        inner = inner[:-1]
    if not inner or [t for t in sorted(kept) if inner[0] <= t <= inner[-1]] != inner:
        return None
    before = max((t for t in kept if t < inner[0]), default=None)
    after = min((t for t in kept if t > inner[-1]), default=None)
    if before is None or words.text[before] not in {",", *DASHES}:
        return None
    if after is None or words.text[after] in STOPS | {";"}:
        return frozenset(inner), frozenset({before})
    goes_on = min((t for t in kept if t > after), default=after)
    ends = words.text[after] == words.text[before] and _goes_on(words, kept, inner[0], goes_on)
    return (frozenset(inner), frozenset({before, after})) if ends else None


def _goes_on(words: Words, kept: Kept, first: int, word: int) -> bool:
    """Say whether a clause goes on behind a comma, with its verb: else what stands there may belong to the phrase."""
    verb = main_verb(words, kept)
    if verb is None or words.pos[word] not in {"VERB", "AUX", "ADV", "ADP"}:
        return False
    if any(words.tag[t] in FINITE and words.text[t - 1] == "," for t in kept if t > word):
        return False
    if first > verb:
        return words.dep[word] == "prep" and words.head[word] == verb and words.tag[first] == "DT"
    return word == verb or word in words.children[verb]


def _tail(words: Words, kept: Kept, start: int) -> Phrase | None:
    """Give all from `start`, which stands behind a comma or dash, to the end, where the main verb stands before."""
    verb = main_verb(words, kept)
    before = max((t for t in kept if t < start), default=None)
    if verb is None or verb > start or before is None or words.text[before] not in {",", *DASHES}:
        return None
    tail = frozenset(t for t in kept if t >= start and t not in _end(words, kept))
    goes_on = any(words.text[t - 1] == "," and words.tag[t] in FINITE for t in tail if t - 1 in tail)
    return None if goes_on else (tail, frozenset({before}))


def _end(words: Words, kept: Kept) -> Kept:
    """Give the marks that end a sentence."""
    ordered = sorted(kept)
    while ordered and words.text[ordered[-1]] in STOPS:
        ordered.pop()
    return kept - frozenset(ordered)


def _dashes(sentence: Sentence, kept: Kept) -> Iterator[Phrase]:
    """Find what stands between two dashes with spaces around them, or after one at the end."""
    words = sentence.words
    ordered = sorted(kept)
    spaced = [
        t
        for b, t, a in zip(ordered, ordered[1:], ordered[2:], strict=False)
        if words.text[t] in DASHES
        and not words.quoted[t]
        and (words.text[t] == "—" or (words.end[b] < words.start[t] and words.end[t] < words.start[a]))
    ]
    if len(spaced) == 2:
        yield frozenset(t for t in kept if spaced[0] < t < spaced[1]), frozenset(spaced)
    elif len(spaced) == 1:
        last = next((t for t in reversed(ordered) if words.text[t] in STOPS), ordered[-1] + 1)
        yield frozenset(t for t in kept if spaced[0] < t < last), frozenset(spaced)


def _relative(sentence: Sentence, kept: Kept) -> Iterator[Phrase]:
    """Find ", who ...", ", which ...", ", in which ..." up to the comma or stop that ends it."""
    words = sentence.words
    for token in sorted(kept):
        if words.lower[token] not in SUMMARY.relative:
            continue
        clause = next((t for t in governors(words, token) if words.dep[t] == "relcl"), None)
        if clause is None:
            continue
        led = token - 1 in kept and words.pos[token - 1] == "ADP"
        first = token - 1 if led else token
        found = _set_off(words, kept, below(words, clause) & kept)
        if found is None or min(found[0]) != first:
            found = _tail(words, kept, first)
        if found is not None:
            yield found


def _participle(sentence: Sentence, kept: Kept) -> Iterator[Phrase]:
    """Find ", calling for calm", ", led by Oslo", ", including two children"."""
    words = sentence.words
    for token in sorted(kept):
        form = words.tag[token] in {"VBG", "VBN"} and words.dep[token] in {"advcl", "acl", "prep"}
        if not form or words.lower[token] in SUMMARY.sourcing:
            continue
        led = token - 1 in kept and words.pos[token - 1] == "ADV"
        first = token - 1 if led else token
        found = _set_off(words, kept, below(words, token) & kept)
        if found is None or min(found[0]) != first:
            found = _tail(words, kept, first)
        if found is not None:
            yield found


def _apposition(sentence: Sentence, kept: Kept) -> Iterator[Phrase]:
    """Find what a name is called between commas: "Kim Lee, a lawyer,", "Kim Lee, 43,"."""
    words = sentence.words
    for token in sorted(kept):
        if words.dep[token] not in {"appos", "nummod", "amod"} or words.pos[words.head[token]] != "PROPN":
            continue
        found = _set_off(words, kept, below(words, token) & kept)
        if found is None or len(found[0]) > _LONGEST_APPOSITION:
            continue
        first = min(found[0])
        after = min((t for t in kept if t > max(found[0] | found[1])), default=None)
        tells = words.text[first][:1].islower() or words.text[first].isdigit() or words.tag[first] == "DT"
        office = words.text[first] in sentence.parties.offices
        listed = after is not None and words.lower[after] in SUMMARY.joining
        listed |= any(words.lower[t] in SUMMARY.joining and words.text[t - 1] == "," for t in found[0])
        if (tells or office) and not listed and words.head[token] < first:
            yield found


def _adverbial(sentence: Sentence, kept: Kept) -> Iterator[Phrase]:
    """Find a clause or phrase of time, reason or company behind the verb: "after three months", ", as prices rise"."""
    words = sentence.words
    verb = _telling_verb(words, kept)
    for token in sorted(kept):
        word = words.lower[token]
        if verb is None or token < verb or word not in SUMMARY.dispensable | SUMMARY.besides:
            continue
        top = token if words.dep[token] == "prep" else words.head[token]
        phrase = below(words, top) & kept
        if not phrase or min(phrase) != token:
            if found := _tail(words, kept, token):
                yield found
        elif found := _set_off(words, kept, phrase) or _tail(words, kept, token):
            yield found
        elif _of_main_clause(words, top, verb) and _closes(words, kept, phrase) and _opens_one(words, top, token):
            yield phrase - _end(words, kept), frozenset()


def _telling_verb(words: Words, kept: Kept) -> int | None:
    """Give the main verb, or that of what it reports where this comes first: "left" of "Oslo left, Rome said"."""
    verb = main_verb(words, kept)
    if verb is None:
        return None
    return next((c for c in dependents(words, verb, "ccomp") if c in kept and c < verb), verb)


def _of_main_clause(words: Words, top: int, verb: int) -> bool:
    """Say whether a phrase hangs on the main verb or on what that leads to: "urged them to meet *after* it"."""
    held = words.head[top]
    while held != verb and words.dep[held] in {"xcomp", "ccomp"}:
        held = words.head[held]
    return held == verb and words.dep[top] in {"prep", "advcl", "npadvmod", "advmod"}


def _phrase_after_comma(sentence: Sentence, kept: Kept) -> Iterator[Phrase]:
    """Find ", in front of ambassadors" from the last comma to the end."""
    words = sentence.words
    commas = [t for t in sorted(kept) if words.text[t] == "," and not words.quoted[t]]
    start = min((t for t in kept if commas and t > commas[-1]), default=None)
    if start is None or words.dep[start] != "prep" or words.lower[start] not in SUMMARY.adding:
        return
    if found := _tail(words, kept, start):
        yield found


def _purpose(sentence: Sentence, kept: Kept) -> Iterator[Phrase]:
    """Find what something is done for, behind an object: "to revive it"; not what one is urged to."""
    words = sentence.words
    verb = main_verb(words, kept)
    if verb is None or words.lemma[verb] in SUMMARY.steering:
        return
    for token in dependents(words, verb, "advcl"):
        phrase = below(words, token) & kept
        first = min(phrase, default=token)
        done = (
            words.lower[first] == "to" and words.tag[token] == "VB" and words.lower[token] not in sentence.parties.nouns
        )
        full = any(words.dep[c] in {"dobj", "nsubjpass"} and c < first for c in words.children[verb])
        aimed = any(
            verb < c < first and words.lower[c] in SUMMARY.aiming for c in dependents(words, verb, "prep", "dative")
        )
        if not done or not full or aimed:
            continue
        if found := _tail(words, kept, first):
            yield found
        elif _closes(words, kept, phrase):
            yield phrase - _end(words, kept), frozenset()


def _according(sentence: Sentence, kept: Kept) -> Iterator[Phrase]:
    """Find ", according to police" at the end, where the source only vouches for what is told."""
    words = sentence.words
    for token in sorted(kept):
        if words.lower[token] in SUMMARY.sourcing and (found := _tail(words, kept, token)):
            nouns = [t for t in sorted(found[0]) if words.dep[t] == "pobj"]
            if nouns and (_vouches(sentence, nouns[0]) or _is_document(sentence, nouns[0])):
                yield found


def _is_document(sentence: Sentence, noun: int) -> bool:
    words = sentence.words
    return words.pos[noun] == "NOUN" and words.lemma[noun] not in sentence.parties.nouns


def _vouches(sentence: Sentence, noun: int) -> bool:
    """Say whether a source vouches for what is told and takes no side in it: an outlet, the police, data."""
    words = sentence.words
    first = words.edges(noun)[0]
    name = words.string(first, noun + 1).removeprefix("the ").removeprefix("The ")
    return words.lemma[noun].lower() in SUMMARY.vouching or any(
        map(sentence.parties.is_outlet, (name, words.text[noun]))
    )


def _opens_one(words: Words, token: int, first: int) -> bool:
    """Say whether a clause has a subject of its own behind "as" and the like, or the word leads a noun."""
    if words.lower[first] not in SUMMARY.dispensable:
        return False
    if words.pos[token] not in VERBS:
        return words.lower[first] not in SUMMARY.clausal
    return any(words.dep[c] in SUBJECTS for c in words.children[token]) or words.tag[token] == "VBG"


def _closes(words: Words, kept: Kept, phrase: Kept) -> bool:
    """Say whether a phrase is in one piece and reaches to the end of the sentence or to a comma."""
    own = [t for t in sorted(phrase) if words.text[t] not in STOPS | {","}]
    if not own or [t for t in sorted(kept) if own[0] <= t <= own[-1] and words.text[t] not in STOPS | {","}] != own:
        return False
    after = min((t for t in kept if t > own[-1]), default=None)
    return after is None or words.text[after] in STOPS | {",", ";"}


def _front(sentence: Sentence, kept: Kept) -> Iterator[Phrase]:
    """Find an adverbial before the subject with its comma: "In separate calls on Friday,"."""
    words = sentence.words
    verb = main_verb(words, kept)
    if verb is None:
        return
    subjects = [c for c in dependents(words, verb, *SUBJECTS, "expl") if c in kept and c < verb]
    if not subjects:
        return
    start = min(below(words, subjects[0]) & kept)
    front = frozenset(t for t in kept if t < start)
    if not front or words.text[max(front)] != ",":
        return
    first = next((t for t in sorted(front) if not is_mark(words.text[t])), None)
    led = first is not None and (words.lower[first] in SUMMARY.fronted or words.tag[first] in {"VBG", "VBN"})
    led = led and first is not None and words.lower[first] not in SUMMARY.sourcing
    said = any(words.dep[t] in {"ccomp", "csubj", "parataxis"} for t in front if words.head[t] not in front)
    told = any(c > verb and c in kept for c in dependents(words, verb, "ccomp", "dobj", "xcomp"))
    said |= words.lemma[verb] in SAYING.quoting and not told
    if led and not said and not _is_dated(words, front & sentence.times):
        yield front - {max(front)}, frozenset({max(front)})


def _time(sentence: Sentence, kept: Kept) -> Iterator[Phrase]:
    """Find when something was, of what is past: "on Friday", "last week"; what lies ahead keeps its date."""
    words = sentence.words
    verb = main_verb(words, kept)
    if verb is None or not is_past(words, verb):
        return
    for token in sorted(kept):
        leads = words.dep[token] == "prep" and words.lower[token] in SUMMARY.when
        if not leads and (token not in sentence.times or words.dep[token] not in {"npadvmod", "advmod"}):
            continue
        phrase = below(words, token) & kept
        if not phrase & sentence.times or not _is_near(words, phrase) or words.head[token] not in kept:
            continue
        held = words.head[token]
        if words.pos[held] in VERBS and is_past(words, held) and _of_main_clause(words, token, verb):
            beside = {min(phrase) - 1, max(phrase) + 1, max(phrase) + 2} & kept - phrase
            if not beside & sentence.times:
                yield _set_off(words, kept, phrase) or (phrase, frozenset())


def _is_near(words: Words, phrase: Kept) -> bool:
    """Say whether a phrase has only words of a time that is near: "early on Monday", not "in May 2019"."""
    return all(words.lower[t] in SUMMARY.near for t in phrase if not is_mark(words.text[t]))


def _is_dated(words: Words, times: Kept) -> bool:
    """Say whether words of a time name a month, a year or a day of one: without these a sentence is of today."""
    far = (t for t in times if words.lower[t] not in SUMMARY.near)
    return any(words.pos[t] == "PROPN" or words.text[t][-1].isdigit() for t in far)


def _second_clause(sentence: Sentence, kept: Kept) -> Iterator[Phrase]:
    """Find what ", and" or ";" joins to the main clause; what "but" joins is part of what is said."""
    words = sentence.words
    verb = main_verb(words, kept)
    if verb is None:
        return
    for token in dependents(words, verb, "conj"):
        phrase = below(words, token) & kept
        if token not in kept or words.pos[token] not in VERBS:
            continue
        own = any(words.dep[c] in SUBJECTS for c in words.children[token])
        first = min(phrase)
        joint = [t for t in sorted(kept) if verb < t < first][-2:]
        marks = frozenset(t for t in joint if words.dep[t] == "cc" or words.text[t] in {",", ";"})
        conjunction = any(words.lower[t] == "and" for t in marks)
        if any(words.dep[t] == "cc" for t in marks) and not conjunction:
            continue
        set_off = any(words.text[t] in {",", ";"} for t in marks)
        alike = words.tag[token] == words.tag[verb] and words.tag[verb] in {"VBD", "VBZ", "VBP"}
        if first - 1 in kept and first - 1 in marks and _closes(words, kept, phrase):
            whole = frozenset(t for t in phrase if words.text[t] not in STOPS)
            if (own and set_off) or (not own and alike and conjunction):
                yield whole, marks


def _reporting(sentence: Sentence, kept: Kept) -> Iterator[Phrase]:
    """Find ", Reuters reports citing a statement" and ", police said" at the end, where the source only vouches."""
    words = sentence.words
    for verb in tops(words, kept):
        subject = next((c for c in dependents(words, verb, "nsubj") if c in kept), None)
        content = next((c for c in dependents(words, verb, "ccomp") if c in kept and c < verb), None)
        if subject is None or content is None or not _vouches(sentence, subject):
            continue
        inside = below(words, content) & kept
        phrase = kept - inside - _end(words, kept)
        comma = frozenset(t for t in phrase if t == min(phrase) and words.text[t] == ",")
        hedged = any(is_hedge(words, t) for t in phrase)
        if comma and min(phrase) > max(inside) and main_verb(words, inside) is not None and not hedged:
            yield phrase - comma, comma


DATELINE = Rule("dateline", _dateline, whole=False)
CONJUNCTION = Rule("opening conjunction", _opening_conjunction, whole=False)
PARENTHESIS = Rule("parenthesis", _parenthesis)
ACRONYM = Rule("acronym in brackets", _brackets)
BETWEEN_DASHES = Rule("between dashes", _dashes)
REPORTING = Rule("closing reporting clause", _reporting, whole=False)
ACCORDING = Rule("according to a witness", _according)
AFTER_COMMA = Rule("phrase after a comma", _phrase_after_comma)
PURPOSE = Rule("purpose at the end", _purpose)
RELATIVE = Rule("relative clause after a comma", _relative)
PARTICIPLE = Rule("participle after a comma", _participle)
APPOSITION = Rule("apposition", _apposition)
ADVERBIAL = Rule("adverbial at the end", _adverbial)
FRONT = Rule("adverbial at the start", _front)
TIME = Rule("time of what is past", _time)
SECOND_CLAUSE = Rule("coordinated clause", _second_clause)

ALWAYS = (DATELINE, CONJUNCTION, PARENTHESIS)
"""What a sentence of the summary never has."""
SHORTER = (
    ACCORDING,
    BETWEEN_DASHES,
    RELATIVE,
    PARTICIPLE,
    REPORTING,
    ADVERBIAL,
    TIME,
    FRONT,
    APPOSITION,
    SECOND_CLAUSE,
    AFTER_COMMA,
    PURPOSE,
)
"""What goes while there is no room for it, in this order."""
