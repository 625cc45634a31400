"""What the words beside a name tell of its kind: a noun that says what it is, a preposition, a verb, an article.

"The airline Skelva", "Skelva, the airline", "in Skelva", "Skelva have lost": each tells what no list of names could,
whatever the name. A rule that holds for one mention is one voice; `kinds.py` weighs them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from generator.extraction import syntax
from generator.extraction.actors.names import Span
from generator.extraction.words import Words
from generator.lexicon.lists import NAMES
from generator.lexicon.parties import NounClass, Parties

Told = Literal["person", "organization", "place", "thing"]
_OF_NOUNS: dict[NounClass, Told] = {"person": "person", "group": "organization", "place": "place"}
_ARTICLES: dict[str, Told] = {"the": "organization", "a": "thing", "an": "thing"}
_IN_PHRASE = frozenset({"compound", "nmod", "amod", "appos"})


def told(words: Words, parties: Parties, span: Span) -> Told | None:
    """Give what the words around one mention say that it is, by the first rule that holds; None where none does."""
    return next((found for rule in RULES if (found := rule(words, parties, span)) is not None), None)


def described(words: Words, parties: Parties, span: Span) -> Told | None:
    """Match a noun beside the name that says what it is: "the airline Skelva", "Skelva, the airline"."""
    head = words.top(span.first, span.last)
    before = span.first - 1
    if before >= 0 and words.text[before] in parties.offices and words.dep[before] in _IN_PHRASE:
        return "person"
    if before >= 0 and words.line[before] == words.line[span.first] and not _ends_phrase(words, before, head):
        kind = _kind(words, parties, before)
        if kind is not None:
            return kind
    for noun in syntax.dependents(words, head, "appos"):
        if noun >= span.last and words.pos[noun] == "NOUN" and words.tag[noun] == "NN":
            return _kind(words, parties, noun)
    return None


def _ends_phrase(words: Words, noun: int, head: int) -> bool:
    """Say whether the noun before a name is of another phrase: "in the village Vail said", "the villages Vail"."""
    other = words.dep[noun] in {"pobj", "dobj"} and words.dep[head] in syntax.SUBJECTS
    single = words.pos[noun] in syntax.NOUNS and words.tag[noun] not in syntax.PLURALS
    return other or not single or words.lower[noun] != words.text[noun]


def _kind(words: Words, parties: Parties, noun: int) -> Told | None:
    lemma = words.lemma[noun].lower()
    if lemma in NAMES.seated:
        return None
    if lemma in NAMES.things:
        return "thing"
    known = parties.nouns.get(lemma)
    return _OF_NOUNS[known] if known else None


def numbered(words: Words, _parties: Parties, span: Span) -> Told | None:
    """Match one name that takes a plural verb, as a team or a company may: "Skelva have lost"."""
    head = words.top(span.first, span.last)
    verb = words.head[head]
    if span.first and words.pos[span.first - 1] in syntax.ADPOSITIONS:
        return None  # "the works built by Vail are", whatever the parse says
    if words.dep[head] not in syntax.SUBJECTS or syntax.dependent(words, head, "conj", "cc", "appos") is not None:
        return None
    own = [verb, *syntax.dependents(words, verb, "aux", "auxpass")]
    return "organization" if any(words.lower[v] in NAMES.plural_verbs for v in own) else None


def referred_to(words: Words, _parties: Parties, span: Span) -> Told | None:
    """Match "Skelva, who ...", and "it" after the name in its own clause: "Skelva closed its mills", "said it would".

    Whom the article names more fully is not asked after: "Vail said it would pass" may be of a bill.
    """
    head = words.top(span.first, span.last)
    for clause in syntax.dependents(words, head, "relcl"):
        if words.lower[words.edges(clause)[0]] == "who":
            return "person"
    if words.dep[head] != "nsubj":
        return None
    verb = words.head[head]
    for thing in syntax.dependents(words, verb, "dobj"):
        low, high = words.edges(thing)
        if low > head and "its" in words.lower[low:high]:
            return "organization"
    content = syntax.dependent(words, verb, "ccomp")
    if content is None or content < head or words.lemma[content] in NAMES.happening:
        return None
    itself = syntax.subject(words, content)
    return "organization" if itself is not None and words.lower[itself] == "it" and not words.quoted[itself] else None


def located(words: Words, parties: Parties, span: Span) -> Told | None:
    """Match "in Skelva" and "near Skelva", not "in Skelva's words", "believes in Skelva" or "a stake in Skelva"."""
    if span.last + 1 < len(words) and words.text[span.last] in {"-", "–"} and words.lower[span.last + 1] == "based":
        return "place"
    head = words.top(span.first, span.last)
    place = words.head[head]
    known = parties.country_of(words.string(span.first, span.last)) is not None
    before = span.first - 1 - (known and words.lower[span.first - 1] == "the")  # "in the West Bank"
    if words.dep[head] != "pobj" or place != before:
        return None
    left = words.lemma[words.head[place]].lower()
    if left in NAMES.reaching.get(words.lower[place], ()):
        return "place"
    if words.lower[place] == "from" and parties.nouns.get(left) == "person":
        return "place"
    if words.lower[place] not in NAMES.of_locations:
        return None
    return None if words.lemma[words.head[place]].lower() in NAMES.trusting else "place"


def led(words: Words, parties: Parties, span: Span) -> Told | None:
    """Match what has a head that is named behind it: "Skelva chairman Nora Vail", "Skelva Governor Nora Vail"."""
    office, named = span.last, span.last + 1
    if named >= len(words) or words.line[span.first] != words.line[named] or not words.text[named][:1].isupper():
        return None
    if words.lower[office] in NAMES.heads_of_places:
        return "place"
    if words.lower[office] not in NAMES.heads_of_bodies:
        return None
    return "organization" if parties.country_of(words.string(span.first, span.last)) is None else "place"


def articled(words: Words, _parties: Parties, span: Span) -> Told | None:
    """Match "the Skelvas" and "a Skelva", said of a group, a ship, a painting; "the Vail plan" is one of Vail's."""
    head = words.top(span.first, span.last)
    before = span.first - 1
    if before < 0 or words.dep[before] != "det" or words.head[before] != head or words.dep[head] in _IN_PHRASE:
        return None
    inside = before > 0 and words.sentence[before - 1] == words.sentence[before]
    own = words.text[before] == "The" and inside  # "spoke to The Skelva"
    return None if own else _ARTICLES.get(words.lower[before])


def shortens_common_words(words: Words, parties: Parties, span: Span) -> bool:
    """Say whether a name is letters in brackets for words that name no party: "liquid natural gas (LNG)".

    Such are an office ("the Town Clerk (TC)"), things, and several bodies ("village health centres (VHCs)").
    """
    letters = words.text[span.first].rstrip("s")
    bracket = span.first - 1
    if span.last - span.first > 1 or not letters.isupper() or bracket < 1 or words.text[bracket] != "(":
        return False
    first, last = bracket - len(letters), bracket
    while first >= 0 and sum(word not in NAMES.small for word in words.lower[first:last]) < len(letters):
        first -= 1
    full = [word for word in words.text[max(first, 0) : last] if word.lower() not in NAMES.small]
    if first < 0 or "".join(word[0] for word in full).upper() != letters or words.line[first] != words.line[bracket]:
        return False
    noun = last - 1
    kind = parties.nouns.get(words.lemma[noun].lower())
    if kind == "person" or words.text[noun] in parties.offices or words.lower[noun] in NAMES.offices:
        return True
    common = all(word.islower() for word in words.text[first + 1 : last]) and words.pos[noun] in syntax.NOUNS
    return common and (kind is None or words.tag[noun] in syntax.PLURALS)


def is_a_ministers(words: Words, parties: Parties, span: Span) -> bool:
    """Say whether a name is the field that a minister has: "the Minister for Roads and Bridges", not of a ministry."""
    before = span.first - 1
    if before < 1 or words.lower[before] not in NAMES.of_roles or words.text[before - 1] not in NAMES.ministers:
        return False
    name = words.text[span.first : span.last]
    return parties.organization_last.isdisjoint(name) and parties.country_of(" ".join(name)) is None


Rule = Callable[[Words, Parties, Span], Told | None]
RULES: tuple[Rule, ...] = (described, referred_to, numbered, located, led, articled)
