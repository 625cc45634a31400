"""Cities that stand for a government: "Moscow warned" is Russia, "a fire in Moscow" is the city."""

from __future__ import annotations

from generator.extraction.words import Words
from generator.lexicon.parties import Parties

#: What only somebody with a will does, or has done to them.
_ACTS = frozenset(
    "accuse agree aim announce argue ask assert back blame block call claim condemn confirm consider counter "
    "criticise criticize decide declare defend demand deny deploy dismiss dispute expel express fear hope impose "
    "insist intend invite join launch negotiate offer oppose order plan pledge press propose protest react recall "
    "reject reiterate respond retaliate say seek send sign stress suggest support suspect suspend threaten try "
    "urge view vow want warn welcome wish withdraw believe expect approve refuse sanction impose lift end break".split()
)
_STATES = frozenset(
    {
        "wary",
        "concerned",
        "ready",
        "willing",
        "keen",
        "angry",
        "eager",
        "committed",
        "determined",
        "reluctant",
        "open",
        "worried",
        "prepared",
        "furious",
        "unwilling",
        "opposed",
        "hopeful",
    }
)
_OWNED = frozenset(
    "ambition ambitions aim policy stance position willingness decision demand response role interest interests "
    "ally allies support opposition government relationship relations ties concern concerns threat claim claims "
    "intention intentions plan plans programme program refusal offer proposal sanctions diplomats envoy troops "
    "actions strategy influence nuclear military invasion".split()
)
_TOGETHER = frozenset({"between", "with", "against", "toward", "towards", "both"})
_LOCATING = frozenset(
    {"in", "at", "near", "from", "outside", "around", "across", "inside", "through", "into", "to", "of", "on"}
)
_RELATIONS = frozenset(
    {
        "tie",
        "talk",
        "relation",
        "gap",
        "tension",
        "contact",
        "deal",
        "agreement",
        "war",
        "dialogue",
        "negotiation",
        "alliance",
        "trade",
        "rift",
        "conflict",
        "sanction",
        "pressure",
        "relationship",
        "dispute",
        "cooperation",
        "pact",
        "treaty",
        "rivalry",
    }
)


def state_of(name: str, parties: Parties) -> str | None:
    """Give the code of the state that a seat of government may stand for."""
    return None if name in parties.countries else parties.seats.get(name)


def acts(words: Words, head: int) -> bool:
    """Say whether the sentence makes the city named at token `head` act, will something, or be dealt with."""
    return any(rule(words, head) for rule in RULES)


def _governor(words: Words, head: int) -> tuple[str, int]:
    """Give the role and the governor, looking through coordination ("Washington and Tehran")."""
    while words.dep[head] == "conj" and words.head[head] != head:
        head = words.head[head]
    return words.dep[head], words.head[head]


def does(words: Words, head: int) -> bool:
    """Match "Moscow warned"; also in the passive, "was warned by Moscow"."""
    dep, verb = _governor(words, head)
    if dep in {"nsubj", "nsubjpass"} and (dep == "nsubj" or words.lower[verb] in _STATES):
        if words.lemma[verb] in _ACTS:
            return True
        if words.lemma[verb] == "be" or words.lower[verb] in _STATES:
            return words.lower[verb] in _STATES or any(words.lower[c] in _STATES for c in words.children[verb])
        return any(words.dep[c] == "dobj" for c in words.children[verb]) and words.lemma[verb] not in {
            "have",
            "host",
            "see",
        }
    return dep == "pobj" and words.dep[verb] == "agent"


def is_asked(words: Words, head: int) -> bool:
    """Match "urged Washington to"."""
    dep, verb = _governor(words, head)
    return dep in {"dobj", "dative", "nsubjpass"} and words.lemma[verb] in _ACTS - {"leave", "end", "break"}


def owns(words: Words, head: int) -> bool:
    """Match "Tehran's nuclear ambitions"."""
    return words.dep[head] == "poss" and words.lower[words.head[head]] in _OWNED


def deals(words: Words, head: int) -> bool:
    """Match "ties between Washington and Tehran", "close contact with Tehran"."""
    dep, preposition = _governor(words, head)
    if dep != "pobj" or words.lower[preposition] not in _TOGETHER:
        return False
    return words.lemma[words.head[preposition]].lower() in _RELATIONS


RULES = (does, is_asked, owns, deals)
