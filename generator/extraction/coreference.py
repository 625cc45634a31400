"""Which party a pronoun or a phrase like "the ministry" means.

The article is read from left to right. Names are grouped beforehand (`aliases`); each nominal and each pronoun
then chooses among the parties and things met so far, or none of them, by a linear ranker (`training/actors.py`)
over named features of syntax, distance, agreement and prominence. What the grammar settles by itself, apposition,
predicates and speakers of quotations, is linked by rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from generator.briefing import Kind
from generator.extraction import linear
from generator.extraction.mentions import GROUP_OF
from generator.extraction.records import Mention
from generator.extraction.speakers import SAYING
from generator.extraction.words import Words
from generator.lexicon.parties import Gender, Parties

#: Sentences back that a pronoun and a nominal look for what they mean.
REACH = {"pronoun": 5, "nominal": 40}
THINGS_REACH = 2
#: How much better than nothing a candidate has to be: more for pronouns that mostly mean things, less for those that
#: nearly always mean a person of the article. Chosen on annotated news.
CAUTION = {"it": 1.5, "they": 1.5, "he": -0.7, "she": -0.7}
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_OWNERS = frozenset({"his", "her", "its", "their"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entity is mentioned: its head token and `[first, last)` tokens."""

    head: int
    first: int
    last: int
    kind: Literal["name", "nominal", "pronoun"]


@dataclass(slots=True)
class Entity:
    """Something spoken of, while the article is read."""

    kind: Kind | Literal["thing"]
    number: int
    named: bool = False
    gender: Gender | None = None
    plural: bool = False
    nouns: set[str] = field(default_factory=set)
    places: list[Place] = field(default_factory=list)
    mentions: list[int] = field(default_factory=list)

    def last_before(self, token: int) -> Place | None:
        """Give the latest mention that begins before `token`."""
        for place in reversed(self.places):
            if place.first < token:
                return place
        return None


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that a mention may mean."""

    entity: Entity
    last: Place
    """Its latest mention before."""
    rank: int
    """How many candidates are mentioned nearer."""
    rivals: int
    """How many of those are of its own kind."""


def resolve(
    words: Words,
    mentions: Sequence[Mention],
    named: Sequence[Sequence[int]],
    speakers: dict[int, int],
    parties: Parties,
) -> list[Entity]:
    """Link every nominal and pronoun that can be linked.

    `named` holds the numbers of each party's name mentions; `speakers` gives, for a token inside a quotation, the
    number of the mention that speaks it. The entities come back in the order of `named`, then those without a name.
    """
    reader = Reader(words, mentions, parties)
    reader.open(named)
    reader.read(speakers)
    return reader.entities


class Reader:
    """The reading of one article: entities so far, and who stands where."""

    def __init__(self, words: Words, mentions: Sequence[Mention], parties: Parties) -> None:
        self.words = words
        self.mentions = mentions
        self.parties = parties
        self.entities: list[Entity] = []
        self.owner: dict[int, Entity] = {}
        self.place = [self._place(mention) for mention in mentions]
        self.by_head = {p.head: number for number, p in enumerate(self.place)}
        self.things: list[Entity] = []

    def _place(self, mention: Mention) -> Place:
        words = self.words
        return Place(words.at(mention.head), words.at(mention.start), words.at(mention.end - 1) + 1, mention.kind)

    def open(self, named: Sequence[Sequence[int]]) -> None:
        """Make the entities of the parties with names; their mentions are met as the reading reaches them."""
        for numbers in named:
            entity = Entity(self.mentions[numbers[0]].entity, len(self.entities), named=True)
            for number in numbers:
                self.owner[number] = entity
                entity.nouns.update(self._nouns_of_name(number))
            if entity.kind == "person":
                entity.gender = self._gender_of_name(numbers)
            self.entities.append(entity)

    def read(self, speakers: dict[int, int]) -> None:
        """Read the article from left to right, linking as it goes."""
        for token, number in self.order():
            if number is None:
                self.thing(token)
            elif self.mentions[number].kind == "name":
                self.meet(number)
            elif self.mentions[number].kind == "nominal":
                self.nominal(number)
            else:
                self.pronoun(number, speakers)

    def order(self) -> list[tuple[int, int | None]]:
        """Give the heads of mentions with their number, and of other noun phrases with None, in order of the text."""
        words = self.words
        inside = {t for p in self.place if p.kind == "name" for t in range(p.first, p.last)}
        found: list[tuple[int, int | None]] = [(p.first, number) for number, p in enumerate(self.place)]
        found += [
            (token, None)
            for token, pos in enumerate(words.pos)
            if pos in {"NOUN", "PROPN"}
            and token not in inside
            and token not in self.by_head
            and words.dep[token] not in {"compound", "nmod", "npadvmod", "amod"}
        ]
        return sorted(found, key=lambda pair: (pair[0], pair[1] is None, pair[1] or 0))

    def thing(self, token: int) -> None:
        """Reach a noun phrase that names no party: what "it" and "they" may mean instead."""
        words = self.words
        place = Place(token, token, token + 1, "nominal")
        lemma = words.lemma[token].lower()
        here = words.sentence[token]
        self.things = [t for t in self.things if here - words.sentence[t.places[-1].head] <= THINGS_REACH]
        for entity in self.things:
            if lemma in entity.nouns and entity.plural == (words.tag[token] in {"NNS", "NNPS"}):
                entity.places.append(place)
                return
        entity = Entity("thing", -1, plural=words.tag[token] in {"NNS", "NNPS"}, nouns={lemma})
        entity.places.append(place)
        self.things.append(entity)

    def meet(self, number: int) -> None:
        """Reach a name."""
        self._add(self.owner[number], number)

    def _add(self, entity: Entity, number: int) -> None:
        self.owner[number] = entity
        entity.places.append(self.place[number])
        entity.mentions.append(number)

    def _new(self, number: int, kind: Kind) -> None:
        entity = Entity(kind, len(self.entities))
        head = self.place[number].head
        entity.plural = self.words.tag[head] in {"NNS", "NNPS"}
        entity.nouns = {self.words.lemma[head].lower()}
        entity.gender = self.parties.noun_gender.get(self.words.lemma[head].lower())
        self.entities.append(entity)
        self._add(entity, number)

    def _nouns_of_name(self, number: int) -> Iterator[str]:
        """Give the nouns a name brings along: its own words, and the title before it."""
        place, words = self.place[number], self.words
        for token in range(place.first, place.last):
            yield words.lower[token]
        token = place.first - 1
        while (
            token >= 0
            and words.pos[token] in {"NOUN", "PROPN"}
            and words.sentence[token] == words.sentence[place.first]
        ):
            yield words.lemma[token].lower()
            token -= 1

    def _gender_of_name(self, numbers: Sequence[int]) -> Gender | None:
        """Read a person's gender off a form of address, a title, an apposition, or else the first name."""
        words, parties = self.words, self.parties
        guess: Gender | None = None
        for number in numbers:
            place = self.place[number]
            if place.first and (told := parties.address.get(words.text[place.first - 1])):
                return told
            for token in range(max(0, place.first - 3), place.first):
                titled = words.dep[token] == "compound" and words.head[token] == place.head
                if titled and (told := parties.noun_gender.get(words.lower[token])):
                    return told
            for child in words.children[place.head]:
                if words.dep[child] == "appos" and (told := parties.noun_gender.get(words.lower[child])):
                    return told
            if place.last - place.first > 1 or len(numbers) == 1:
                guess = guess or parties.first_names.get(words.text[place.first])
        return guess

    # -- nominals ---------------------------------------------------------------------------------------------

    def nominal(self, number: int) -> None:
        """Link a nominal by grammar, else by the ranker, else begin a new entity."""
        entity = self._equated(number)
        if entity is None and self.may_refer_back(number):
            candidates = self.candidates(number, REACH["nominal"])
            rows = [self.nominal_features(number, c) for c in candidates]
            chosen = best("nominals", rows, self.new_features(number))
            entity = None if chosen is None else candidates[chosen].entity
        if entity is None:
            self._new(number, self.mentions[number].entity)
        else:
            entity.nouns.add(self.words.lemma[self.place[number].head].lower())
            told = self.parties.noun_gender.get(self.words.lower[self.place[number].head])
            entity.gender = entity.gender or told
            self._add(entity, number)

    def _equated(self, number: int) -> Entity | None:
        """Follow apposition ("Kim Lee, a lawyer", "a lawyer, Kim Lee") and predicates ("Lee is a lawyer")."""
        words, head = self.words, self.place[number].head
        other = words.head[head]
        if words.dep[head] == "appos" and (at := self.by_head.get(other)) is not None and self._alike(number, at):
            return self.owner.get(at)
        for child in words.children[head]:
            if words.dep[child] == "appos" and (at := self.by_head.get(child)) is not None and self._alike(number, at):
                return self.owner.get(at)
        if (
            words.dep[head] == "attr"
            and words.lemma[other] == "be"
            and not any(words.dep[c] == "neg" for c in words.children[other])
        ):
            for child in words.children[other]:
                if (
                    words.dep[child] == "nsubj"
                    and (at := self.by_head.get(child)) is not None
                    and self._alike(number, at)
                ):
                    return self.owner.get(at)
        return None

    def _alike(self, number: int, other: int) -> bool:
        if self.mentions[other].kind == "pronoun":
            return self.words.lower[self.place[other].head] not in {"it", "they"}
        plural = self.words.tag[self.place[number].head] in {"NNS", "NNPS"}
        return not plural and self.mentions[number].entity == self.mentions[other].entity

    def may_refer_back(self, number: int) -> bool:
        """Say whether a nominal is definite and in the singular."""
        place, words = self.place[number], self.words
        if words.tag[place.head] in {"NNS", "NNPS"}:
            return False
        return words.lower[place.first] in _DEFINITE or words.lower[place.first] in _OWNERS

    def nominal_features(self, number: int, candidate: Candidate) -> list[str]:
        """Describe the choice of a candidate for a nominal."""
        words, place = self.words, self.place[number]
        entity, last = candidate.entity, candidate.last
        noun = words.lemma[place.head].lower()
        kind = self.mentions[number].entity
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
        gender = self.parties.noun_gender.get(noun)
        if gender and entity.gender:
            found.append(f"gender={gender == entity.gender}")
        if entity.plural:
            found.append("plural")
        found.append(f"rivals={min(candidate.rivals, 3)}&{kind}")
        return found

    def new_features(self, number: int) -> list[str]:
        """Describe the choice of a new entity for a nominal."""
        words, place = self.words, self.place[number]
        noun = words.lemma[place.head].lower()
        size = place.last - place.first
        post = place.last > place.head + 1
        return [
            "new",
            f"new&kind={self.mentions[number].entity}",
            f"new&det={words.lower[place.first]}",
            f"new&size={min(size, 6)}",
            f"new&post={post}",
            f"new&noun={noun}",
            f"new&sentence={min(words.sentence[place.head], 3)}",
            f"new&role={role(words, place.head)}",
        ]

    # -- pronouns ---------------------------------------------------------------------------------------------

    def pronoun(self, number: int, speakers: dict[int, int]) -> None:
        """Link a pronoun by who speaks, else by the ranker; a pronoun that fits nothing stays unlinked."""
        place = self.place[number]
        group = GROUP_OF[self.words.lower[place.head]]
        if group in {"i", "we"}:
            speaker = self.owner.get(speakers.get(place.head, -1))
            if speaker is not None:
                self._add(speaker, number)
            return
        candidates = self.candidates(number, REACH["pronoun"], group)
        rows = [self.pronoun_features(number, c, self.owner.get(speakers.get(place.head, -1))) for c in candidates]
        chosen = best("pronouns", rows, self.none_features(number), CAUTION.get(group, 0.0))
        if chosen is not None:
            entity = candidates[chosen].entity
            if entity.kind == "thing":
                entity.places.append(place)
                return
            if group in {"he", "she"} and entity.gender is None:
                entity.gender = "male" if group == "he" else "female"
            self._add(entity, number)

    def candidates(self, number: int, reach: int, group: str = "") -> list[Candidate]:
        """Give the entities mentioned before within `reach` sentences, nearest first.

        For a pronoun of `group`, only those that it can mean; things only for pronouns.
        """
        token, here = self.place[number].first, self.words.sentence[self.place[number].head]
        near = []
        for entity in [*self.entities, *self.things] if group else self.entities:
            if group and not agrees(group, entity):
                continue
            last = entity.last_before(token)
            if last is not None and here - self.words.sentence[last.head] <= reach:
                near.append((last.head, entity, last))
        near.sort(key=lambda found: -found[0])
        kinds: Counter[str] = Counter()
        listed = []
        for rank, (_, entity, last) in enumerate(near):
            listed.append(Candidate(entity, last, rank, kinds[entity.kind]))
            kinds[entity.kind] += 1
        return listed

    def pronoun_features(self, number: int, candidate: Candidate, speaker: Entity | None) -> list[str]:
        """Describe the choice of a candidate for a pronoun, inside a quotation with the one who speaks."""
        words, place = self.words, self.place[number]
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
        if self._says(head):
            found.append(f"{group}&says={self._says(last.head)}&distance={min(distance, 2)}")
        if last.kind == "pronoun" and GROUP_OF[words.lower[last.head]] == GROUP_OF[words.lower[head]]:
            found.append(f"{group}&same_form&distance={min(distance, 2)}")
        if self._binds(head, last.head):
            found.append(f"{group}&bound={words.lower[head].endswith(('self', 'selves'))}")
        if last.first <= head < last.last:
            found.append(f"{group}&inside")
        if distance == 0 and self._commands(last.head, head):
            found.append(f"{group}&commanded&mine={mine}")
        first = words.sentences[words.sentence[last.head]][0]
        if last.head - first < 4:
            found.append(f"{group}&opens_sentence")
        if words.sentence[entity.places[0].head] <= 1:
            found.append(f"{group}&opens_article")
        return found

    def _says(self, token: int) -> bool:
        """Say whether a mention is the subject of a verb of saying."""
        words = self.words
        return words.dep[token] == "nsubj" and words.lemma[words.head[token]] in SAYING

    def _binds(self, pronoun: int, other: int) -> bool:
        """Say whether both are arguments of one verb, so that only a reflexive can mean the other."""
        words = self.words
        return words.head[pronoun] == words.head[other] and words.dep[pronoun] != "poss"

    def _commands(self, other: int, pronoun: int) -> bool:
        """Say whether the pronoun hangs below the verb whose subject the other is."""
        words = self.words
        if role(words, other) != "subject":
            return False
        verb, token = words.head[other], pronoun
        while words.head[token] != token:
            token = words.head[token]
            if token == verb:
                return True
        return False

    def none_features(self, number: int) -> list[str]:
        """Describe the choice of none of the candidates for a pronoun."""
        words, place = self.words, self.place[number]
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
        if group == "it" and any(words.dep[c] in {"ccomp", "xcomp", "advcl"} for c in words.children[governor]):
            found.append(f"none&it&clause&{words.lemma[governor].lower() == 'be'}")
        if any(words.dep[child] == "relcl" for child in words.children[head]):
            found.append("none&relative")
        return found


def agrees(group: str, entity: Entity) -> bool:
    """Say whether a pronoun of `group` can mean an entity at all."""
    if group in {"he", "she"}:
        other: Gender = "female" if group == "he" else "male"
        return entity.kind == "person" and entity.gender != other and not entity.plural
    if group == "it":
        return entity.kind != "person" and not entity.plural
    return entity.plural or entity.kind in {"organization", "person", "thing"}


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


def best(name: str, rows: Sequence[Sequence[str]], otherwise: Sequence[str], caution: float = 0.0) -> int | None:
    """Give the number of the row that the ranker puts first, or None when `otherwise` wins by `caution` or less."""
    model = linear.load(name)
    scores = [model.score(row) for row in rows]
    if not scores or max(scores) <= model.score(otherwise) + caution:
        return None
    return scores.index(max(scores))
