"""Which party a pronoun or a phrase like "the ministry" means.

The article is read from left to right. Names are grouped beforehand (`aliases`); each nominal and each pronoun
then chooses among the parties and things met so far, or none of them, by a linear ranker (`training/actors.py`)
over named features of syntax, distance, agreement and prominence. What the grammar settles by itself, apposition,
predicates and speakers of quotations, is linked by rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from generator.briefing import Kind
from generator.extraction import linear
from generator.extraction.actors import antecedents, descriptions
from generator.extraction.actors.antecedents import Candidate, Entity, Place
from generator.extraction.actors.mentions import GROUP_OF
from generator.extraction.records import Mention
from generator.extraction.syntax import head_of, subject
from generator.extraction.words import Words
from generator.lexicon.lists import PRONOUNS
from generator.lexicon.parties import Gender, Parties

#: Sentences back that a pronoun and a nominal look for what they mean.
REACH = {"pronoun": 5, "nominal": 40}
THINGS_REACH = 2
#: Sentences back that "he" before a verb of saying looks when somebody spoke last whom it cannot mean.
SPEAKERS_REACH = 3


def resolve(
    words: Words,
    mentions: Sequence[Mention],
    named: Sequence[Sequence[int]],
    speakers: Mapping[int, int],
    parties: Parties,
    turns: Mapping[int, int | None] = MappingProxyType({}),
) -> list[Entity]:
    """Link every nominal and pronoun that can be linked.

    `named` holds the numbers of each party's name mentions; `speakers` gives, for a token inside a quotation, the
    number of the mention that speaks it; `turns`, for a subject of saying, the one that spoke just before. The entities
    come back in the order of `named`, then those without a name.
    """
    reader = Reader(words, mentions, parties)
    reader.open(named)
    reader.turns = turns
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
        self.turns: Mapping[int, int | None] = {}
        self.chosen: dict[int, str] = {}
        """How each mention that a ranker linked was linked, for people."""

    def _place(self, mention: Mention) -> Place:
        words = self.words
        return Place(words.at(mention.head), words.at(mention.start), words.at(mention.end - 1) + 1, mention.kind)

    def open(self, named: Sequence[Sequence[int]]) -> None:
        """Make the entities of the parties with names; their mentions are met as the reading reaches them."""
        for numbers in named:
            names = tuple(self.place[number] for number in numbers)
            entity = Entity(self.mentions[numbers[0]].entity, len(self.entities), named=True, names=names)
            for number in numbers:
                self.owner[number] = entity
                entity.nouns.update(self._nouns_of_name(number))
            if entity.kind == "person":
                entity.gender = self._gender_of_name(numbers)
            self.entities.append(entity)

    def read(self, speakers: Mapping[int, int]) -> None:
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
        plural = words.tag[token] in {"NNS", "NNPS"}
        entity = Entity("thing", -1, named=words.pos[token] == "PROPN", plural=plural, nouns={lemma})
        entity.places.append(place)
        self.things.append(entity)

    def meet(self, number: int) -> None:
        """Reach a name."""
        self._add(self.owner[number], number)

    def _add(self, entity: Entity, number: int, joined: str = "") -> None:
        self.owner[number] = entity
        if joined:
            entity.joined[number] = joined
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
            yield descriptions.title(words, token)
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

    def nominal(self, number: int) -> None:
        """Link a nominal by grammar, else by the ranker, else begin a new entity."""
        words, place, mention = self.words, self.place[number], self.mentions[number]
        entity, joined = self._equated(number), "the sentence says that it is"
        if entity is None and self.may_refer_back(number):
            candidates = [
                c
                for c in self.candidates(number, REACH["nominal"])
                if not descriptions.contradicts(words, place, c.entity, self.parties)
            ]
            rows = [antecedents.of_nominal(words, mention, place, c, self.parties) for c in candidates]
            entity = self.choose("nominals", number, candidates, [*rows, antecedents.of_new(words, mention, place)])
            joined = self.chosen.get(number, "")
        if place.head in self.turns and (entity is None or not entity.named):
            fit = descriptions.fitting(words, place, mention.entity, self.entities, self.parties)
            if fit is not None:
                entity, joined = fit.entity, "the description fits nobody else"
                if not fit.known and fit.entity is not self._acted(place):
                    entity.guessed.add(number)
        if entity is None:
            self._new(number, mention.entity)
        else:
            entity.nouns.add(words.lemma[place.head].lower())
            entity.gender = entity.gender or self.parties.noun_gender.get(words.lower[place.head])
            self._add(entity, number, joined)

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
            return self.words.lower[self.place[other].head] not in PRONOUNS.of_things
        plural = self.words.tag[self.place[number].head] in {"NNS", "NNPS"}
        return not plural and self.mentions[number].entity == self.mentions[other].entity

    def may_refer_back(self, number: int) -> bool:
        """Say whether a nominal is definite and in the singular."""
        place, words = self.place[number], self.words
        if words.tag[place.head] in {"NNS", "NNPS"}:
            return False
        return words.lower[place.first] in PRONOUNS.definite or words.lower[place.first] in PRONOUNS.owners

    def pronoun(self, number: int, speakers: Mapping[int, int]) -> None:
        """Link a pronoun by who speaks, else by the ranker; a pronoun that fits nothing stays unlinked."""
        words, place = self.words, self.place[number]
        group = GROUP_OF[words.lower[place.head]]
        speaker = self.owner.get(speakers.get(place.head, -1))
        if group in {"i", "we"}:
            if speaker is not None:
                self._add(speaker, number, "who speaks the quotation")
            return
        candidates = self.candidates(number, REACH["pronoun"], group)
        rows = [antecedents.of_pronoun(words, place, c, speaker) for c in candidates]
        rows.append(antecedents.of_none(words, place))
        entity = self.choose(
            "pronouns", number, candidates, rows, PRONOUNS.caution.get(words.lower[place.head], PRONOUNS.caution[group])
        )
        joined = self.chosen.get(number, "")
        if place.head in self.turns:
            best, entity = entity, self._speaking_on(place, group, entity)
            joined = joined if entity is best else "who spoke or acted just before"
        if entity is None:
            return
        if entity.kind == "thing":
            entity.places.append(place)
            return
        if group in {"he", "she"} and entity.gender is None:
            entity.gender = "male" if group == "he" else "female"
        self._add(entity, number, joined)

    def _speaking_on(self, place: Place, group: str, chosen: Entity | None) -> Entity | None:
        """Give whom the subject of a verb of saying means: who spoke just before, else, for "it", who just acted.

        Where the gender of who spoke is not known, a choice of the ranker's goes first that is known to agree and has
        been named or meant since. Where another spoke that cannot be meant, a choice has to stand near. Things say
        nothing.
        """
        known = {"he": "male", "she": "female"}.get(group)
        before = self.turns[place.head]
        on = self.owner.get(before) if before is not None else None
        if on is not None and agrees(group, on) and (group != "they" or on.plural):
            agreeing = chosen is not None and on.gender is None and known and chosen.gender == known
            return chosen if agreeing and self._is_later(chosen, on, place) else on
        if group != "it":
            return chosen if on is None or self._is_near(chosen, place) else None
        actor = self._acted(place)
        if actor is not None and agrees(group, actor):
            return actor
        return None if chosen is not None and chosen.kind == "thing" else chosen

    @staticmethod
    def _is_later(one: Entity | None, other: Entity, place: Place) -> bool:
        """Say whether one was last mentioned after another, as seen from a place."""
        last, rival = one.last_before(place.first) if one else None, other.last_before(place.first)
        return last is not None and (rival is None or last.head > rival.head)

    def _is_near(self, entity: Entity | None, place: Place) -> bool:
        """Say whether a party was mentioned in the few sentences before a place."""
        last, sentence = entity.last_before(place.first) if entity else None, self.words.sentence
        return last is not None and sentence[place.head] - sentence[last.head] <= SPEAKERS_REACH

    def _acted(self, place: Place) -> Entity | None:
        """Give the party that is the subject of the sentence before."""
        words, number = self.words, self.words.sentence[place.head]
        acted = subject(words, head_of(words, *words.sentences[number - 1])) if number else None
        at = self.by_head.get(acted) if acted is not None else None
        return self.owner.get(at) if at is not None else None

    def choose(
        self,
        ranker: str,
        number: int,
        candidates: Sequence[Candidate],
        rows: Sequence[Sequence[str]],
        caution: float = 0.0,
    ) -> Entity | None:
        """Give the candidate that a ranker puts first, or None when the last row, for none of them, wins.

        A candidate has to be better than none by more than `caution`.
        """
        model = linear.load(ranker)
        *scores, none = [model.score(row) for row in rows]
        if not scores or max(scores) <= none + caution:
            return None
        rivals = f"the best of {len(scores)} that it may mean" if len(scores) > 1 else "the only one that it may mean"
        self.chosen[number] = f"{rivals}; better than none of them by {max(scores) - none:.1f}"
        return candidates[scores.index(max(scores))].entity

    def candidates(self, number: int, reach: int, group: str = "") -> list[Candidate]:
        """Give the entities mentioned before within `reach` sentences, nearest first.

        For a pronoun of `group`, only those that it can mean, things too, and who is named only after it ("Asked
        about his plans, Lee left").
        """
        place, words = self.place[number], self.words
        here = words.sentence[place.head]
        near = []
        for entity in [*self.entities, *self.things] if group else self.entities:
            if group and not agrees(group, entity):
                continue
            last, ahead = entity.last_before(place.first), self.ahead(entity, place)
            if ahead is not None and antecedents.binds(words, place.head, ahead.head):
                continue  # "he described Lee" speaks of another
            if last is not None and here - words.sentence[last.head] <= reach:
                near.append((last.head, entity, last, ahead))
            elif group and ahead is not None and antecedents.leads_to(words, place.head, ahead.head):
                near.append((ahead.head, entity, ahead, ahead))
        near.sort(key=lambda found: -found[0])
        kinds: Counter[str] = Counter()
        listed = []
        for rank, (_, entity, last, ahead) in enumerate(near):
            listed.append(Candidate(entity, last, ahead, rank, kinds[entity.kind]))
            kinds[entity.kind] += 1
        return listed

    def ahead(self, entity: Entity, place: Place) -> Place | None:
        """Give the entity's next name in the sentence of a place; inside a quotation, only one inside it too."""
        words = self.words
        found = entity.named_after(place.first, words.sentences[words.sentence[place.head]][1])
        return found if found is not None and words.quoted[found.head] == words.quoted[place.head] else None


def agrees(group: str, entity: Entity) -> bool:
    """Say whether a pronoun of `group` can mean an entity at all."""
    if group in {"he", "she"}:
        other: Gender = "female" if group == "he" else "male"
        return entity.kind == "person" and entity.gender != other and not entity.plural
    if group == "it":
        return entity.kind != "person" and not entity.plural
    return entity.plural or entity.kind in {"organization", "person", "thing"}
