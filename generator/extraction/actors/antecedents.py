"""What speaks for and against a candidate antecedent: named features of syntax, distance, agreement and prominence.

The rankers of `coreference` weigh them (`training/actors.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from generator.briefing import Kind
from generator.extraction.actors.mentions import GROUP_OF
from generator.extraction.records import Mention
from generator.extraction.words import Words
from generator.lexicon.lists import SAYING
from generator.lexicon.parties import Gender, Parties


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entity is mentioned: its head token and `[first, last)` tokens."""

    head: int
    first: int
    last: int
    kind: Literal["name", "nominal", "pronoun"]


@dataclass(slots=True, eq=False)
class Entity:
    """Something spoken of, while the article is read; two that look alike are two."""

    kind: Kind | Literal["thing"]
    number: int
    named: bool = False
    gender: Gender | None = None
    plural: bool = False
    nouns: set[str] = field(default_factory=set)
    names: tuple[Place, ...] = ()
    """Everywhere that it is named, also where the reading has not come yet."""
    places: list[Place] = field(default_factory=list)
    """Where it is mentioned, as far as the reading has come."""
    mentions: list[int] = field(default_factory=list)
    guessed: set[int] = field(default_factory=set)
    """Those mentions that are taken to mean it because nothing else is left."""
    joined: dict[int, str] = field(default_factory=dict)
    """How each mention that is no name came to mean it, for people."""

    def last_before(self, token: int) -> Place | None:
        """Give the latest mention that begins before `token`."""
        for place in reversed(self.places):
            if place.first < token:
                return place
        return None

    def named_after(self, token: int, end: int) -> Place | None:
        """Give the next name that begins after `token` and before `end`."""
        return next((place for place in self.names if token < place.first < end), None)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that a mention may mean."""

    entity: Entity
    last: Place
    """Its latest mention before; where there is none, the name ahead."""
    ahead: Place | None
    """Its next name in the same sentence."""
    rank: int
    """How many candidates are mentioned nearer."""
    rivals: int
    """How many of those are of its own kind."""


def role(words: Words, token: int) -> str:
    """Give the grammatical role of a mention's head, coarsely."""
    dep = words.dep[token]
    if dep == "conj":
        dep = words.dep[words.head[token]]
    if dep in {"nsubj", "nsubjpass", "csubj"}:
        return "subject"
    if dep in {"dobj", "dative", "attr", "oprd"}:
        return "object"
    if dep == "poss":
        return "owner"
    if dep == "pobj":
        return "oblique"
    if dep in {"compound", "nmod", "amod"}:
        return "modifier"
    return "other"


def of_nominal(words: Words, mention: Mention, place: Place, candidate: Candidate, parties: Parties) -> list[str]:
    """Describe the choice of a candidate for a nominal."""
    entity, last = candidate.entity, candidate.last
    noun = words.lemma[place.head].lower()
    kind = mention.entity
    found = [
        f"kind={kind}:{entity.kind}",
        f"kind={kind}&named={entity.named}",
        f"noun={noun in entity.nouns}&{entity.named}",
        f"times={min(len(entity.places), 5)}",
        f"bare={place.last - place.first == 2}&noun={noun in entity.nouns}",
    ]
    distance = words.sentence[place.head] - words.sentence[last.head]
    found.append(f"distance={min(distance, 6)}")
    found.append(f"{kind}&distance={min(distance, 3)}&named={entity.named}")
    found.append(f"last={last.kind}&{role(words, last.head)}")
    if last.last > place.first or (place.first <= last.head < place.last):
        found.append("inside")
    if words.head[last.head] == words.head[place.head]:
        found.append("same_governor")
    gender = parties.noun_gender.get(noun)
    if gender and entity.gender:
        found.append(f"gender={gender == entity.gender}")
    if entity.plural:
        found.append("plural")
    found.append(f"rivals={min(candidate.rivals, 3)}&{kind}")
    return found


def of_new(words: Words, mention: Mention, place: Place) -> list[str]:
    """Describe the choice of a new entity for a nominal."""
    noun = words.lemma[place.head].lower()
    size = place.last - place.first
    post = place.last > place.head + 1
    return [
        "new",
        f"new&kind={mention.entity}",
        f"new&det={words.lower[place.first]}",
        f"new&size={min(size, 6)}",
        f"new&post={post}",
        f"new&noun={noun}",
        f"new&sentence={min(words.sentence[place.head], 3)}",
        f"new&role={role(words, place.head)}",
    ]


def of_pronoun(words: Words, place: Place, candidate: Candidate, speaker: Entity | None) -> list[str]:
    """Describe the choice of a candidate for a pronoun, inside a quotation with the one who speaks."""
    head = place.head
    group = GROUP_OF[words.lower[head]]
    group = "he" if group == "she" else group
    entity, last = candidate.entity, candidate.last
    distance = min(words.sentence[head] - words.sentence[last.head], 5)
    mine, theirs = role(words, head), role(words, last.head)
    rivals = min(candidate.rank, 4)
    found = [
        f"{group}&kind={entity.kind}&named={entity.named}",
        f"{group}&distance={distance}",
        f"{group}&rivals={rivals}",
        f"{group}&last={last.kind}&{theirs}",
        f"{group}&mine={mine}&theirs={theirs}&distance={min(distance, 2)}",
        f"{group}&times={min(len(entity.places), 5)}",
        f"{group}&quoted={words.quoted[head]}{words.quoted[last.head]}&distance={min(distance, 2)}",
        f"{group}&line={min(words.line[head] - words.line[last.head], 3)}",
    ]
    if entity.gender:
        found.append(
            f"gender={entity.gender == {'he': 'male', 'she': 'female'}.get(GROUP_OF[words.lower[head]])}&{group}"
        )
    elif entity.kind == "person":
        found.append(f"{group}&gender=unknown")
    if entity.plural:
        found.append(f"{group}&plural")
    if speaker is not None:
        found.append(f"{group}&speaks={entity is speaker}")
    if _says(words, head):
        found.append(f"{group}&says={_says(words, last.head)}&distance={min(distance, 2)}")
    if last.kind == "pronoun" and GROUP_OF[words.lower[last.head]] == GROUP_OF[words.lower[head]]:
        found.append(f"{group}&same_form&distance={min(distance, 2)}")
    if binds(words, head, last.head):
        found.append(f"{group}&bound={words.lower[head].endswith(('self', 'selves'))}")
    if last.first <= head < last.last:
        found.append(f"{group}&inside")
    if distance == 0 and _commands(words, last.head, head):
        found.append(f"{group}&commanded&mine={mine}")
    if candidate.ahead is not None:
        found.append(f"{group}&ahead={_ahead(words, head, candidate.ahead.head)}&mine={mine}")
    first = words.sentences[words.sentence[last.head]][0]
    if last.head - first < 4:
        found.append(f"{group}&opens_sentence")
    if words.sentence[(entity.places or [last])[0].head] <= 1:
        found.append(f"{group}&opens_article")
    return found


def _says(words: Words, token: int) -> bool:
    """Say whether a mention is the subject of a verb of saying."""
    return words.dep[token] == "nsubj" and words.lemma[words.head[token]] in SAYING.quoting


def binds(words: Words, pronoun: int, other: int) -> bool:
    """Say whether a pronoun cannot mean what is named behind it.

    It cannot where both are arguments of one verb, for then only a reflexive could, nor where the name stands in what
    its own verb governs: "he said that Lee left" names another (Principle C of Chomsky 1981).
    """
    together = words.head[pronoun] == words.head[other] and words.dep[pronoun] != "poss"
    return together or _commands(words, pronoun, other)


def _commands(words: Words, other: int, pronoun: int) -> bool:
    """Say whether the pronoun hangs below the verb whose subject the other is."""
    if role(words, other) != "subject":
        return False
    verb, token = words.head[other], pronoun
    while words.head[token] != token:
        token = words.head[token]
        if token == verb:
            return True
    return False


def _ahead(words: Words, pronoun: int, name: int) -> str:
    """Say how a name that follows a pronoun in its sentence stands to it.

    "Asked about his plans, Lee" may name whom "his" means; "he said that Lee left" names another.
    """
    if leads_to(words, pronoun, name):
        return "led to"
    return "commanded" if _commands(words, pronoun, name) else "apart"


def leads_to(words: Words, pronoun: int, name: int) -> bool:
    """Say whether the pronoun stands in what opens the clause whose subject the name is; not in what that one says."""
    if role(words, name) != "subject":
        return False
    token = pronoun
    while words.head[token] not in {token, words.head[name]}:
        token = words.head[token]
    return words.head[token] == words.head[name] and words.dep[token] in {"advcl", "prep", "npadvmod", "acl"}


def of_none(words: Words, place: Place) -> list[str]:
    """Describe the choice of none of the candidates for a pronoun."""
    head = place.head
    group = GROUP_OF[words.lower[head]]
    group = "he" if group == "she" else group
    governor = words.head[head]
    found = [
        f"none&{group}",
        f"none&{group}&{words.dep[head]}",
        f"none&{words.lower[head]}",
        f"none&{group}&quoted={words.quoted[head]}",
        f"none&{group}&sentence={min(words.sentence[head], 3)}",
    ]
    if group in {"it", "they"}:
        found.append(f"none&{group}&governor={words.lemma[governor].lower()}")
    if group == "it":
        # "It is time for users to move", "it was clear that": the verb and what it says of nothing.
        said = [words.lemma[c].lower() for c in words.children[governor] if words.dep[c] in {"acomp", "attr"}]
        found += [f"none&it&is={lemma}" for lemma in said]
    if group == "it" and any(words.dep[c] in {"ccomp", "xcomp", "advcl"} for c in words.children[governor]):
        found.append(f"none&it&clause&{words.lemma[governor].lower() == 'be'}")
    if any(words.dep[child] == "relcl" for child in words.children[head]):
        found.append("none&relative")
    return found
