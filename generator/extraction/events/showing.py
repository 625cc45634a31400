"""Whether an event's title tells a reader of something to wait for; what does not is listed, but not shown."""

from __future__ import annotations

from collections.abc import Sequence

from generator.extraction.events.clauses import names_a_happening
from generator.extraction.events.prospect import Prospect
from generator.extraction.events.titles import Title
from generator.extraction.records import TimeExpression, overlap
from generator.extraction.syntax import NOUNS, VERBS, auxiliaries, below, dependent, is_passive
from generator.extraction.words import Words
from generator.lexicon.agenda import Agenda
from generator.lexicon.lists import EVENTS


def tells(words: Words, prospect: Prospect, title: Title, times: Sequence[TimeExpression], agenda: Agenda) -> bool:
    """Say whether a title is whole, tells no other date than the event's own, and is no forecast of a quantity."""
    return (
        (title.whole or prospect.change is not None or prospect.moved_from is not None)
        and not _tells_another_date(words, prospect, title, times)
        and not is_a_state(words, prospect, agenda)
        and not is_forecast(words, prospect.head, title.tokens, agenda)
        and not _is_foretold(words, prospect)
    )


def _tells_another_date(words: Words, prospect: Prospect, title: Title, times: Sequence[TimeExpression]) -> bool:
    """Say whether a day or month stands in a title; a year may be part of a name: "the 2022 Asian Games"."""
    own = prospect.time
    return any(
        one.type in {"DATE", "TIME"}
        and one.value is not None
        and one.value[:4].isdigit()
        and len(one.value) > len("2022")
        and (own is None or not overlap((one.start, one.end), (own.start, own.end)))
        and any(overlap(words.span(token, token + 1), (one.start, one.end)) for token in title.tokens)
        for one in times
    )


def is_a_state(words: Words, prospect: Prospect, agenda: Agenda) -> bool:
    """Say whether a title tells how something is on a day ("be profitable", "remain"), or what was done before it."""
    head, lemma = prospect.head, words.lemma[prospect.head]
    above = words.head[head]
    if words.pos[head] in VERBS and words.tag[head] == "VBN" and words.dep[head] == "acl":  # "shares tendered by May"
        return not auxiliaries(words, head) and lemma not in agenda.schedules
    if words.pos[head] in VERBS and words.dep[head] != "acomp":
        return lemma in EVENTS.lasting
    if words.dep[head] not in {"acomp", "attr"} or words.lemma[above] != "be":
        return False
    known = words.lower[head] in agenda.due | EVENTS.becoming
    return not known and not (words.pos[head] in NOUNS and names_a_happening(words, head, agenda))


def _is_foretold(words: Words, prospect: Prospect) -> bool:
    """Say whether somebody has calculated that it comes: "the heat is forecast to last", "is projected to lose"."""
    above = words.head[prospect.clause]
    return (
        words.dep[prospect.clause] == "xcomp" and words.lemma[above] in EVENTS.foretelling and is_passive(words, above)
    )


def is_forecast(words: Words, head: int, tokens: Sequence[int], agenda: Agenda) -> bool:
    """Say whether a number is foretold or aimed at: "arrivals to reach 3 million", "to fall 5 per cent"."""
    if words.pos[head] not in VERBS:
        return False
    if any(words.lower[token] in agenda.shares for token in (*tokens, *below(words, head))):
        return True
    thing = dependent(words, head, "dobj")
    if thing is not None and words.tag[thing] == "CD":  # "bring a further 250": of what, is not told
        return True
    if words.lemma[head] in EVENTS.moving_by_itself and thing is None and not is_passive(words, head):
        return True  # "prices to fall"
    return words.lemma[head] in agenda.amounting and any(words.tag[token] == "CD" for token in tokens if token > head)
